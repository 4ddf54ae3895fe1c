"""Subjects that no list knows: «وأكد هونغ أهمية …», «واتهم القرماني الشركة بـ…», «ووصل هونغ، مؤكدا»."""

from __future__ import annotations

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.ground import Ground, Unit

__all__ = ["opening_stranger", "stranger"]

_WORDS = 3  # of an unknown name


def stranger(ground: Ground, i: int, last: int, gender: str) -> int:
    """One past an unknown subject that begins at token ``i``; ``i`` when the word may as well be an object."""
    if i >= last or not _may_be_name(ground, i):
        return i
    word = ground.folded[i]
    if word.startswith("ال"):
        after = ground.word(i + 1)
        # A surname like a nisba before a definite noun that is no attribute of it.
        follows = after.startswith("ال") and not after.endswith(("ي", "يه", "ين", "ون")) and i + 1 < last
        return i + 1 if gender != "f" and word.endswith("ي") and follows and not ground.is_a(after, "attribute") else i
    end = i
    while end < min(last, i + _WORDS) and _is_unheard(ground, end):
        end += 1
    return end


def opening_stranger(ground: Ground, unit: Unit, last: int) -> tuple[int, int] | None:
    """The unknown subject right after the verb that opens a sentence."""
    at = unit.first
    if at + 1 >= last or not ground.is_past_verb(at):
        return None
    end = stranger(ground, at + 1, last, "")
    return (at + 1, end) if end > at + 1 else None


def _may_be_name(ground: Ground, i: int) -> bool:
    token = ground.tokens[i]
    return (
        token.kind == "word"
        and not ground.pos[i]
        and ground.dates[i] is None
        and not ground.cues.get(i)
        and not ground.media.get(i)
        and ground.covers[i] is None
        and ground.complementizer(i) is None
    )


def _is_unheard(ground: Ground, i: int) -> bool:
    """A word that no list knows, without the endings of verbal nouns and plurals."""
    word = ground.folded[i]
    if not _may_be_name(ground, i) or len(word) < 4 or word.startswith(("ال", "ب", "ل", "و", "ف", "ت", "ا", "م")):
        return False
    if ground.tokens[i].text.endswith(("ة", "ات", "ه", "ها", "هم", "ا")) or ground.speakers.get(i):
        return False
    return not ground.reading.at(i) and not is_everyday(ground.reading.lexicon, word)

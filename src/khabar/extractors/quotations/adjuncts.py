"""Adjuncts between a cue and its content: dates, adverbs, phrases of circumstance, whom it is said to."""

from __future__ import annotations

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.attributes import adjective, qualifies
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.phrases import addressed, ends_at_cue

__all__ = ["PREPOSITIONS", "skip_adjuncts"]

#: Prepositions by folded form, as word lists write them.
PREPOSITIONS = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من", "في": "في"}


_WHOLE = frozenset(("اي", "كل", "كافه", "جميع"))  # they belong to the noun after them


def skip_adjuncts(ground: Ground, i: int, last: int, keep: frozenset[str] = frozenset()) -> int:
    """
    First token at or after ``i`` that is no comma, date, adverb or phrase of circumstance.

    A preposition in ``keep`` may introduce the content and is not skipped.
    """
    while i < last:
        if PREPOSITIONS.get(ground.folded[i]) in keep and ground.phrase[i] <= i + 1:
            break
        date = ground.dates[i]
        if date is not None and date.first <= i:
            i = date.last
        elif ground.is_comma(i) and ground.tokens[i].text != "؛":
            i += 1
        elif ground.switches.get(i, ()):
            i = max(m.last for m in ground.switches.get(i, ()))
        elif ground.phrase[i] > i + 1 and "phrase-preposition" in ground.pos[i]:
            i = _object_end(ground, ground.phrase[i], last)
        elif "preposition" in ground.pos[i] and ground.phrase[i] == i + 1 and ground.complementizer(i + 1) is None:
            i = _object_end(ground, i + 1, last)
        elif (
            ("particle" in ground.pos[i] and ground.folded[i] not in _WHOLE)
            or "phrase-particle" in ground.pos[i]
            or "pronominal" in ground.pos[i]
            or ground.folded[i] == "قد"
        ):
            i = max(i + 1, ground.phrase[i])
        elif addressed(ground, i):
            i = _object_end(ground, i, last)
        else:
            break
    return i


def _new_noun(ground: Ground, i: int) -> bool:
    """«في القاهرة أمس ضرورة …»: a bare common noun after a definite one begins another phrase."""
    word = ground.folded[i]
    return (
        ground.tokens[i].kind == "word"
        and ground.covers[i] is None
        and ground.dates[i] is None
        and not ground.pos[i]
        and not word.startswith(("ال", "و", "ب", "ل", "ك", "ف"))
        and is_everyday(ground.reading.lexicon, word)
    )


def _qualified(ground: Ground, i: int) -> bool:
    """«بيان مشترك»، «تصريح صحفي»: an indefinite noun with its adjective, after which nothing of the phrase comes."""
    word = ground.word(i + 1)
    known = ground.is_a("ال" + word, "attribute") or word in ("مشترك", "مشتركه", "مقتضب", "مقتضبه", "ختامي", "مطول")
    return not ground.folded[i].startswith("ال") and (known or word.endswith(("ي", "يه"))) and not ground.pos[i + 1]


def _ends_medium(ground: Ground, begin: int) -> bool:
    """«في تدوينة الأنباء …»: a bare medium before a definite noun that cannot own it."""
    after = ground.folded[begin + 1]
    bare = not ground.folded[begin].startswith("ال") and any(not m.suffix for m in ground.media[begin])
    owns = ground.covers[begin + 1] is not None or ground.speakers.get(begin + 1) or ground.media.get(begin + 1)
    return bare and after.startswith("ال") and not owns and not adjective(ground, begin + 1)


def _object_end(ground: Ground, i: int, last: int) -> int:
    """End of a preposition's object: up to a comma, mark, clause, cue, or a definite noun after a definite one."""
    begin, closed = i, False
    while i < last and i - begin < 14:
        token = ground.tokens[i]
        word = ground.folded[i]
        cover = ground.covers[i]
        if cover is not None and cover.first == i and not closed:
            i, closed = min(cover.last, last), True
            continue
        if closed and word.startswith("ال") and not qualifies(ground, i) and ground.dates[i] is None:
            break
        if closed and _new_noun(ground, i):
            break
        if closed and "demonstrative" in ground.pos[i]:
            break  # «نفى على الفور هذه الاتهامات»
        date = ground.dates[i]
        if closed and date is not None and date.first == i:
            i = min(date.last, last)
            continue
        if i == begin + 1 and begin in ground.media and _ends_medium(ground, begin):
            break
        if i == begin + 2 and begin in ground.media and _qualified(ground, begin) and not ground.pos[i]:
            break
        if i == begin + 2 and ground.has(begin, "demonstrative") and not word.startswith(("ال", "و")):
            break
        if (ground.pos[i] and word not in ("هذا", "هذه")) or word[1:] in ("هذا", "هذه", "ذلك", "تلك"):
            closed = False
        elif word.startswith("ال") or any(m.entry["kind"] == "platform" for m in ground.media.get(i, ())):
            closed = True
        if token.text in "،,:؛" or ground.complementizer(i) is not None:
            break
        pair = ground.marks.get(i)
        if pair is not None:
            if pair.kind != "name":
                break
            i = max(i + 1, ground.token_before(pair.end))
            continue
        if i > begin and ground.cues.get(i) and ends_at_cue(ground, i):
            break
        i += 1
    return max(i, begin + 1)

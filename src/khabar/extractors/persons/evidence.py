"""How surely a word is part of a person's name, by the name table alone."""

from __future__ import annotations

from khabar.lexicon import Entry, Lexicon
from khabar.reading import Reading

__all__ = ["JOINERS", "is_everyday", "name_entries", "name_strength"]

#: Words that make a name together with the next word.
JOINERS = frozenset(["عبد", "ابو", "ابي", "ابا", "بن", "ابن", "بنت", "ال", "ام", "ولد", "ذو"])
_JOINED = 3  # joiners in a row: «بن أبي آل»
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")


def name_strength(reading: Reading, i: int) -> int:
    """
    How surely token ``i`` begins or continues a name: 0 not in the table, 1 also an ordinary word, 2 probably a
    name, 3 surely one.

    A word with ال counts as much as the table says of it, or one less than the word without. A proclitic (و ل ب ف ك)
    costs one where the rest is surely a name and the whole is no name itself. Latin letters have no table: 0.
    """
    if not 0 <= i < len(reading.tokens) or reading.tokens[i].kind != "word":
        return 0
    folded = reading.folded(i)
    memo = reading.lexicon.memo("persons:strengths")
    strength: int | None = memo.get(folded)
    if strength is None:
        strength = memo[folded] = _strength(reading.lexicon, folded)
    if strength or folded not in JOINERS:
        return strength
    after = i + 1
    while after < i + _JOINED and reading.folded(after) in JOINERS:
        after += 1
    return 2 if reading.folded(after) not in JOINERS and name_strength(reading, after) else 0


def _strength(lexicon: Lexicon, folded: str) -> int:
    whole = _grade(lexicon, folded)
    if whole or folded in JOINERS:
        return whole
    return 2 if len(folded) > 3 and folded[0] in "ولبفك" and _grade(lexicon, folded[1:]) == 3 else 0


def _grade(lexicon: Lexicon, folded: str) -> int:
    entries = lexicon.entries(folded, "names")
    if entries:
        return max(int(e["grade"]) for e in entries)
    if folded.startswith("ال") and len(folded) > 4:
        entries = lexicon.entries(folded[2:], "names")
        return max((int(e["grade"]) for e in entries), default=1) - 1
    return 0


def name_entries(reading: Reading, i: int) -> list[Entry]:
    """Rows of the name table for token ``i`` as it stands."""
    return reading.lexicon.entries(reading.folded(i), "names")


def is_everyday(lexicon: Lexicon, folded: str) -> bool:
    """Whether a folded word, its proclitics, article and pronoun taken off, is an ordinary word of news."""
    memo = lexicon.memo("persons:everyday")
    known: bool | None = memo.get(folded)
    if known is None:
        forms = (form for word in _without_proclitics(folded) for form in _without_pronoun(word))
        known = memo[folded] = any(lexicon.entries(form, "everyday") for form in forms)
    return known


def _without_proclitics(word: str) -> list[str]:
    words = [word]
    if len(word) > 3 and word[0] in "وف":
        words.append(word[1:])
    for start in tuple(words):
        if len(start) > 3 and start[0] in "بلكس":
            words.append("ال" + start[2:] if start.startswith("لل") else start[1:])
    return words + [w[2:] for w in words if w.startswith("ال") and len(w) > 3]


def _without_pronoun(word: str) -> list[str]:
    words = [word]
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 3:
            bare = word[: -len(pronoun)]
            words += [bare, bare[:-1] + "ه"] if bare[-1] == "ت" else [bare]
            if bare[-1] == "ا":
                words.append(bare[:-1] + "ي")
    return words

"""How surely a word is part of a person's name, by the name table alone."""

from __future__ import annotations

from khabar.reading import Reading

__all__ = ["name_role", "name_strength"]

#: Words that make a name together with the next word.
JOINERS = frozenset(["عبد", "ابو", "ابي", "ابا", "بن", "ابن", "بنت", "ال", "ام", "ولد", "ذو"])


def name_strength(reading: Reading, i: int) -> int:
    """
    How surely token ``i`` begins or continues a name: 0 not in the table, 1 also an ordinary word, 2 probably a
    name, 3 surely one.

    A word with ال counts as much as the table says of it, or one less than the word without. A proclitic (و ل ب ف ك)
    costs nothing where the rest is surely a name and the whole is no name itself. Latin letters have no table: 0.
    """
    return reading.once("persons:strength", lambda: _Strengths(reading))[i]


def name_role(reading: Reading, i: int) -> str:
    """``given``, ``surname``, ``both``, or ``""`` when the table does not know token ``i``."""
    for match in reading.at(i, "names"):
        if not match.prefix:
            return match.entry["role"]
    return ""


class _Strengths:
    """Strengths of an article's tokens, worked out when asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, int] = {}

    def __getitem__(self, i: int) -> int:
        known = self._known.get(i)
        if known is None:
            known = self._known[i] = self._work_out(i)
        return known

    def _work_out(self, i: int) -> int:
        reading = self._reading
        if not 0 <= i < len(reading.tokens) or reading.tokens[i].kind != "word":
            return 0
        whole = _grade(reading, i, prefix=False)
        if whole:
            return whole
        folded = reading.folded(i)
        if folded in JOINERS and i + 1 < len(reading.tokens):
            return 2 if self[i + 1] >= 1 else 0
        entries = reading.lexicon.entries(folded[2:], "names") if folded.startswith("ال") and len(folded) > 4 else []
        if entries:
            return max(0, max(int(e["grade"]) for e in entries) - 1)
        return 2 if _grade(reading, i, prefix=True) == 3 else 0


def _grade(reading: Reading, i: int, *, prefix: bool) -> int:
    grades = [int(m.entry["grade"]) for m in reading.at(i, "names") if bool(m.prefix) == prefix]
    return max(grades, default=0)

"""Are two persons of different articles one? Scored, and explained in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from khabar.text import fold, tokenize

__all__ = ["Likeness", "compare_full_names", "name_key"]

# Words of a name that some outlets write and others leave out.
_OPTIONAL = frozenset({"سيد", "بن", "ابن", "بنت", "ال"})


class Likeness(NamedTuple):
    """
    How alike two things are.

    Attributes:
        score: 0.0 (not at all) to 1.0 (the same).
        because: Why, in a few words.
    """

    score: float
    because: str


def name_key(name: str) -> tuple[str, ...]:
    """
    The words of a name as comparison sees them: folded, article off, عبد and أبو joined with what follows, optional
    particles left out.
    """
    words = [fold(t.text) for t in tokenize(name) if t.kind == "word"]
    key: list[str] = []
    pending = ""
    for word in words:
        if word in ("عبد", "ابو", "ابا", "ابي"):
            pending = word.replace("ابا", "ابو").replace("ابي", "ابو")
            continue
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if pending:
            key.append(pending + bare)
            pending = ""
        elif word.startswith("عبدال") and len(word) > 6:
            key.append("عبد" + word[5:])
        elif word not in _OPTIONAL:
            key.append(bare)
    if pending:
        key.append(pending)
    return tuple(key or words)


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def compare_full_names(a: Iterable[str], b: Iterable[str]) -> Likeness | None:
    """
    Compare two names of two or more words, given as keys.

    Returns:
        1.0 for equal keys; 0.9 when the words of one stand in the other in the same order and the first or last word
        is shared; ``None`` otherwise, also when either has a single word.
    """
    one, two = tuple(a), tuple(b)
    if len(one) < 2 or len(two) < 2:
        return None
    if one == two:
        return Likeness(1.0, "same name")
    short, long = sorted((one, two), key=len)
    if len(short) < len(long) and _in_order(short, long) and short[-1] == long[-1]:
        return Likeness(0.9, "one name stands in the other")
    return None

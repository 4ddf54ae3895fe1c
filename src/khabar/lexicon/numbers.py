"""Arabic number words: cardinals and ordinals, both genders, all cases, with and without article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.lexicon.tables import read_rows
from khabar.text import fold

__all__ = ["NumberWords", "parse_number"]


class NumberWords(NamedTuple):
    """
    A number in words.

    Attributes:
        value: The number.
        ordinal: «الثالث والعشرين», not «ثلاثة وعشرين».
        definite: Its first word has the article.
        last: One past the index of its last word.
    """

    value: int
    ordinal: bool
    definite: bool
    last: int


class _Word(NamedTuple):
    value: int
    kinds: frozenset[str]
    definite: bool


@cache
def _words() -> dict[str, _Word]:
    found: dict[str, _Word] = {}
    from importlib import resources

    path = resources.files("khabar.lexicon") / "data" / "numbers.tsv"
    for row in read_rows(path):
        for form, definite in ((row.values[0], False), ("ال" + row.values[0], True)):
            key = fold(form)
            known = found.get(key)
            kinds = frozenset({row.get("kind")}) | (known.kinds if known else frozenset())
            found[key] = _Word(int(row.get("value")), kinds, definite)
    return found


def _get(words: Sequence[str], i: int, *, conjoined: bool = False) -> _Word | None:
    """The number word at ``i``; ``conjoined``: only one with و before it."""
    if not 0 <= i < len(words):
        return None
    word = words[i]
    if conjoined:
        if not word.startswith("و"):
            return None
        word = word[1:]
    return _words().get(word)


def parse_number(words: Sequence[str], first: int, head: str | None = None) -> NumberWords | None:
    """
    Read the longest number that begins at word ``first``.

    Args:
        words: Folded words (:func:`khabar.text.fold`).
        first: Index to begin at.
        head: The first word without its proclitics, when it has some («وثلاثة» → «ثلاثه»).

    Returns:
        The number, or ``None``.

    «خمسة عشر» is 15, «ألفين وثلاثة وعشرين» 2023, «الثالث والعشرين» the 23rd, «مئة وخمسون ألفا» 150,000.
    """
    if not 0 <= first < len(words):
        return None
    known = _words().get(words[first] if head is None else head)
    if known is None:
        return None
    if known.kinds & {"ordinal", "ordinal-unit"} and "unit" not in known.kinds:
        return _ordinal(words, first, known)
    if known.definite and "tens" in known.kinds:
        return NumberWords(known.value, True, True, first + 1)
    return _cardinal(words, first, known)


def _ordinal(words: Sequence[str], i: int, head: _Word) -> NumberWords | None:
    ten = _get(words, i + 1)
    if ten and "ten" in ten.kinds and head.value < 10:
        return NumberWords(10 + head.value, True, head.definite, i + 2)
    tens = _get(words, i + 1, conjoined=True)
    if tens and "tens" in tens.kinds and tens.definite == head.definite and head.value < 10:
        return NumberWords(tens.value + head.value, True, head.definite, i + 2)
    if "ordinal" not in head.kinds:
        return None
    return NumberWords(head.value, True, head.definite, i + 1)


def _below_thousand(words: Sequence[str], i: int, head: _Word) -> tuple[int, int] | None:
    """Value and end of a number below 1000 whose first word is ``head``."""
    kinds = head.kinds
    if "hundred-fixed" in kinds or "hundred" in kinds:
        value, last = head.value, i + 1
    elif "unit" in kinds:
        after = _get(words, i + 1)
        if after and "hundred" in after.kinds and 3 <= head.value <= 9:
            value, last = head.value * 100, i + 2
        elif after and "ten" in after.kinds:
            return 10 + head.value, i + 2
        else:
            tens = _get(words, i + 1, conjoined=True)
            if tens and "tens" in tens.kinds:
                return tens.value + head.value, i + 2
            return head.value, i + 1
    elif kinds & {"ten", "tens"}:
        return head.value, i + 1
    else:
        return None
    rest = _get(words, last, conjoined=True)
    if rest and rest.kinds & {"unit", "ten", "tens"}:
        more = _below_thousand(words, last, rest)
        if more and more[0] < 100:
            return value + more[0], more[1]
    return value, last


_SCALES = (("billion", 10**9), ("million", 10**6), ("thousand", 1000))


def _scaled(words: Sequence[str], i: int, head: _Word, limit: int) -> tuple[int, int, int] | None:
    """Value, end and scale of one member («ثلاثة آلاف», «ألفين», «مئة وخمسون») of a number below ``limit``."""
    for kind, scale in _SCALES:
        if scale < limit and (kind in head.kinds or kind + "-fixed" in head.kinds):
            return head.value, i + 1, scale
    small = _below_thousand(words, i, head)
    if small is None:
        return None
    after = _get(words, small[1])
    if after:
        for kind, scale in _SCALES:
            if kind in after.kinds and scale < limit and small[0] > 1:
                return small[0] * scale, small[1] + 1, scale
    return small[0], small[1], 1


def _cardinal(words: Sequence[str], first: int, head: _Word) -> NumberWords | None:
    total, i, limit = 0, first, 10**12
    word: _Word | None = head
    while word is not None:
        member = _scaled(words, i, word, limit)
        if member is None:
            break
        total, i, limit = total + member[0], member[1], member[2]
        if limit == 1:
            break
        word = _get(words, i, conjoined=True)
    return NumberWords(total, False, head.definite, i) if i > first else None

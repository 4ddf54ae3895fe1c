"""Clitics: the little words Arabic writes together with the next or the last one."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Split", "split_clitics"]

_SUFFIXES = ("هما", "ها", "هم", "هن", "كم", "نا", "ه", "ي", "ك")
_ENDS = frozenset(suffix[-1] for suffix in _SUFFIXES)


class Split(NamedTuple):
    """
    One way to take a folded word apart.

    Attributes:
        prefix: Proclitics as written («و», «ب», «ول», «س»); empty for none. «للرئيس» has prefix «ل».
        stem: What is left, folded, a lost article restored («لل» → «ل» + «ال»).
        suffix: Pronoun («ه», «ها», «هما» …); empty for none.
        cut: How many folded letters of the word belong to the prefix.
    """

    prefix: str
    stem: str
    suffix: str
    cut: int


def split_clitics(folded: str, *, suffixes: bool = True) -> list[Split]:
    """
    Every way to part proclitics (و ف ب ل ك س) and a suffixed pronoun from a folded word, the whole word first.

    Pure spelling, no dictionary: most ways are wrong, and only those whose stem stands in the lexicon are used.

    Args:
        folded: The folded word.
        suffixes: Whether to part pronouns too.
    """
    new = tuple.__new__  # half the time of Split(…)
    size = len(folded)
    prefixes = [new(Split, ("", folded, "", 0))]
    if size > 2:
        cuts = [0]
        if folded[0] in "وف":
            prefixes.append(new(Split, (folded[0], folded[1:], "", 1)))
            cuts.append(1)
        for cut in cuts:
            if size - cut < 3:
                continue
            first = folded[cut]
            if first in "بلك":
                if first == "ل" and folded[cut + 1] == "ل":
                    prefixes.append(new(Split, (folded[: cut + 1], "ا" + folded[cut + 1 :], "", cut + 1)))
                    prefixes.append(
                        new(Split, (folded[: cut + 1], "ا" + folded[cut:], "", cut + 1))
                    )  # للاذقية → اللاذقية
                prefixes.append(new(Split, (folded[: cut + 1], folded[cut + 1 :], "", cut + 1)))
            elif first == "س" and folded[cut + 1] in "يتنا":
                prefixes.append(new(Split, (folded[: cut + 1], folded[cut + 1 :], "", cut + 1)))
    if not suffixes:
        return prefixes
    found = list(prefixes)
    for prefix, stem, _, cut in prefixes:
        if stem[-1:] not in _ENDS:
            continue
        for suffix in _SUFFIXES:
            rest = len(stem) - len(suffix)
            if rest < 2 or not stem.endswith(suffix):
                continue
            bare = stem[:rest]
            found.append(new(Split, (prefix, bare, suffix, cut)))
            last = bare[-1]
            if last == "ت":  # زيارته → زيارة
                found.append(new(Split, (prefix, bare[:-1] + "ه", suffix, cut)))
            elif last in "يو":  # لقائه، لقاؤه → لقاء
                found.append(new(Split, (prefix, bare[:-1] + "ء", suffix, cut)))
            elif last == "ا":  # التقاه → التقى
                found.append(new(Split, (prefix, bare[:-1] + "ي", suffix, cut)))
    return found

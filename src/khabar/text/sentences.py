"""Paragraphs and sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from khabar.text.tokens import Token

__all__ = ["Sentence", "split_sentences"]

_ENDS = frozenset(".!?؟…۔")
_CLOSERS = frozenset("\"'”“»«’)]}")
_YEARS = frozenset({"هـ", "ه", "م"})  # «1445 هـ.», «2023م.» may end a sentence


class Sentence(NamedTuple):
    """
    One sentence.

    Attributes:
        start: First code point of its first token.
        end: One past its last token.
        first: Index of its first token.
        last: One past the index of its last token.
        paragraph: Number of its paragraph (line), from 0.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int


def _ends(tokens: tuple[Token, ...], i: int, first: int, last: int) -> bool:
    """Whether the mark at ``i`` ends a sentence that begins at ``first``, in a line that ends before ``last``."""
    mark = tokens[i]
    if i + 1 >= last:
        return True
    after = tokens[i + 1]
    if after.text in _ENDS or mark.text == "…":
        return False
    if mark.text != ".":
        return True
    before = tokens[i - 1] if i > first else mark
    if before.text == "." or before is mark:
        return False  # an ellipsis, or a full stop that ends nothing
    if before.end != mark.start:
        return True
    glued = after.start == mark.end
    if before.kind == "number":
        return not (i - 1 == first or (glued and after.kind == "number"))  # «1. …» is a list, 5.1 a decimal
    if before.kind == "word":
        if len(before.text.replace("ـ", "")) == 1:  # abbreviations: «د. محمد», «أ. ف. ب», Latin initials
            return before.text in _YEARS and i - 2 >= first and tokens[i - 2].kind == "number"
        return not (glued and after.kind == "word" and (before.text.isascii() or after.text.isascii()))  # domain names
    return True


def split_sentences(text: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """
    Sentences in order; every token lies in exactly one. A line end always ends a sentence.

    Abbreviations («د. محمد»), decimals (``5.1``), numbers of a list and ellipses do not end one; a full stop without
    a space after it does. Closing marks after the end belong to the sentence they close.
    """
    found: list[Sentence] = []
    starts = [t.start for t in tokens]
    paragraph = 0
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        first = bisect_left(starts, position)
        last = bisect_left(starts, end)
        if first < last:
            begin = first
            i = first
            while i < last:
                if tokens[i].text in _ENDS and _ends(tokens, i, begin, last):
                    stop = i + 1
                    while stop < last and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end:
                        stop += 1
                    found.append(Sentence(tokens[begin].start, tokens[stop - 1].end, begin, stop, paragraph))
                    begin = stop
                    i = stop
                else:
                    i += 1
            if begin < last:
                found.append(Sentence(tokens[begin].start, tokens[last - 1].end, begin, last, paragraph))
            paragraph += 1
        position = end + 1
    return tuple(found)

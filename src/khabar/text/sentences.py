"""Paragraphs and sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from khabar.text.tokens import Token

__all__ = ["Sentence", "split_sentences"]

_ENDS = frozenset(".!?؟…۔")
_CLOSERS = frozenset("\"'”“»«’)]}")
# Abbreviations that end in a full stop: doctor, engineer, professor, hijri, page, number …
_ABBREVIATIONS = frozenset(
    {"د", "م", "أ", "ا", "ص", "ب", "ت", "ج", "ق", "غ", "س", "ر", "ع", "ف", "ك", "ل", "ن", "و", "ي", "هـ", "ه", "آ"}
)


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


def _is_end(text: str, tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """Whether the mark at ``i`` ends a sentence inside a paragraph that ends before token ``last``."""
    mark = tokens[i]
    after = tokens[i + 1] if i + 1 < last else None
    before = tokens[i - 1] if i else None
    if after is None:
        return True
    if mark.text != ".":
        return after.text not in _ENDS
    if after.text in _ENDS:
        return False
    if before is None or before.end != mark.start:
        return True
    glued = after.start == mark.end
    if glued and before.kind == "number" and after.kind == "number":
        return False
    if before.kind == "word" and before.text in _ABBREVIATIONS:
        return False
    if glued and (before.text.isascii() or after.text.isascii()) and before.kind == after.kind == "word":
        return False  # domain names, Latin initials
    return True


def split_sentences(text: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """
    Sentences in order; every token lies in exactly one. A line end always ends a sentence.

    Abbreviations («د. محمد»), decimals (``5.1``) and ellipses do not end one; a full stop without a space after it
    does. Closing marks after the end belong to the sentence they close.
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
                if tokens[i].text in _ENDS and _is_end(text, tokens, i, last):
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

"""Tokens: words, numbers and single marks, each with its offsets in the raw text."""

from __future__ import annotations

from typing import NamedTuple

import regex

__all__ = ["Token", "tokenize"]

_FORMAT = r"\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF"
# A word: letters with their marks, tatweel and format characters inside; an underscore parts words (hashtags).
_TOKEN = regex.compile(
    rf"\p{{L}}[\p{{L}}\p{{M}}\u0640]*+(?:[{_FORMAT}]++[\p{{L}}\p{{M}}\u0640]++)*+|\p{{Nd}}++|[^\s{_FORMAT}]"
)


class Token(NamedTuple):
    """
    A word, a run of digits, or one mark.

    Attributes:
        start: First code point in the raw text.
        end: One past the last.
        text: The slice.
        kind: ``word``, ``number`` or ``mark``.
    """

    start: int
    end: int
    text: str
    kind: str


def tokenize(text: str) -> tuple[Token, ...]:
    """
    Cut ``text`` into tokens, in order; everything but white space and format characters lies in one token.

    «الـ12» gives a word and a number; «#محمد_بن_سلمان» a mark, three words and the marks between them.
    """
    new, find = tuple.__new__, text.find  # half the time of Token(…)
    tokens: list[Token] = []
    start = 0
    for chunk in text.split(" "):
        end = start + len(chunk)
        if chunk.isalpha():  # most are one word, and to look is cheaper than to match
            tokens.append(new(Token, (start, end, chunk, "word")))
        elif chunk:
            at = start
            for piece in _TOKEN.findall(text, start, end):  # the slices found again cost less than match objects
                at = find(piece, at)
                if piece[0].isalpha():
                    kind = "word"
                elif piece[0].isdecimal():
                    kind = "number"
                else:  # letters that regex knows and this Python does not yet come in words too
                    kind = "mark" if len(piece) == 1 else "word"
                tokens.append(new(Token, (at, at + len(piece), piece, kind)))
                at += len(piece)
        start = end + 1
    return tuple(tokens)

"""Pairs of quotation marks, found by a stack over characters."""

from __future__ import annotations

from typing import NamedTuple

import regex

__all__ = ["MarkPair", "pair_marks"]

_CLOSE = {"«": "»", "“": "”", "„": "“", "‘": "’", "((": "))", "‹": "›", "”": "“", "»": "«"}
_STRAIGHT = frozenset({'"', "″", "＂", "''", "``"})
_MARK = regex.compile(r"\(\(|\)\)|''|``|[«»“”„‘’‹›\"″＂]")
_MAX_DEPTH = 16  # deeper nesting is no writing; a bound keeps the cost linear


class MarkPair(NamedTuple):
    """
    A pair of quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark; the paragraph's end when it is missing.
        inner_start: First code point inside.
        inner_end: One past the last code point inside.
        mark: The opening mark.
        balanced: Whether a closing mark was found in the paragraph.
        depth: 0 for an outer pair.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    balanced: bool
    depth: int


def _opens(text: str, at: int, end: int) -> bool:
    """A mark opens when a space or an opener stands before it and none after it; «و"…» opens too."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if after.isspace() or after in "،.؛:؟!,;)":
        return False
    return (
        before.isspace()
        or before in "(([{«“:،-–—/"
        or not before.isalnum()
        or text[max(0, at - 2) : at].lstrip() in _PROCLITICS
    )


_PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "ال"})


def pair_marks(text: str) -> tuple[MarkPair, ...]:
    """
    Pair the quotation marks of ``text``, by start. Pairs never cross a line end; an opening mark that is never
    closed gives an unbalanced pair to the end of its line; a closing mark without opening is passed over.

    Knows ``" "``, ``« »``, mirrored ``» «``, ``“ ”``, ``„ “``, ``‘ ’``, ``(( ))``. An apostrophe inside a word is no mark.
    """
    found: list[MarkPair] = []
    stack: list[tuple[str, int, int]] = []  # mark, start, end
    line_end = -1

    def close_line(at: int) -> None:
        while stack:
            mark, start, end = stack.pop()
            stop = at
            while stop > end and text[stop - 1].isspace():
                stop -= 1
            if stop > end:
                found.append(MarkPair(start, stop, end, stop, mark, False, len(stack)))

    for m in _MARK.finditer(text):
        at, end, mark = m.start(), m.end(), m.group()
        if at > line_end:
            if line_end >= 0:
                close_line(line_end)
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
        if mark in "‘’" and at and end < len(text) and text[at - 1].isalpha() and text[end].isalpha():
            continue
        closed = _closes(stack, mark)
        if closed is not None and not (mark in _STRAIGHT and stack[closed][2] == at):
            _, start, inner = stack[closed]
            del stack[closed:]
            found.append(MarkPair(start, end, inner, at, text[start:inner], True, len(stack)))
        elif len(stack) < _MAX_DEPTH and _may_open(text, mark, at, end):
            stack.append((mark, at, end))
    if line_end >= 0:
        close_line(line_end)
    return tuple(sorted(found))


def _may_open(text: str, mark: str, at: int, end: int) -> bool:
    if mark in ("«", "“", "„", "‘", "‹", "(("):
        return True
    if mark in _STRAIGHT:
        return _opens(text, at, end) or text[end : end + 1].strip() != ""
    # mirrored ” “ and » «: an opener only where it stands like one
    return mark in ("”", "»") and _opens(text, at, end)


def _closes(stack: list[tuple[str, int, int]], mark: str) -> int | None:
    """Index in the stack of the innermost opener that ``mark`` closes."""
    for i in range(len(stack) - 1, -1, -1):
        opener = stack[i][0]
        if opener == mark and mark in _STRAIGHT:
            return i
        if _CLOSE.get(opener) == mark or (opener == "“" and mark == "“" and False):
            return i
        if opener in "“”" and mark in '"' or opener == '"' and mark == "”":
            return i
    return None

"""Pairs of quotation marks, found by a stack over characters."""

from __future__ import annotations

from typing import NamedTuple

import regex

__all__ = ["MarkPair", "pair_marks"]

_MARK = regex.compile(r"\(\(|\)\)|''|``|[«»“”„‘’‚‹›'\"″＂]")
# Marks of one family may close one another: writers mix «"نعم”» and mirror «”نعم“» and «»نعم«».
_FAMILY = {
    "((": "(", "))": "(", "«": "«", "»": "«", "‹": "‹", "›": "‹", "‘": "'", "’": "'", "‚": "'", "'": "'",
    "“": '"', "”": '"', "„": '"', '"': '"', "″": '"', "＂": '"', "''": "''", "``": "''",
}  # fmt: skip
_OPENERS = frozenset({"((", "«", "‹", "‘", "‚", "“", "„", "``"})
_CLOSERS = frozenset({"))", "»", "›", "’", "”"})
_BEFORE_OPENER = frozenset("([{«“„‘‹:،,-–—/*•\"'")
_AFTER_CLOSER = frozenset("،.؛:؟!,;…)]}»”’›-–—/*\"'")
_REACH = 7  # one more than the longest proclitics with a tatweel or two: a longer word's end is none
_PROCLITICS = frozenset(a + b for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل")) - {""}
_MAX_DEPTH = 16  # deeper nesting is no writing; a bound keeps the cost linear
_OPENS, _CLOSES, _EITHER = "opens", "closes", "either"


class MarkPair(NamedTuple):
    """
    A pair of quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark; the line's end when it is missing.
        inner_start: First code point inside.
        inner_end: One past the last code point inside.
        mark: The opening mark.
        balanced: Whether a closing mark was found in the line.
        depth: 0 for an outer pair.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    balanced: bool
    depth: int


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    family: str
    shape: str  # what its neighbours say it does
    line: int  # number of its line
    line_end: int


def _shape(text: str, start: int, end: int) -> str:
    """What the spacing says: a mark opens after a space before a word, and closes the other way round."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = (
        before.isspace()
        or before in _BEFORE_OPENER
        or (before.isalpha() and text[max(0, start - _REACH) : start].rsplit(maxsplit=1)[-1].rstrip("ـ") in _PROCLITICS)
    )
    closes = after.isspace() or after in _AFTER_CLOSER
    return _EITHER if opens == closes else _OPENS if opens else _CLOSES


def _scan(text: str) -> list[_Mark]:
    """All marks; apostrophes inside words and beside digits are none."""
    marks: list[_Mark] = []
    line, line_end = 0, -1
    for found in _MARK.finditer(text):
        start, end = found.span()
        if start > line_end:
            line += 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
        mark = found.group()
        family = _FAMILY[mark]
        shape = _shape(text, start, end)
        if family == "'" and shape == _EITHER and start and text[start - 1].isalnum():
            continue
        marks.append(_Mark(start, end, mark, family, shape, line, line_end))
    return marks


def _following(marks: list[_Mark]) -> list[_Mark | None]:
    """For every mark the next one of its family in its line."""
    following: list[_Mark | None] = [None] * len(marks)
    last: dict[tuple[int, str], _Mark] = {}
    for i in range(len(marks) - 1, -1, -1):
        key = (marks[i].line, marks[i].family)
        following[i] = last.get(key)
        last[key] = marks[i]
    return following


def _closes(mark: _Mark, then: _Mark | None) -> bool:
    """Whether a mark closes the open one of its family."""
    if mark.text in _OPENERS:
        return mark.shape == _CLOSES
    if mark.text in _CLOSERS:
        return True
    # A straight mark that looks like an opener is a nested one only when a closing one follows; else the space
    # stands on the wrong side of it.
    return mark.shape != _OPENS or then is None or then.shape != _CLOSES


def _opens(text: str, mark: _Mark, then: _Mark | None) -> bool:
    """Whether a mark that closes nothing opens a pair."""
    if mark.text in _OPENERS or mark.shape == _OPENS:
        return True
    if mark.text in _CLOSERS or mark.family == "'":
        return False
    if mark.shape == _EITHER:
        before = text[max(0, mark.start - 8) : mark.start].rstrip(" ")[-1:]
        return then is not None or before in ("", ":", "\n")
    # «قال" نعم "»: the space stands on the wrong side, and another one that cannot open follows
    return then is not None and then.shape != _OPENS and text[mark.end].isspace()


def pair_marks(text: str) -> tuple[MarkPair, ...]:
    """
    Pair the quotation marks of ``text``, by start. Pairs never cross a line end; an opening mark that is never
    closed gives an unbalanced pair to the end of its line, unless it stands inside a closed pair; a closing mark
    without an opening one is passed over.

    Knows ``" "``, ``« »``, mirrored ``» «``, ``“ ”``, ``„ “``, ``‘ ’``, ``' '``, ``'' ''``, ``(( ))``, their mixtures,
    and marks with the space on the wrong side. An apostrophe inside a word is no mark.
    """
    marks = _scan(text)
    found: list[MarkPair] = []
    stack: list[_Mark] = []

    def close_line() -> None:
        while stack:
            mark = stack.pop()
            stop = mark.line_end
            while stop > mark.end and text[stop - 1].isspace():
                stop -= 1
            if stop > mark.end and mark.family != "'":
                found.append(MarkPair(mark.start, stop, mark.end, stop, mark.text, False, len(stack)))

    for mark, then in zip(marks, _following(marks), strict=True):
        if stack and stack[-1].line != mark.line:
            close_line()
        opener = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        if opener is not None and _closes(mark, then):
            first = stack[opener]
            del stack[opener:]
            if first.end < mark.start:
                found.append(MarkPair(first.start, mark.end, first.end, mark.start, first.text, True, len(stack)))
        elif len(stack) < _MAX_DEPTH and _opens(text, mark, then):
            stack.append(mark)
    close_line()
    return tuple(sorted(found))

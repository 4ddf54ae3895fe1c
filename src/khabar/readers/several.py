"""Several articles in one text: agency dumps, reviews of the press, live coverage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.readers.heads import Row, heads_of, kinds_of, rows_of
from khabar.readers.topics import differ

__all__ = ["split"]

_BODY = 60  # code points that a sentence of a story has at least
_HEAD = 3  # lines in which a story says whence it comes
_FEW = 2
_PREFACE = 3  # lines in which a page says what it is


def split(text: str) -> list[str]:
    """
    The articles of a text, each a slice of it without what parts them; ``[text]`` when it is one.

    A text is several only when its parts say so, each being a story with sentences of its own:

    * parted by lines of marks, or numbered, each part with a headline, and half of them with an agency or a day;
    * parted by lines of marks, each part with a headline, that speak of quite different things;
    * without marks, headlines that each stand over a dateline or a line with the day;
    * a title that says «عناوين الصحف», and lines that name a newspaper;
    * a title that says «لحظة بلحظة», and lines that are a clock time.

    Headings, lists and lines of asterisks alone part nothing.
    """
    rows = rows_of(text)
    if len(rows) < 2 * _FEW:
        return [text]
    for parts in (_titled(rows), _by_separators(rows), _by_numbers(rows), _by_datelines(rows)):
        if len(parts) >= _FEW:
            return [text[part[0].bare : part[-1].end] for part in parts]
    return [text]


def _parts(rows: Sequence[Row], starts: Sequence[int]) -> list[list[Row]]:
    ends = [*starts[1:], len(rows)]
    return [[r for r in rows[a:b] if not r.separates] for a, b in zip(starts, ends, strict=True)]


def _tells(part: Sequence[Row]) -> bool:
    """Whether a part has a sentence of a story."""
    return any(map(_telling, part[1:]))


def _telling(row: Row) -> bool:
    return len(row.text) >= _BODY and row.ended


def _sourced(part: Sequence[Row]) -> bool:
    """Whether a part says whence or when it comes: below its headline, or in its last line."""
    return any(h.dateline or h.day for h in heads_of(part[1 : 1 + _HEAD])) or heads_of(part[-1:])[0].signature


def _stories(parts: list[list[Row]]) -> bool:
    """Whether each part is a headline with a story."""
    return len(parts) >= _FEW and all(part and part[0].titles and _tells(part) for part in parts)


def _mostly_sourced(parts: list[list[Row]]) -> bool:
    """Whether half of the parts, two at least, say whence they come."""
    sourced = sum(map(_sourced, parts))
    return sourced >= _FEW and 2 * sourced >= len(parts)


def _by_separators(rows: Sequence[Row]) -> list[list[Row]]:
    if not any(row.separates for row in rows) or all(row.separates for row in rows):
        return []
    starts = [i for i in range(len(rows)) if not rows[i].separates and (i == 0 or rows[i - 1].separates)]
    parts = _parts(rows, starts)
    if len(parts) > _FEW and len(parts[0]) == 1:  # the dump's own title
        parts = parts[1:]
    if not _stories(parts):
        return []
    apart = _mostly_sourced(parts) or differ(["\n".join(row.text for row in part) for part in parts])
    return parts if apart else []


def _by_numbers(rows: Sequence[Row]) -> list[list[Row]]:
    """«1- عنوان», «2- عنوان» …, the numbers in order."""
    starts: list[int] = []
    for i, row in enumerate(rows):
        if row.number == len(starts) + 1:
            starts.append(i)
    if len(starts) < _FEW or starts[0] > 1:
        return []
    parts = _parts(rows, starts)
    return parts if _stories(parts) and _mostly_sourced(parts) else []


def _by_datelines(rows: Sequence[Row]) -> list[list[Row]]:
    """Headlines that stand apart, over a dateline or a day, each; the first opens the text, or stands below a title."""
    apart = [i for i, row in enumerate(rows) if row.titles and (row.after_blank or len(rows[i - 1].text) < 40)]
    if len(apart) < _FEW:
        return []
    telling = [i for i, row in enumerate(rows) if _telling(row)]
    starts: list[int] = []
    for i in apart:
        after = bisect_right(telling, starts[-1]) if starts else 0
        if i + 1 >= len(rows) or (starts and (after == len(telling) or telling[after] >= i)):
            continue
        own, below = heads_of(rows[i : i + 2])
        if (below.dateline or below.day) and not (own.dateline or own.day or own.signature):
            starts.append(i)
    if len(starts) < _FEW or starts[0] > 1:
        return []
    parts = _parts(rows, starts)
    return parts if all(map(_tells, parts)) else []


def _titled(rows: Sequence[Row]) -> list[list[Row]]:
    """Newspapers of a review, entries of live coverage; what stands before the first is its own part if it tells."""
    clocks = [i for i, row in enumerate(rows) if row.clock]
    short = [i for i, row in enumerate(rows) if 0 < i < len(rows) - 1 and len(row.text) <= 40]
    if len(clocks) < _FEW and len(short) < _FEW:
        return []
    kinds = set().union(*(kinds_of(row.text) for row in rows[:_PREFACE] if row.titles))
    if "live" in kinds and len(clocks) >= _FEW:
        starts = clocks
    elif "review" in kinds:
        starts = [i for i, head in zip(short, heads_of([rows[i] for i in short]), strict=True) if head.outlet]
    else:
        return []
    if len(starts) < _FEW or not all(_says(part) for part in _parts(rows, starts)):
        return []
    preface = rows[: starts[0]]
    return _parts(rows, [0, *starts] if _tells(preface) else [0, *starts[1:]])


def _says(part: Sequence[Row]) -> bool:
    """Whether something stands below the line that names a newspaper or a time."""
    return sum(len(row.text) for row in part[1:]) >= _BODY

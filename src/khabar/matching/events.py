"""Do two intervals, or two places, speak of one event?"""

from __future__ import annotations

import datetime as dt

__all__ = ["intervals_meet", "places_clash", "precision"]

Interval = tuple[dt.date | None, dt.date | None]


def intervals_meet(a: Interval, b: Interval) -> bool | None:
    """
    Whether two half-open intervals of days share a day; ``None`` when a begin is unknown on either side.

    An open end counts as one day.
    """
    if a[0] is None or b[0] is None:
        return None
    (a_begin, a_end), (b_begin, b_end) = _days(a[0], a[1]), _days(b[0], b[1])
    return a_begin < b_end and b_begin < a_end


def precision(interval: Interval) -> int:
    """Days an interval spans; the fewer the more precise. An unknown one is the least precise."""
    if interval[0] is None:
        return 1_000_000
    begin, end = _days(interval[0], interval[1])
    return end - begin


def _days(begin: dt.date, end: dt.date | None) -> tuple[int, int]:
    """As numbers: an instant is its day, and no day is beyond the calendar."""
    first = begin.toordinal()
    last = end.toordinal() if end else first + 1
    same_day = isinstance(begin, dt.datetime) and last == first
    return first, last + same_day


def places_clash(a: str | None, b: str | None) -> bool:
    """Whether two countries (ISO codes) contradict each other; unknown contradicts nothing."""
    return a is not None and b is not None and a != b

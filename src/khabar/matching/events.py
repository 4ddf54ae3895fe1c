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
    a_end = a[1] or a[0] + dt.timedelta(days=1)
    b_end = b[1] or b[0] + dt.timedelta(days=1)
    return a[0] < b_end and b[0] < a_end


def precision(interval: Interval) -> int:
    """Days an interval spans; the fewer the more precise. An unknown one is the least precise."""
    if interval[0] is None:
        return 1_000_000
    return ((interval[1] or interval[0] + dt.timedelta(days=1)) - interval[0]).days


def places_clash(a: str | None, b: str | None) -> bool:
    """Whether two countries (ISO codes) contradict each other; unknown contradicts nothing."""
    return a is not None and b is not None and a != b

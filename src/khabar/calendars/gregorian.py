"""Gregorian days: lengths of months, safe construction, shifts by months."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

__all__ = ["month_length", "shift_days", "shift_months", "week_begin", "weekday_near"]


def month_length(year: int, month: int) -> int:
    """Days in a month, 0 when there is no such month."""
    return monthrange(year, month)[1] if 1 <= month <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR else 0


def shift_days(day: dt.date, days: int) -> dt.date | None:
    """``day`` plus a number of days; ``None`` outside the years 1–9999."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of a month so many months on; the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, month_length(year, month + 1)))


def week_begin(day: dt.date) -> dt.date:
    """Monday of the ISO week of ``day``."""
    return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))


def weekday_near(day: dt.date, weekday: int, direction: int) -> dt.date | None:
    """
    The nearest day with an ISO weekday (1 Monday … 7 Sunday).

    Args:
        day: Counted from.
        weekday: ISO number.
        direction: -1: ``day`` or before it; 1: ``day`` or after it; 0: on either side, at most three days away.
    """
    ahead = (weekday - day.isoweekday()) % 7
    if direction > 0 or (direction == 0 and ahead <= 3):
        return shift_days(day, ahead)
    return shift_days(day, ahead - 7 if ahead else 0)

"""Writing intervals as EDTF (levels 0–1) and TIMEX3."""

from __future__ import annotations

import datetime as dt

from khabar.calendars.gregorian import shift_days

__all__ = ["edtf_of", "timex_of"]


def _year(year: int) -> str:
    return f"{year:04d}"


def edtf_of(begin: dt.date, until: dt.date | None, *, qualifier: str = "") -> str:
    """
    EDTF of a half-open interval of days: ``2023-07-15``, ``2023-07``, ``2023``, ``201X``, ``20XX``, or ``first/last``.

    Args:
        begin: First day.
        until: First day after it; ``None`` when open: ``2023-07-15/..``.
        qualifier: ``~`` approximate, ``?`` uncertain, ``%`` both.
    """
    if until is None:
        return f"{begin.isoformat()}{qualifier}/.."
    single = _period(begin, until)
    if single is not None:
        return single + qualifier
    last = shift_days(until, -1) or begin
    whole = _whole(begin, until)
    if whole is not None:
        return f"{whole[0]}{qualifier}/{whole[1]}{qualifier}"
    return f"{begin.isoformat()}{qualifier}/{last.isoformat()}{qualifier}"


def _period(begin: dt.date, until: dt.date) -> str | None:
    """A day, month, year, decade or century that the interval is exactly."""
    if until == shift_days(begin, 1):
        return begin.isoformat()
    if begin.day != 1 or until.day != 1:
        return None
    months = (until.year - begin.year) * 12 + until.month - begin.month
    if months == 1:
        return begin.isoformat()[:7]
    if begin.month != 1 or until.month != 1:
        return None
    if months == 12:
        return _year(begin.year)
    if months == 120 and begin.year % 10 == 0:
        return _year(begin.year)[:3] + "X"
    if months == 1200 and begin.year % 100 == 0:
        return _year(begin.year)[:2] + "XX"
    return None


def _whole(begin: dt.date, until: dt.date) -> tuple[str, str] | None:
    """First and last year, or first and last month, of an interval made of whole ones."""
    if begin.day != 1 or until.day != 1:
        return None
    if begin.month == 1 and until.month == 1:
        return _year(begin.year), _year(until.year - 1)
    last = shift_days(until, -1) or begin
    return begin.isoformat()[:7], last.isoformat()[:7]


def timex_of(begin: dt.date, until: dt.date | None, grain: str | None) -> str:
    """TIMEX3 value of a half-open interval: ``2023-07-15``, ``2023-W28``, ``2023-Q3``, ``2023-H1``, ``202``, ``20``."""
    year = _year(begin.year)
    if grain == "week":
        iso = begin.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if grain == "quarter" and begin.day == 1 and begin.month % 3 == 1:
        return f"{year}-Q{(begin.month + 2) // 3}"
    if grain == "half-year" and begin.day == 1 and begin.month % 6 == 1:
        return f"{year}-H{(begin.month + 5) // 6}"
    single = _period(begin, until) if until is not None else None
    if single is not None:
        return single.rstrip("X")
    return edtf_of(begin, until)

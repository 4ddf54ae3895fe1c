"""Hijri days: Umm al-Qura inside 1343–1500 AH, the tabular calendar outside."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from hijridate import Gregorian, Hijri

__all__ = ["from_hijri", "hijri_method", "hijri_month_length", "to_hijri"]

FIRST_YEAR, LAST_YEAR = 1343, 1500  # of the Umm al-Qura tables
_FIRST_DAY, _LAST_DAY = dt.date(1924, 8, 1), dt.date(2077, 11, 16)
_EPOCH = 227_015  # ordinal of 1 Muharram 1 AH, 19 July 622 proleptic Gregorian (civil epoch)


def hijri_method(year: int) -> str:
    """``umm-al-qura`` or ``tabular``: how days of a Hijri year are computed."""
    return "umm-al-qura" if FIRST_YEAR <= year <= LAST_YEAR else "tabular"


def _tabular_ordinal(year: int, month: int, day: int) -> int:
    """Ordinal of a day in the 30-year cycle with leap years 2 5 7 10 13 16 18 21 24 26 29."""
    return _EPOCH - 1 + day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30


def _tabular_length(year: int, month: int) -> int:
    if month == 12 and (14 + 11 * year) % 30 < 11:
        return 30
    return 30 if month % 2 else 29


@lru_cache(maxsize=4096)
def hijri_month_length(year: int, month: int) -> int:
    """Days in a Hijri month: 29 or 30, 0 when there is no such month."""
    if not (1 <= month <= 12 and year >= 1):
        return 0
    if hijri_method(year) == "umm-al-qura":
        return int(Hijri(year, month, 1).month_length())
    return _tabular_length(year, month)


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int, day: int) -> dt.date | None:
    """
    The Gregorian day of a Hijri day; ``None`` when it does not exist.

    Announced days differ from it by up to one day (Umm al-Qura) or two (tabular).
    """
    if not 1 <= day <= hijri_month_length(year, month):
        return None
    if hijri_method(year) == "umm-al-qura":
        return dt.date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
    ordinal = _tabular_ordinal(year, month, day)
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def to_hijri(day: dt.date) -> tuple[int, int, int] | None:
    """Year, month and day AH; ``None`` before the first year."""
    if _FIRST_DAY <= day <= _LAST_DAY:
        year, month, date = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
        return year, month, date
    ordinal = day.toordinal()
    if ordinal < _EPOCH:
        return None
    year = (30 * (ordinal - _EPOCH) + 10646) // 10631
    month = 12
    while month > 1 and _tabular_ordinal(year, month, 1) > ordinal:
        month -= 1
    return year, month, ordinal - _tabular_ordinal(year, month, 1) + 1

"""The three calendars behind one face."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from khabar.calendars.gregorian import month_length
from khabar.calendars.hijri import from_hijri, hijri_month_length, to_hijri
from khabar.calendars.solar_hijri import from_solar_hijri, solar_hijri_month_length, to_solar_hijri

__all__ = ["CALENDARS", "Calendar"]


def _from_gregorian(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= day <= month_length(year, month) else None


def _to_gregorian(day: dt.date) -> tuple[int, int, int] | None:
    return day.year, day.month, day.day


class Calendar(NamedTuple):
    """
    A calendar.

    Attributes:
        name: ``gregorian``, ``hijri`` or ``solar-hijri``.
        day: Year, month, day → proleptic Gregorian day, ``None`` when it does not exist.
        fields: Gregorian day → year, month, day.
        length: Year, month → days in it.
        longest: Most days each month can have in any year.
    """

    name: str
    day: Callable[[int, int, int], dt.date | None]
    fields: Callable[[dt.date], tuple[int, int, int] | None]
    length: Callable[[int, int], int]
    longest: tuple[int, ...]

    def interval(self, year: int, month: int | None = None, months: int = 1) -> tuple[dt.date, dt.date] | None:
        """Half-open interval of a year, or of ``months`` months from ``month`` on."""
        begin = self.day(year, month or 1, 1)
        after = (month or 1) - 1 + (12 if month is None else months)
        until = self.day(year + after // 12, after % 12 + 1, 1)
        return (begin, until) if begin and until else None


CALENDARS = {
    "gregorian": Calendar(
        "gregorian", _from_gregorian, _to_gregorian, month_length, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    ),
    "hijri": Calendar("hijri", from_hijri, to_hijri, hijri_month_length, (30,) * 12),
    "solar-hijri": Calendar(
        "solar-hijri", from_solar_hijri, to_solar_hijri, solar_hijri_month_length, (31,) * 6 + (30,) * 6
    ),
}

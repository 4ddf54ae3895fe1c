"""Solar Hijri days (Iran, Afghanistan): arithmetic after Borkowski's break years."""

from __future__ import annotations

import datetime as dt

__all__ = ["from_solar_hijri", "solar_hijri_month_length", "to_solar_hijri"]

# Years in which the 33-year rhythm of leap years breaks (K. M. Borkowski, 1996); valid to 3177 SH.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)


def _year(year: int) -> tuple[int, bool] | None:
    """Day of March of Nowruz in Gregorian year ``year + 621``, and whether the year is leap."""
    if not 1 <= year < _BREAKS[-1]:
        return None
    leaps = -14
    before = _BREAKS[0]
    jump = 0
    for after in _BREAKS[1:]:
        jump = after - before
        if year < after:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        before = after
    n = year - before
    leaps += n // 33 * 8 + (n % 33 + 3) // 4
    if jump % 33 == 4 and jump - n == 4:
        leaps += 1
    gregorian = year + 621
    march = 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    if jump - n < 6:
        n = n - jump + (jump + 4) // 33 * 33
    rest = ((n + 1) % 33 - 1) % 4
    return march, rest == 0


def solar_hijri_month_length(year: int, month: int) -> int:
    """Days in a Solar Hijri month, 0 when there is no such month."""
    known = _year(year)
    if known is None or not 1 <= month <= 12:
        return 0
    if month == 12:
        return 30 if known[1] else 29
    return 31 if month <= 6 else 30


def _nowruz(year: int) -> int | None:
    known = _year(year)
    return dt.date(year + 621, 3, 1).toordinal() + known[0] - 1 if known else None


def from_solar_hijri(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Solar Hijri day; ``None`` when it does not exist."""
    if not 1 <= day <= solar_hijri_month_length(year, month):
        return None
    begin = _nowruz(year)
    if begin is None:
        return None
    return dt.date.fromordinal(begin + 31 * (month - 1) - max(0, month - 7) + day - 1)


def to_solar_hijri(day: dt.date) -> tuple[int, int, int] | None:
    """Year, month and day SH; ``None`` before the first year."""
    ordinal = day.toordinal()
    year = day.year - 621
    begin = _nowruz(year)
    if begin is not None and begin > ordinal:
        year -= 1
        begin = _nowruz(year)
    if begin is None:
        return None
    n = ordinal - begin
    if n < 186:
        return year, n // 31 + 1, n % 31 + 1
    return year, (n - 186) // 30 + 7, (n - 186) % 30 + 1

"""Making date values."""

from __future__ import annotations

import datetime as dt

from khabar.calendars import CALENDARS, edtf_of, hijri_method, shift_days, timex_of
from khabar.extractors.dates.forms import Amount, Clock
from khabar.model import DateValue

__all__ = [
    "clock_timex",
    "day_value",
    "duration_timex",
    "interval_value",
    "method_of",
    "mod_of",
    "third",
    "with_clock",
    "with_part",
]

_LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y",
           "decade": "DE", "century": "CE"}  # fmt: skip
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def method_of(calendar: str, year: int | None) -> str | None:
    """How days of a Hijri year are computed; ``None`` for other calendars."""
    return hijri_method(year) if calendar == "hijri" and year is not None else None


def day_value(
    day: dt.date,
    basis: str,
    *,
    calendar: str = "gregorian",
    method: str | None = None,
    conflicts: tuple[str, ...] = (),
    alternatives: tuple[str, ...] = (),
) -> DateValue:
    """The value of one day."""
    until = shift_days(day, 1)
    iso = day.isoformat()
    return DateValue(day, until, "day", iso, iso, None, calendar, method, basis, conflicts, alternatives)


def interval_value(
    begin: dt.date,
    until: dt.date,
    grain: str,
    basis: str,
    *,
    timex: str | None = None,
    mod: str | None = None,
    calendar: str = "gregorian",
    method: str | None = None,
    conflicts: tuple[str, ...] = (),
    alternatives: tuple[str, ...] = (),
) -> DateValue:
    """The value of a half-open interval of days; approximate ones get ``~`` in EDTF."""
    edtf = edtf_of(begin, until, qualifier="~" if mod == "APPROX" else "")
    return DateValue(
        begin, until, grain, edtf, timex or timex_of(begin, until, grain), mod, calendar, method, basis, conflicts,
        alternatives,
    )  # fmt: skip


def with_part(value: DateValue, part: str | None) -> DateValue:
    """The same day, one part of it."""
    if part is None or part in ("am", "pm") or value.grain != "day" or value.timex is None:
        return value
    return DateValue(
        value.begin, value.until, "part-of-day", value.edtf, f"{value.timex}T{part}", value.mod, value.calendar,
        value.method, value.basis, value.conflicts, value.alternatives,
    )  # fmt: skip


def clock_timex(clock: Clock) -> str:
    """``T20:15``, ``T03:56Z``, ``T20:15+03:00``."""
    seconds = f":{clock.second:02d}" if clock.second is not None else ""
    zone = "" if clock.offset is None else "Z" if clock.offset == "+00:00" else clock.offset
    return f"T{clock.hour:02d}:{clock.minute:02d}{seconds}{zone}"


def with_clock(value: DateValue, clock: Clock | None) -> DateValue:
    """An instant of the day; aware when the zone is known."""
    if clock is None or value.begin is None or value.grain not in ("day", "part-of-day") or value.edtf is None:
        return value
    zone = None
    if clock.offset:
        sign = -1 if clock.offset[0] == "-" else 1
        hours, minutes = int(clock.offset[1:3]), int(clock.offset[4:6])
        zone = dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))
    day = value.begin
    begin = dt.datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0, tzinfo=zone)
    grain = "second" if clock.second is not None else "minute"
    try:
        until = begin + (dt.timedelta(seconds=1) if grain == "second" else dt.timedelta(minutes=1))
    except OverflowError:
        return value
    timex = day.isoformat() + clock_timex(clock)
    return DateValue(
        begin, until, grain, value.edtf, timex, value.mod, value.calendar, value.method, value.basis, value.conflicts,
        value.alternatives,
    )  # fmt: skip


_HALVES = {"FIRST-HALF": "START", "SECOND-HALF": "END"}  # of a month, and what TIMEX3 says of them


def mod_of(position: str | None) -> str | None:
    """TIMEX3's word for a part of an interval."""
    return _HALVES.get(position or "", position)


def third(begin: dt.date, until: dt.date, position: str | None, exact: bool, grain: str) -> tuple[dt.date, dt.date]:
    """
    The part of an interval that «أوائل», «أواسط», «أواخر» mean: days 1–10, 11–20, 21–end of a month, thirds of a
    decade or century; «النصف الأول» of a month has 15 days; of anything else, and for mere edges («نهاية», «مطلع»),
    the whole.
    """
    if position is None or not exact:
        return begin, until
    if position in _HALVES:
        middle = begin + dt.timedelta(days=15)
        return (begin, middle) if _HALVES[position] == "START" else (middle, until)
    if grain == "month":
        first, second = begin + dt.timedelta(days=10), begin + dt.timedelta(days=20)
    elif grain in ("decade", "century"):
        years = until.year - begin.year
        first, second = (begin.replace(year=begin.year + n * years // 3) for n in (1, 2))
    else:
        return begin, until
    return {"START": (begin, first), "MID": (first, second)}.get(position, (second, until))


def duration_timex(amount: Amount) -> str:
    """``P3D``, ``PT24H``, ``P1Y6M``."""
    parts = [(amount.number, amount.unit)] if amount.number is not None else []
    if amount.halves is not None:
        parts.append(amount.halves)
    days = "".join(f"{n}{_LETTER[u]}" for n, u in parts if u not in _CLOCK_UNITS)
    hours = "".join(f"{n}{_LETTER[u]}" for n, u in parts if u in _CLOCK_UNITS)
    return f"P{days}{'T' + hours if hours else ''}"


def calendar_interval(calendar: str, year: int, month: int | None = None) -> tuple[dt.date, dt.date] | None:
    """Days of a month or year of a calendar."""
    return CALENDARS[calendar].interval(year, month)

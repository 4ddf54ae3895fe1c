"""Which year: two digits, eras, «الماضي», or none at all."""

from __future__ import annotations

import datetime as dt

from khabar.calendars import CALENDARS
from khabar.extractors.dates.context import Context
from khabar.extractors.dates.forms import Year

__all__ = ["choose_year", "year_number"]

_STEPS = {"last": -1, "next": 1, "before": -1, "after": 1, "last-but-one": -2, "next-but-one": 2}
_FAR = 120  # days: a month so far off, told by a distant verb, gives way to a much nearer one
_VERY_FAR, _CLOSE = 250, 60  # days: even a near verb does not reach so far past a day so close
_HIJRI_YEARS = range(1340, 1460)  # «عام 1436» without هـ


def year_number(year: Year, calendar: str | None, context: Context) -> tuple[str, int, str] | None:
    """
    Calendar, number and basis of a written year; negative for BC (1 BC is 0).

    Args:
        calendar: Of the month beside it, ``None`` for a year alone.
    """
    name = calendar or "gregorian"
    if year.number is None:
        return _related(year, name, context)
    number = year.number
    if year.era in ("hijri", "solar-hijri") and calendar is None:
        name = year.era
    elif calendar is None and year.era is None and number in _HIJRI_YEARS:
        name = "hijri"
    if year.era == "bc":
        return name, 1 - number, "stated"
    if year.digits <= 2 and number < 100:
        century = _century(number, name, context)
        return None if century is None else (name, century, "stated" if name == "hijri" else "anchored")
    return name, number, "stated"


def _century(number: int, calendar: str, context: Context) -> int | None:
    """Two digits: the year nearest to the publication's, not more than 20 years after it."""
    if context.anchor is None:
        return None
    fields = CALENDARS[calendar].fields(context.anchor)
    if fields is None:
        return None
    year = fields[0] - fields[0] % 100 + number
    if year > fields[0] + 20:
        year -= 100
    elif year <= fields[0] - 80:
        year += 100
    return year


def _related(year: Year, calendar: str, context: Context) -> tuple[str, int, str] | None:
    relation = year.relation
    if relation in ("same", "before", "after") and context.previous is not None and context.previous.begin is not None:
        base: dt.date | None = context.previous.begin
    else:
        base = context.anchor
        if relation in ("same", "after"):
            return None
    fields = CALENDARS[calendar].fields(base) if base is not None else None
    if fields is None:
        return None
    shift = _STEPS.get(relation or "", 0)
    return calendar, fields[0] + shift, "anchored"


def choose_year(
    calendar: str, month: int, day: int | None, relation: str | None, context: Context, weekday: int | None = None
) -> tuple[int, str] | None:
    """
    The year of a month or day that is written without one.

    «الماضي», «المقبل» and «الجاري» decide; else a weekday that fits only one of the neighbouring years; else the
    tense; else the nearer one, the past before the future unless that is more than twice as near.
    """
    if context.anchor is None:
        return None
    system = CALENDARS[calendar]
    fields = system.fields(context.anchor)
    if fields is None:
        return None
    year, this_month, this_day = fields
    here = (month, day or 0) if day else (month, this_day)
    now = (this_month, this_day)
    earlier = year if here <= now else year - 1
    later = year if here >= now else year + 1
    if relation in ("last", "before"):
        strict = year if here < now else year - 1
        return (strict if day else (year if month < this_month else year - 1)), "anchored"
    if relation in ("last-but-one", "next-but-one"):
        nearer = choose_year(calendar, month, day, relation[:4], context)
        return None if nearer is None else (nearer[0] + (-1 if relation[0] == "l" else 1), "anchored")
    if relation in ("next", "after"):
        strict = year if here > now else year + 1
        return (strict if day else (year if month > this_month else year + 1)), "anchored"
    if relation == "same" and context.previous is not None and context.previous.begin is not None:
        known = system.fields(context.previous.begin)
        return (known[0], "anchored") if known else None
    if relation == "this" or earlier == later:
        return year, "anchored"
    if day and weekday is not None:
        fitting = [y for y in (earlier, later) if (d := system.day(y, month, day)) and d.isoweekday() == weekday]
        if len(fitting) == 1:
            return fitting[0], "anchored"
    direction = context.direction()
    before, after = system.day(earlier, month, day or 1), system.day(later, month, day or 1)
    if before is None or after is None:
        return (earlier if before else later), "anchored"
    back, ahead = (context.anchor - before).days, (after - context.anchor).days
    if direction:
        told, other = (back, ahead) if direction < 0 else (ahead, back)
        sure = abs(direction) > 1 and not (told > _VERY_FAR and other < _CLOSE)
        if sure or told <= max(_FAR, 4 * other):
            return (earlier if direction < 0 else later), "anchored"
    return (later if ahead * 2 < back else earlier), "anchored"

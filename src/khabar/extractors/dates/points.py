"""From a written point to its days."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from khabar.calendars import CALENDARS, edtf_of, shift_days, shift_months, weekday_near
from khabar.extractors.dates.context import Context
from khabar.extractors.dates.forms import MonthName, Point, Year
from khabar.extractors.dates.values import (
    calendar_interval,
    clock_timex,
    day_value,
    interval_value,
    method_of,
    mod_of,
    third,
    with_clock,
    with_part,
)
from khabar.extractors.dates.years import choose_year, year_number
from khabar.model import DateValue

__all__ = ["resolve_point"]

_STEPS = {"last": -1, "before": -1, "next": 1, "after": 1, "last-but-one": -2, "next-but-one": 2}
_PARTIAL = DateValue()
_FULL = 4  # digits of a year
_DOUBTFUL = 5  # days: a bare weekday so far off needs a sure sign


def resolve_point(point: Point, context: Context) -> DateValue:
    """The value of a point; partial and unresolved where words and publication day do not fix it."""
    if point.nth is not None:
        value = _weekday_of_month(point, point.nth, context)
    elif point.month is not None and point.day is not None:
        value = _calendar_day(point, context)
    elif point.day is not None:
        value = _day_of_related_month(point, context)
    elif point.month is not None:
        return _month(point, context)
    elif point.deictic is not None or point.weekday is not None:
        value = _counted_day(point, context)
    elif point.year is not None:
        return _year(point, context)
    elif point.clock is not None:
        return DateValue(grain="minute", timex=clock_timex(point.clock), basis="stated")
    else:
        return _PARTIAL
    if point.clock is not None:
        return with_clock(value, point.clock)
    return with_part(value, point.part)


def _partial(timex: str, grain: str, point: Point, *, conflicts: tuple[str, ...] = ()) -> DateValue:
    calendar = point.month.calendar if point.month is not None else "gregorian"
    if calendar != "gregorian":
        return DateValue(grain=grain, calendar=calendar, conflicts=conflicts)
    part = f"T{point.part}" if point.part and point.part not in ("am", "pm") else ""
    return DateValue(grain=grain, timex=timex + part, conflicts=conflicts)


def _impossible(point: Point, month: MonthName) -> DateValue:
    """«31 نيسان 2024»: what is written of the month stays known."""
    year = point.year.number if point.year is not None and point.year.digits == _FULL else None
    return _partial(
        f"{year or 'XXXX'}-{month.month:02d}", "day", point._replace(part=None), conflicts=("impossible-day",)
    )


def _weekday_of_month(point: Point, nth: int, context: Context) -> DateValue:
    """«آخر أحد من مارس», «الثلاثاء الأول من الشهر المقبل»."""
    whole = _month(point._replace(nth=None, weekday=None), context) if point.month is not None else None
    if point.month is None and context.anchor is not None:
        begin = shift_months(context.anchor.replace(day=1), _STEPS.get(point.month_relation or "", 0))
        until = shift_months(begin, 1) if begin is not None else None
    else:
        begin, until = (whole.begin, whole.until) if whole is not None else (None, None)
    if begin is None or until is None or point.weekday is None:
        return DateValue(grain="day")
    first = weekday_near(begin, point.weekday, 1) if nth > 0 else weekday_near(until, point.weekday, -1)
    if nth < 0 and first == until:
        first = shift_days(until, -7)
    day = shift_days(first, 7 * (nth - 1)) if nth > 0 and first is not None else first
    if day is None or not begin <= day < until:
        return DateValue(grain="day")
    stated = whole is not None and whole.basis == "stated"
    return day_value(day, "stated" if stated else "anchored")


def _calendar_day(point: Point, context: Context) -> DateValue:
    month = point.month
    assert month is not None and point.day is not None
    system = CALENDARS[month.calendar]
    if point.pair is not None:
        return _paired(point, context)
    if point.day > 0 and point.day > system.longest[month.month - 1]:
        return _impossible(point, month)
    known = _year_of(point, month, context)
    if known is None:
        return _partial(f"XXXX-{month.month:02d}-{point.day:02d}", "day", point)
    year, basis = known
    length = system.length(year, month.month)
    date = length if point.day < 0 else point.day
    day = system.day(year, month.month, date)
    if day is None:
        return _impossible(point, month)
    conflicts: list[str] = []
    alternatives: list[str] = []
    if month.other is not None and month.other != (month.calendar, month.month):
        conflicts.append("month-names")
        other = CALENDARS[month.other[0]].day(year, month.other[1], date)
        if other is not None:
            alternatives.append(other.isoformat())
    if point.weekday is not None and day.isoweekday() != point.weekday:
        shifted = weekday_near(day, point.weekday, 0)
        if not (month.calendar == "hijri" and shifted is not None and abs((shifted - day).days) <= 2):
            conflicts.append("weekday")
            if shifted is not None:
                alternatives.append(shifted.isoformat())
        elif shifted is not None:
            day = shifted  # an announced Hijri day may lie beside the computed one: the weekday is the better witness
    if point.deictic is not None and context.anchor is not None:
        said = shift_days(context.anchor, point.deictic)
        if said is not None and said != day:
            conflicts.append("deictic")
            alternatives.append(said.isoformat())
    return day_value(
        day, basis, calendar=month.calendar, method=method_of(month.calendar, year), conflicts=tuple(conflicts),
        alternatives=tuple(alternatives),
    )  # fmt: skip


def _paired(point: Point, context: Context) -> DateValue:
    """Two calendars, one day: the Gregorian day is the value, the other one checks it."""
    assert point.pair is not None
    one = resolve_point(point._replace(pair=None, clock=None, part=None), context)
    pair = point.pair
    if pair.year is None and one.begin is not None and pair.month is not None:
        pair = _nearest_year(pair, one.begin)
    two = resolve_point(pair, context)
    if one.begin is None and two.begin is not None and point.month is not None and point.year is None:
        one = resolve_point(_nearest_year(point._replace(pair=None, clock=None, part=None), two.begin), context)
    gregorian, other = (one, two) if one.calendar == "gregorian" else (two, one)
    if gregorian.begin is None:
        gregorian, other = other, gregorian
    if gregorian.begin is None:
        return one
    conflicts = [c for c in (*one.conflicts, *two.conflicts) if c != "weekday"]
    alternatives: list[str] = []
    if other.begin is not None and other.begin != gregorian.begin and other.edtf:
        alternatives.append(other.edtf)
        tolerance = 2 if other.method == "tabular" else 1
        if abs((other.begin - gregorian.begin).days) > tolerance:
            conflicts.append("calendars")
    if point.weekday is not None and gregorian.begin.isoweekday() != point.weekday:
        conflicts.append("weekday")
    return evolve(
        gregorian, calendar=one.calendar, method=one.method or two.method, conflicts=tuple(dict.fromkeys(conflicts)),
        alternatives=tuple(alternatives),
    )  # fmt: skip


def _nearest_year(point: Point, day: dt.date) -> Point:
    """A point without year gets the year that brings it nearest to ``day``."""
    month = point.month
    if month is None or point.year is not None:
        return point
    system = CALENDARS[month.calendar]
    fields = system.fields(day)
    if fields is None:
        return point
    near = [
        (abs((found - day).days), year)
        for year in (fields[0] - 1, fields[0], fields[0] + 1)
        if (found := system.day(year, month.month, max(1, point.day or 1))) is not None
    ]
    return point._replace(year=Year(min(near)[1])) if near else point


def _year_of(point: Point, month: MonthName, context: Context) -> tuple[int, str] | None:
    if point.year is not None:
        known = year_number(point.year, month.calendar, context)
        return None if known is None else (known[1], known[2])
    if point.named:
        return None
    day = point.day if point.day is not None and point.day > 0 else None
    return choose_year(month.calendar, month.month, day, point.relation, context, point.weekday)


def _day_of_related_month(point: Point, context: Context) -> DateValue:
    assert point.day is not None
    base = context.anchor
    relation = point.month_relation
    if relation in ("same", "before", "after") and context.previous is not None and context.previous.begin is not None:
        base = context.previous.begin
    if base is None:
        return DateValue(grain="day")
    first = shift_months(base.replace(day=1), _STEPS.get(relation or "", 0))
    if first is None or point.day > CALENDARS["gregorian"].length(first.year, first.month):
        return DateValue(grain="day", conflicts=("impossible-day",))
    day = dt.date(first.year, first.month, point.day)
    conflicts = ("weekday",) if point.weekday is not None and day.isoweekday() != point.weekday else ()
    return day_value(day, "anchored", conflicts=conflicts)


def _month(point: Point, context: Context) -> DateValue:
    month = point.month
    assert month is not None
    known = _year_of(point, month, context)
    conflicts: tuple[str, ...] = ()
    if month.other is not None and month.other != (month.calendar, month.month):
        conflicts = ("month-names",)
    if known is None:
        value = _partial(f"XXXX-{month.month:02d}", "month", point, conflicts=conflicts)
        return evolve(value, mod=mod_of(point.position))
    year, basis = known
    whole = calendar_interval(month.calendar, year, month.month)
    if whole is None:
        return DateValue(grain="month", calendar=month.calendar)
    alternatives: tuple[str, ...] = ()
    if conflicts and month.other is not None:
        other = calendar_interval(month.other[0], year, month.other[1])
        if other is not None:
            alternatives = (edtf_of(*third(*other, point.position, point.exact, "month")),)
    begin, until = third(*whole, point.position, point.exact, "month")
    timex = f"{year:04d}-{month.month:02d}" if month.calendar == "gregorian" else None
    return interval_value(
        begin, until, "month", basis, timex=timex, mod=mod_of(point.position), calendar=month.calendar,
        method=method_of(month.calendar, year), conflicts=conflicts, alternatives=alternatives,
    )  # fmt: skip


def _year(point: Point, context: Context) -> DateValue:
    assert point.year is not None
    known = year_number(point.year, None, context)
    if known is None:
        return DateValue(grain="year", mod=point.position)
    calendar, number, basis = known
    if number < 1 and calendar == "gregorian":
        text = f"-{-number:04d}" if number else "0000"
        return DateValue(grain="year", edtf=text, timex=f"BC{1 - number:04d}", mod=point.position, basis=basis)
    whole = calendar_interval(calendar, number)
    if whole is None:
        return DateValue(grain="year", calendar=calendar, mod=point.position)
    begin, until = whole
    timex = f"{number:04d}" if calendar == "gregorian" else None
    return interval_value(
        begin, until, "year", basis, timex=timex, mod=point.position, calendar=calendar,
        method=method_of(calendar, number),
    )  # fmt: skip


def _counted_day(point: Point, context: Context) -> DateValue:
    """«أمس», «أمس السبت», «الثلاثاء», «الخميس المقبل»."""
    if context.anchor is None:
        timex = f"XXXX-WXX-{point.weekday}" if point.weekday is not None else None
        return DateValue(grain="day", timex=timex)
    if point.deictic is not None:
        return _deictic_day(point, point.deictic, context)
    assert point.weekday is not None
    day = _weekday(point.weekday, point.relation, context)
    return day_value(day, "anchored") if day is not None else DateValue(grain="day")


def _deictic_day(point: Point, deictic: int, context: Context) -> DateValue:
    assert context.anchor is not None
    said = shift_days(context.anchor, deictic)
    if said is None:
        return DateValue(grain="day")
    if point.weekday is None:
        moved = shift_days(said, context.shifts.get(deictic, 0))
        return day_value(moved or said, "anchored")
    if said.isoweekday() == point.weekday:
        return day_value(said, "anchored")
    day = weekday_near(said, point.weekday, 0) or said
    if context.free_shift:
        return day_value(day, "anchored")
    return day_value(day, "anchored", conflicts=("weekday",), alternatives=(said.isoformat(),))


def _weekday(weekday: int, relation: str | None, context: Context) -> dt.date | None:
    anchor = context.anchor
    assert anchor is not None
    if relation in ("same", "before", "after") and context.previous is not None and context.previous.begin is not None:
        base = context.previous.begin
        base = base.date() if isinstance(base, dt.datetime) else base
        start = shift_days(base, -1 if relation == "before" else 1)
        return weekday_near(start, weekday, -1 if relation == "before" else 1) if start else None
    if relation in ("last-but-one", "next-but-one"):
        week = 7 if relation[0] == "n" else -7
        nearer = _weekday(weekday, relation[:4], context)
        return shift_days(nearer, week) if nearer is not None else None
    if relation in ("last", "before"):
        start = shift_days(anchor, -1)
        return weekday_near(start, weekday, -1) if start else None
    if relation in ("next", "after"):
        start = shift_days(anchor, 1)
        return weekday_near(start, weekday, 1) if start else None
    if relation == "this":
        return weekday_near(anchor, weekday, 0)
    direction = context.direction()
    if direction == 0:
        return weekday_near(anchor, weekday, 0)
    day = weekday_near(anchor, weekday, -1 if direction is None else direction)
    if day is not None and direction in (None, -1, 1) and abs((day - anchor).days) >= _DOUBTFUL:
        near = weekday_near(anchor, weekday, 0)  # a far sign says less than a near day
        if direction is None or near is None or near <= anchor or direction > 0 or near in context.copy_days:
            return near
    return day

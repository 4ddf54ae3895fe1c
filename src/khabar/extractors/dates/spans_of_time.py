"""From a written period to its days: weeks, months, quarters, seasons, decades, centuries."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from khabar.calendars import shift_days, shift_months, week_begin
from khabar.extractors.dates.context import Context
from khabar.extractors.dates.forms import Period
from khabar.extractors.dates.values import (
    calendar_interval,
    day_value,
    interval_value,
    mod_of,
    third,
    with_part,
)
from khabar.extractors.dates.years import year_number
from khabar.model import DateValue

__all__ = ["resolve_period"]

_STEPS = {"last": -1, "next": 1, "before": -1, "after": 1, "this": 0, "same": 0,
          "last-but-one": -2, "next-but-one": 2}  # fmt: skip
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month on the northern half of the earth
_DAYS = frozenset({"day", "part-of-day", "minute", "second"})
_LENGTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120, "century": 1200}
_LETTERS = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}


def resolve_period(form: Period, context: Context) -> DateValue:
    """The value of a period."""
    if form.unit == "decade" and isinstance(form.index, int):
        return _months(form, form.index * 10, 1, 120, "stated")
    if form.unit == "century" and isinstance(form.index, int):
        return _century(form, form.index)
    if form.unit == "season":
        return _season(form, context)
    if form.unit in ("first-months", "last-months"):
        known = year_number(form.year, None, context) if form.year is not None else None
        if known is None or known[0] != "gregorian":
            return DateValue(grain="month")
        month = 1 if form.unit == "first-months" else 13 - form.count
        return _months(evolve(form, unit="month"), known[1], month, form.count, known[2])
    if form.unit in ("quarter", "half-year") and isinstance(form.index, int):
        known = year_number(form.year, None, context) if form.year is not None else None
        if known is None or known[0] != "gregorian":
            return DateValue(grain=form.unit)
        length = _LENGTHS[form.unit]
        return _months(form, known[1], (form.index - 1) * length + 1, length, known[2])
    return _related(form, context)


def _base(form: Period, context: Context) -> dt.date | None:
    """«نفسه», «السابق», «التالي» count from the date named before; the others from the publication day."""
    previous = context.previous.begin if context.previous is not None else None
    if form.relation in ("same", "after") or (form.relation == "before" and previous is not None):
        if previous is None or (form.unit in ("day", "night") and context.previous_grain not in _DAYS):
            return None  # «في أغسطس … في اليوم التالي»: no day was named
        return previous.date() if isinstance(previous, dt.datetime) else previous
    return context.anchor


def _months(form: Period, year: int, month: int, months: int, basis: str) -> DateValue:
    if not 1 <= year <= 9998:
        return DateValue(grain=form.unit)
    begin = dt.date(year, month, 1)
    until = shift_months(begin, months)
    if until is None:
        return DateValue(grain=form.unit)
    begin, until = third(begin, until, form.position, form.exact, form.unit)
    timex = None
    if form.position and form.unit == "decade":
        timex = f"{year:04d}"[:3]
    elif form.position and form.unit == "century":
        timex = f"{year:04d}"[:2]
    elif form.position and form.unit == "month":
        timex = f"{year:04d}-{month:02d}"
    return interval_value(begin, until, form.unit, basis, timex=timex, mod=mod_of(form.position) or form.mod)


def _century(form: Period, number: int) -> DateValue:
    if form.year is not None and form.year.era == "hijri":
        one, two = calendar_interval("hijri", (number - 1) * 100 + 1), calendar_interval("hijri", number * 100)
        if one is None or two is None:
            return DateValue(grain="century", calendar="hijri")
        return interval_value(one[0], two[1], "century", "stated", calendar="hijri", method="tabular")
    if form.year is not None and form.year.era == "bc":
        return DateValue(grain="century", timex=f"BC{(number - 1):02d}", basis="stated")
    if number == 1:
        return DateValue(dt.date(1, 1, 1), dt.date(100, 1, 1), "century", "00XX", "00", basis="stated")
    return _months(form, (number - 1) * 100, 1, 1200, "stated")


def _season(form: Period, context: Context) -> DateValue:
    code = str(form.index)
    month = _SEASONS[code]
    if form.year is not None:
        known = year_number(form.year, None, context)
        if known is None or known[0] != "gregorian":
            return DateValue(grain="season")
        year, basis = known[1], known[2]
    else:
        if context.anchor is None:
            return DateValue(grain="season")
        year, basis = context.anchor.year, "anchored"
        begin = dt.date(year, month, 1)
        until = shift_months(begin, 3) or begin
        if form.relation == "last" and until > context.anchor:
            year -= 1
        elif form.relation == "next" and begin <= context.anchor:
            year += 1
    if not 1 <= year <= 9997:
        return DateValue(grain="season")
    begin = dt.date(year, month, 1)
    until = shift_months(begin, 3) or begin
    return interval_value(begin, until, "season", basis, timex=f"{year:04d}-{code}", mod=form.position)


def _related(form: Period, context: Context) -> DateValue:
    base = _base(form, context)
    unit = form.unit
    if base is None:
        return DateValue(grain=unit, mod=form.position or form.mod)
    step = _STEPS.get(form.relation or "this", 0)
    if form.relation == "latest":
        return _several(evolve(form, relation="last"), base, -1, whole=False)
    if form.count > 1 or unit in ("hour", "minute", "second"):
        return _several(form, base, step)
    if unit in ("day", "night"):
        day = shift_days(base, step)
        if day is None:
            return DateValue(grain="day")
        return with_part(day_value(day, "anchored"), "NI" if unit == "night" else form.part)
    if unit in ("week", "weekend"):
        begin = week_begin(base)
        moved = shift_days(begin, 7 * step)
        if moved is None:
            return DateValue(grain=unit)
        if unit == "weekend":
            # Saturday belongs to the weekend from Rabat to Muscat; Friday and Sunday do not everywhere
            saturday = shift_days(moved, 5) or moved
            iso = moved.isocalendar()
            return interval_value(saturday, shift_days(saturday, 1) or saturday, "weekend", "anchored",
                                  timex=f"{iso.year:04d}-W{iso.week:02d}-WE")  # fmt: skip
        begin, until = moved, shift_days(moved, 7) or moved
        iso = moved.isocalendar()
        return interval_value(
            begin, until, "week", "anchored", timex=f"{iso.year:04d}-W{iso.week:02d}", mod=form.position
        )
    if unit not in _LENGTHS:
        return DateValue(grain=unit)
    length = _LENGTHS[unit]
    if length <= 12:
        month = (base.month - 1) // length * length + 1
        first = shift_months(dt.date(base.year, month, 1), step * length)
    else:
        years = length // 12
        year = base.year // years * years + step * years
        first = dt.date(year, 1, 1) if 1 <= year <= 9999 else None
    if first is None:
        return DateValue(grain=unit)
    return _months(form, first.year, first.month, length, "anchored")


def _several(form: Period, base: dt.date, step: int, *, whole: bool = True) -> DateValue:
    """
    «الأيام الثلاثة الماضية»: so many units before the publication day, or after it.

    Months and years are whole ones: «العامين الماضيين» of 2026 are 2024 and 2025.
    """
    unit, count = form.unit, form.count
    clock = unit in ("hour", "minute", "second")
    timex = f"P{'T' if clock else ''}{count}{_LETTERS.get(unit, 'Y')}"
    if unit in ("decade", "century"):
        timex = f"P{count * (10 if unit == 'decade' else 100)}Y"
    if clock:
        if unit != "hour" or count % 24:
            return DateValue(grain=unit, timex=timex, mod=form.mod, basis="anchored")
        other = shift_days(base, step * (count // 24))
    elif unit in ("day", "night", "week"):
        other = shift_days(base, step * count * (7 if unit == "week" else 1))
    else:
        if whole and unit in ("month", "year"):
            return _whole(form, base, step, timex)
        months = step * count * _LENGTHS.get(unit, 12)
        other = shift_months(base, months) if abs(months) < 120_000 else None
    if other is None or step == 0:
        return DateValue(grain=unit, timex=timex, mod=form.mod)
    if step > 0:
        begin, until = base, other
    else:
        begin, until = other, base
    return interval_value(begin, until, unit, "anchored", timex=timex, mod=form.mod)


def _whole(form: Period, base: dt.date, step: int, timex: str) -> DateValue:
    length = _LENGTHS[form.unit]
    here = base.replace(day=1) if form.unit == "month" else base.replace(month=1, day=1)
    begin = shift_months(here, length if step > 0 else -length * form.count) if form.count < 10_000 else None
    until = shift_months(begin, length * form.count) if begin is not None else None
    if begin is None or until is None or step == 0:
        return DateValue(grain=form.unit, timex=timex, mod=form.mod)
    return interval_value(begin, until, form.unit, "anchored", timex=timex, mod=form.mod)

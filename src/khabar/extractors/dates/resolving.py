"""From a written form to its value."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from khabar.calendars import edtf_of, shift_days, shift_months, timex_of, week_begin, weekday_near
from khabar.extractors.dates.context import Context
from khabar.extractors.dates.forms import (
    Amount,
    Duration,
    EventDay,
    Form,
    Offset,
    Period,
    Point,
    Range,
    Repeat,
    Vague,
)
from khabar.extractors.dates.points import resolve_point
from khabar.extractors.dates.spans_of_time import resolve_period
from khabar.extractors.dates.values import clock_timex, day_value, duration_timex, interval_value
from khabar.model import DateValue

__all__ = ["resolve"]

_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def resolve(form: Form, context: Context) -> DateValue:
    """What a form means in its context; never a part that neither words nor context give."""
    if isinstance(form, Point):
        return resolve_point(form, context)
    if isinstance(form, Period):
        return resolve_period(form, context)
    if isinstance(form, Offset):
        return _offset(form, context)
    if isinstance(form, Duration):
        return _duration(form, context)
    if isinstance(form, Range):
        return _range(form, context)
    if isinstance(form, Repeat):
        return DateValue(timex=form.timex, basis="stated")
    if isinstance(form, EventDay):
        return _event_day(form, context)
    if isinstance(form, Vague):
        past = form.told and (context.direction() or 0) < 0
        return DateValue(timex="PAST_REF" if past else form.timex, basis="stated")
    return DateValue()


def _shift(day: dt.date, amount: Amount, direction: int) -> dt.date | None:
    """A day moved by an amount of days or longer units."""
    parts = [(amount.number or 0, amount.unit)]
    if amount.halves is not None:
        parts.append(amount.halves)
    moved: dt.date | None = day
    for number, unit in parts:
        if moved is None:
            return None
        if unit in _MONTHS:
            months = direction * number * _MONTHS[unit]
            moved = shift_months(moved, months) if abs(months) < 120_000 else None
        elif unit in _DAYS:
            moved = shift_days(moved, direction * number * _DAYS[unit])
        elif unit == "hour" and number % 24 == 0:
            moved = shift_days(moved, direction * number // 24)
    return moved


def _offset(form: Offset, context: Context) -> DateValue:
    amount = form.amount
    timex = duration_timex(amount)
    if form.loose or context.anchor is None or amount.number is None:
        return DateValue(timex=timex, mod=amount.mod)
    if form.direction > 0 and not context.alone and (context.direction() or -1) < 0:
        return DateValue(timex=timex, mod=amount.mod)  # counted from something told, not from today
    if amount.unit in _SECONDS and not (amount.unit == "hour" and amount.number % 24 == 0 and amount.halves is None):
        return _instant(form, context, timex)
    day = _shift(context.anchor, amount, form.direction)
    if day is None:
        return DateValue(timex=timex, mod=amount.mod)
    unit = amount.halves[1] if amount.halves is not None and amount.halves[1] in {**_DAYS, **_MONTHS} else amount.unit
    if unit == "week":
        begin = week_begin(day)
        until = shift_days(begin, 7) or begin
        return interval_value(begin, until, "week", "anchored", mod=amount.mod)
    if unit == "month":
        begin = day.replace(day=1)
        return interval_value(begin, shift_months(begin, 1) or begin, "month", "anchored", mod=amount.mod)
    if unit in ("year", "decade", "century"):
        begin = day.replace(month=1, day=1)
        return interval_value(begin, shift_months(begin, 12) or begin, "year", "anchored",
                              mod=amount.mod or ("APPROX" if unit != "year" else None))  # fmt: skip
    value = day_value(day, "anchored")
    if amount.mod:
        value = evolve(value, mod=amount.mod, edtf=f"{value.edtf}~" if amount.mod == "APPROX" else value.edtf)
    return value


def _instant(form: Offset, context: Context, timex: str) -> DateValue:
    """Hours and minutes count from the publication instant; its day alone does not fix them."""
    amount = form.amount
    if context.instant is None or amount.number is None:
        return DateValue(timex=timex, mod=amount.mod)
    seconds = amount.number * _SECONDS[amount.unit]
    if amount.halves is not None:
        seconds += amount.halves[0] * _SECONDS.get(amount.halves[1], 0)
    try:
        begin = context.instant + form.direction * dt.timedelta(seconds=seconds)
        until = begin + dt.timedelta(seconds=_SECONDS[amount.unit])
    except OverflowError:
        return DateValue(timex=timex, mod=amount.mod)
    begin, until = begin.replace(microsecond=0), until.replace(microsecond=0)
    edtf = begin.date().isoformat() + ("~" if amount.mod == "APPROX" else "")
    stamp = begin.strftime("%Y-%m-%dT%H" if amount.unit == "hour" else "%Y-%m-%dT%H:%M")
    return DateValue(begin, until, amount.unit, edtf, stamp, amount.mod, basis="anchored")


def _duration(form: Duration, context: Context) -> DateValue:
    timex = duration_timex(form.amount)
    value = DateValue(timex=timex, mod=form.amount.mod, grain=form.amount.unit, basis="stated")
    if form.since and context.anchor is not None and form.amount.unit not in _SECONDS:
        begin = _shift(context.anchor, form.amount, -1)
        if begin is not None:
            return evolve(value, begin=begin, until=shift_days(context.anchor, 1), basis="anchored")
    return value


def _event_day(form: EventDay, context: Context) -> DateValue:
    if context.event_begin is None:
        return DateValue(grain="day")
    day = shift_days(context.event_begin, form.number if form.shift else form.number - 1)
    return day_value(day, "event") if day is not None else DateValue(grain="day")


def _range(form: Range, context: Context) -> DateValue:
    first, last = form.first, form.last
    if (
        isinstance(first, Point)
        and isinstance(last, Point)
        and first.clock
        and last.clock
        and last == Point(clock=last.clock)
    ):
        return DateValue(grain="minute", timex=f"{clock_timex(first.clock)}/{clock_timex(last.clock)}", basis="stated")
    if isinstance(first, Point) and isinstance(last, Point) and first.weekday is not None and first.day is None:
        if last.weekday is not None and last.day is None and first.deictic is None and context.anchor is not None:
            return _weekdays(first, last, context)
    one, two = _value(first, context), _value(last, context)
    if isinstance(last, Point) and last.year is None and one.begin is not None and two.begin is not None:
        back = _day(two.begin) < _day(one.begin) or two.begin == one.begin  # a day and an instant have no order
        if back and last.month is not None:
            two = _value(last, evolve(context, anchor=_day(one.begin), direction=lambda: 2))
            if two.begin is None or (_day(two.begin) - _day(one.begin)).days > 300:
                one = _value(first, evolve(context, direction=lambda: -2))
                two = _value(last, evolve(context, anchor=_day(one.begin or context.anchor), direction=lambda: 2))
    if one.begin is None or two.until is None or _day(one.begin) >= _day(two.until):
        conflicts = tuple(dict.fromkeys((*one.conflicts, *two.conflicts)))
        return DateValue(grain=one.grain, calendar=one.calendar, conflicts=conflicts)
    begin, until = _day(one.begin), _day(two.until)
    edtf = edtf_of(begin, until)
    if one.grain == two.grain == "year" and one.edtf and two.edtf:
        edtf = f"{one.edtf}/{two.edtf}"
    basis = "anchored" if "anchored" in (one.basis, two.basis) else one.basis
    conflicts = tuple(dict.fromkeys((*one.conflicts, *two.conflicts)))
    return DateValue(begin, until, one.grain, edtf, f"{one.timex}/{two.timex}" if one.timex and two.timex else
                     timex_of(begin, until, None), None, one.calendar, one.method, basis, conflicts)  # fmt: skip


def _weekdays(first: Point, last: Point, context: Context) -> DateValue:
    """«يومي السبت والأحد الماضيين»: the whole list lies on one side of the publication day."""
    relation = last.relation or first.relation
    assert first.weekday is not None and last.weekday is not None and context.anchor is not None
    direction = {"last": -2, "next": 2}.get(relation or "") or context.direction() or -1
    one: dt.date | None
    two: dt.date | None
    if relation is None and abs(direction) < 2 and context.anchor.isoweekday() == first.weekday:
        one = context.anchor
        two = weekday_near(one, last.weekday, 1)
    elif direction > 0:
        one = resolve_point(first._replace(relation=relation), context).begin
        two = weekday_near(one, last.weekday, 1) if one is not None else None
    else:
        two = resolve_point(last._replace(relation=relation), context).begin
        one = weekday_near(two, first.weekday, -1) if two is not None else None
    if one is None or two is None:
        return DateValue(grain="day")
    return interval_value(one, shift_days(two, 1) or two, "day", "anchored")


def _value(form: Point | Period, context: Context) -> DateValue:
    return resolve_point(form, context) if isinstance(form, Point) else resolve_period(form, context)


def _day(value: dt.date | None) -> dt.date:
    assert value is not None
    return value.date() if isinstance(value, dt.datetime) else value

"""What is written: dates as their words say, before anybody asks which day that is."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

__all__ = [
    "Amount",
    "Clock",
    "Duration",
    "EventDay",
    "Form",
    "MonthName",
    "Offset",
    "Period",
    "Point",
    "Range",
    "Repeat",
    "Vague",
    "Written",
    "Year",
]


class MonthName(NamedTuple):
    """A month: calendar and number; ``other`` is a second name of it, «تموز/يوليو»."""

    calendar: str
    month: int
    other: tuple[str, int] | None = None


class Year(NamedTuple):
    """
    A year.

    Attributes:
        number: As written; ``None`` when only related («العام الماضي»).
        era: ``hijri``, ``gregorian``, ``solar-hijri``, ``bc`` when said.
        relation: ``last``, ``next``, ``this``, ``same``, ``before``, ``after``.
        digits: How many digits it was written with; 0 for words.
    """

    number: int | None = None
    era: str | None = None
    relation: str | None = None
    digits: int = 4


class Clock(NamedTuple):
    """A time of day; ``offset`` is the zone's, ``None`` when unknown; ``zone`` is its name."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None
    offset: str | None = None


class Amount(NamedTuple):
    """
    A number of units.

    Attributes:
        number: How many; ``None`` when not said («عدة أيام»).
        unit: ``second`` … ``century``.
        halves: Extra minutes, months … as a second amount («عامين وثلاثة أشهر», «ساعة ونصف»).
        mod: ``APPROX``, ``MORE_THAN``, ``LESS_THAN``.
    """

    number: int | None
    unit: str
    halves: tuple[int, str] | None = None
    mod: str | None = None


class Point(NamedTuple):
    """
    A day, month or year by its fields; every field that is not written is ``None``.

    ``exact`` is that of a period; ``named``: the day of an event called by it, in a year that is not said; ``nth``:
    which one of its weekdays a month has, -1 the last.
    """

    deictic: int | None = None
    weekday: int | None = None
    relation: str | None = None
    part: str | None = None
    day: int | None = None
    last_day: int | None = None
    month: MonthName | None = None
    month_relation: str | None = None
    year: Year | None = None
    position: str | None = None
    exact: bool = True
    clock: Clock | None = None
    pair: Point | None = None
    numeric: bool = False
    named: bool = False
    nth: int | None = None


@frozen
class Period:
    """
    A week, month, quarter … counted from the publication day, or a part of another one.

    Args:
        unit: ``week``, ``month``, ``quarter``, ``half-year``, ``season``, ``decade``, ``century``, ``weekend`` …
        relation: ``last``, ``next``, ``this`` …
        count: Of how many units («الأشهر الثلاثة الماضية»).
        index: Which one («الربع الثالث», decade or century number, season code).
        year: The year it belongs to.
        position: ``START``, ``MID``, ``END``.
        exact: The position is a stretch («أواخر»), not the edge of the whole («نهاية»).
        mod: ``APPROX``, ``MORE_THAN`` …
    """

    unit: str
    relation: str | None = None
    count: int = 1
    index: int | str | None = None
    year: Year | None = None
    position: str | None = None
    exact: bool = True
    part: str | None = None
    mod: str | None = None


@frozen
class Offset:
    """A distance from the publication day: «قبل ثلاثة أيام»; ``open``: since then («منذ»)."""

    direction: int
    amount: Amount
    part: str | None = None
    loose: bool = False


@frozen
class Duration:
    """A length of time; ``since``: it ends at the publication day («منذ ثلاثة أيام»)."""

    amount: Amount
    since: bool = False


@frozen
class Range:
    """From the first to the last, both inside."""

    first: Point | Period
    last: Point | Period


@frozen
class Repeat:
    """A set of times, as a TIMEX3 value."""

    timex: str
    begin: Point | None = None


@frozen
class Vague:
    """
    Words that fix no day; ``timex`` is ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF`` or a duration ``PXY``.

    ``told``: «لاحقا», «بعد أيام» lie ahead only where the clause does not tell the past.
    """

    timex: str
    told: bool = False


@frozen
class EventDay:
    """A day counted in an event, from 1 («اليوم الثاني من زيارته»); ``shift``: before or after it («غداة القمة»)."""

    number: int
    shift: bool = False


Form = Point | Period | Offset | Duration | Range | Repeat | Vague | EventDay


class Written(NamedTuple):
    """
    A form and where it stands.

    Attributes:
        form: What is written.
        first: Index of its first token.
        last: One past its last token.
        start: First code point, after proclitics.
        end: One past the last code point.
        rule: Name of the rule.
        kind: ``date``, ``time``, ``duration``, ``set``, ``vague``.
    """

    form: Form
    first: int
    last: int
    start: int
    end: int
    rule: str
    kind: str = "date"

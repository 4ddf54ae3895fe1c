"""Days: deictic words, weekdays, calendar days, parts of the day and the clock, joined into one point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.clocks import read_clock
from khabar.extractors.dates.forms import Point
from khabar.extractors.dates.months import Read, day_and_month, month_and_year, read_relation, relative_day
from khabar.extractors.dates.numeric import day_and_month_figures, numeric_date
from khabar.lexicon import Match

__all__ = ["ReadDay", "calendar_day", "read_day"]

_NOTHING: Mapping[str, Match] = {}
_JOINS = frozenset({"-", "–", "—", "،", ",", "|", "/", "ـ", "("})


class ReadDay(NamedTuple):
    """A point, where it stands, and its rule; ``strict``: only believable with more beside it."""

    point: Point
    start: int
    last: int
    rule: str
    strict: bool = False


def calendar_day(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> Read | None:
    """A day of a calendar at ``i``: in figures, with month name, or of a related month."""
    token = atoms.tokens[i]
    if token.kind == "number":
        numeric = numeric_date(atoms, i) or day_and_month_figures(atoms, i)
        if numeric is not None:
            return numeric
    return day_and_month(atoms, i, prefixes) or relative_day(atoms, i, prefixes)


def _deictic(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> tuple[Point, int, int] | None:
    match = atoms.get(i, "deictic", prefixes)
    if match is not None and match.entry.lemma == "اليوم" and atoms.get(match.last, "relation") is not None:
        return None  # «اليوم نفسه», «اليوم التالي»
    if match is not None:
        return Point(deictic=int(match.entry["value"])), match.start, match.last
    match = atoms.get(i, "tonight", prefixes)
    if match is not None:
        lemma = match.entry.lemma
        part = "EV" if "مساء" in lemma else "MO" if "صباح" in lemma else "MI" if "ظهيرة" in lemma else "NI"
        return Point(deictic=int(match.entry["value"]), part=part), match.start, match.last
    return None


def _weekday(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> tuple[Point, int, int] | None:
    match = atoms.get(i, "weekday", prefixes)
    if match is None:
        return None
    word = atoms.folded[i][len(match.prefix) :]
    definite = word.startswith("ال") or (match.prefix.endswith("ل") and word.startswith("ل"))
    if not definite:
        return None
    point = Point(weekday=int(match.entry["day"]))
    related = read_relation(atoms, match.last)
    last = match.last
    if related is not None and related[0] != "same":
        point, last = point._replace(relation=related[0]), related[1]
    return point, match.start, last


def _heads(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> tuple[int | None, int, str | None, bool, bool]:
    """Start, next token, part of day, whether «يوم» stood there, whether «وقت متأخر من» did."""
    start: int | None = None
    j, part, named, late = i, None, False, False
    for _ in range(4):
        if j >= atoms.size or (j > i and not atoms.joined(j)):
            break
        allowed = prefixes if j == i else ("",)
        here = atoms.kinds.get(j)
        if here is None:
            break
        match = atoms.get(j, "late", allowed) if "late" in here else None
        if match is not None and not late:
            start = match.start if start is None else start
            j, late = match.last, True
            continue
        match = atoms.get(j, "part", allowed) if "part" in here else None
        if match is not None and part is None:
            start = match.start if start is None else start
            j, part = match.last, match.entry["value"]
            if atoms.word(j) == "من" and j < atoms.size:
                j += 1
            continue
        unit = atoms.get(j, "unit", allowed) if "unit" in here else None
        if unit is not None and not named and unit.entry["unit"] == "day" and unit.entry["number"] == "s":
            if unit.last == j + 1 and atoms.folded[j][len(unit.prefix) :] in ("يوم", "نهار", "يومه"):
                start = unit.start if start is None else start
                j, named = unit.last, True
                continue
        break
    return start, j, part, named, late


def _tail(atoms: Atoms, point: Point, last: int) -> tuple[Point, int]:
    """Part of day, clock, and a relation after the day."""
    for _ in range(4):
        if not (last < atoms.size and atoms.joined(last)):
            break
        j = last
        word = atoms.folded[j]
        if point.part is None:
            match = atoms.get(j, "part", ("", "ب"))
            if match is not None and _adverb(atoms, match.first) and not _owns_day(atoms, match.last):
                point, last = point._replace(part=match.entry["value"]), match.last
                continue
        if point.clock is None:
            k = j
            if word in _JOINS or word in ("في", "عند", "علي", "حتي"):
                k += 1
                if k < atoms.size and word in _JOINS and atoms.word(k) in ("في", "عند", "علي"):
                    k += 1
            clock = read_clock(atoms, k, ("", "ب")) if k < atoms.size and atoms.joined(k) else None
            if clock is None and k + 1 < atoms.size and atoms.word(k) == "تمام":
                clock = read_clock(atoms, k + 1)
            if clock is not None:
                end = clock.last
                if word == "(" and end < atoms.size and atoms.folded[end] == ")":
                    end += 1
                part = clock.part if clock.part not in ("am", "pm") else None
                point, last = point._replace(clock=clock.clock, part=point.part or part), end
                continue
        if point.relation is None and point.year is None and (point.month is not None or point.weekday is not None):
            related = read_relation(atoms, j)
            if related is not None and related[0] in ("last", "next", "this"):
                point, last = point._replace(relation=related[0]), related[1]
                continue
        break
    return point, last


def _adverb(atoms: Atoms, i: int) -> bool:
    """«صباحا», «ليلا», «مساء», «بعد الظهر»: not «صباح» which begins another day."""
    return atoms.folded[i] in ("صباحا", "ظهرا", "عصرا", "مساء", "مساءا", "ليلا", "فجرا", "بعد", "قبل", "منتصف", "ضحي",
                               "بعيد", "المساء", "الليل", "عشاء")  # fmt: skip


def _owns_day(atoms: Atoms, i: int) -> bool:
    """Whether a part of day is followed by its own day: «التقى أمس مساء الاثنين»."""
    return any(atoms.get(i, kind) is not None for kind in ("weekday", "deictic")) and atoms.joined(i)


def read_day(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadDay | None:
    """The longest day at ``i``, with everything that belongs to it."""
    start, j, part, named, late = _heads(atoms, i, prefixes)
    if j >= atoms.size or (j > i and not atoms.joined(j)):
        return None
    allowed = prefixes if j == i else ("",)
    core = _core(atoms, j, allowed)
    if core is None:
        return None
    point, core_start, last, rule, strict = core
    if part is not None:
        point = point._replace(part=point.part or part)
    if part == "NI":
        last = _second_night(atoms, point, last)
    if late and point.part is None:
        point = point._replace(part="EV" if "مبكر" not in atoms.tokens[i + 1].text else "MO")
    if not atoms.plain(last):
        point, last = _tail(atoms, point, last)
    return ReadDay(point, core_start if start is None else start, last, rule, strict and not named and part is None)


def _second_night(atoms: Atoms, point: Point, last: int) -> int:
    """«ليل السبت الأحد», «ليلة السبت-الأحد»: one night, told by both its days."""
    if point.weekday is None or point.day is not None:
        return last
    j = last + 1 if atoms.word(last) in ("-", "–", "/", "الي", "علي") else last
    after = _weekday(atoms, j, ("",)) if j < atoms.size and atoms.joined(j) else None
    if after is None or after[0].weekday != point.weekday % 7 + 1:
        return last
    return after[2]


def _core(atoms: Atoms, j: int, allowed: tuple[str, ...]) -> tuple[Point, int, int, str, bool] | None:
    kinds = atoms.kinds.get(j, _NOTHING)
    deictic = _deictic(atoms, j, allowed) if "deictic" in kinds or "tonight" in kinds else None
    if deictic is not None:
        point, start, last = deictic
        if not atoms.plain(last):
            point, last = _join_weekday(atoms, point, last)
            point, last = _join_date(atoms, point, last)
        return point, start, last, "deictic-day", False
    weekday = _weekday(atoms, j, allowed) if "weekday" in kinds else None
    if weekday is not None:
        point, start, last = weekday
        if not atoms.plain(last):
            point, last = _join_date(atoms, point, last)
        rule = "weekday" if point.day is None else "weekday-and-date"
        return point, start, last, rule, False
    if atoms.tokens[j].kind != "number" and not ("number" in kinds or "exact" in kinds or "month" in kinds):
        return None
    day = calendar_day(atoms, j, allowed)
    if day is not None:
        number = atoms.number(j, allowed)
        exact = atoms.get(j, "exact", allowed)
        start = exact.start if exact else number.start if number else atoms.tokens[j].start
        match = atoms.get(j, "month", allowed)
        if match is not None and number is None:
            start = match.start
        point, last = _join_weekday(atoms, day.point, day.last, bracket=True)
        return point, start, last, "calendar-day", day.strict
    return None


def _join_weekday(atoms: Atoms, point: Point, last: int, *, bracket: bool = False) -> tuple[Point, int]:
    """«أمس السبت», «اليوم (الأحد)», «20 يوليو، الخميس» is left apart."""
    if not (last < atoms.size and atoms.joined(last)) or point.weekday is not None:
        return point, last
    j = last
    closing = None
    if atoms.folded[j] == "(":
        closing, j = ")", j + 1
    if atoms.word(j) in ("يوم",):
        j += 1
    weekday = _weekday(atoms, j, ("",)) if j < atoms.size and atoms.joined(j) else None
    if weekday is None:
        return point, last
    end = weekday[2]
    if closing is not None:
        if atoms.word(end) != closing:
            return point, last
        end += 1
    elif bracket and point.deictic is None:
        return point, last
    other = weekday[0]
    return point._replace(weekday=other.weekday, relation=point.relation or other.relation), end


def _join_date(atoms: Atoms, point: Point, last: int) -> tuple[Point, int]:
    """«الأحد، 16 تموز 2023», «الاثنين 9 نيسان», «أمس (15 يوليو)», «اليوم الاثنين 20 يناير»."""
    if not (last < atoms.size and atoms.joined(last)):
        return point, last
    j = last
    mark = atoms.folded[j]
    if mark in _JOINS:
        j += 1
    if atoms.word(j) in ("يوم", "بتاريخ"):
        j += 1
    elif atoms.word(j) == "في" and j == last and point.weekday is not None:  # «الأحد في 24 يونيو»
        day = calendar_day(atoms, j + 1) if atoms.joined(j + 1) else None
        j += day is not None and day.point.month is not None
    if not (j < atoms.size and atoms.joined(j)):
        return point, last
    linking = atoms.get(j, "pair")
    if linking is not None:
        j = linking.last
        if not (j < atoms.size and atoms.joined(j)):
            return point, last
    day = calendar_day(atoms, j, ("", "ل") if linking is not None else ("",))
    if day is None:
        return point, last
    end = day.last
    if mark == "(":
        if atoms.word(end) != ")":
            return point, last
        end += 1
    found = day.point
    relation = found.relation or point.relation
    return found._replace(deictic=point.deictic, weekday=point.weekday, part=point.part, relation=relation), end


def month_point(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadDay | None:
    """A month with or without its year."""
    read = month_and_year(atoms, i, prefixes)
    if read is None:
        return None
    head = atoms.any(i, "unit") or atoms.any(i, "month")
    match = atoms.any(i, "month")
    start = match.start if match is not None else head.start if head is not None else atoms.tokens[i].start
    return ReadDay(read.point, start, read.last, "month", read.strict)

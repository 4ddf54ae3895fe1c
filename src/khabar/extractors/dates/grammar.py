"""From atoms to written dates: at every token the longest expression, in one pass."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.extractors.dates.atoms import PREFIXES, Atoms
from khabar.extractors.dates.clocks import clock_range, of_part, read_clock
from khabar.extractors.dates.days import ReadDay, calendar_day, month_point, read_day
from khabar.extractors.dates.forms import EventDay, Point, Repeat, Vague, Written, Year
from khabar.extractors.dates.guards import is_no_date, is_year_context
from khabar.extractors.dates.lengths import lengths
from khabar.extractors.dates.named_events import name_event
from khabar.extractors.dates.periods import decade, positioned, related_unit, season, year_alone
from khabar.extractors.dates.ranges import continue_range, headed_list, may_connect, number_range, year_range
from khabar.extractors.dates.weekdays_of_months import weekday_of_month
from khabar.lexicon import Match

__all__ = ["find_written"]

_NEAR_TO = frozenset({"من", "منه", "منها", "منهم", "مني", "منا"})  # «قريبا من بيته» is a place
_POINTS = frozenset(".,٫٬،")
_YEAR_DIGITS = 4
_NOTHING: Mapping[str, Match] = {}
_DAYS = frozenset({"deictic", "tonight", "weekday", "part", "late", "number", "month", "exact"})
_UNITS = frozenset({"unit", "year"})
_LENGTHS = frozenset({"before", "after", "each", "set", "approx", "unit", "number", "half-clock", "some"})
_READERS = (
    (related_unit, "related-period", frozenset({"unit", "this", "number", "approx"})),
    (year_alone, "year", frozenset({"year"})),
    (season, "season", frozenset({"season"})),
    (decade, "era", frozenset({"decade", "unit"})),
)
_COUNTED_WEEKDAY = frozenset({"weekday", "position", "number"})
_PERIODS = frozenset({"position", "early", "quarter-word", "half-word"})
#: Kinds that may be a whole expression; the others need a word or figure of time behind them.
_STRONG = frozenset(
    {"deictic", "tonight", "part", "late", "weekday", "month", "unit", "exact", "year", "season", "decade", "set"}
    | {"vague", "clock", "event-day"}
)


def find_written(atoms: Atoms) -> list[Written]:
    """Every expression of the article in text order, none overlapping."""
    found: list[Written] = []
    done = 0
    for i in atoms.starts:
        if i < done or _alone(atoms, i) or is_no_date(atoms, i):
            continue
        here = _at(atoms, i)
        if not here:
            continue
        found += here
        done = max(done, here[-1].last)
    return found


def _alone(atoms: Atoms, i: int) -> bool:
    """Whether a figure or a weak word («قبل», «كل», «أول») has nothing of time behind it: most have not."""
    kinds = atoms.kinds.get(i)
    if kinds is None:
        return len(atoms.tokens[i].text) != _YEAR_DIGITS and _lone_figure(atoms, i)
    return _STRONG.isdisjoint(kinds) and all(atoms.plain(match.last) for match in kinds.values())


def _at(atoms: Atoms, i: int) -> list[Written]:
    """The longest expression at token ``i``; a list of dates may be several."""
    kinds = atoms.kinds.get(i, _NOTHING)
    digits = atoms.tokens[i].kind == "number"
    if digits and _lone_figure(atoms, i):
        return [_bare_year(atoms, i)] if is_year_context(atoms, i) else []
    if "number" in kinds:
        if _lone_number(atoms, i, kinds):
            return []
        if "weekday" in kinds and not _numbers_follow(atoms, i + 1):
            kinds = {kind: match for kind, match in kinds.items() if kind != "number"}
    counted = (digits or (len(kinds) == 1 and "number" in kinds)) and _counts(atoms, i)
    lists = _lists(atoms, i, kinds, digits) if not counted else []
    best: Written | None = None
    for written in _candidates(atoms, i, kinds, digits) if not counted else _counted(atoms, i, kinds):
        if best is None or written.last > best.last:
            best = written
    if lists and (best is None or lists[-1].last >= best.last):
        return lists
    if best is None:
        return []
    return [best] if atoms.plain(best.last) else [pair(atoms, continue_range(atoms, best))]


def _lone_figure(atoms: Atoms, i: int) -> bool:
    """Whether digits are no more than a figure: nothing of time behind them, or a decimal."""
    after = i + 1
    if atoms.plain(after):
        return True
    if atoms.glued(after) and atoms.folded[after] in _POINTS and atoms.glued(after + 1):
        if atoms.tokens[after + 1].kind != "number":
            return False
        third = after + 3 < atoms.size and atoms.folded[after + 2] == atoms.folded[after]
        return not third and atoms.before(i) not in ("الساعه", ":")
    return i > 1 and atoms.glued(i) and atoms.folded[i - 1] in _POINTS and atoms.tokens[i - 2].kind == "number"


def _lone_number(atoms: Atoms, i: int, kinds: Mapping[str, Match]) -> bool:
    """Whether a number word («أحد», «ثلاثة») has nothing of time behind it, and is no weekday."""
    if len(kinds) == 1:
        if atoms.plain(i + 1):
            return True
        number = atoms.number(i, PREFIXES)
        return number is None or atoms.plain(number.last)
    if len(kinds) == 2 and "weekday" in kinds and atoms.plain(i + 1):
        return not atoms.folded[i].removeprefix(kinds["weekday"].prefix).startswith(("ال", "ل"))
    return False


def _numbers_follow(atoms: Atoms, i: int) -> bool:
    """Whether «الأحد», «الاثنين» before token ``i`` may be one and two after all."""
    after = atoms.kinds.get(i, _NOTHING)
    return "number" in after or "unit" in after or may_connect(atoms.word(i))


def _counts(atoms: Atoms, i: int) -> bool:
    """Whether the number at ``i`` counts a unit, and so begins neither a day nor a clock time: «ثلاثة أعوام»."""
    number = atoms.number(i, PREFIXES)
    if number is None or number.width == _YEAR_DIGITS or not atoms.joined(number.last):
        return False
    after = atoms.kinds.get(number.last, _NOTHING)
    unit = after.get("unit")
    return unit is not None and not unit.prefix and unit.entry["unit"] != "month" and after.keys() <= _UNITS


def _counted(atoms: Atoms, i: int, kinds: Mapping[str, Match]) -> list[Written]:
    """«ثلاثة أيام», «24 ساعة الماضية»."""
    counted = lengths(atoms, i, kinds)
    read = related_unit(atoms, i, PREFIXES)
    if read is None:
        return counted
    return [atoms.written(read.form, i, read.last, read.start, "related-period"), *counted]


def _lists(atoms: Atoms, i: int, kinds: Mapping[str, Match], digits: bool) -> list[Written]:
    """Ranges and lists."""
    if digits:
        return number_range(atoms, i, PREFIXES) or year_range(atoms, i) if may_connect(atoms.word(i + 1)) else []
    if "unit" in kinds or "year" in kinds:
        found = headed_list(atoms, i)
        if found or ("unit" in kinds and kinds["unit"].entry["unit"] != "day"):
            return found
    if "number" in kinds:
        return number_range(atoms, i, PREFIXES)
    return _headed_range(atoms, i) if "part" in kinds or "unit" in kinds else []


def _bare_year(atoms: Atoms, i: int) -> Written:
    return atoms.written(Point(year=Year(atoms.digits(i))), i, i + 1, atoms.tokens[i].start, "bare-year")


def _headed_range(atoms: Atoms, i: int) -> list[Written]:
    """«ليل 5-6 كانون الثاني», «أيام 3 و4 مايو»."""
    head = atoms.get(i, "part", PREFIXES) or atoms.get(i, "unit", PREFIXES)
    if (
        head is None
        or not atoms.joined(head.last)
        or (head.entry.table == "time_units" and head.entry["unit"] != "day")
    ):
        return []
    found = number_range(atoms, head.last, ("",))
    return [found[0]._replace(first=i, start=head.start), *found[1:]] if found else []


def _candidates(atoms: Atoms, i: int, kinds: Mapping[str, Match], digits: bool) -> list[Written]:
    found: list[Written] = []
    if "deictic" in kinds or "event-day" in kinds:
        event = _event_day(atoms, i)
        if event is not None:
            return [event]
    unit = kinds["unit"].entry["unit"] if "unit" in kinds else None
    day = read_day(atoms, i, PREFIXES) if digits or unit == "day" or not _DAYS.isdisjoint(kinds) else None
    if unit == "day" or not _COUNTED_WEEKDAY.isdisjoint(kinds):
        counted = weekday_of_month(atoms, i)
        if counted is not None:
            return [counted]
    yearly = _yearly(atoms, day) if day is not None else None
    if yearly is not None and day is not None:
        found.append(atoms.written(yearly[0], i, yearly[1], day.start, "set", "set"))
    if day is not None and not day.strict:
        named = name_event(atoms, i, day.point)
        rule = "event-name" if named is not None else day.rule
        found.append(atoms.written(named or day.point, i, day.last, day.start, rule))
    if "month" in kinds or unit == "month":
        month = month_point(atoms, i, PREFIXES)
        if month is not None and (not month.strict or _month_context(atoms, i)):
            named = name_event(atoms, i, month.point)
            rule = "event-name" if named is not None else month.rule
            found.append(atoms.written(named or month.point, i, month.last, month.start, rule))
    if not _PERIODS.isdisjoint(kinds):
        read = positioned(atoms, i, PREFIXES)
        if read is not None:
            found.append(atoms.written(read.form, i, read.last, read.start, "part-of-period"))
    for reader, rule, openers in _READERS:
        fits = reader is related_unit if digits else not openers.isdisjoint(kinds)
        read = reader(atoms, i, PREFIXES) if fits else None
        if read is not None:
            vague = isinstance(read.form, Vague)
            found.append(
                atoms.written(read.form, i, read.last, read.start, "vague-period" if vague else rule,
                         "vague" if vague else "date")
            )  # fmt: skip
    if digits or not _LENGTHS.isdisjoint(kinds):
        found += lengths(atoms, i, kinds)
    vague_match = kinds.get("vague")
    if (
        vague_match is not None
        and vague_match.entry.lemma == "الآن"
        and (atoms.behind(i, "outlet-head") or atoms.before(i) == "السلام")
    ):
        vague_match = None  # «تلفزيون الآن»
    if vague_match is not None and not (vague_match.entry.lemma == "قريبا" and atoms.word(i + 1) in _NEAR_TO):
        told = vague_match.entry.lemma in ("لاحقا", "فيما بعد")
        found.append(atoms.written(Vague(vague_match.entry["value"], told), i, vague_match.last, vague_match.start,
                              "vague", "vague"))  # fmt: skip
    clock = read_clock(atoms, i, PREFIXES) if digits or "clock" in kinds or "number" in kinds else None
    hours = clock_range(atoms, i, PREFIXES) if "clock" in kinds or "number" in kinds else None
    if hours is not None:
        found.append(hours)
    day_after = _day_after_clock(atoms, clock.last) if clock is not None else None
    if clock is not None and ("clock" in kinds or clock.clock.zone or clock.part or day_after):
        part = clock.part if clock.part not in ("am", "pm") else None
        last = clock.last
        point = Point(clock=clock.clock, part=part)
        if day_after is not None:
            day_point, last = day_after
            time = clock.clock if clock.part else of_part(clock.clock, day_point.part)
            point = day_point._replace(clock=time, part=day_point.part or part)
            found.append(atoms.written(point, i, last, clock.start, "clock-and-day"))
        else:
            found.append(atoms.written(point, i, last, clock.start, "clock", "time"))
    if digits and is_year_context(atoms, i):
        found.append(_bare_year(atoms, i))
    return found


def _yearly(atoms: Atoms, day: ReadDay) -> tuple[Repeat, int] | None:
    """«16 مارس من كل سنة»."""
    month, j = day.point.month, day.last
    if month is None or day.point.day is None or day.point.year is not None or atoms.word(j) != "من":
        return None
    each = atoms.get(j + 1, "each")
    unit = atoms.get(each.last, "unit") if each is not None and atoms.joined(each.last) else None
    if unit is None or unit.entry["unit"] != "year" or month.calendar != "gregorian":
        return None
    return Repeat(f"XXXX-{month.month:02d}-{day.point.day:02d}"), unit.last


def _day_after_clock(atoms: Atoms, last: int) -> tuple[Point, int] | None:
    """«الساعة الثامنة من مساء أمس», «20:15 الأحد 16 تموز»."""
    j = last
    if atoms.word(j) in ("من", "-", "،", "|"):
        j += 1
    if not (j < atoms.size and atoms.joined(j)):
        return None
    day = read_day(atoms, j)
    if day is None or day.strict or day.point.clock is not None:
        return None
    return day.point, day.last


def _month_context(atoms: Atoms, i: int) -> bool:
    """Whether an ambiguous month word stands where only a month can: «في آب», «خلال رمضان», «حتى مارس»."""
    month = atoms.any(i, "month")
    if month is None or month.entry.lemma == "ماي" or month.entry["calendar"] == "solar-hijri":
        return False
    if month.prefix == "و":  # «فبراير ومارس وأبريل»
        return month.entry["calendar"] == "gregorian" and atoms.behind(i, "month")
    return not month.prefix and atoms.behind(i, "month-head")


def _event_day(atoms: Atoms, i: int) -> Written | None:
    """«اليوم الثاني من زيارته», «غداة المؤتمر»."""
    match = atoms.get(i, "deictic", PREFIXES)
    if match is not None and match.entry.lemma == "اليوم" and match.last == i + 1:
        number = atoms.number(i + 1) if atoms.joined(i + 1) else None
        if (number is not None and number.ordinal and number.definite) or atoms.word(i + 1) in ("الاخير", "الاول"):
            n = number.value if number else -1
            j = number.last if number else i + 2
            if atoms.word(j) == "من":
                j += 1
            event = atoms.get(j, "event", ("", "ل")) if atoms.joined(j) else None
            if event is not None and n > 0 and (j == i + 3 or event.prefix):
                return atoms.written(EventDay(n), i, event.last, match.start, "event-day")
        return None
    match = atoms.get(i, "event-day", PREFIXES)
    if match is not None:
        event = atoms.get(match.last, "event") if atoms.joined(match.last) else None
        if event is not None:
            return atoms.written(EventDay(int(match.entry["value"]), True), i, event.last, match.start, "event-day")
    return None


def pair(atoms: Atoms, written: Written) -> Written:
    """«29 ذو الحجة 1444 هـ الموافق 16 تموز 2023»: one expression, both values kept."""
    one = written.form
    if not isinstance(one, Point) or one.day is None or one.month is None or not atoms.joined(written.last):
        return written
    j = written.last
    closing = ""
    while j < atoms.size and atoms.joined(j) and atoms.folded[j] in "،,(-–/" and j < written.last + 2:
        closing = ")" if atoms.folded[j] == "(" else closing
        j += 1
    match = atoms.get(j, "pair", ("", "و", "ل")) if j < atoms.size else None
    if match is not None:
        j = match.last
        for word in ("ل", "يوم", "ليوم", ":"):
            if atoms.word(j) == word:
                j += 1
        if atoms.get(j, "weekday") is not None:
            j += 1
            if atoms.word(j) in "،,":
                j += 1
    elif j == written.last:
        return written
    if not (j < atoms.size and atoms.joined(j)):
        return written
    other = calendar_day(atoms, j, ("", "ل"))
    if other is None or other.point.month is None or other.point.month.calendar == one.month.calendar:
        return written
    last = other.last
    if closing:
        if atoms.word(last) != closing:
            return written
        last += 1
    form = one._replace(pair=other.point)
    return atoms.written(form, written.first, last, written.start, "calendar-pair")

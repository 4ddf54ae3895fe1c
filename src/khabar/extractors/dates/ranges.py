"""Ranges and lists: «من 3 إلى 5 أيار», «يومي السبت والأحد», «بين عامي 2015 و2018», «2022-2023», «8 و9 مارس»."""

from __future__ import annotations

import itertools

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.days import read_day
from khabar.extractors.dates.forms import Period, Point, Range, Written, Year
from khabar.extractors.dates.months import month_and_year, read_relation
from khabar.extractors.dates.periods import related_unit, year_alone

__all__ = ["continue_range", "headed_list", "may_connect", "number_range", "year_range"]

_TO = frozenset({"الي", "حتي", "لغايه", "-", "–", "—", "ولغايه", "وحتي", "ـ", "ل"})
_HEADS = {
    "العامين": "year",
    "الاعوام": "year",
    "السنوات": "year",
    "السنتين": "year",
    "اليومين": "day",
    "يومي": "day",
    "ايام": "day",
    "عامي": "year",
    "سنتي": "year",
    "اعوام": "year",
    "سنوات": "year",
    "شهري": "month",
}


def may_connect(word: str) -> bool:
    """Whether a word after a figure may join it to another one."""
    return word in _TO or word == "/" or word[:1] == "و"


def _connector(atoms: Atoms, i: int, *, between: bool) -> int | None:
    """One past «إلى», «حتى», a dash, or (after «بين») a separate «و»."""
    if not (i < atoms.size and atoms.joined(i)):
        return None
    if atoms.word(i + 1) in ("غايه", "غاية") and atoms.folded[i] == "الي":
        return i + 2 if i + 2 < atoms.size and atoms.joined(i + 2) else None
    if atoms.folded[i] in _TO:
        return i + 1 if i + 1 < atoms.size and atoms.joined(i + 1) else None
    return i if between and atoms.folded[i].startswith("و") else None


def headed_list(atoms: Atoms, i: int) -> list[Written]:
    """«يومي 8 و9 مارس», «يومي الجمعة والسبت الماضيين», «عامي 2015 و2016», «شهري يناير وفبراير»."""
    word = atoms.folded[i]
    prefix = word[0] if word[1:] in _HEADS and word[0] in "ولبف" else ""
    unit = _HEADS.get(word[len(prefix) :])
    j = i + 1
    if unit is None or not (j < atoms.size and atoms.joined(j)):
        return []
    start = atoms.tokens[i].start + len(prefix)
    items: list[tuple[Point, int, int]] = []  # point, start, last
    last = j
    while len(items) < 7:
        at = last
        prefixes = ("",) if not items else ("و", "ف", "أو")
        item = _item(atoms, at, unit, prefixes)
        if item is None and items and atoms.folded[at : at + 1] == ["و"]:
            item = _item(atoms, at + 1, unit, ("",))
        if item is None and items and atoms.word(at) in ("،", "الي", "حتي", "-"):
            item = _item(atoms, at + 1, unit, ("",))
        if item is None:
            break
        items.append(item)
        last = item[2]
        if not (last < atoms.size and atoms.joined(last)):
            break
    if len(items) < 2:
        return []
    if unit == "day" and items[-1][0].weekday is None:
        shared = _month_after(atoms, last)
        if shared is None:
            return []
        point, last = shared
        items = [(point._replace(day=p.day), s, e) for p, s, e in items]
    elif unit == "day":
        dates = number_range(atoms, last, ("",)) if last < atoms.size and atoms.joined(last) else []
        if dates:
            return [dates[0]._replace(first=i, start=start), *dates[1:]]
        related = read_relation(atoms, last)
        if related is not None:
            items = [(p._replace(relation=related[0]), s, e) for p, s, e in items]
            last = related[1]
    elif unit == "month":
        final = items[-1][0]
        items = [
            (p._replace(year=p.year or final.year, relation=p.relation or final.relation), s, e) for p, s, e in items
        ]
    items[-1] = (items[-1][0], items[-1][1], last)
    return _group(atoms, i, start, items, between=atoms.before(i) in ("بين", "وبين", "مابين"))


def _item(atoms: Atoms, i: int, unit: str, prefixes: tuple[str, ...]) -> tuple[Point, int, int] | None:
    if not (i < atoms.size and atoms.joined(i)):
        return None
    if unit == "day":
        weekday = atoms.get(i, "weekday", prefixes)
        if weekday is not None:
            return Point(weekday=int(weekday.entry["day"])), weekday.start, weekday.last
        number = atoms.number(i, prefixes)
        if number is not None and 1 <= number.value <= 31 and number.width <= 2:
            return Point(day=number.value), number.start, number.last
        return None
    if unit == "year":
        number = atoms.number(i, prefixes)
        if number is None or not 1000 <= number.value <= 2199 or number.width not in (0, 4):
            return None
        era = atoms.get(number.last, "era") if atoms.joined(number.last) else None
        year = Year(number.value, era.entry["value"] if era else None, None, number.width)
        return Point(year=year), number.start, era.last if era else number.last
    read = month_and_year(atoms, i, prefixes)
    match = atoms.any(i, "month")
    if read is None or match is None:
        return None
    return read.point, match.start, read.last


def _month_after(atoms: Atoms, last: int) -> tuple[Point, int] | None:
    """The month that follows a list of days: «مارس 2018», «من شهر آذار», «من الشهر الجاري»."""
    if not (last < atoms.size and atoms.joined(last)):
        return None
    j = last + 1 if atoms.folded[last] == "من" else last
    read = month_and_year(atoms, j, ("", "ل")) if j < atoms.size and atoms.joined(j) else None
    if read is not None:
        return read.point, read.last
    if atoms.word(j) == "الشهر":
        related = read_relation(atoms, j + 1)
        if related is not None:
            return Point(month_relation=related[0]), related[1]
    related = read_relation(atoms, last)
    if related is not None and related[0] == "this":
        return Point(month_relation="this"), related[1]
    return None


def _next_to(one: Point, two: Point) -> bool:
    if one.weekday is not None and two.weekday is not None:
        return (two.weekday - one.weekday) % 7 == 1
    if one.day is not None and two.day is not None:
        return two.day == one.day + 1
    if one.year is not None and two.year is not None and one.month is None:
        return one.year.number is not None and two.year.number == one.year.number + 1
    return one.month is not None and two.month is not None and two.month.month == one.month.month % 12 + 1


def _group(
    atoms: Atoms, first: int, start: int, items: list[tuple[Point, int, int]], *, between: bool
) -> list[Written]:
    """One range when the items follow one another or stand behind «بين», else one date each."""
    points = [p for p, _, _ in items]
    last = items[-1][2]
    if between or all(_next_to(a, b) for a, b in itertools.pairwise(points)):
        form = Range(points[0], points[-1])
        return [Written(form, first, last, start, atoms.end(last), "range")]
    found = []
    for n, (point, begin, end) in enumerate(items):
        found.append(Written(point, first, end, start if n == 0 else begin, atoms.end(end), "list"))
    return found


def number_range(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> list[Written]:
    """«3 إلى 5 أيار», «8-10 مارس», «8 و9 مارس», «الخامس إلى العاشر من رمضان»."""
    number = atoms.number(i, prefixes)
    if number is None or not 1 <= number.value <= 31 or number.width > 2:
        return []
    if not (number.last < atoms.size and atoms.joined(number.last)):
        return []
    dash = atoms.folded[number.last] in "-–"
    if number.width and atoms.decimal(i) and not dash:
        return []
    between = atoms.before(i) in ("بين", "وبين")
    j = _connector(atoms, number.last, between=True)
    if j is None:
        return []
    joined_by_and = j == number.last
    second = atoms.number(j, ("و",) if joined_by_and else ("", "ال"))
    if second is None or not 1 <= second.value <= 31 or second.width > 2:
        return []
    if (number.width == 0) != (second.width == 0):
        return []
    shared = _month_after(atoms, second.last)
    if shared is None:
        return []
    point, last = shared
    if point.month is None and not number.ordinal and atoms.folded[second.last] != "من":
        return []
    first, final = point._replace(day=number.value), point._replace(day=second.value)
    if joined_by_and and not between and second.value != number.value + 1:
        return [
            Written(first, i, number.last, number.start, atoms.end(number.last), "list"),
            Written(final, number.last, last, second.start, atoms.end(last), "list"),
        ]
    if second.value <= number.value:
        return []
    return [Written(Range(first, final), i, last, number.start, atoms.end(last), "range")]


def year_range(atoms: Atoms, i: int) -> list[Written]:
    """«2022-2023», «2022/2023», «موسم 2022–23» without its second half, «1990 إلى 1995»."""
    one = atoms.digits(i)
    if one is None or len(atoms.tokens[i].text) != 4 or not 1300 <= one <= 2100:
        return []
    if atoms.glued(i) and atoms.folded[i - 1] in "-/.+":
        return []
    j = i + 1
    if not (j + 1 < atoms.size and atoms.joined(j)) or atoms.folded[j] not in ("-", "–", "/", "—", "الي", "حتي"):
        return []
    two = atoms.digits(j + 1)
    if two is None or len(atoms.tokens[j + 1].text) != 4 or not one < two <= one + 200:
        return []
    last = j + 2
    if last + 1 < atoms.size and atoms.glued(last) and atoms.folded[last] in "-/." and atoms.glued(last + 1):
        if atoms.tokens[last + 1].kind == "number":
            return []
    era_match = atoms.get(last, "era") if atoms.joined(last) else None
    era = era_match.entry["value"] if era_match else None
    if era_match is not None:
        last = era_match.last
    form = Range(Point(year=Year(one, era)), Point(year=Year(two, era)))
    return [Written(form, i, last, atoms.tokens[i].start, atoms.end(last), "year-range")]


def continue_range(atoms: Atoms, written: Written) -> Written:
    """«من الأحد إلى الخميس», «بين يناير ومارس 2018», «من 28 يوليو حتى 3 أغسطس»: the first half is read already."""
    one = written.form
    if not isinstance(one, (Point, Period)):
        return written
    before = atoms.before(written.first)
    between = before in ("بين", "وبين", "مابين")
    word = atoms.word(written.last)
    if word[:1] == "و" and not between:
        return _with_year_of_next(atoms, written, one)
    opened = before in ("من", "ومن", "منذ") or between
    if not (
        word in ("الي", "حتي", "وحتي", "لغايه") or (opened and word in ("-", "–")) or (between and word[:1] == "و")
    ):
        if not (word in ("-", "–") and isinstance(one, Point) and one.day is not None and one.clock is None):
            return written
    if word == "الي" and atoms.word(written.last + 1) == "غايه":
        word = "الي غايه"
    j = written.last if between and word[:1] == "و" and word != "و" else written.last + 1 + (word == "الي غايه")
    if not (j < atoms.size and atoms.joined(j)):
        return written
    prefixes = ("و",) if j == written.last else ("",)
    second = _second(atoms, j, prefixes)
    if second is None or not _alike(one, second[0]):
        return written
    two, last = second
    return Written(Range(_dated_like(one, two), two), written.first, last, written.start, atoms.end(last), "range")


def _with_year_of_next(atoms: Atoms, written: Written, one: Point | Period) -> Written:
    """«في مايو ويونيو 2023», «5 مايو و7 يونيو 2023»: two dates, and the year is that of both."""
    if not isinstance(one, Point) or one.month is None or one.year is not None or not atoms.joined(written.last):
        return written
    apart = atoms.folded[written.last] == "و"  # «و7»
    second = _second(atoms, written.last + apart, ("",) if apart else ("و",))
    if second is None or not _alike(one, second[0]):
        return written
    return written._replace(form=_dated_like(one, second[0]))


def _dated_like(one: Point | Period, two: Point | Period) -> Point | Period:
    """The first of two dates with the second one's year, or the year before: «بين ديسمبر ويناير 2023»."""
    if not (isinstance(one, Point) and isinstance(two, Point) and one.month and two.month and two.year):
        return one
    if one.year is not None or two.year.number is None or one.month.calendar != two.month.calendar:
        return one
    number = two.year.number - (one.month.month > two.month.month)
    return one._replace(year=two.year._replace(number=number))


def _second(atoms: Atoms, j: int, prefixes: tuple[str, ...]) -> tuple[Point | Period, int] | None:
    day = read_day(atoms, j, prefixes)
    if day is not None:
        return day.point, day.last
    month = month_and_year(atoms, j, prefixes)
    if month is not None:
        return month.point, month.last
    for reader in (year_alone, related_unit):
        read = reader(atoms, j, prefixes)
        if read is not None and isinstance(read.form, (Point, Period)):
            return read.form, read.last
    number = atoms.number(j, prefixes)
    if number is not None and number.width == 4 and 1800 <= number.value <= 2199:
        return Point(year=Year(number.value)), number.last
    return None


def _shape(form: Point | Period) -> str:
    if isinstance(form, Period):
        return form.unit
    if form.day is not None or form.weekday is not None or form.deictic is not None:
        return "day"
    return "month" if form.month is not None else "year"


def _alike(one: Point | Period, two: Point | Period) -> bool:
    return _shape(one) == _shape(two)

"""Month names, years and calendar days as they are written."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import MonthName, Point, Year
from khabar.lexicon import Match

__all__ = ["Read", "day_and_month", "month_and_year", "month_name", "read_relation", "read_year", "relative_day"]

T = TypeVar("T")
_YEAR_KINDS = frozenset({"الميلادي", "الميلاديه"})
_OPEN = frozenset("([/-–ـ،")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199  # of a bare number after «عام»
_SOLAR_YEARS = range(1250, 1450)


class Read(NamedTuple):
    """A point and one past its last token; ``strict``: only believable with more beside it."""

    point: Point
    last: int
    strict: bool = False


def _month(match: Match) -> tuple[str, int]:
    return match.entry["calendar"], int(match.entry["month"])


def _is_month(atoms: Atoms, match: Match) -> bool:
    """«آب» is written with its madda; without one the word is somebody's father."""
    return atoms.folded[match.first] not in ("اب", "باب", "لاب", "واب") or "آ" in atoms.tokens[match.first].text


def month_name(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> tuple[MonthName, int, bool] | None:
    """
    A month at ``i`` with its second name: «تموز/يوليو», «أكتوبر (تشرين الأول)», «يناير - كانون الثاني».

    Returns:
        Name, one past its last token, and whether it is an ambiguous word alone.
    """
    match = atoms.get(i, "month", prefixes)
    if match is None:
        return None
    name = _month(match)
    strict = match.entry.flag("ambiguous")
    j = match.last
    if j < atoms.size and atoms.joined(j) and atoms.folded[j] in _OPEN:
        other = atoms.get(j + 1, "month") if atoms.joined(j + 1) else None
        mark = atoms.folded[j]
        if other is not None and _second(name, _month(other), mark):
            last = other.last
            if mark in "([":
                if not (last < atoms.size and atoms.folded[last] in ")]"):
                    return MonthName(*name), j, strict
                last += 1
            return MonthName(name[0], name[1], _month(other)), last, False
    other = atoms.get(j, "month") if j < atoms.size and atoms.joined(j) else None
    if other is not None and _month(other) == name:  # «يونيو حزيران»
        return MonthName(name[0], name[1], name), other.last, False
    if strict and not _is_month(atoms, match):
        return None
    return MonthName(*name), j, strict


def _second(one: tuple[str, int], two: tuple[str, int], mark: str) -> bool:
    """Whether two month words name one month: the same one, or neighbours behind a slash (a slip of the pen)."""
    if one == two:
        return True
    return mark in "/([" and one[0] == two[0] == "gregorian" and abs(one[1] - two[1]) in (1, 2, 10, 11)


def read_relation(atoms: Atoms, i: int) -> tuple[str, int] | None:
    """«الماضي», «المقبل», «الجاري», «نفسه» … at ``i``."""
    if not atoms.joined(i):
        return None
    match = atoms.get(i, "relation")
    if match is None and atoms.folded[i] in _YEAR_KINDS and atoms.joined(i + 1):  # «العام الميلادي القادم»
        match = atoms.get(i + 1, "relation")
    if match is None:
        return None
    return match.entry["value"], match.last


def _era(atoms: Atoms, i: int) -> tuple[str | None, int]:
    """هـ, م, ميلادي … at ``i``, in brackets or not."""
    match = atoms.get(i, "era") if atoms.joined(i) else None
    if match is None:
        return None, i
    return match.entry["value"], match.last


def read_year(atoms: Atoms, i: int, *, bare: bool = False, calendar: str = "gregorian") -> tuple[Year, int] | None:
    """
    A year at ``i``: «2023», «عام 2023», «من سنة 1444 هـ», «عام ألفين وثلاثة», «العام الماضي», «من العام نفسه».

    Args:
        bare: Also digits without عام or سنة.
        calendar: Of the month before it.
    """
    if not (i < atoms.size and (i == 0 or atoms.joined(i))):
        return None
    j = i
    if atoms.folded[j] in ("من", "لل", "ل") and j + 1 < atoms.size:
        j += 1
    if atoms.folded[j].removeprefix("ل") in ("هذا", "هذه", "نفس", "ذات", "ذلك", "تلك"):
        head = atoms.get(j + 1, "year") if atoms.joined(j + 1) else None
        if head is None or head.entry.lemma in _PLURAL_YEARS:
            return None
        relation = "this" if atoms.folded[j].removeprefix("ل") in ("هذا", "هذه") else "same"
        return _with_number(atoms, relation, head.last)
    named = atoms.get(j, "year", ("", "ل")) if j == i or atoms.joined(j) else None
    if named is not None and named.entry.lemma not in _PLURAL_YEARS:
        k = named.last
        related = read_relation(atoms, k)
        if related is not None:
            return _with_number(atoms, *related)
        if k < atoms.size and atoms.joined(k):
            number = atoms.number(k)
            if number is not None and not number.ordinal and _plausible(number.value, number.width):
                era, last = _era(atoms, number.last)
                return Year(number.value, era, None, number.width), last
            if number is not None and number.width in (1, 2, 3):
                era, last = _era(atoms, number.last)
                if era is not None and number.value:
                    return Year(number.value, era, None, 4), last
        return None
    if not bare or j != i:
        return None
    value = atoms.digits(j)
    if value is None:
        number = atoms.number(j)
        if number is None or number.width or number.ordinal or not 1000 <= number.value <= 2199:
            return None
        return Year(number.value, None, None, 0), number.last
    width = len(atoms.tokens[j].text)
    era, last = _era(atoms, j + 1)
    if era is None and atoms.decimal(j) and not _dash_year(atoms, j):
        return None
    if width == 4 and (_plausible(value, width) or era is not None):
        return Year(value, era, None, width), last
    if era is not None and width in (2, 3) and value:
        return Year(value, era, None, 4 if width == 3 or era != "hijri" else 2), last
    return None


def _with_number(atoms: Atoms, relation: str, last: int) -> tuple[Year, int]:
    """«العام الماضي 2017», «هذا العام 1439هـ»: the number says which."""
    value = atoms.digits(last) if last < atoms.size and atoms.joined(last) else None
    if value is None or not _plausible(value, len(atoms.tokens[last].text)) or atoms.decimal(last):
        return Year(None, None, relation), last
    era, end = _era(atoms, last + 1)
    return Year(value, era), end


_PLURAL_YEARS = frozenset({"عامي", "سنتي", "الأعوام", "أعوام", "سنوات", "السنوات"})


def _dash_year(atoms: Atoms, i: int) -> bool:
    return atoms.glued(i) and atoms.folded[i - 1] in "-/–" and not (i + 1 < atoms.size and atoms.glued(i + 1))


def _plausible(value: int, width: int) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR and width in (0, 4)


def month_and_year(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> Read | None:
    """«[شهر] يوليو/تموز [من] [عام] 2023», «رمضان الماضي», «مايو من العام الماضي»."""
    j, named = i, False
    head = atoms.get(i, "unit", prefixes)
    if head is not None and head.entry["unit"] == "month" and head.entry["number"] == "s" and head.last == i + 1:
        j, named = i + 1, True
        if not atoms.joined(j):
            return None
    month = month_name(atoms, j, ("",) if named else prefixes)
    if month is None:
        return None
    name, last, strict = month
    point = Point(month=name)
    related = read_relation(atoms, last)
    if related is not None:
        return Read(point._replace(relation=related[0]), related[1])
    j = last
    if j < atoms.size and atoms.folded[j] in "،," and _is_year_token(atoms, j + 1):
        j += 1
    year = read_year(atoms, j, bare=True, calendar=name.calendar)
    if year is not None:
        return Read(
            point._replace(year=year[0]), year[1], strict and name.calendar == "solar-hijri" and not _solar(year)
        )
    era, after = _era(atoms, last)
    if era == name.calendar and era != "gregorian":
        return Read(point, after)
    return Read(point, last, strict and not (named and name.calendar != "solar-hijri"))


def _is_year_token(atoms: Atoms, i: int) -> bool:
    value = atoms.digits(i) if i < atoms.size and atoms.joined(i) else None
    return value is not None and _plausible(value, len(atoms.tokens[i].text)) and not atoms.decimal(i)


def _solar(year: tuple[Year, int]) -> bool:
    return year[0].number in _SOLAR_YEARS


def day_and_month(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> Read | None:
    """«20 يوليو», «الثالث والعشرين من شهر رمضان 1444 هـ», «غرة رجب», «يوليو 20، 2023»."""
    exact = atoms.get(i, "exact", prefixes)
    if exact is not None:
        day, last, strict = int(exact.entry["value"]), exact.last, False
    else:
        number = atoms.number(i, prefixes)
        if number is None or not 1 <= number.value <= 31:
            return _month_first(atoms, i, prefixes)
        if number.width > 2 or (number.width and atoms.decimal(i) and not _after_range_mark(atoms, i)):
            return None
        day, last, strict = number.value, number.last, not number.width and not number.ordinal
    j = last
    for linking in ("من", "شهر", "لشهر"):
        if j < atoms.size and atoms.joined(j) and atoms.folded[j] == linking:
            j += 1
    if not (j < atoms.size and atoms.joined(j)):
        return None
    dashed = atoms.folded[j] in "-/–" and j == last
    if dashed:
        j += 1
    read = month_and_year(atoms, j, ("", "ل")) if j < atoms.size else None
    if read is None or read.point.month is None:
        return None
    month = read.point.month
    word = atoms.any(j, "month")
    if word is not None and word.entry.flag("ambiguous") and month.other is None and read.point.year is None:
        if dashed or word.entry.lemma == "صفر":  # «2-صفر» is a score
            return None
    if month.calendar == "solar-hijri" and read.strict:
        return None
    return Read(read.point._replace(day=day), read.last, strict)


def _after_range_mark(atoms: Atoms, i: int) -> bool:
    return atoms.glued(i) and atoms.folded[i - 1] in "-–/"


def _month_first(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> Read | None:
    """«يوليو 20، 2023» as translations write it."""
    month = month_name(atoms, i, prefixes)
    if month is None:
        return None
    name, j, _ = month
    day = atoms.digits(j) if j < atoms.size and atoms.joined(j) else None
    if day is None or not 1 <= day <= 31 or len(atoms.tokens[j].text) > 2 or atoms.decimal(j):
        return None
    if j + 2 < atoms.size and atoms.folded[j + 1] in ",،" and _is_year_token(atoms, j + 2):
        year = read_year(atoms, j + 2, bare=True)
        if year is not None:
            return Read(Point(month=name, day=day, year=year[0]), year[1])
    return None


def relative_day(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> Read | None:
    """«الثالث والعشرين من الشهر الماضي», «12 الجاري», «الخامس من هذا الشهر»."""
    number = atoms.number(i, prefixes)
    if number is None or not 1 <= number.value <= 31 or number.width > 2:
        return None
    if number.width and atoms.decimal(i):
        return None
    j = number.last
    if not (j < atoms.size and atoms.joined(j)):
        return None
    of = atoms.folded[j] == "من"
    if of:
        j += 1
        if atoms.folded[j : j + 1] and atoms.folded[j] in ("هذا", "نفس", "ذات", "ذلك") and atoms.word(j + 1) in _MONTH:
            relation = "this" if atoms.folded[j] == "هذا" else "same"
            return Read(Point(day=number.value, month_relation=relation), j + 2)
    if atoms.word(j) in _MONTH:
        related = read_relation(atoms, j + 1)
        if related is not None and (of or number.ordinal or number.width):
            return Read(Point(day=number.value, month_relation=related[0]), related[1])
        return None
    related = read_relation(atoms, j)
    if related is not None and related[0] in ("this", "last", "next") and (of or number.width):
        if atoms.folded[j] in ("الجاري", "الماضي", "المقبل", "الحالي", "القادم", "المنصرم"):
            return Read(Point(day=number.value, month_relation=related[0]), related[1])
    return None


_MONTH = frozenset({"الشهر"})

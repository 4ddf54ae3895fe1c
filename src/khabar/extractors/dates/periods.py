"""Weeks, months, years, quarters, seasons, decades, centuries: «الأسبوع الماضي», «الربع الثالث من 2023»."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from khabar.extractors.dates.amounts import ReadAmount, read_amount
from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import Period, Point, Range, Vague, Year
from khabar.extractors.dates.months import month_and_year, read_relation, read_year
from khabar.lexicon import Match

__all__ = ["ReadPeriod", "decade", "positioned", "related_unit", "season", "year_alone"]


class ReadPeriod(NamedTuple):
    """A form and where it stands."""

    form: Period | Point | Range | Vague
    start: int
    last: int


_BEFORE_END = frozenset({"", "في", "حتي", "من", "الي", "قبل", "مع", "منذ", "بين"})
_DEMONSTRATIVES = {"هذا": "this", "هذه": "this", "ذلك": "same", "تلك": "same", "نفس": "same", "ذات": "same"}


def related_unit(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadPeriod | None:
    """«الأسبوع الماضي», «هذا العام», «الشهر الجاري», «السنوات الخمس الماضية», «العامين المقبلين», «الأيام الأخيرة»."""
    this = atoms.get(i, "this", prefixes)
    if this is not None:
        return _demonstrated(atoms, i, this)
    counted = _counted(atoms, i, prefixes) or _week_of_month(atoms, i, prefixes)
    if counted is not None:
        return counted
    unit = atoms.get(i, "unit", prefixes)
    if unit is None or unit.last != i + 1 or not _definite(atoms, i, unit.prefix):
        return None
    name, number = unit.entry["unit"], unit.entry["number"]
    if number == "p":
        return _plural(atoms, unit.start, name, unit.last)
    if number == "d":
        return None
    related = read_relation(atoms, unit.last)
    if related is None and name in ("year", "decade", "century", "month", "week"):
        latest = atoms.get(unit.last, "latest") if atoms.joined(unit.last) else None
        return ReadPeriod(Period(name, "latest"), unit.start, latest.last) if latest is not None else None
    if related is None or name in ("second", "minute", "hour"):
        return None
    relation, last = related
    if name == "decade" and relation not in ("last", "next"):
        return None
    if name == "year":
        year = read_year(atoms, i) if not unit.prefix else None
        return ReadPeriod(
            Point(year=year[0] if year else Year(None, None, relation)), unit.start, year[1] if year else last
        )
    return ReadPeriod(Period(name, relation), unit.start, last)


def _demonstrated(atoms: Atoms, i: int, this: Match) -> ReadPeriod | None:
    """«هذا العام», «ذلك الأسبوع», «هذا الصيف»."""
    relation = _DEMONSTRATIVES[atoms.folded[i][len(this.prefix) :]]
    if not atoms.joined(i + 1):
        return None
    if relation == "this":
        part = _this_part(atoms, i + 1, this.start)
        if part is not None:
            return part
    unit = atoms.get(i + 1, "unit")
    if unit is None or unit.entry["number"] != "s" or unit.last != i + 2:
        return None
    if unit.entry["unit"] in ("second", "minute", "hour", "decade"):  # «هذا العقد» is a contract
        return None
    if not atoms.folded[i + 1].startswith("ال") or _is_related(atoms, unit.last):
        return None
    return ReadPeriod(Period(unit.entry["unit"], relation), this.start, unit.last)


def _is_related(atoms: Atoms, j: int) -> bool:
    """«أعلن ذلك الأسبوع الماضي»: the week has its own word, so «ذلك» is what was announced."""
    return j < atoms.size and atoms.joined(j) and read_relation(atoms, j) is not None


def _week_of_month(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadPeriod | None:
    """«الأسبوع الأول من مارس», «الأسبوع الثاني من الشهر المقبل»: days 1–7, 8–14 …"""
    unit = atoms.get(i, "unit", prefixes)
    if unit is None or unit.entry["unit"] != "week" or not atoms.joined(unit.last):
        return None
    number = atoms.number(unit.last)
    if number is None or not (number.ordinal and number.definite and 1 <= number.value <= 4):
        return None
    j = number.last
    if atoms.word(j) != "من" or not (j + 1 < atoms.size and atoms.joined(j + 1)):
        return None
    month = _month_period(atoms, j + 1)
    if month is None or isinstance(month.form, Vague | Range):
        return None
    form = month.form
    point = form if isinstance(form, Point) else Point(month_relation=form.relation)
    first = number.value * 7 - 6
    return ReadPeriod(Range(point._replace(day=first), point._replace(day=first + 6)), unit.start, month.last)


def _this_part(atoms: Atoms, i: int, start: int) -> ReadPeriod | None:
    """«هذا الصيف», «هذا الربع»."""
    match = atoms.get(i, "season")
    if match is not None and match.entry.lemma.startswith("ال"):
        return ReadPeriod(Period("season", "this", index=match.entry["value"]), start, match.last)
    match = atoms.get(i, "quarter-word")
    if match is not None and match.entry.lemma.startswith("ال") and atoms.plain(match.last):
        return ReadPeriod(Period("quarter", "this"), start, match.last)
    return None


def _definite(atoms: Atoms, i: int, prefix: str) -> bool:
    word = atoms.folded[i]
    return word[len(prefix) :].startswith("ال") or (prefix.endswith("ل") and word.startswith(prefix + "ل"))


def _counted(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadPeriod | None:
    """«الأشهر الثلاثة الماضية», «الـ24 ساعة الماضية», «اليومين المقبلين», «السنوات الثلاث الأخيرة»."""
    read = read_amount(atoms, i, prefixes)
    if read is None or read.amount.number is None or not (read.definite or atoms.any(read.last, "relation")):
        return None
    first = _first_units(atoms, read)
    if first is not None:
        return first
    related = read_relation(atoms, read.last)
    latest = atoms.get(read.last, "latest") if related is None and atoms.joined(read.last) else None
    if latest is not None:
        related = ("last", latest.last)
    if related is None or related[0] not in ("last", "next"):
        return None
    period = Period(read.amount.unit, related[0], read.amount.number, mod=read.amount.mod)
    return ReadPeriod(period, read.start, related[1])


def _first_units(atoms: Atoms, read: ReadAmount) -> ReadPeriod | None:
    """«الأشهر السبعة الأولى من 2018»."""
    if atoms.word(read.last) not in ("الاولي", "الاول", "الاخيره") or atoms.word(read.last + 1) != "من":
        return None
    year = read_year(atoms, read.last + 2, bare=True)
    if year is None or read.amount.unit != "month" or read.amount.number not in range(2, 12):
        return None
    where = "first-months" if atoms.word(read.last) != "الاخيره" else "last-months"
    return ReadPeriod(Period(where, count=read.amount.number or 0, year=year[0]), read.start, year[1])


def _plural(atoms: Atoms, start: int, name: str, last: int) -> ReadPeriod | None:
    """«الأيام الماضية», «السنوات القليلة المقبلة», «الساعات الأخيرة»."""
    if atoms.word(last) in ("القليله", "العشر", "الطويله"):
        last += 1
    related = read_relation(atoms, last)
    if related is None:
        latest = atoms.get(last, "latest")
        if latest is None or not atoms.joined(last):
            return None
        related = ("last", latest.last)
    timex = {"next": "FUTURE_REF", "this": "PRESENT_REF", "after": "FUTURE_REF"}.get(related[0], "PAST_REF")
    return ReadPeriod(Vague(timex), start, related[1])


def year_alone(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadPeriod | None:
    """«عام 2015», «سنة 1444 هـ», «العام الماضي»."""
    head = atoms.get(i, "year", prefixes)
    if head is None:
        return None
    if head.prefix:
        # the year reader wants the word itself
        related = read_relation(atoms, head.last)
        if related is not None and _definite(atoms, i, head.prefix):
            return ReadPeriod(Point(year=Year(None, None, related[0])), head.start, related[1])
        number = atoms.number(head.last) if head.last < atoms.size and atoms.joined(head.last) else None
        if number is None or number.ordinal or not (number.width in (0, 4) and 1000 <= number.value <= 2199):
            return None
        era = atoms.get(number.last, "era") if atoms.joined(number.last) else None
        year = Year(number.value, era.entry["value"] if era else None, None, number.width)
        return ReadPeriod(Point(year=year), head.start, era.last if era else number.last)
    year_read = read_year(atoms, i)
    if year_read is None:
        return None
    return ReadPeriod(Point(year=year_read[0]), head.start, year_read[1])


def decade(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadPeriod | None:
    """«التسعينيات», «ثمانينيات القرن الماضي», «القرن التاسع عشر», «القرن الماضي»."""
    word = atoms.get(i, "decade", prefixes)
    if word is not None:
        tens, start = int(word.entry["value"]), word.start
        last = i + 1
        century: int | None = None
        if atoms.word(last) == "من" and atoms.word(last + 1) in ("العمر", "عمره", "عمرها", "عمرهم"):
            return None
        if atoms.word(last) == "من" and atoms.word(last + 1) == "القرن":
            last += 1
        if atoms.word(last) == "القرن":
            related = read_relation(atoms, last + 1)
            number = atoms.number(last + 1) if atoms.joined(last + 1) else None
            if related is not None:
                century, last = {"last": 19, "before": 19}.get(related[0], 20), related[1]
            elif number is not None and number.ordinal:
                century, last = number.value - 1, number.last
            else:
                century = None
        elif not word.entry.lemma.startswith("ال"):
            return None
        return ReadPeriod(Period("decade", index=(19 if century is None else century) * 10 + tens // 10),
                          start, last)  # fmt: skip
    unit = atoms.get(i, "unit", prefixes)
    if unit is None or unit.entry["unit"] != "century" or unit.entry["number"] != "s":
        return None
    number = atoms.number(unit.last) if unit.last < atoms.size and atoms.joined(unit.last) else None
    if number is None or not (number.ordinal or (number.width and number.value <= 21)) or not 1 <= number.value <= 30:
        return None
    last = number.last
    era = atoms.get(last, "era") if atoms.joined(last) else None
    if era is not None:
        last = era.last
    year = Year(None, era.entry["value"]) if era else None
    return ReadPeriod(Period("century", index=number.value, year=year), unit.start, last)


def season(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadPeriod | None:
    """«صيف 2018», «الصيف الماضي», «ربيع العام المقبل»."""
    match = atoms.get(i, "season", prefixes)
    if match is None or match.last != i + 1:
        return None
    if match.entry.lemma.startswith("ال"):
        related = read_relation(atoms, match.last)
        if related is None or related[0] not in ("last", "next", "this"):
            return None
        return ReadPeriod(Period("season", related[0], index=match.entry["value"]), match.start, related[1])
    year = read_year(atoms, match.last, bare=True)
    if year is None:
        return None
    return ReadPeriod(Period("season", index=match.entry["value"], year=year[0]), match.start, year[1])


def _part_of_year(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadPeriod | None:
    """«الربع الثالث من 2023», «النصف الأول من العام الجاري», «الربع الأخير من العام»."""
    for kind, unit, many in (("quarter-word", "quarter", 4), ("half-word", "half-year", 2)):
        match = atoms.get(i, kind, prefixes)
        if match is None or not match.entry.lemma.startswith("ال"):
            continue
        number = atoms.number(match.last) if match.last < atoms.size and atoms.joined(match.last) else None
        if number is not None and number.ordinal and 1 <= number.value <= many:
            index, last = number.value, number.last
        elif atoms.word(match.last) == "الاخير":
            index, last = many, match.last + 1
        else:
            related = read_relation(atoms, match.last)
            if related is None or related[0] == "same" or unit == "half-year":
                return None
            return ReadPeriod(Period(unit, related[0]), match.start, related[1])
        j = last
        if atoms.word(j) == "من":
            j += 1
        year = read_year(atoms, j, bare=True) if j < atoms.size and atoms.joined(j) else None
        if year is not None:
            return ReadPeriod(Period(unit, index=index, year=year[0]), match.start, year[1])
        if atoms.word(j) in ("العام", "السنه"):
            return ReadPeriod(Period(unit, index=index, year=Year(None, None, "this")), match.start, j + 1)
        month = _month_period(atoms, j) if j < atoms.size and atoms.joined(j) and j > last else None
        if month is not None and unit == "half-year":
            position = "FIRST-HALF" if index == 1 else "SECOND-HALF"
            return ReadPeriod(_place(month.form, position), match.start, month.last)
        if unit == "quarter" and number is not None:
            return ReadPeriod(Period(unit, index=index, year=Year(None, None, "this")), match.start, last)
        return None
    return None


def _month_period(atoms: Atoms, i: int) -> ReadPeriod | None:
    read = month_and_year(atoms, i)
    if read is not None:
        return ReadPeriod(read.point, atoms.tokens[i].start, read.last)
    related = related_unit(atoms, i)
    if related is not None and isinstance(related.form, Period) and related.form.unit == "month":
        return related
    if atoms.word(i) == "الشهر":
        return ReadPeriod(Period("month", "this"), atoms.tokens[i].start, i + 1)
    return None


def _place(
    form: Period | Point | Range | Vague, position: str | None, exact: bool = True
) -> Period | Point | Range | Vague:
    if isinstance(form, Point):
        return form._replace(position=position, exact=exact)
    return form if isinstance(form, Vague | Range) else evolve(form, position=position, exact=exact)


def positioned(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadPeriod | None:
    """«أواخر تشرين الأول», «نهاية الشهر الجاري», «مطلع العام», «منتصف 2018», «النصف الثاني من آذار», quarters."""
    part = _part_of_year(atoms, i, prefixes)
    if part is not None:
        return part
    match = atoms.get(i, "position", prefixes) or atoms.get(i, "early", prefixes)
    if match is None or match.last != i + 1:
        return None
    j, position = match.last, match.entry["value"] or None
    exact = match.entry["kind"] == "early"
    if not (j < atoms.size and atoms.joined(j)):
        return None
    if match.entry.lemma == "آخر" and atoms.folded[j] in ("هذا", "هذه") and atoms.before(i) not in _BEFORE_END:
        return None  # «فريق آخر هذا الصيف»
    if atoms.folded[j] == "من":
        j += 1
        if not (j < atoms.size and atoms.joined(j)):
            return None
    for reader in (_month_period, related_unit, year_alone, decade, season):
        read = reader(atoms, j)
        if read is not None and not isinstance(read.form, Vague):
            if match.entry.lemma == "أول" and isinstance(read.form, Point) and read.form.month is not None:
                return ReadPeriod(read.form._replace(day=1), match.start, read.last)  # «أول مايو» is its first day
            if match.entry.lemma == "نهاية" and isinstance(read.form, Period) and read.form.unit == "week":
                return ReadPeriod(Period("weekend", read.form.relation), match.start, read.last)
            return ReadPeriod(_place(read.form, position, exact), match.start, read.last)
    unit = atoms.get(j, "unit")
    if unit is not None and unit.entry["number"] == "s" and unit.last == j + 1 and _definite(atoms, j, ""):
        name = unit.entry["unit"]
        if name == "year":
            return ReadPeriod(
                Point(year=Year(None, None, "this"), position=position, exact=exact), match.start, unit.last
            )
        if name in ("week", "month", "decade", "century"):
            if name == "week" and position == "END":
                related = read_relation(atoms, unit.last)
                return ReadPeriod(Period("weekend", related[0] if related else "this"), match.start,
                                  related[1] if related else unit.last)  # fmt: skip
            return ReadPeriod(Period(name, "this", position=position, exact=exact), match.start, unit.last)
    year = read_year(atoms, j, bare=True)
    if year is not None and match.entry.lemma not in ("وسط", "أول", "آخر"):
        return ReadPeriod(Point(year=year[0], position=position, exact=exact), match.start, year[1])
    return None

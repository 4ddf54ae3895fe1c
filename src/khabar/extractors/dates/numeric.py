"""Dates in figures: 16/07/2023, 2023-07-16, 14 / 10 / 1436هـ."""

from __future__ import annotations

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import MonthName, Point, Year
from khabar.extractors.dates.months import Read, read_relation

__all__ = ["day_and_month_figures", "numeric_date"]

_MARKS = frozenset({"/", "-", "–", ".", "\\", "٫"})
_DAY_HEADS = frozenset({"يوم", "ليوم", "بتاريخ", "تاريخ", "وبتاريخ"})
_HIJRI = range(1300, 1500)
_GREGORIAN = range(1800, 2200)


def numeric_date(atoms: Atoms, i: int) -> Read | None:
    """
    Day, month and year in figures at ``i``.

    Day before month unless only the other way round is possible. Points part the figures only when all three stand
    there with a year of four; two figures alone («16/7») are no date.
    """
    tokens = atoms.tokens
    if i + 4 >= atoms.size or tokens[i].kind != "number" or _inside(atoms, i):
        return None
    marks = tokens[i + 1].text, tokens[i + 3].text
    if marks[0] != marks[1] or marks[0] not in _MARKS:
        return None
    values = [atoms.digits(j) for j in (i, i + 2, i + 4)]
    if any(v is None for v in values) or not all(atoms.joined(j) for j in range(i + 1, i + 5)):
        return None
    if marks[0] in ".٫" and not all(atoms.glued(j) for j in range(i + 1, i + 5)):
        return None
    widths = tuple(len(tokens[j].text) for j in (i, i + 2, i + 4))
    last = i + 5
    if last < atoms.size and atoms.glued(last) and tokens[last].text in "/-.:" and _digits_after(atoms, last):
        return None
    era_match = atoms.get(last, "era") if atoms.joined(last) else None
    era = era_match.entry["value"] if era_match else None
    one, two, three = (v or 0 for v in values)
    if widths[0] == 4 and widths[1] <= 2 and widths[2] <= 2:
        year, month, day = one, two, three
        width = 4
    elif widths[2] in (2, 4) and widths[0] <= 2 and widths[1] <= 2:
        day, month, year = one, two, three
        width = widths[2]
        if (width == 2 and marks[0] == ".") or (width == 2 and marks[0] != "/" and era is None):
            return None
    else:
        return None
    if month > 12 >= day:
        day, month = month, day
    calendar = _calendar(year, width, era)
    if calendar is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    point = Point(day=day, month=MonthName(calendar, month), year=Year(year, era, None, width), numeric=True)
    return Read(point, era_match.last if era_match else last)


def day_and_month_figures(atoms: Atoms, i: int) -> Read | None:
    """«الأحد 15/2», «بتاريخ 15/2», «15/2 المقبل»: two figures are a day only where the words around them say so."""
    tokens = atoms.tokens
    if i + 2 >= atoms.size or tokens[i + 1].text != "/" or _inside(atoms, i):
        return None
    day, month = atoms.digits(i), atoms.digits(i + 2)
    last = i + 3
    if not day or not month or day > 31 or month > 12 or max(len(tokens[i].text), len(tokens[i + 2].text)) > 2:
        return None
    if not (atoms.glued(i + 1) and atoms.glued(i + 2)):
        return None
    if last < atoms.size and atoms.glued(last) and tokens[last].text in "/-%٪:" and _digits_after(atoms, last):
        return None
    head = atoms.before(i) in _DAY_HEADS or atoms.behind(i, "weekday")
    behind_mark = atoms.before(i) in ("،", "(", "-") and atoms.behind(i, "weekday", 2)
    related = read_relation(atoms, last)
    if not (head or behind_mark or (related is not None and related[0] in ("last", "next", "this"))):
        return None
    return Read(Point(day=day, month=MonthName("gregorian", month), numeric=True), last)


def _calendar(year: int, width: int, era: str | None) -> str | None:
    if era in ("hijri", "solar-hijri", "gregorian"):
        return era
    if width == 2 or year in _GREGORIAN:
        return "gregorian"
    return "hijri" if year in _HIJRI else None


def _inside(atoms: Atoms, i: int) -> bool:
    """Whether the figure continues another one: a path, a telephone number, a version."""
    return atoms.glued(i) and atoms.folded[i - 1] in "/-.:\\_=" and atoms.glued(i - 1)


def _digits_after(atoms: Atoms, i: int) -> bool:
    return i + 1 < atoms.size and atoms.glued(i + 1) and atoms.tokens[i + 1].kind == "number"

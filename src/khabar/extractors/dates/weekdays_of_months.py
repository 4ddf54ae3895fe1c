"""Weekdays counted in a month: «آخر أحد في مارس», «أول ثلاثاء من نوفمبر», «الأحد الأخير من الشهر الجاري»."""

from __future__ import annotations

from khabar.extractors.dates.atoms import PREFIXES, Atoms
from khabar.extractors.dates.forms import Point, Written
from khabar.extractors.dates.months import month_and_year, read_relation

__all__ = ["weekday_of_month"]

_MOST = 5  # weekdays of one name in a month
_BEFORE = {"اول": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "اخر": -1}
_LAST = frozenset({"الاخير", "الاخيره"})


def weekday_of_month(atoms: Atoms, i: int) -> Written | None:
    """A weekday, which one it is, and the month it is counted in."""
    start, weekday, nth, j = atoms.tokens[i].start, None, None, i
    head = atoms.get(i, "unit", PREFIXES)
    if head is not None and atoms.folded[i][len(head.prefix) :] == "يوم":
        start, j = head.start, i + 1
    prefixes = PREFIXES if j == i else ("",)
    named = atoms.get(j, "weekday", prefixes) if j == i or atoms.joined(j) else None
    if named is not None:  # «الأحد الأخير»
        weekday, start = named, start if j > i else named.start
        number = atoms.number(named.last) if atoms.joined(named.last) else None
        if atoms.word(named.last) in _LAST:
            nth, j = -1, named.last + 1
        elif number is not None and number.ordinal and number.definite and 1 <= number.value <= _MOST:
            nth, j = number.value, number.last
    elif j < atoms.size and atoms.joined(j + 1):  # «آخر أحد»
        word = atoms.folded[j]
        prefix = next((p for p in prefixes if word.startswith(p) and word[len(p) :] in _BEFORE), None)
        k = j + 2 if atoms.word(j + 1) == "يوم" else j + 1
        weekday = atoms.get(k, "weekday") if prefix is not None and atoms.joined(k) else None
        if weekday is not None and prefix is not None:
            nth, j = _BEFORE[word[len(prefix) :]], weekday.last
            start = start if start < atoms.tokens[j - 2].start else atoms.tokens[i].start + len(prefix)
    if weekday is None or nth is None or atoms.word(j) not in ("من", "في"):
        return None
    month = _month(atoms, j + 1) if j + 1 < atoms.size and atoms.joined(j + 1) else None
    if month is None:
        return None
    point, last = month
    return atoms.written(point._replace(weekday=int(weekday.entry["day"]), nth=nth), i, last, start, "weekday-of-month")


def _month(atoms: Atoms, i: int) -> tuple[Point, int] | None:
    """The month at ``i``, named or related; one that is named must not be a mere word."""
    read = month_and_year(atoms, i)
    if read is not None:
        return (read.point, read.last) if not read.strict or atoms.any(i, "month") is not None else None
    if atoms.word(i) in ("الشهر", "شهر"):
        related = read_relation(atoms, i + 1)
        return (Point(month_relation=related[0]), related[1]) if related is not None else None
    this = atoms.word(i) == "هذا" and atoms.word(i + 1) == "الشهر"
    return (Point(month_relation="this"), i + 2) if this else None

"""Does a date mean what gold says?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import regex

from khabar.evaluation.spans import Item

__all__ = ["first_day", "interval", "same_value"]

_PART = regex.compile(r"(?P<y>-?\p{Nd}{1,4}X{0,3})(?:-(?P<m>\p{Nd}{2}))?(?:-(?P<d>\p{Nd}{2}))?(?:T\S*)?[~?%]?")


def _days(part: str) -> tuple[dt.date, dt.date] | None:
    """Half-open interval of days of one EDTF date."""
    found = _PART.fullmatch(part.strip())
    if not found:
        return None
    year, month, day = found["y"], found["m"], found["d"]
    try:
        if "X" in year:
            width = 10 ** year.count("X")
            low = int(year.replace("X", "0"))
            return dt.date(low, 1, 1), dt.date(low + width, 1, 1)
        if month is None:
            return dt.date(int(year), 1, 1), dt.date(int(year) + 1, 1, 1)
        if day is None:
            y, m = int(year), int(month)
            return dt.date(y, m, 1), dt.date(y + m // 12, m % 12 + 1, 1)
        first = dt.date(int(year), int(month), int(day))
        return first, first + dt.timedelta(days=1)
    except ValueError:
        return None


def interval(edtf: str | None) -> tuple[dt.date | None, dt.date | None] | None:
    """Half-open interval of days of an EDTF string, qualifiers left aside; ``None`` when it is none we read."""
    if not edtf:
        return None
    if "/" not in edtf:
        return _days(edtf)
    low, _, high = edtf.partition("/")
    open_ends = ("", "..")
    first, last = _days(low), _days(high)
    if (first is None and low not in open_ends) or (last is None and high not in open_ends):
        return None
    return first[0] if first else None, last[1] if last else None


def first_day(value: str | None) -> dt.date | None:
    """First day of ``2018``, ``2018-03`` or ``2018-03-10``, with or without a time."""
    known = _days(value[:10]) if value else None
    return known[0] if known else None


def _accepted(gold: Item) -> Iterable[Item]:
    yield gold
    accept = gold.get("accept") or ()
    for other in [accept] if isinstance(accept, (str, dict)) else accept:
        yield {"edtf": other, "timex": other} if isinstance(other, str) else other


def _same(gold: Item, found: Item) -> bool:
    wanted = interval(gold.get("edtf")) or (
        (first_day(gold["begin"]), first_day(gold.get("until"))) if gold.get("begin") else None
    )
    edtf, timex = found.get("edtf"), found.get("timex")
    if wanted is None:
        if gold.get("edtf"):
            return bool(edtf == gold["edtf"])
        if gold.get("timex"):
            return bool(timex == gold["timex"])
        return not edtf and not found.get("begin")
    if edtf and edtf == gold.get("edtf"):
        return True
    if found.get("begin") or found.get("until"):
        return wanted == (first_day(found.get("begin")), first_day(found.get("until")))
    return interval(edtf) == wanted


def same_value(gold: Item, found: Item) -> bool:
    """
    Whether a found date means what gold's does, or one of the values gold accepts.

    Days count, not how they are written: ``2021-10`` is the interval from 1 October to 1 November; qualifiers
    (``~``) and clock times are left aside. A duration is compared by its TIMEX3 value. Where gold knows no value,
    none may be found.
    """
    return any(_same(g, found) for g in _accepted(gold))

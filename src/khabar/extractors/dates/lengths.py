"""Distances, durations and sets: «قبل ثلاثة أيام», «منذ عامين», «ساعتين», «كل ثلاثاء»."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.extractors.dates.amounts import read_amount
from khabar.extractors.dates.atoms import PREFIXES, Atoms
from khabar.extractors.dates.forms import Duration, Offset, Repeat, Vague, Written
from khabar.lexicon import Match

__all__ = ["lengths"]

_ISO = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}


def lengths(atoms: Atoms, i: int, kinds: Mapping[str, Match]) -> list[Written]:
    """Distances, durations and sets."""
    for kind, direction in (("before", -1), ("after", 1)):
        match = kinds.get(kind)
        if match is None or match.prefix not in PREFIXES or not atoms.joined(match.last):
            continue
        read = read_amount(atoms, match.last)
        if read is None or read.definite or (direction > 0 and atoms.before(i) == "علي"):
            continue  # «على بعد ساعتين» is a length of road
        if read.bare and _same_word(atoms.before(i), atoms.folded[match.last]):
            return []  # «يوما بعد يوم»
        last, loose = read.last, False
        if atoms.word(last) == "من":
            if atoms.word(last + 1) in ("الان", "اليوم"):
                last += 2
            else:
                loose = not atoms.sign(last + 1, "ahead")
        elif atoms.word(last) in ("علي", "لي") or (read.bare and atoms.sign(last, "length-adjective")):
            loose = True
        if read.some:
            timex = "PAST_REF" if direction < 0 else "FUTURE_REF"
            return (
                []
                if loose
                else [atoms.written(Vague(timex, direction > 0), i, last, match.start, "vague-distance", "vague")]
            )
        if read.bare and atoms.word(last) in ("كامل", "كامله"):
            return []
        return [atoms.written(Offset(direction, read.amount, loose=loose), i, last, match.start, "distance")]
    each = kinds.get("each")
    if each is not None and each.prefix in PREFIXES:
        repeat = _repeat(atoms, i, each.last, each.start)
        if repeat:
            return repeat
    fixed = kinds.get("set")
    if fixed is not None:
        return [atoms.written(Repeat(fixed.entry["value"]), i, fixed.last, fixed.start, "set", "set")]
    read = read_amount(atoms, i, PREFIXES)
    if read is None or (read.definite and len(atoms.before(i)) > 3 and atoms.before(i).startswith("ال")):
        return []  # «المحامين العامين» are no two years
    since = atoms.before(i) in ("منذ", "ومنذ", "مذ")
    if read.bare and since and read.amount.unit == "day" and atoms.word(read.last).startswith("ال"):
        return []  # «منذ يوم الاستيلاء على المال»
    if read.bare and atoms.before(i) == "بعد" and _same_word(atoms.before(i, 2), atoms.folded[i]):
        return []  # «يوما بعد يوم»
    if read.bare and not (since or atoms.before(i) in _LASTING):
        return []
    if read.some:
        after = atoms.word(read.last)
        owned = after.startswith("ال") and after not in _NO_NOUNS and (not since or read.amount.unit == "hour")
        if "some" not in kinds and owned:
            return []  # «خلال ساعات النهار»
        if since or "some" in kinds or atoms.before(i) in _LASTING:
            unit = _ISO.get(read.amount.unit, "Y")
            timex = f"PTX{unit[1]}" if len(unit) == 2 else f"PX{unit}"
            return [atoms.written(Vague(timex), i, read.last, read.start, "vague-duration", "vague")]
        return []
    return [atoms.written(Duration(read.amount, since), i, read.last, read.start, "duration", "duration")]


_NO_NOUNS = frozenset({"الي", "الا", "التي", "الذي", "الذين", "الان", "اليه", "اليها"})
_LASTING = frozenset(
    {"خلال", "غضون", "طوال", "طيله", "مدي", "مدار", "لمده", "مده", "لفتره", "فتره", "كل", "بعد", "قبل", "وخلال", "مهله"}
)


def _same_word(one: str, two: str) -> bool:
    """«يوما» and «يوم», «ويوما»."""
    return two.removesuffix("ا") in (one.removesuffix("ا"), one.removeprefix("و").removesuffix("ا"))


def _repeat(atoms: Atoms, i: int, j: int, start: int) -> list[Written]:
    """«كل 6 أشهر», «كل يوم», «كل ثلاثاء», «كل يوم جمعة»."""
    if not atoms.joined(j):
        return []
    read = read_amount(atoms, j)
    if read is not None and not read.some and not read.definite and read.amount.number is not None:
        weekday = atoms.get(read.last, "weekday") if read.amount.unit == "day" and read.bare else None
        if weekday is None or not atoms.joined(read.last):
            clock_unit = _ISO.get(read.amount.unit)
            if clock_unit is None:
                return []
            timex = f"P{'T' if clock_unit[0] == 'T' else ''}{read.amount.number}{clock_unit[-1]}"
            return [atoms.written(Repeat(timex), i, read.last, start, "set", "set")]
        return [atoms.written(Repeat(f"XXXX-WXX-{weekday.entry['day']}"), i, weekday.last, start, "set", "set")]
    weekday = atoms.get(j + 1 if atoms.word(j) == "يوم" and atoms.joined(j + 1) else j, "weekday")
    if weekday is not None:
        return [atoms.written(Repeat(f"XXXX-WXX-{weekday.entry['day']}"), i, weekday.last, start, "set", "set")]
    return []

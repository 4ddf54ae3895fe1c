"""Numbers of units: «ثلاثة أيام», «يومين», «ساعة ونصف», «نحو 3 سنوات», «عام واحد», «عدة أشهر»."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.dates.atoms import Atoms, Numeral
from khabar.extractors.dates.forms import Amount

__all__ = ["ReadAmount", "read_amount"]

_FRACTIONS = {"نصف": (2, {"hour": (30, "minute"), "year": (6, "month"), "day": (12, "hour"), "century": (50, "year"),
                           "month": (15, "day"), "minute": (30, "second")}),
              "ربع": (4, {"hour": (15, "minute"), "century": (25, "year"), "year": (3, "month")}),
              "ثلث": (3, {"hour": (20, "minute")})}  # fmt: skip
_HALVES = {"hour": (30, "minute"), "year": (6, "month"), "day": (12, "hour"), "month": (15, "day"),
           "century": (50, "year"), "decade": (5, "year"), "minute": (30, "second")}  # fmt: skip
_TIMES = {"الف": 1_000, "الاف": 1_000, "مليون": 1_000_000, "ملايين": 1_000_000, "مليار": 1_000_000_000,
          "مليارات": 1_000_000_000}  # fmt: skip
_LONGEST = 20_000_000_000  # the world is no older
_PLURAL_ADJECTIVES = frozenset({"قليله", "طويله", "عديده", "كثيره", "معدوده", "قليلا", "طويلا", "خلت", "مضت"})


class ReadAmount(NamedTuple):
    """
    An amount and where it stands.

    Attributes:
        definite: «الأيام الثلاثة», «الـ24 ساعة», which a relation may follow.
        bare: One unit without number («شهر», «ساعة»).
        some: An uncounted plural («أيام», «عدة سنوات»).
    """

    amount: Amount
    start: int
    last: int
    definite: bool = False
    bare: bool = False
    some: bool = False


def read_amount(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadAmount | None:
    """The longest amount at ``i``; several rules ask for the same one."""
    key = (i, prefixes)
    if key not in atoms.amounts:
        atoms.amounts[key] = _read_amount(atoms, i, prefixes)
    known: ReadAmount | None = atoms.amounts[key]
    return known


def _read_amount(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadAmount | None:
    mod, start, j = None, None, i
    approx = atoms.get(i, "approx", prefixes)
    if approx is not None and approx.last < atoms.size and atoms.joined(approx.last):
        mod, start, j = approx.entry["value"], approx.start, approx.last
        prefixes = ("",)
    read = _counted(atoms, j, prefixes) or _fraction(atoms, j, prefixes) or _unit_alone(atoms, j, prefixes)
    if read is None:
        return None
    amount, last = read.amount, read.last
    if not read.some:
        amount, last = _more(atoms, amount, last)
    after = atoms.get(last, "approx-after") if last < atoms.size and atoms.joined(last) else None
    if after is not None:
        mod, last = mod or after.entry["value"], after.last
    return read._replace(
        amount=amount._replace(mod=mod), last=last, start=read.start if start is None else start,
        bare=read.bare and amount.halves is None and mod is None,
    )  # fmt: skip


def _counted(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadAmount | None:
    """Number before unit: «3 أيام», «خمسة عشر يوما», «الـ24 ساعة», «عدة أيام»."""
    if i >= atoms.size:
        return None
    some = atoms.get(i, "some", prefixes)
    number = None if some is not None else atoms.number(i, prefixes)
    if number is not None and number.value == 10 and not number.width and atoms.behind(i, "number"):
        return None  # the second half of «السادس عشر»
    if some is None and (number is None or number.ordinal or (number.width and atoms.decimal(i))):
        return None
    number = _thousands(atoms, number)
    last = number.last if number is not None else some.last if some is not None else i + 1
    unit = atoms.get(last, "unit") if last < atoms.size and atoms.joined(last) else None
    if unit is None or unit.last != last + 1 or unit.entry["number"] == "d":
        return None
    if number is None:
        if unit.entry["number"] != "p":
            return None
        start = some.start if some is not None else atoms.tokens[i].start
        return ReadAmount(Amount(None, unit.entry["unit"]), start, unit.last, some=True)
    if not 0 < number.value <= _LONGEST or atoms.folded[last].startswith("ال"):
        return None
    return ReadAmount(Amount(number.value, unit.entry["unit"]), number.start, unit.last, number.definite)


def _thousands(atoms: Atoms, number: Numeral | None) -> Numeral | None:
    """«40 ألف سنة», «3 ملايين عام»."""
    if number is None or not number.width or number.last >= atoms.size or not atoms.joined(number.last):
        return number
    times = _TIMES.get(atoms.folded[number.last])
    return number if times is None else number._replace(value=number.value * times, last=number.last + 1)


def _fraction(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadAmount | None:
    """«نصف ساعة», «ربع قرن»."""
    half = atoms.get(i, "half-clock", prefixes)
    if half is None or half.entry.lemma not in _FRACTIONS:
        return None
    unit = atoms.get(half.last, "unit") if atoms.joined(half.last) else None
    if unit is None or unit.entry["number"] != "s":
        return None
    known = _FRACTIONS[half.entry.lemma][1].get(unit.entry["unit"])
    if known is None:
        return None
    return ReadAmount(Amount(*known), half.start, unit.last)


def _unit_alone(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadAmount | None:
    """«يومين», «شهر», «عام واحد», «الأيام الثلاثة», «أيام», «أيام قليلة»."""
    unit = atoms.get(i, "unit", prefixes)
    if unit is None or unit.last != i + 1:
        return None
    name, number = unit.entry["unit"], unit.entry["number"]
    definite = atoms.folded[i][len(unit.prefix) :].startswith("ال") or (
        unit.prefix.endswith("ل") and (atoms.folded[i].startswith(unit.prefix + "ل"))
    )
    last = unit.last
    if number == "d":
        if unit.entry.lemma in _CONSTRUCT:
            return None
        if definite and last < atoms.size and atoms.joined(last) and atoms.tokens[last].kind == "number":
            return None  # «في الدقيقتين 66 و84»
        return ReadAmount(Amount(2, name), unit.start, last, definite)
    follows = atoms.number(last) if last < atoms.size and atoms.joined(last) else None
    if number == "s":
        if follows is not None and follows.value == 1 and not follows.width and not follows.ordinal and not definite:
            return ReadAmount(Amount(1, name), unit.start, follows.last)
        if definite or (name == "day" and _begins_day(atoms, last)):
            return None
        if name == "year" and atoms.joined(last) and atoms.tokens[last].kind == "number":
            return None  # «قبل عام 1989»
        if name == "decade" and atoms.joined(last) and atoms.tokens[last].kind == "word" and atoms.word(last) != "من":
            return None  # «بعد عقد جلسة» is the holding of a session
        return ReadAmount(Amount(1, name), unit.start, last, bare=True)
    if definite:
        if follows is not None and follows.definite and 2 <= follows.value <= 1000:
            if not follows.ordinal or follows.value in range(20, 100, 10):
                return ReadAmount(Amount(follows.value, name), unit.start, follows.last, True)
        return None
    if atoms.word(last) in _PLURAL_ADJECTIVES:
        last += 1
    return ReadAmount(Amount(None, name), unit.start, last, some=True)


def _begins_day(atoms: Atoms, i: int) -> bool:
    """«يوم 22 أغسطس», «يوم السبت»: the word belongs to a date."""
    if not (i < atoms.size and atoms.joined(i)):
        return False
    return atoms.tokens[i].kind == "number" or any(atoms.any(i, k) is not None for k in ("weekday", "deictic"))


_CONSTRUCT = frozenset({"يومي", "عامي", "سنتي", "شهري", "أسبوعي"})  # «يومي السبت والأحد» is no length


def _more(atoms: Atoms, amount: Amount, last: int) -> tuple[Amount, int]:
    """«ونصف», «وثلاثة أشهر» after an amount."""
    if not (last < atoms.size and atoms.joined(last)) or amount.number is None:
        return amount, last
    half = atoms.get(last, "half-clock", ("و",))
    if half is not None and half.last == last + 1:
        lemma = half.entry.lemma
        extra = _HALVES.get(amount.unit) if lemma in ("نصف", "النصف") else None
        if lemma in ("ربع", "الربع") and amount.unit == "hour":
            extra = (15, "minute")
        if extra is not None:
            unit = atoms.get(half.last, "unit")
            if unit is None or not atoms.joined(half.last):
                return amount._replace(halves=extra), half.last
            if unit.entry["unit"] == amount.unit:
                return amount._replace(halves=extra), unit.last
            return amount, last
    if not atoms.folded[last].startswith("و"):
        return amount, last
    second = _counted(atoms, last, ("و",)) or _unit_alone(atoms, last, ("و",))
    if second is None or second.some or second.definite or second.amount.number is None:
        return amount, last
    if _ORDER.get(second.amount.unit, 99) >= _ORDER.get(amount.unit, 0):
        return amount, last
    return amount._replace(halves=(second.amount.number, second.amount.unit)), second.last


_ORDER = {u: n for n, u in enumerate(("second", "minute", "hour", "day", "night", "week", "month", "year", "decade"))}

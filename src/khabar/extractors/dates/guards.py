"""What looks like a date and is none: names of outlets and places, resolutions, figures."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.extractors.dates.atoms import Atoms
from khabar.lexicon import Match

__all__ = ["is_no_date", "is_year_context"]

_NOTHING: Mapping[str, Match] = {}
_NAMED = frozenset({"year", "deictic", "weekday", "month"})
_YEARS = range(1900, 2060)  # of four digits alone
_MARKS = frozenset({'"', "«", "»", "“", "”"})
_FUNCTION = frozenset({"في", "علي", "من", "الي", "عن", "مع", "بعد", "قبل", "حيث", "ان", "خلال", "حتي"})
_NAMED_DAYS = frozenset({"الاسود", "السوداء", "العظيمه", "الحزينه", "البيضاء"})  # «الجمعة السوداء»
_PARTICLES = frozenset({"دي", "دا", "دو", "ديل"})  # of names: «دي مايو»
_ENDS = frozenset({"", ".", "،", "؛", ")", "»", '"', "؟", "!", ":", "]", "”"})


def is_no_date(atoms: Atoms, i: int) -> bool:
    """Whether nothing that begins at token ``i`` can be a date."""
    kinds = atoms.kinds.get(i, _NOTHING)
    if not _NAMED.isdisjoint(kinds):
        return _is_name(atoms, i, kinds)
    if "number" in kinds and atoms.before(i) in ("الاسبوع", "العقد", "النصف", "الثلث"):
        return True  # «الأسبوع الأول من مارس» is no first of March
    if atoms.tokens[i].kind == "number":
        if atoms.get(i + 1, "month") is not None and atoms.behind(i, "place-head"):
            return True  # «شارع 26 يوليو»
        return (atoms.behind(i, "code-head") and not _date_marks(atoms, i)) or atoms.before(i) == "#"
    return atoms.before(i) in ("_", "#")


def _is_name(atoms: Atoms, i: int, kinds: Mapping[str, Match]) -> bool:
    """Whether «العام», «اليوم», a weekday or a month is part of a name or another word."""
    if "year" in kinds and atoms.folded[i] == "العام" and atoms.behind(i, "general-head"):
        return True
    deictic = kinds.get("deictic")
    if deictic is not None and deictic.entry.lemma == "اليوم":
        if atoms.before(i) in _MARKS and atoms.word(deictic.last) in _MARKS:
            return True  # صحيفة "اليوم"
        if atoms.behind(i, "outlet-head") and not deictic.prefix:
            return atoms.get(deictic.last, "weekday") is None
        if _counted_day(atoms, deictic.last):
            return True
        if atoms.joined(deictic.last) and atoms.sign(deictic.last, "day-adjective"):
            return atoms.word(i + 1) != "السابع" or atoms.word(i + 2) != "من"
    if deictic is not None and atoms.folded[i] == "الغد":
        quoted = atoms.before(i) in _MARKS and atoms.word(deictic.last) in _MARKS
        if quoted or atoms.behind(i, "outlet-head"):
            return True  # «صحيفة الغد»
    if deictic is not None and (atoms.before(i) == "مثل" or _touching(atoms, i)):
        return True
    if "weekday" in kinds and atoms.word(i + 1) in _NAMED_DAYS:
        return True
    if ("weekday" in kinds or deictic is not None) and _running(atoms, i + 1):
        return True
    if ("weekday" in kinds or "month" in kinds) and atoms.behind(i, "place-head"):
        return True
    if "month" in kinds and atoms.before(i) in _PARTICLES:
        return True
    if "month" in kinds and atoms.behind(i, "place-head", 2) and atoms.tokens[i - 1].kind == "number":
        return True
    return atoms.before(i) == "_" or (atoms.before(i) == "#" and "deictic" not in kinds)


def _counted_day(atoms: Atoms, i: int) -> bool:
    """«اليوم الأول من الموسم»: a day of something that is neither a month nor an event whose begin may be known."""
    number = atoms.number(i) if atoms.joined(i) else None
    if number is None or not (number.ordinal and number.definite) or atoms.word(number.last) != "من":
        return False
    after = number.last + 1
    return not any(atoms.any(after, kind) is not None for kind in ("month", "unit", "event")) and atoms.joined(after)


def _running(atoms: Atoms, i: int) -> bool:
    """«لليوم الثاني على التوالي», «الجمعة الثالثة على التوالي»: days that are counted, none of them named."""
    number = atoms.number(i) if atoms.joined(i) else None
    if number is None or not (number.ordinal and number.definite):
        return False
    return atoms.word(number.last) in ("علي", "تواليا")


def _touching(atoms: Atoms, i: int) -> bool:
    """«لامس» is a verb, «في أمسّ الحاجة» an adjective."""
    text = atoms.tokens[i].text
    return atoms.folded[i] in ("لامس", "امس") and (
        "\u0651" in text or (text[0] == "ل" and "أ" not in text) or atoms.word(i + 1) == "الحاجه"
    )


def _date_marks(atoms: Atoms, i: int) -> bool:
    return (i + 1 < atoms.size and atoms.folded[i + 1] in "/-") or atoms.get(i + 1, "month") is not None


def is_year_context(atoms: Atoms, i: int) -> bool:
    """Whether four digits alone at ``i`` are a year."""
    value = atoms.digits(i)
    if value is None or value not in _YEARS or len(atoms.tokens[i].text) != 4 or atoms.decimal(i):
        return False
    if atoms.behind(i, "code-head"):
        return False
    after = atoms.word(i + 1)
    if after == "في" and atoms.word(i + 2) in ("الميه", "المايه"):
        return False
    if after in ("%", "$", "٪") or (atoms.joined(i + 1) and atoms.sign(i + 1, "counted-thing")):
        return False
    before = atoms.before(i)
    if atoms.behind(i, "year-head") or atoms.behind(i, "event-head"):
        return True
    if before in ("و", "او"):
        return _year_near(atoms, i)
    if before in ("(", "["):
        return after in (")", "]", "،", "-", "–")
    if before == "" or atoms.tokens[i - 1].kind != "word" or atoms.behind(i, "approx"):
        return False
    if after in _ENDS:
        return True
    return value != 2000 and (after.startswith("ال") or after in _FUNCTION or atoms.sign(i + 1, "back"))


def _year_near(atoms: Atoms, i: int) -> bool:
    """Whether another year stands shortly before: «في 2011 و2013»."""
    for j in range(i - 2, max(-1, i - 12), -1):
        value = atoms.digits(j)
        if value is not None and value in _YEARS and len(atoms.tokens[j].text) == 4:
            return True
    return False

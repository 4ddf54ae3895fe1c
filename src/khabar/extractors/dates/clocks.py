"""Clock times: «الساعة الثالثة والنصف عصرا», 20:15 بتوقيت القدس, «03:56 ت غ»."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import Clock, Point, Range, Written
from khabar.lexicon import Match

__all__ = ["ReadClock", "clock_range", "of_part", "read_clock"]

_NOON = 12
_ZONE_WORDS = frozenset({"بتوقيت", "بالتوقيت", "توقيت", "التوقيت"})


class ReadClock(NamedTuple):
    """A clock time, where it begins and ends, and the part of day beside it."""

    clock: Clock
    start: int
    last: int
    part: str | None = None


def read_clock(atoms: Atoms, i: int, prefixes: tuple[str, ...] = ("",)) -> ReadClock | None:
    """
    A clock time at ``i``: after «الساعة» in words or figures; without it only ``hh:mm`` with something that makes it
    a time (a zone, a part of day), or where a date stands before it (the caller knows).
    """
    head = atoms.get(i, "clock", prefixes)
    if head is not None:
        j = head.last
        if j < atoms.size and atoms.folded[j] == ":":
            j += 1
        if not (j < atoms.size and atoms.joined(j)):
            return None
        read = _figures(atoms, j) or _bare_hour(atoms, j) or _words(atoms, j)
        if read is None or (read[0] == 1 and _by_the_hour(atoms, i, read[3])):
            return None
        hour, minute, second, last = read
        return _finish(atoms, hour, minute, second, head.start, last)
    figures = _figures(atoms, i)
    if figures is None:
        return _hour_word(atoms, i, prefixes)
    hour, minute, second, last = figures
    return _finish(atoms, hour, minute, second, atoms.tokens[i].start, last)


def _by_the_hour(atoms: Atoms, i: int, last: int) -> bool:
    """«80 كيلومترا في الساعة الواحدة»: so much in one hour."""
    counted = any(atoms.lines[i] <= j and atoms.tokens[j].kind == "number" for j in range(max(0, i - 4), i))
    return counted and atoms.before(i) == "في" and atoms.plain(last)


def _hour_word(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> ReadClock | None:
    """«التاسعة صباحا», «الثالثة والنصف بتوقيت مكة»: an hour without «الساعة» needs its part of day or zone."""
    number = atoms.number(i, prefixes)
    if number is None or number.width or not (number.ordinal and number.definite and 1 <= number.value <= 12):
        return None
    if not atoms.folded[number.last - 1].endswith("ه") and number.value != 1:
        return None
    time, last = _fraction(atoms, number.last, number.value)
    read = _finish(atoms, time[0], time[1], None, number.start, last)
    if read is None:
        return None
    of_part = atoms.word(read.last) == "من" and atoms.get(read.last + 1, "part") is not None
    return read if read.part or read.clock.zone or of_part else None


def clock_range(atoms: Atoms, i: int, prefixes: tuple[str, ...]) -> Written | None:
    """«من الثالثة حتى الخامسة عصرا»: the part of day behind the second hour is the first one's too."""
    if atoms.before(i) not in ("من", "بين", "ومن"):
        return None
    head = atoms.get(i, "clock", prefixes)
    j = head.last if head is not None else i
    first = _words(atoms, j) or (_bare_hour(atoms, j) if head is not None else None)
    if first is None or (head is None and atoms.folded[first[3] - 1][-1:] not in "هعف"):
        return None
    hour, minute, _, last = first
    word = atoms.word(last)
    if word not in ("حتي", "الي", "-", "–") and not (atoms.before(i) == "بين" and word[:1] == "و"):
        return None
    k = last if word[:1] == "و" else last + 1
    second = read_clock(atoms, k, ("و",) if k == last else ("",)) if atoms.joined(k) else None
    if second is None or second.part is None or not atoms.plain(second.last):
        return None
    begin = Clock(_hour24(hour, second.part) % 24, minute, None, second.clock.zone, second.clock.offset)
    if (begin.hour, begin.minute) > (second.clock.hour, second.clock.minute) and begin.hour >= _NOON:
        begin = begin._replace(hour=begin.hour - _NOON)
    start = head.start if head is not None else atoms.tokens[i].start
    form = Range(Point(clock=begin), Point(clock=second.clock))
    return atoms.written(form, i, second.last, start, "clock-range", "time")


def _figures(atoms: Atoms, i: int) -> tuple[int, int, int | None, int] | None:
    """hh:mm[:ss], also hh.mm and hh٫mm after «الساعة»."""
    if i + 2 >= atoms.size or atoms.tokens[i].kind != "number" or atoms.tokens[i + 1].text not in ":.,٫٬،":
        return None
    if not (atoms.glued(i + 1) and atoms.glued(i + 2)) or len(atoms.tokens[i + 2].text) != 2:
        return None
    if atoms.tokens[i + 1].text != ":" and atoms.before(i) not in ("الساعه", "ساعه", ":"):
        return None
    if atoms.glued(i) and atoms.folded[i - 1] in ":.-/":
        return None
    hour, minute = atoms.digits(i), atoms.digits(i + 2)
    if hour is None or minute is None or hour > 24 or minute > 59 or len(atoms.tokens[i].text) > 2:
        return None
    last = i + 3
    second = None
    if last + 1 < atoms.size and atoms.folded[last] == ":" and atoms.glued(last) and atoms.glued(last + 1):
        second = atoms.digits(last + 1)
        if second is None or second > 59:
            return None
        last += 2
    return hour, minute, second, last


def _bare_hour(atoms: Atoms, i: int) -> tuple[int, int, int | None, int] | None:
    hour = atoms.digits(i)
    if hour is None or hour > 24 or atoms.decimal(i) or len(atoms.tokens[i].text) > 2:
        return None
    minute, last = _fraction(atoms, i + 1, hour)
    return minute[0], minute[1], None, last


def _words(atoms: Atoms, i: int) -> tuple[int, int, int | None, int] | None:
    number = atoms.number(i)
    if number is None or number.width or not 1 <= number.value <= 12 or not (number.ordinal or number.definite):
        return None
    time, last = _fraction(atoms, number.last, number.value)
    return time[0], time[1], None, last


def _fraction(atoms: Atoms, i: int, hour: int) -> tuple[tuple[int, int], int]:
    """«والنصف», «والربع», «إلا ربعا», «وعشر دقائق» after the hour."""
    if not (i < atoms.size and atoms.joined(i)):
        return (hour, 0), i
    part = atoms.get(i, "half-clock", ("و",))
    if part is not None:
        return (hour, int(part.entry["value"])), part.last
    if atoms.get(i, "clock-less") is not None:
        part = atoms.get(i + 1, "half-clock")
        if part is not None:
            return ((hour or 24) - 1, 60 - int(part.entry["value"])), part.last
        less = atoms.number(i + 1)
        if less is not None and 1 <= less.value < 60 and _minutes(atoms, less.last):
            return ((hour or 24) - 1, 60 - less.value), less.last + 1
        return (hour, 0), i
    more = atoms.number(i, ("و",))
    if more is not None and 1 <= more.value < 60 and atoms.folded[i].startswith("و"):
        if _minutes(atoms, more.last):
            return (hour, more.value), more.last + 1
    return (hour, 0), i


def _minutes(atoms: Atoms, i: int) -> bool:
    unit = atoms.get(i, "unit")
    return unit is not None and unit.entry["unit"] == "minute"


def _finish(atoms: Atoms, hour: int, minute: int, second: int | None, start: int, last: int) -> ReadClock | None:
    """Part of day and zone after the figures."""
    part: str | None = None
    zone: str | None = None
    offset: str | None = None
    for _ in range(3):
        if not (last < atoms.size and atoms.joined(last)):
            break
        j = last
        if atoms.folded[j] in "(،" and atoms.joined(j + 1):
            j += 1
        named = _zone(atoms, j) if zone is None else None
        if named is not None:
            zone, offset, last = named
            if last < atoms.size and atoms.folded[last] == ")" and atoms.folded[j - 1] == "(":
                last += 1
            continue
        day_part = _meridiem(atoms, last) or atoms.get(last, "part", ("", "ب"))
        if part is None and day_part is not None:
            part = day_part.entry["value"]
            if atoms.get(last, "part") is not None:
                part = atoms.kinds[last]["part"].entry["value"]
            last = day_part.last
            continue
        break
    hour24 = _hour24(hour, part)
    if hour24 > 24 or (hour24 == 24 and minute):
        return None
    return ReadClock(Clock(hour24 % 24, minute, second, zone, offset), start, last, part)


def _meridiem(atoms: Atoms, i: int) -> Match | None:
    """«ص» and «م» only where they stand alone."""
    match = atoms.get(i, "meridiem")
    if match is not None and match.entry.lemma in ("ص", "م") and atoms.glued(match.last):
        return match if atoms.folded[match.last] in ".،,؛)-|" else None
    return match


def _zone(atoms: Atoms, i: int) -> tuple[str, str | None, int] | None:
    """«بتوقيت غرينتش», «بالتوقيت المحلي», «ت غ», GMT, «ت.غ»; a summer or winter word after it is passed over."""
    j = i
    if atoms.folded[j] in _ZONE_WORDS and j + 1 < atoms.size and atoms.joined(j + 1):
        zone = atoms.get(j + 1, "zone")
        if zone is None and atoms.folded[j + 1] in ("الصيفي", "الشتوي", "مدينه", "شرق"):
            zone = atoms.get(j + 2, "zone", ("", "ل"))
        if zone is None:
            return None
        last = zone.last
        if atoms.word(last) in ("الصيفي", "الشتوي", "المحتله"):
            last += 1
        return zone.entry["zone"], zone.entry["offset"] or None, last
    if atoms.folded[j] == "ت" and j + 2 < atoms.size and atoms.folded[j + 1] == "." and atoms.folded[j + 2] in "غم":
        last = j + 3
        zone_name = "UTC" if atoms.folded[j + 2] == "غ" else "local"
        return zone_name, "+00:00" if zone_name == "UTC" else None, last
    if atoms.folded[j] in ("ت", "gmt", "utc", "تغ"):
        if atoms.folded[j] == "ت":
            if atoms.word(j + 1) in ("غ", "م"):
                utc = atoms.word(j + 1) == "غ"
                return ("UTC", "+00:00", j + 2) if utc else ("local", None, j + 2)
            return None
        return "UTC", "+00:00", j + 1
    return None


def of_part(clock: Clock, part: str | None) -> Clock:
    """The clock time told in a part of the day: «الثامنة» of «مساء أمس» is 20:00."""
    return clock._replace(hour=_hour24(clock.hour, part) % 24)


def _hour24(hour: int, part: str | None) -> int:
    """Hour of 24 from hour of 12 and part of day."""
    if part is None or hour > 12:
        return hour
    if part in ("am", "DA", "MO"):
        return 0 if hour == 12 else hour
    if part == "NI":
        return (0 if hour == 12 else hour) if hour in (12, 1, 2, 3, 4, 5) else hour + 12
    if part == "MI" and hour in (10, 11, 12):
        return hour
    return hour if hour == 12 else hour + 12

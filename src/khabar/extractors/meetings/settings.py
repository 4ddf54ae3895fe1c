"""When and where: the date and the place of an event's clause, and on what ground they are its own."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

import regex
from attrs import frozen

from khabar.extractors.meetings.arguments import Frame
from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses
from khabar.extractors.meetings.phrases import PLACES, Refs
from khabar.model import DateMention, MeetingDate, MeetingPlace, PlaceMention
from khabar.reading import Found, Reading

__all__ = ["Calendar", "Setting", "find_setting"]

_DAYS = regex.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWM])")
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30}
_CLAUSE = frozenset({"ان", "بان", "انه", "بانه", "انها", "بانها", "إن"})
_RELATIVE = frozenset({"الذي", "التي", "الذين"})
_IN = frozenset({"في", "داخل", "بمقر", "بمدينه", "بالعاصمه", "العاصمه", "مدينه", "بقصر", "قصر", "مقر"})
_TO = frozenset({"الي", "نحو", "في", "صوب"})
_ORDINALS = {"الاول": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3, "الخامس": 4, "الاخير": -1}


@frozen
class Setting:
    """
    An event's date and place as its own clause states them.

    Attributes:
        date: With basis ``stated`` or ``reporting-verb``.
        place: With basis ``stated``.
        days: How many days it lasts, where said.
        nth: Day of the visit, from 0 («في اليوم الثاني من زيارته»).
    """

    date: MeetingDate | None = None
    place: MeetingPlace | None = None
    days: int | None = None
    nth: int | None = None


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def as_date(mention: DateMention, basis: str) -> MeetingDate | None:
    """A date mention as whole days; ``None`` when it has no first day, or one at the calendar's ends."""
    begin, until = _day(mention.value.begin), _day(mention.value.until)
    if begin is None or begin.year in (dt.MINYEAR, dt.MAXYEAR):  # no days are counted past the ends of the calendar
        return None
    if until is None or until <= begin:
        until = begin + dt.timedelta(days=1)
    return MeetingDate(begin, until, basis, mention.id or None)


def _length(mention: DateMention) -> int | None:
    found = _DAYS.match(mention.value.timex or "") if mention.kind == "duration" else None
    return int(found["count"]) * _UNIT_DAYS[found["unit"]] if found else None


class Calendar:
    """Dates of an article by token."""

    def __init__(self, clauses: Clauses, found: Found) -> None:
        self.clauses = clauses
        self.dates = [(clauses.reading.token_at(d.start), d) for d in found.dates]
        self._tokens = [i for i, _ in self.dates]
        self._held = frozenset(self._tokens)

    def holds(self, token: int) -> bool:
        """Whether a date begins at a token."""
        return token in self._held

    def within(self, first: int, last: int) -> list[tuple[int, DateMention]]:
        """Dates that begin at a token in ``[first, last)``."""
        return self.dates[bisect_left(self._tokens, first) : bisect_left(self._tokens, last)]


def find_setting(
    clauses: Clauses, found: Found, refs: Refs, calendar: Calendar, candidate: Candidate, frame: Frame
) -> Setting:
    """The date, place and length that a candidate's clause states."""
    date = _date(clauses, calendar, candidate)
    days = next((n for _, d in calendar.within(candidate.low, candidate.limit) if (n := _length(d)) is not None), None)
    return Setting(date, _place(clauses, found, refs, candidate, frame), days, _nth(clauses, candidate))


def _date(clauses: Clauses, calendar: Calendar, candidate: Candidate) -> MeetingDate | None:
    here = candidate.head
    best: tuple[int, MeetingDate] | None = None
    for at, mention in calendar.within(candidate.low, candidate.limit):
        if mention.kind not in ("date", "time") or _ordinal(clauses, at):
            continue
        basis = "stated"
        distance = at - candidate.match.last if at >= here else here - at
        before = [clauses.reading.folded(i).removeprefix("و") for i in range(max(0, at - 4), at)]
        if "منذ" in before or (at >= candidate.high and _subordinate(clauses, candidate.match.last, at)):
            continue
        if at > candidate.match.last and _new_clause(clauses, calendar, candidate.match.last, at):
            continue
        if at < here:
            between = range(at, here)
            if _of_closed_relative(clauses, candidate.low, at, here):
                continue
            if _others_day(clauses, candidate, at):
                continue
            if any(i in clauses.triggers and i < here and clauses.triggers[i].last <= here for i in between):
                distance += 40
            if any(clauses.reading.folded(i).lstrip("و") in _CLAUSE for i in between):
                told = any(i in clauses.speech for i in range(candidate.low, here))
                if told and candidate.status:
                    continue  # the day it was announced
                if any(i in clauses.speech for i in range(candidate.low, at)):
                    basis = "reporting-verb"
                distance += 20
            elif any(i in clauses.speech or _breaks(clauses, i) for i in between if i > at):
                continue  # «أعلن أمس زيارة» is the day of the announcement
        date = as_date(mention, basis)
        if date is not None and (best is None or distance < best[0]):
            best = (distance, date)
    return best[1] if best and best[0] < 60 else None


def _inside_a_name(clauses: Clauses, at: int) -> bool:
    """Whether words that nobody knows stand right before a place."""
    before = at - 1
    reading = clauses.reading
    known = before in clauses.named or before in clauses.dated or before in clauses.cues or before in clauses.lights
    return reading.tokens[before].kind == "word" and not known and not reading.at(before, "function_words")


def _breaks(clauses: Clauses, i: int) -> bool:
    """«وذلك»، «حيث»: another clause begins; «خلال» begins none."""
    return clauses.use(i, "stop") is not None and clauses.use(i, "frame") is None and clauses.reading.folded(i) != "قد"


def _subordinate(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a relative or an أن clause lies between: its date is not the event's."""
    words = {clauses.reading.folded(i).removeprefix("و") for i in range(first, last)}
    return bool(words & (_CLAUSE | {"التي", "الذي", "الذين", "المقرر", "حيث"}))


def _new_clause(clauses: Clauses, calendar: Calendar, first: int, last: int) -> bool:
    """«قبل القمة بين X وY، انتقدت بيونغيانغ، الأحد»: a comma and a word nobody knows begin another clause."""
    reading = clauses.reading
    for i in range(first, last - 1):
        if reading.tokens[i].text not in "،,":
            continue
        word = reading.folded(i + 1)
        known = (
            i + 1 in clauses.named
            or i + 1 in clauses.cues
            or calendar.holds(i + 1)
            or reading.at(i + 1, "function_words")
        )
        if (
            reading.tokens[i + 1].kind == "word"
            and not known
            and not word.startswith(("ال", "وال"))
            and i + 1 not in clauses.lights
        ):
            return True
    return False


def _of_closed_relative(clauses: Clauses, low: int, at: int, here: int) -> bool:
    """«القمة التي ستعقد غدا، سبقتها محادثات»: the day of a relative clause that a comma has closed."""
    tokens = clauses.reading.tokens
    comma = next((i for i in range(at, here) if tokens[i].text in "،,"), None)
    if comma is None:
        return False
    relative = next(
        (i for i in range(at - 1, max(low, at - 6) - 1, -1) if clauses.reading.folded(i) in _RELATIVE), None
    )
    return relative is not None and not any(tokens[i].text in "،," for i in range(relative, at))


def _others_day(clauses: Clauses, candidate: Candidate, at: int) -> bool:
    """Whether it is the day of the verb before it («أعلن أمس زيارة»، «استقبل الأحد X غداة لقائه Y»)."""
    before = [i for i in range(candidate.low, at) if i in clauses.speech or i in clauses.triggers]
    if not before:
        return False
    if before[-1] in clauses.speech:
        return candidate.status == "announced" and "frame" not in candidate.marks
    verb = clauses.triggers[before[-1]].entry["pos"] == "verb"
    framed = clauses.reading.folded(candidate.match.first - 1).lstrip("و")
    return verb and framed not in ("خلال", "اثناء", "في") and not candidate.verb and candidate.light is None


def _place(clauses: Clauses, found: Found, refs: Refs, candidate: Candidate, frame: Frame) -> MeetingPlace | None:
    reading = clauses.reading
    travel = candidate.kind in ("visit", "site_visit")
    tokens = reading.tokens
    low = tokens[candidate.low].start
    high = tokens[max(candidate.high, candidate.match.last) - 1].end
    target = frame.target
    if frame.site is not None:
        return MeetingPlace(frame.site.text, frame.target.country if frame.target else None, "stated", None)
    if travel and target is not None:
        mention = next(iter(_starting(found.places, target.start, target.end)), None)
        if mention is not None:
            return _as_place(mention)
        return (
            MeetingPlace(target.span(reading.text).text, target.country, "stated", None)
            if target.kind in PLACES
            else None
        )
    if "definite" in candidate.marks and not frame.others and candidate.light is None and not travel:
        return None
    best: tuple[int, PlaceMention] | None = None
    for place in _starting(found.places, low, high):
        at = reading.token_at(place.start)
        if at < candidate.head and any(i in clauses.triggers or i in clauses.speech for i in range(at, candidate.head)):
            continue
        if at < candidate.head and any(
            _breaks(clauses, i) and reading.folded(i) != "حيث" for i in range(at + 1, candidate.head)
        ):
            continue  # «يجتمعان في P، قبل أن يلتقي X»
        if _common_noun(clauses, at):
            continue
        prefix = reading.text[tokens[at].start : place.start].lstrip("وف")
        before = reading.folded(at - 1).removeprefix("و") if at else ""
        if any(r.last == at and r.country == place.country for r in refs.between(max(0, at - 12), at)):
            continue  # «وزيرة الخارجية بجمهورية كينيا»
        if at in refs.covered and refs.starting(at) is None:
            continue  # «السفير الإيراني في العراق»
        if candidate.head < at < candidate.match.first and _inside_a_name(clauses, at):
            continue  # «عقدت اللجنة المعنية بفلسطين اجتماعا»
        inside = prefix == "ب" or (not prefix and before in _IN)
        goes = travel and (prefix == "ل" or before in _TO or (at == candidate.match.last))
        if not inside and not goes:
            continue
        distance = abs(at - candidate.match.first) + (30 if at < candidate.head and at - candidate.head < -8 else 0)
        if best is None or distance < best[0]:
            best = (distance, place)
    return _as_place(best[1]) if best and best[0] <= 30 else None


def _common_noun(clauses: Clauses, at: int) -> bool:
    """«في بلد ثالث»، «سترة سوداء»: a name that is a word too, with an adjective behind it."""
    reading, after = clauses.reading, at + 1
    if after >= len(reading.tokens) or reading.tokens[after].kind != "word":
        return False
    if not any(m.last == after and m.entry.flag("ambiguous") for m in reading.at(at, "places")):
        return False
    cue = after in clauses.cues and clauses.use(after, "another") is None  # «بلد ثالث»
    known = after in clauses.named or after in clauses.dated or cue or after in clauses.lights
    if reading.folded(after) == "ان":
        return True  # «بحجة أن»
    if any(m.first == at - 1 and m.last > at for _, m in clauses.cues.get(at - 1, ())):
        return True  # «في إطار المشاورات»
    plain = not reading.folded(after).startswith(("ال", "و", "ب", "ل"))
    return not known and plain and not reading.at(after, "function_words")


def _starting(places: Sequence[PlaceMention], low: int, high: int) -> Sequence[PlaceMention]:
    """Places that start in ``[low, high)``."""
    return places[bisect_left(places, low, key=_start) : bisect_left(places, high, key=_start)]


def _start(mention: PlaceMention) -> int:
    return mention.start


def _as_place(mention: PlaceMention) -> MeetingPlace:
    return MeetingPlace(mention.norm or mention.text, mention.country, "stated", mention.id or None)


def _nth(clauses: Clauses, candidate: Candidate) -> int | None:
    reading = clauses.reading
    days = reading.once(
        ("meetings", "ordinal days"),
        lambda: [i for i in _todays(reading.text, reading) if _ordinal(clauses, i)],
    )
    at = bisect_left(days, candidate.low)
    inside = at < len(days) and days[at] < candidate.limit - 1
    return _ORDINALS[reading.folded(days[at] + 1)] if inside else None


def _todays(text: str, reading: Reading) -> list[int]:
    """Tokens that are «اليوم»."""
    found: list[int] = []
    at = text.find("اليوم")
    while at >= 0:
        found.append(reading.token_at(at))
        at = text.find("اليوم", at + 1)
    return found


def _ordinal(clauses: Clauses, i: int) -> bool:
    """«اليوم الثاني (من زيارته)» counts from the visit's first day."""
    reading = clauses.reading
    return i + 1 < len(reading.tokens) and reading.folded(i) == "اليوم" and reading.folded(i + 1) in _ORDINALS

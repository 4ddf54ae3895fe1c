"""Which event lies in which, what it inherits, who is host: settled when all events are known."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.drafts import Draft, Member
from khabar.extractors.meetings.subjects import Subjects
from khabar.matching.events import intervals_meet, places_clash
from khabar.model import MeetingDate, MeetingPlace
from khabar.reading import Reading

__all__ = ["nest", "settle_status"]

_CHILDREN = frozenset({"contact", "site_visit", "ceremony", "signing", "press_conference", "conference", "series"})
_RUNNING = frozenset({"أجرى", "جرى", "دار", "تواصل", "استمر", "خاض"})
_ENVOYS = frozenset({"سفير", "سفيره", "سفيري", "سفراء", "قنصل", "قنصله"})
_OLD = dt.timedelta(days=10)  # held longer ago is background, not news


def nest(events: list[Draft], reading: Reading, subjects: Subjects) -> None:
    """Give events their parents; children inherit days and place, parents what their children prove."""
    visits = [e for e in events if e.group == "visit"]
    summits = [e for e in events if e.kind in ("summit", "conference")]
    for event in events:
        if event.group in _CHILDREN:
            event.parent = _visit_of(event, visits, reading) or _margin_of(event, summits, reading)
    for visit in visits:
        if visit.parent is None and visit.candidate.match.entry.lemma != "جولة":
            visit.parent = next(
                (t for t in visits if t.candidate.match.entry.lemma == "جولة" and t.guests & visit.guests), None
            )
    for visit in visits:
        _from_children(visit, [e for e in events if e.parent is visit])
    home = _dateline(reading, subjects)
    for event in events:
        if event.parent is not None and not _still_to_come(event, event.parent):
            _inherit(event, event.parent)
        _roles(event, home)


def _still_to_come(leg: Draft, tour: Draft) -> bool:
    """«ستتوجه بعدها إلى P»: the next leg of a tour has days of its own."""
    return leg.group == "visit" and all(c.status for c in leg.statuses) and not all(c.status for c in tour.statuses)


def _sentence(reading: Reading, offset: int) -> int:
    sentence = reading.sentence_at(offset)
    return sentence.first if sentence else -1


def _visit_of(event: Draft, visits: list[Draft], reading: Reading) -> Draft | None:
    best: tuple[tuple[int, int, int], Draft] | None = None
    here = {_sentence(reading, t.start) for t in event.triggers}
    for visit in visits:
        guests = visit.guests
        if not guests or not guests & {m.key for m in event.members if m.role != "mediator"}:
            continue
        if any(m.key in guests and m.role == "host" for m in event.members):
            continue
        one, two = event.setting.date, visit.setting.date
        meet = None
        if one is not None and two is not None:
            meet = intervals_meet((one.begin, one.until), _stretch(visit))
            if meet is False:
                continue
        place = event.setting.place
        if place is not None and visit.target and places_clash(place.country, visit.target):
            continue
        if visit.another != event.another and visit.another in ("last", "past", "second", "third"):
            if meet is not True and not here & {_sentence(reading, t.start) for t in visit.triggers}:
                continue
        near = not here & {_sentence(reading, t.start) for t in visit.triggers}
        rank = (0 if meet else 1, int(near), abs(visit.triggers[0].start - event.triggers[0].start))
        if best is None or rank < best[0]:
            best = (rank, visit)
    return best[1] if best else None


def _stretch(visit: Draft) -> tuple[dt.date | None, dt.date | None]:
    """A visit's days; one that names only its first lasts some days more."""
    date = visit.setting.date
    if date is None or date.begin is None:
        return None, None
    until = date.until or date.begin + dt.timedelta(days=1)
    if visit.setting.days:
        until = max(until, date.begin + dt.timedelta(days=visit.setting.days))
    elif (until - date.begin).days <= 2:
        until += dt.timedelta(days=2)
    return date.begin, until


def _margin_of(event: Draft, summits: list[Draft], reading: Reading) -> Draft | None:
    """«على هامش القمة»: the summit named in the same sentence."""
    for summit in summits:
        if summit is event or "margin" not in summit.candidate.marks:
            continue
        here = {_sentence(reading, t.start) for t in event.triggers}
        if (
            _sentence(reading, summit.candidate.match.start) in here
            and event.triggers[0].start < summit.candidate.match.start
        ):
            return summit
    return None


def _from_children(visit: Draft, children: list[Draft]) -> None:
    """A visit lasts at least as long as what is dated in it."""
    dates = [c.setting.date for c in children if c.setting.date is not None and c.setting.date.begin is not None]
    held = visit.setting.date
    begins = [d.begin for d in dates if d.begin is not None]
    untils = [d.until for d in dates if d.until is not None]
    if held is None and begins:
        date: MeetingDate | None = MeetingDate(min(begins), max(untils) if untils else None, "inherited", None)
        visit.setting = evolve(visit.setting, date=date)
        held = date
    elif held is not None and held.begin is not None and untils and held.until is not None and held.until < max(untils):
        visit.setting = evolve(visit.setting, date=evolve(held, until=max(untils)))
        held = visit.setting.date
    if held is not None and held.begin is not None and visit.setting.days:
        until = held.begin + dt.timedelta(days=visit.setting.days)
        if held.until is None or held.until < until:
            visit.setting = evolve(visit.setting, date=evolve(held, until=until))
    if visit.setting.place is None:
        place = next((c.setting.place for c in children if c.setting.place is not None), None)
        if place is not None:
            visit.setting = evolve(
                visit.setting, place=MeetingPlace(place.text, place.country, "inherited", place.mention)
            )


def _inherit(event: Draft, parent: Draft) -> None:
    date, place = event.setting.date, event.setting.place
    above = parent.setting.date
    if above is not None and above.begin is not None:
        nth = event.setting.nth
        if date is None and nth is not None and nth >= 0:
            day = above.begin + dt.timedelta(days=nth)
            date = MeetingDate(day, day + dt.timedelta(days=1), "inherited", None)
        elif date is None:
            date = MeetingDate(above.begin, above.until, "inherited", above.mention)
    if place is not None and place.country is None and event.group == "site_visit" and parent.target:
        place = evolve(place, country=parent.target)  # a building stands where its visitor is
    if place is None and parent.setting.place is not None:
        above_place = parent.setting.place
        place = MeetingPlace(above_place.text, above_place.country, "inherited", above_place.mention)
    event.setting = evolve(event.setting, date=date, place=place)


def _dateline(reading: Reading, subjects: Subjects) -> str | None:
    """The country the article reports from."""
    span = reading.layout.dateline
    if span is None:
        return None
    return next((p.country for p in subjects.found.places if span.start <= p.start < span.end), None)


def _roles(event: Draft, home_land: str | None) -> None:
    """Who travelled is guest, who was at home is host; without a place, at home is where the article reports from."""
    if event.group not in ("contact", "series"):
        return
    plain = [m for m in event.members if m.role == "participant"]
    if not plain:
        return
    parent = event.parent if event.parent is not None and event.parent.group == "visit" else None
    if parent is not None:
        guests = parent.guests
        land = parent.target or (parent.setting.place.country if parent.setting.place else None)
        for member in event.members:
            if member.key in guests and member.role == "participant":
                member.role = "guest"
        first = True
        for member in plain:
            if member.role == "participant" and first and _at_home(member, land) and not _has(event, "host"):
                member.role = "host"
                first = member.party.kind not in ("person", "office")
        return
    place = event.setting.place
    land = place.country if place is not None else home_land if event.kind != "summit" else None
    if len(plain) < 2:
        return
    if land is None or event.setting.place is None:
        envoys = [m for m in plain if _envoy(m)]
        if len(plain) == 2 and len(envoys) == 1:  # «التقى الوزير السفير الفرنسي»
            for member in plain:
                member.role = "guest" if member in envoys else "host"
            return
    if land is None:
        return
    away = [m for m in plain if m.party.country not in (None, land)]
    home = [m for m in plain if m.party.country == land]
    if place is not None and away and not home:
        home = [m for m in plain if m.party.country is None]
    if home and away and len(home) + len(away) == len(plain):
        for member in home[:1]:
            member.role = "host"
        for member in away:
            member.role = "guest"


def _envoy(member: Member) -> bool:
    """An ambassador is where he is accredited: whom he meets receives him."""
    words = member.party.folded.split()
    return any(w.removeprefix("ال") in _ENVOYS for w in words[:3])


def _has(event: Draft, role: str) -> bool:
    return any(m.role == role for m in event.members)


def _at_home(member: Member, land: str | None) -> bool:
    return member.party.country is None or land is None or member.party.country == land


def settle_status(event: Draft, anchor: dt.date | None) -> str:
    """What the mentions together say: what was held is held; what only was to be stays announced."""
    said = [c.status for c in event.statuses]
    for strong in ("cancelled", "postponed", "denied"):
        if strong in said and not _later_held(event, strong):
            return strong
    date = event.setting.date
    begin = date.begin if date is not None else None
    lasting = any(_goes_on(event, c) for c in event.statuses)
    if (
        event.group in ("contact", "conference", "signing")
        and _only_present(event)
        and not event.headlined
        and not lasting
    ):
        return "announced"
    plain = [c for c in event.statuses if not c.status]
    if "announced" in said and not any(_tells(c) for c in plain):
        plain = []
    if not plain:
        return "proposed" if all(s == "proposed" for s in said) else "announced"
    if begin is not None and anchor is not None:
        if begin > anchor:
            return "announced"
        until = date.until if date is not None and date.until is not None else begin + dt.timedelta(days=1)
        if until <= anchor - _OLD:
            return "past_reference"
    if any(c.another in ("last", "past") for c in event.statuses):
        return "past_reference"
    if event.parent is not None and event.parent.another in ("last", "past"):
        return "past_reference"
    if event.kind in ("talks", "negotiation") and any("ongoing" in c.marks or _goes_on(event, c) for c in plain):
        return "ongoing"
    return "held"


def _goes_on(event: Draft, candidate: Candidate) -> bool:
    """«تجري أنقرة ودمشق محادثات»: the present of a text, without a day, tells what goes on."""
    light = candidate.light
    if event.kind not in ("talks", "negotiation") or event.headlined or light is None or candidate.status:
        return False
    present = light.entry["shape"] == "imperfect" and not light.prefix.strip("وف")
    return present and light.entry.lemma in _RUNNING and event.setting.date is None


def _tells(candidate: Candidate) -> bool:
    """Whether a mention tells that it took place: a verb in the perfect, «خلال اللقاء»."""
    finite = candidate.finite
    return "during" in candidate.marks or (
        finite is not None and (finite.entry["shape"] == "perfect" or "relative" in candidate.marks)
    )


def _later_held(event: Draft, strong: str) -> bool:
    """A perfect verb that says it took place after all."""
    return any(not c.status and c.finite is not None and c.finite.entry["shape"] == "perfect" for c in event.statuses)


def _only_present(event: Draft) -> bool:
    """Every mention that says something stands in the present: a programme, no report."""
    verbs = [c for c in event.statuses if c.finite is not None]
    if len(verbs) < len(event.statuses) or any("ongoing" in c.marks or "relative" in c.marks for c in verbs):
        return False
    return bool(verbs) and all("present" in c.marks or c.status for c in verbs)

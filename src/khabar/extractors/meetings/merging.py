"""One event, many mentions: which drafts speak of the same event."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.drafts import Draft, Member
from khabar.extractors.meetings.subjects import Subjects
from khabar.matching.events import intervals_meet, places_clash
from khabar.matching.offices import same_post
from khabar.model import MeetingDate, MeetingPlace

__all__ = ["merge"]

_STRENGTH = {"stated": 3, "reporting-verb": 2, "inherited": 1}
_SAME_POST = 0.8  # «رئيس البرلمان» and «رئيس مجلس النواب الباكستاني»
_ROLES = {
    "host": 3,
    "guest": 3,
    "chair": 2,
    "inviter": 3,
    "invitee": 3,
    "mediator": 2,
    "delegation": 1,
    "participant": 0,
}


def merge(drafts: list[Draft], subjects: Subjects) -> list[Draft]:
    """Drafts in text order become events, each once; a weak draft that joins none is dropped."""
    events: list[Draft] = []
    latest: list[Draft] = []  # events by last mention
    for draft in drafts:
        _visitors(draft, latest)
        for single in _split(draft):
            event = _find(single, latest, subjects) or _by_phone(single, latest, subjects)
            if event is not None and _bare(single) and _rivals(event, latest):
                event.triggers += single.triggers  # «القمة», where two are told of: which one is a guess
            elif event is not None:
                _join(event, single, subjects)
            elif _copied(single, latest) or _stands(single):
                event = single
                event.members = [m for m in event.members if m.party.kind not in ("sides", "pair")]
                events.append(event)
            if event is not None:
                if event in latest:
                    latest.remove(event)
                latest.append(event)
    return events


def _bare(draft: Draft) -> bool:
    """A noun that names nobody: «القمة»."""
    return not draft.candidate.verb and not _core(draft) and not _sides(draft)


def _rivals(event: Draft, latest: list[Draft]) -> bool:
    """Whether two events of one kind are told of."""
    return event.kind == "summit" and sum(e.kind == event.kind for e in latest) > 1


def _visitors(draft: Draft, latest: list[Draft]) -> None:
    """«الضيف»: the guest of the event before."""
    for member in [m for m in draft.members if m.party.kind == "visitor"]:
        guest = next((m for e in reversed(latest) for m in e.members if m.role == "guest"), None)
        if guest is None:
            member.party = evolve(member.party, kind="unknown")
        elif guest.key in draft.principals:
            draft.members.remove(member)
        else:
            member.party = evolve(guest.party, surface=member.party.surface)


def _copied(draft: Draft, latest: list[Draft]) -> bool:
    """
    Words that name nobody, but another event of the same people: «اجتماع سابق بين الرجلين», «اتفق الجانبان على عقد
    اجتماع», «ووقع الوزيران مذكرة», or talks told of in the same sentence («مؤتمر صحفي مشترك … في ختام محادثات»).
    """
    signed = draft.kind == "signing" and _sides(draft)
    if not latest or _core(draft) or not (draft.group == "contact" or signed):
        return False
    event = next((e for e in reversed(latest) if len([m for m in _core(e) if m.party.actors]) > 1), latest[-1])
    ahead = _sides(draft) and bool(draft.status) and not all(c.status for c in event.statuses)
    if draft.candidate.verb and not (signed or ahead):
        return False
    between = _sides(draft) and draft.another in ("past", "second", "third", "last")
    indefinite = not draft.candidate.marks & {"definite"} and "during" in draft.candidate.marks
    within = indefinite and event.group == "press_conference" and bool(event.seen & draft.seen)
    people = [m for m in _core(event) if m.party.actors]
    if len(people) < 2 or not (between or within or signed or ahead):
        return False
    draft.members = [Member(evolve(m.party, surface=None), "participant") for m in people[:2]]
    draft.weak = False
    return True


def _by_phone(draft: Draft, latest: list[Draft], subjects: Subjects) -> Draft | None:
    """«بحث X مع Y في اتصال هاتفي»: the talks of the same sentence are the call."""
    if draft.group != "remote":
        return None
    for event in reversed(latest):
        if event.kind == "talks" and event.candidate.verb and event.seen & draft.seen and len(event.triggers) == 1:
            core = _core(draft)
            if _shared(core, _core(event), subjects) == len(core):
                event.kind, event.group = draft.kind, draft.group
                return event
    return None


def _split(draft: Draft) -> list[Draft]:
    """«بكل من A وB وC»، «كلا على حدة»: one event each, unless they met together."""
    each = [m for m in draft.members if m.party.each and m.role not in ("delegation", "mediator", "chair")]
    if draft.group not in ("contact", "remote") or "joint" in draft.candidate.marks:
        return [draft]
    if "apart" in draft.candidate.marks and not each:
        each = [m for m in draft.members if m.role in ("guest", "participant")][1:]
    rest = [m for m in draft.members if m not in each]
    if len(each) < 2 or not rest:
        return [draft]
    return [evolve(draft, members=[*rest, one], triggers=list(draft.triggers)) for one in each]


def _stands(draft: Draft) -> bool:
    """Whether a draft may be an event by itself."""
    if draft.weak:
        return False
    named = [m for m in draft.members if m.party.kind not in ("sides", "pair")]
    return bool(named) or (draft.kind in ("summit", "conference") and not _sides(draft))


def same_member(a: Member, b: Member, subjects: Subjects) -> bool:
    """Whether two members are one: the same id, or words of which one holds the other."""
    if a.key == b.key:
        return True
    if a.party.actors and b.party.actors:
        return False
    if places_clash(a.party.country, b.party.country):
        return False
    if a.party.kind == b.party.kind == "state":
        return a.party.country is not None and a.party.country == b.party.country
    one, two = a.party.folded, b.party.folded
    if one and two and (f"{one} " in f"{two} " or f"{two} " in f"{one} ") and not (a.party.actors or b.party.actors):
        return one.split()[0] == two.split()[0] or "وفد" in one
    if {a.party.kind, b.party.kind} - {"person", "office"}:
        return False
    mine, theirs = subjects.posts_of(a.party), subjects.posts_of(b.party)
    return any(same_post(x, y) >= _SAME_POST for x in mine for y in theirs)


def _shared(a: list[Member], b: list[Member], subjects: Subjects) -> int:
    return sum(any(same_member(x, y, subjects) for y in b) for x in a)


def _core(draft: Draft) -> list[Member]:
    return [
        m for m in draft.members if m.role not in ("delegation", "mediator") and m.party.kind not in ("sides", "pair")
    ]


def _sides(draft: Draft) -> bool:
    return any(m.party.kind in ("sides", "pair") for m in draft.members)


def _dates_meet(a: Draft, b: Draft) -> bool | None:
    one, two = a.setting.date, b.setting.date
    if one is None or two is None:
        return None
    return intervals_meet((one.begin, one.until), (two.begin, two.until))


def _clash(event: Draft, draft: Draft) -> bool:
    """Whether when, where or which speak against one event."""
    together = _dates_meet(event, draft)
    if together is False and not (event.group == "visit" and _touch(event, draft)):
        return True
    if draft.another or event.another:
        if draft.another != event.another and together is not True:
            return True
    if draft.group == "visit" and places_clash(draft.target, event.target):
        return True
    one, two = event.setting.place, draft.setting.place
    if one and two and places_clash(one.country, two.country):
        return True
    if draft.candidate.match.start == event.candidate.match.start:
        return True
    hosts = {m.key for m in event.members if m.role == "host" and m.party.actors}
    swapped = hosts & draft.guests and event.guests & {m.key for m in draft.members if m.role == "host"}
    return bool(swapped)


def _touch(event: Draft, draft: Draft) -> bool:
    """A visit lasts: days a little apart may belong to one."""
    one, two = event.setting.date, draft.setting.date
    if one is None or two is None or one.begin is None or two.begin is None or one.until is None or two.until is None:
        return False
    if (one.until - one.begin).days > 7 or (two.until - two.begin).days > 7:
        return False
    return abs(one.begin - two.begin) <= dt.timedelta(days=max(event.setting.days or 0, draft.setting.days or 0, 3))


def _find(draft: Draft, latest: list[Draft], subjects: Subjects) -> Draft | None:
    core = _core(draft)
    definite = bool(draft.candidate.marks & {"definite"})
    for event in reversed(latest):
        if event.group != draft.group or _clash(event, draft):
            continue
        theirs = _core(event)
        if draft.group in ("visit", "site_visit"):
            if _same_visit(draft, event, subjects):
                return event
            continue
        if _sides(draft) and not core:
            if len(theirs) > 1:
                return event
            continue
        if _announced_by_headline(event, draft):
            event.members = [m for m in event.members if m.party.actors]
            return event
        if _attended(draft) and definite and _same_word(draft, event):
            return event
        shared = _shared(core, theirs, subjects)
        if not core:
            if definite and not draft.another and _same_word(draft, event):
                return event
            continue
        if len(core) == 1:
            joins = definite or _with_pronoun(draft.candidate, subjects) or _told_by_headline(event, draft)
            again = draft.kind in ("press_conference", "conference") and _dates_meet(event, draft) is True
            if shared == 1 and (joins or again or draft.section_repeats(event)):
                return event
            continue
        if shared >= 2 or shared == len(core) or (shared == len(theirs) and shared > 0 and event.vague):
            return event
    return None


def _announced_by_headline(event: Draft, draft: Draft) -> bool:
    """A headline that names not everybody («الوزيرة تستقبل السفير الياباني»), and the lead that does."""
    if not event.headlined or draft.headlined or draft.weak or draft.hidden or not event.persons <= draft.persons:
        return False
    unnamed = [m for m in _core(event) if not m.party.actors and m.party.kind != "state"]
    fresh = [m for m in _core(draft) if m.key not in event.persons]
    if not unnamed or not draft.persons:
        return False
    return all(any(not places_clash(u.party.country, m.party.country) for m in fresh) for u in unnamed)


def _told_by_headline(event: Draft, draft: Draft) -> bool:
    """«رئيس الوزراء يترأس اجتماعا» above, «ترأس X اجتماعا» below."""
    same = event.candidate.match.entry.lemma == draft.candidate.match.entry.lemma and event.kind == draft.kind
    return same and event.headlined and not draft.headlined and len(_core(event)) == 1


def _attended(draft: Draft) -> bool:
    """«وحضر اللقاء X»، «وجرى اللقاء بحضور X»: more people at the event before."""
    light = draft.candidate.light
    if light is None or draft.candidate.verb:
        return False
    use = light.entry["use"]
    return use == "attend" or (use == "occur" and all(m.role in ("participant", "chair") for m in draft.members))


def _same_word(draft: Draft, event: Draft) -> bool:
    """A bare «اللقاء» takes up any meeting, «القمة» only a summit, «المشاورات» nothing but what says هذه."""
    if draft.kind == "summit" or event.kind == "summit":
        return draft.kind == event.kind or "this" in draft.candidate.marks
    return "loose" not in draft.candidate.match.entry["risk"] or "this" in draft.candidate.marks


def _with_pronoun(candidate: Candidate, subjects: Subjects) -> bool:
    """«وبحث معه»: the other side was named before."""
    reading = subjects.reading
    last = min(candidate.match.last + 3, len(reading.tokens))
    return any(reading.folded(i) in ("معه", "معها", "معهم", "به", "بها") for i in range(candidate.match.last, last))


def _same_visit(draft: Draft, event: Draft, subjects: Subjects) -> bool:
    if (draft.candidate.match.entry.lemma == "جولة") != (event.candidate.match.entry.lemma == "جولة"):
        return False
    mine = [m for m in _core(draft) if m.role == "guest"]
    guests = [m for m in _core(event) if m.role == "guest"]
    if not mine:
        return "definite" in draft.candidate.marks or bool(draft.seen & event.seen)
    if _shared(mine, guests, subjects) > 0:
        return True
    there = draft.target is not None and draft.target == event.target
    return there and any(_countryman(a, b) for a in mine for b in guests)


def _countryman(a: Member, b: Member) -> bool:
    """«الأمير السعودي»: a post without a name, for somebody of the same state who is there on the same visit."""
    unnamed = [m for m in (a, b) if not m.party.actors and m.party.kind in ("office", "group")]
    return bool(unnamed) and a.party.country is not None and a.party.country == b.party.country


def _join(event: Draft, draft: Draft, subjects: Subjects) -> None:
    """Take over what a further mention adds."""
    event.triggers += draft.triggers
    event.seen |= draft.seen
    for member in draft.members:
        if member.party.kind in ("sides", "pair"):
            continue
        held = next((m for m in event.members if same_member(m, member, subjects)), None)
        if held is None:
            hidden = draft.vague and draft.hidden and member.role in ("guest", "participant")
            if not hidden or event.group == "visit" or _attended(draft):
                event.members.append(member)
            continue
        if _ROLES[member.role] > _ROLES[held.role] and not _role_taken(event, member, held):
            held.role = member.role
        if not held.party.actors and member.party.actors:
            held.party = evolve(member.party, surface=held.party.surface or member.party.surface)
        elif held.party.surface is None and member.party.surface is not None:
            held.party = evolve(held.party, surface=member.party.surface)
        if held.party.country is None and member.party.country is not None:
            held.party = evolve(held.party, country=member.party.country)
    event.setting = evolve(
        event.setting,
        date=_joined_days(event, draft) or _better_date(event.setting.date, draft.setting.date),
        place=_better_place(event.setting.place, draft.setting.place),
        days=event.setting.days or draft.setting.days,
        nth=event.setting.nth if event.setting.nth is not None else draft.setting.nth,
    )
    event.target = event.target or draft.target
    event.topics = event.topics or draft.topics
    candidate = draft.candidate
    if candidate.finite is not None or not candidate.marks & {"definite"} or not draft.vague:
        event.statuses += draft.statuses
    event.headlined = event.headlined and draft.headlined
    event.vague = event.vague and draft.vague
    if draft.asserted is None or event.asserted is None:
        event.asserted = None
    else:
        event.asserted = tuple(dict.fromkeys((*event.asserted, *draft.asserted)))


def _role_taken(event: Draft, member: Member, held: Member) -> bool:
    """Nobody becomes host or guest beside himself; a talk's chair stays what he is as host."""
    return member.role == "chair" and held.role in ("host", "guest")


def _joined_days(event: Draft, draft: Draft) -> MeetingDate | None:
    """A visit lasts from its first day told to its last: arrivals begin it, departures end it."""
    one, two = event.setting.date, draft.setting.date
    if event.group != "visit" or one is None or two is None or one.basis != "stated" or two.basis != "stated":
        return None
    if not (one.begin and one.until and two.begin and two.until) or not _touch(event, draft):
        return None
    first = one if one.begin <= two.begin else two
    return evolve(first, until=max(one.until, two.until))


def _better_date(a: MeetingDate | None, b: MeetingDate | None) -> MeetingDate | None:
    if a is None or b is None:
        return a or b
    if _STRENGTH[b.basis] > _STRENGTH[a.basis]:
        return b
    if _STRENGTH[a.basis] > _STRENGTH[b.basis] or not (a.begin and a.until and b.begin and b.until):
        return a
    return b if (b.until - b.begin) < (a.until - a.begin) else a


def _better_place(a: MeetingPlace | None, b: MeetingPlace | None) -> MeetingPlace | None:
    if a is None or b is None:
        return a or b
    return a if _STRENGTH[a.basis] >= _STRENGTH[b.basis] else b

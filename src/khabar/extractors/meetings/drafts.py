"""From a filled frame to a draft of an event: what its trigger requires, who plays which part."""

from __future__ import annotations

from attrs import define, evolve, field

from khabar.extractors.meetings.arguments import Frame
from khabar.extractors.meetings.candidates import Candidate, Clauses
from khabar.extractors.meetings.settings import Setting
from khabar.extractors.meetings.subjects import Party, Subjects
from khabar.lexicon.glosses import country_name
from khabar.model import Participant, Span

__all__ = ["Draft", "Member", "make_draft", "participant", "sporting"]

_HUMAN = ("person", "office", "group", "people", "counterpart", "sides", "pair")
_TRAVELLERS = ("person", "office", "group", "counterpart")
_SPORTS = 3  # different words of sport that make an article one about sport
_GROUPS = {
    "meeting": "contact", "talks": "contact", "negotiation": "contact", "reception": "contact", "summit": "contact",
    "meeting_series": "series", "phone_call": "remote", "video_call": "remote", "message": "remote",
}  # fmt: skip


@define(eq=False)
class Member:
    """A party in its role."""

    party: Party
    role: str

    @property
    def key(self) -> str:
        """What it is told apart by: id, else its words."""
        return self.party.key


@define(eq=False)
class Draft:
    """
    An event in the making.

    Attributes:
        candidate: Where it was found.
        kind: Kind of event.
        group: Events of one group may be one event.
        members: Who takes part, each once.
        setting: When and where.
        status: As the words say; empty for plain.
        weak: It may only join another event.
        vague: It names no other side of its own («اللقاء»، «لقائهما»).
        topics: What about.
        triggers: Words that say so.
        asserted: Who alone claims it, or ``None`` when the article says so itself.
    """

    candidate: Candidate
    kind: str
    group: str
    members: list[Member]
    setting: Setting
    status: str = ""
    weak: bool = False
    vague: bool = False
    hidden: bool = False
    topics: tuple[Span, ...] = ()
    triggers: list[Span] = field(factory=list)
    asserted: tuple[str, ...] | None = None
    parent: Draft | None = None
    id: str = ""
    target: str | None = None
    statuses: list[Candidate] = field(factory=list)
    sentence: tuple[int, str] = (0, "")
    headlined: bool = False
    seen: set[int] = field(factory=set)

    @property
    def another(self) -> str:
        """Which other event of its kind it says it is."""
        return self.candidate.another

    def section_repeats(self, event: Draft) -> bool:
        """Whether both stand in sentences that begin alike: a repeated lead, a headline."""
        mine, theirs = self.sentence, event.sentence
        return bool(mine) and mine[0] != theirs[0] and mine[1] == theirs[1]

    @property
    def principals(self) -> set[str]:
        """Keys of those who matter for identity."""
        return {m.key for m in self.members if m.role not in ("delegation", "mediator")}

    @property
    def persons(self) -> set[str]:
        """Keys of known persons and actors among them."""
        return {m.key for m in self.members if m.role not in ("delegation", "mediator") and m.party.actors}

    @property
    def guests(self) -> set[str]:
        """Keys of its guests."""
        return {m.key for m in self.members if m.role == "guest"}


def sporting(clauses: Clauses) -> bool:
    """Whether the article is about sport."""
    words = {m.entry.lemma for cues in clauses.cues.values() for use, m in cues if use == "sport"}
    return len(words) >= _SPORTS


def _word_near(clauses: Clauses, candidate: Candidate, use: str, reach: int = 10) -> bool:
    first = candidate.match.last
    return clauses.first_of(use, first, min(first + reach, max(candidate.limit, first))) is not None


def _fulfilled(clauses: Clauses, candidate: Candidate, frame: Frame) -> bool:
    """Whether what the trigger's row requires stands beside it; otherwise it may not make an event."""
    needs = candidate.match.entry["requires"]
    subject = [p for p in frame.subject if p.kind != "outlet"]
    others = frame.others
    sides = (
        len(subject) > 1
        or any(p.kind in ("sides", "pair") or len(p.actors) > 1 for p in subject)
        or len(frame.level) > 1
        or any(p.plural for p in frame.level)
    )
    several = sides or any(p.plural for p in subject)
    pair = (
        bool(subject and others and {p.actors or p.text for p in subject} != {p.actors or p.text for p in others})
        or sides
    )
    light = candidate.light.entry["use"] if candidate.light is not None else ""
    anyone = bool(subject or others or frame.level or frame.chairs or frame.extras)
    if needs == "pair":
        whom = (
            any(p.kind in ("person", "office") for p in others)
            and candidate.verb
            and candidate.match.entry.flag("direct")
        )
        if whom and not subject and not frame.unknown:
            return True  # «أنه التقى X»: who met him stands nowhere
        bodies = any(p.kind in ("body", "unknown") for p in subject) and candidate.match.entry.lemma == "اجتمع"
        return pair or ((several or bodies) and bool(subject) and not frame.hidden) or bool(subject and frame.chairs)
    if needs == "person":
        received = light == "receive" and bool(subject) and bool(frame.hosts)
        met = any(p.kind in _HUMAN for p in others) and (pair or not subject) and (candidate.verb or bool(subject))
        return met or received
    if needs == "with":
        return pair
    if needs == "with-only":
        return pair and bool(others)
    if needs == "views":
        return _word_near(clauses, candidate, "views") and anyone
    if needs == "visited":
        return any(p.kind in _TRAVELLERS for p in subject) and (
            frame.target is not None or frame.site is not None or bool(others)
        )
    if needs in ("to", "left"):
        return any(p.kind in _TRAVELLERS for p in subject) and _somewhere(frame)
    if needs == "stay":
        there = frame.target is not None and _somewhere(frame) and bool(frame.target.prep) and not frame.unknown
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "as-guest":
        return bool(subject) and _word_near(clauses, candidate, "guest-word", 6)
    if needs == "inspected":
        return not frame.hidden and any(p.kind in _TRAVELLERS for p in subject)
    if needs in ("phone", "by-phone", "call"):
        people = all(p.kind in ("person", "office", "counterpart") for p in (*subject, *others))
        phone = "phone" in candidate.marks or (needs == "phone" and people)
        return bool(subject) and bool(others) and (phone or (needs == "call" and light in ("perform", "receive")))
    if needs == "paper":
        return _word_near(clauses, candidate, "paper", 18) and (pair or several or len(others) > 0)
    if needs == "to-event":
        return (
            pair and any(p.kind in ("person", "office", "counterpart") for p in others) and _invites(clauses, candidate)
        )
    if needs == "wreath":
        return bool(subject) and _word_near(clauses, candidate, "wreath", 6)
    if needs == "light":
        framed = "frame" in candidate.marks and pair
        if light in ("attend", "host") and "loose" in candidate.match.entry["risk"]:
            return False  # «يرأس المركز العربي للحوار»
        if candidate.kind == "negotiation" and "article" in candidate.marks and (pair or frame.level or others):
            candidate.marks.add("ongoing")  # «المفاوضات بين X وY»
            return True
        firm = "process" not in candidate.match.entry["risk"] and candidate.kind != "conference"
        return bool(light and anyone) or framed or (pair and firm)
    if needs == "summit":
        return (
            pair
            or len(frame.level) > 1
            or (bool(light) and (anyone or bool(frame.hosts) or light == "host"))
            or ("margin" in candidate.marks and "definite" in candidate.marks)
        )
    if needs == "tour":
        kind = clauses.use(candidate.match.last, "tour") is not None
        there = (frame.target is not None and frame.target.first - candidate.match.last <= 3) or (
            kind and light in ("perform", "open", "close", "continue")
        )
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "arrival":
        goal = any(clauses.reading.folded(i) == "الي" for i in range(candidate.match.last, candidate.high))
        there = _somewhere(frame) or (
            candidate.match.entry.lemma == "وصول" and not goal and candidate.match.suffix in ("", "ه", "ها", "هم")
        )
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "invited":
        one = light in ("receive", "give") and _invites(clauses, candidate)  # «تلقى دعوة لزيارة P»
        return bool(light in ("give", "receive", "perform")) and bool(subject) and (bool(others) or one)
    if needs == "joint":
        return any(p.kind == "person" for p in subject) or ("shared" in candidate.marks and pair)
    if needs == "shared":
        return "shared" in candidate.marks and pair
    if needs == "letter":
        kinds = ("person", "office", "unknown")
        return bool(light) and bool(subject) and any(p.kind in kinds for p in (*others, *frame.guests))
    if needs == "party":
        return anyone
    if candidate.kind == "visit":
        return any(p.kind in _TRAVELLERS for p in subject)
    session = candidate.kind == "meeting" and "during" in candidate.marks and not candidate.marks & {"suffix"}
    sitting = session and any(p.kind in ("body", "group") for p in subject)  # «خلال اجتماع لجنة المتابعة»
    return pair or bool(light and anyone) or bool(frame.chairs) or sitting


def _somewhere(frame: Frame) -> bool:
    """A town or a state; of buildings one arrives at airports only («وصل إلى البيت الأبيض» is to take office)."""
    target = frame.target
    return target is not None and (target.kind in ("place", "state") or frame.airport)


def _invites(clauses: Clauses, candidate: Candidate) -> bool:
    """«دعا X Y لزيارة»: an invitation to an event."""
    reading = clauses.reading
    for i in range(candidate.match.last, min(candidate.match.last + 12, len(reading.tokens))):
        match = clauses.triggers.get(i)
        if match is not None and match.entry["pos"] == "noun":
            return match.prefix.endswith("ل") or reading.folded(i - 1) in ("الي", "لحضور")
    return False


def _left(candidate: Candidate, frame: Frame, subjects: Subjects) -> bool:
    """«غادر X P»: a visit of P only when P is not his own country."""
    leaving = candidate.match.entry.lemma in ("غادر", "مغادرة")
    if not leaving or frame.target is None:
        return True
    country = next((p.country for p in frame.subject if p.country), None)
    if candidate.match.entry["requires"] != "left":
        return country is None or country != frame.target.country  # he goes home
    return country is not None and frame.target.country is not None and country != frame.target.country


def make_draft(
    clauses: Clauses, subjects: Subjects, candidate: Candidate, frame: Frame, setting: Setting, *, sport: bool
) -> Draft | None:
    """A draft, or ``None`` when the words make no event."""
    entry = candidate.match.entry
    if frame.outlet or (sport and ("sport" in entry["risk"] or frame.hidden)):
        return None
    if frame.unknown and not frame.others and (candidate.verb or not frame.level):
        return None
    if not _left(candidate, frame, subjects):
        return None
    if (
        "reaction" in entry["risk"]
        and not candidate.match.suffix
        and clauses.reading.folded(candidate.match.last - 1) == ""
    ):
        return None
    fulfilled = _fulfilled(clauses, candidate, frame)
    if not fulfilled and entry["requires"] == "arrival":
        return None  # «الوصول إلى حل»
    members = _members(candidate, frame)
    kind = candidate.kind
    if "video" in candidate.marks and kind in ("meeting", "talks", "summit", "phone_call"):
        kind = "video_call" if kind != "summit" else kind
    elif "phone" in candidate.marks and kind in ("meeting", "talks"):
        kind = "phone_call"
    if kind == "visit" and frame.site is not None:
        kind = "site_visit"
    group = _GROUPS.get(kind, kind)
    _at_his_desk(clauses, candidate, members)
    hosts = _visited(subjects, candidate, frame, members)
    if candidate.match.entry.lemma in ("غادر", "مغادرة") and setting.date is not None:
        setting = evolve(setting, date=None)  # the day he left is not the day he came
    draft = Draft(
        candidate, kind, group, members + hosts, setting, candidate.status,
        weak=candidate.weak or not fulfilled,
        vague=not frame.others and not frame.level and len(members) < 2,
        hidden=frame.hidden,
        triggers=[_trigger(clauses, candidate)],
        target=frame.target.country if frame.target else None,
        statuses=[candidate],
    )  # fmt: skip
    if draft.weak and candidate.verb and (not members or group in ("visit", "site_visit", "remote")):
        return None
    return draft


def _trigger(clauses: Clauses, candidate: Candidate) -> Span:
    """The trigger without proclitic; a light verb right before it belongs to it."""
    match, light = candidate.match, candidate.light
    start = match.start - 1 if match.prefix.endswith("س") else match.start
    if (
        light is not None
        and light.last == match.first
        and not match.prefix
        and light.entry["use"] in ("perform", "occur")
    ):
        start = light.start
    return clauses.reading.span(start, match.end)


def _members(candidate: Candidate, frame: Frame) -> list[Member]:
    entry = candidate.match.entry
    subject_role, object_role = entry["subject"] or "participant", entry["object"] or "participant"
    if object_role in ("topic", "paper"):
        object_role = "participant"
    if candidate.kind in ("visit", "site_visit"):
        object_role = "host"
    elif candidate.kind == "reception" and candidate.light is not None and candidate.light.entry["use"] == "receive":
        subject_role, object_role = "guest", "host"  # «حظي باستقبال»
    listed: list[Member] = []
    listed += [Member(p, "participant" if p.kind in ("sides", "pair") else subject_role) for p in frame.subject]
    listed += [Member(p, object_role) for p in frame.others]
    listed += [Member(p, "participant") for p in frame.level]
    listed += [Member(p, "chair") for p in frame.chairs]
    listed += [Member(p, "participant") for p in frame.extras]
    listed += [Member(p, "delegation") for p in frame.delegations]
    listed += [Member(p, "mediator") for p in frame.mediators]
    listed += [Member(p, "host") for p in frame.hosts]
    listed += [Member(p, "guest") for p in frame.guests]
    members: list[Member] = []
    seen: set[str] = set()
    for member in listed:
        for single in _singles(member):
            if _accompanies(single, listed, subject_role, entry["object"]):
                single.role = "delegation"
            if single.key not in seen:
                seen.add(single.key)
                members.append(single)
    return members


def _at_his_desk(clauses: Clauses, candidate: Candidate, members: list[Member]) -> None:
    """«في مكتبه»، «بمقر الوزارة»: whoever acts is at home."""
    if candidate.kind not in ("meeting", "talks", "negotiation") or len(members) < 2:
        return
    if clauses.first_of("office", candidate.head, candidate.limit) is not None:
        if all(m.role == "participant" for m in members[:2]):
            members[0].role = "host"
            members[1].role = "guest"


def _accompanies(member: Member, listed: list[Member], subject_role: str, object_role: str) -> bool:
    """A delegation beside a person on the same side («الوزير والوفد المرافق له»)."""
    if member.party.kind != "group" or member.role not in ("guest", "participant"):
        return False
    if not member.party.folded.lstrip("و").startswith(("الوفد", "وفد")):
        return False
    persons = any(m.party.kind in ("person", "office") and m.role == member.role for m in listed)
    return persons and (member.role == subject_role or object_role == "guest")


def _singles(member: Member) -> list[Member]:
    """A dual («رئيسا مصر والسودان») is two members."""
    if len(member.party.actors) < 2:
        return [Member(member.party, member.role)]
    return [Member(evolve(member.party, actors=(a,)), member.role) for a in member.party.actors]


def _visited(subjects: Subjects, candidate: Candidate, frame: Frame, members: list[Member]) -> list[Member]:
    """The visited state is host of a visit, unless the visitor is at home there."""
    if candidate.kind != "visit" or frame.target is None or frame.target.country is None:
        return []
    target = frame.target
    home = {m.party.country for m in members if m.role == "guest"}
    if target.country in home or (home <= {None} and target.kind != "state"):
        return []
    state = next((a for a in subjects.found.actors if a.kind == "state" and a.country == target.country), None)
    if state is not None and any(m.key == state.id for m in members):
        return []
    surface = target.span(subjects.reading.text) if target.kind == "state" else None
    text = surface.text if surface else country_name(target.country)
    return [Member(Party((state.id,) if state else (), text, "state", target.country, surface), "host")]


def participant(member: Member, subjects: Subjects) -> Participant:
    """A member as the record shows it."""
    actor = member.party.actors[0] if member.party.actors else None
    country = member.party.country
    text = member.party.text
    person = subjects.persons.get(actor or "")
    if person is not None:
        country = person.country or country
        text = text or person.name
    return Participant(actor, text, member.role, country, member.party.surface)

"""From a filled frame to a draft of an event: what its trigger requires, who plays which part."""

from __future__ import annotations

from attrs import define, evolve, field

from khabar.extractors.meetings.arguments import Frame
from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses
from khabar.extractors.meetings.phrases import Party, cues_for
from khabar.extractors.meetings.requirements import fulfils
from khabar.extractors.meetings.settings import Setting
from khabar.extractors.meetings.subjects import Subjects
from khabar.lexicon.glosses import country_name
from khabar.model import Participant, Span

__all__ = ["Draft", "Member", "make_draft", "participant", "sporting"]

_ALIKE = 24  # code points by which two sentences begin alike
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
        headlined: Only the headline tells of it so far.
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
        if mine[0] == theirs[0]:
            return False
        shorter, longer = sorted((mine[1], theirs[1]), key=len)
        return len(shorter) > _ALIKE and longer.startswith(shorter)

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
    words = {m.entry.lemma for m in cues_for(clauses.reading, "sport")}
    return len(words) >= _SPORTS


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
    if frame.outlet or (sport and ("sport" in entry["risk"] or frame.hidden or candidate.kind == "signing")):
        return None
    if frame.unknown and not frame.others and (candidate.verb or not frame.level):
        return None
    if not _left(candidate, frame, subjects):
        return None
    if "noun" in entry["risk"] and candidate.match.suffix and (frame.hidden or not frame.subject):
        return None  # «تسليم هاتفه»
    if (
        "reaction" in entry["risk"]
        and not candidate.match.suffix
        and clauses.reading.folded(candidate.match.last - 1) == ""
    ):
        return None
    fulfilled = fulfils(clauses, candidate, frame)
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
    if entry.lemma == "جلسة" and any("محكمه" in m.party.folded for m in members):
        return None  # a trial
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

"""Linking meetings across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from khabar.chronicle.components import components
from khabar.chronicle.nodes import MeetingNode
from khabar.chronicle.persons import stable_id
from khabar.chronicle.values import Contradiction, LinkedMeeting, Side, Source
from khabar.matching.events import intervals_meet, places_clash, precision
from khabar.model import FAMILIES

__all__ = ["link_meetings"]

# How far an event is known to have come; the furthest status of its sources is the event's.
_FURTHER = {"held": 0, "cancelled": 1, "postponed": 2, "ongoing": 3, "past_reference": 4, "announced": 5, "proposed": 6}
_PRINCIPAL = frozenset({"host", "guest", "participant", "chair", "inviter", "invitee"})


@frozen
class _Event:
    """A meeting with its sides resolved."""

    node: MeetingNode
    family: str
    persons: frozenset[str]
    guests: frozenset[str]
    hosts: frozenset[str]
    countries: frozenset[str]


def _event(node: MeetingNode, who: Mapping[tuple[str, str], str]) -> _Event:
    meeting = node.meeting
    article = node.source.article
    sides: dict[str, set[str]] = {"host": set(), "guest": set(), "all": set()}
    countries = set()
    for participant in meeting.participants:
        if participant.role not in _PRINCIPAL:
            continue
        if participant.country:
            countries.add(participant.country)
        known = who.get((article, participant.actor)) if participant.actor else None
        if known is None or not known.startswith("p-"):
            continue
        sides["all"].add(known)
        if participant.role in sides:
            sides[participant.role].add(known)
    return _Event(
        node,
        FAMILIES.get(meeting.kind, meeting.kind),
        frozenset(sides["all"]),
        frozenset(sides["guest"]),
        frozenset(sides["host"]),
        frozenset(countries),
    )


def _country(event: _Event) -> str | None:
    place = event.node.meeting.place
    return place.country if place else None


def _cannot(a: _Event, b: _Event) -> bool:
    """Two events that are never one: one article, another family, other days or country, sides swapped."""
    if a.node.source.article == b.node.source.article or a.family != b.family:
        return True
    if a.guests & b.hosts or a.hosts & b.guests:
        return True
    if intervals_meet((a.node.begin, a.node.until), (b.node.begin, b.node.until)) is False:
        return True
    return places_clash(_country(a), _country(b))


def _alike(a: _Event, b: _Event) -> float:
    """How sure two events that may be one are one; 0.0 for not at all."""
    shared = len(a.persons & b.persons)
    same_countries = len(a.countries & b.countries) >= 2
    if a.family == "visit":
        same_place = _country(a) is not None and _country(a) == _country(b)
        return 0.9 if a.guests & b.guests and (same_place or same_countries) else 0.0
    if shared >= 2:
        return 1.0
    # one person in common, the other side known by its country alone: only on one and the same day
    alone = len(a.persons) < 2 or len(b.persons) < 2
    one_day = a.node.begin == b.node.begin and precision((a.node.begin, a.node.until)) == 1
    return 0.6 if shared == 1 and alone and one_day and same_countries else 0.0


def _candidates(events: Sequence[_Event]) -> Iterable[tuple[int, int]]:
    """Pairs of one family that share a person."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for i, event in enumerate(events):
        for person in event.persons:
            blocks.setdefault((event.family, person), []).append(i)
    return sorted({(i, j) for block in blocks.values() for n, i in enumerate(block) for j in block[n + 1 :]})


def _contradictions(events: Sequence[_Event]) -> tuple[Contradiction, ...]:
    found = []
    by_field: dict[str, dict[str, list[Source]]] = {"status": {}, "date": {}, "place": {}}
    for event in events:
        node = event.node
        by_field["status"].setdefault(node.meeting.status, []).append(node.source)
        if node.begin and precision((node.begin, node.until)) == 1:
            by_field["date"].setdefault(node.begin.isoformat(), []).append(node.source)
        if node.meeting.place and node.meeting.place.basis == "stated":
            by_field["place"].setdefault(node.meeting.place.text, []).append(node.source)
    for name, values in by_field.items():
        clash = len(values) > 1 and (name != "status" or "denied" in values or "cancelled" in values)
        if clash:
            ordered = sorted(values)
            found.append(
                Contradiction(name, tuple(ordered), tuple(min(values[v], key=lambda s: s.key) for v in ordered))
            )
    return tuple(found)


def _sides(events: Sequence[_Event], who: Mapping[tuple[str, str], str], names: Mapping[str, str]) -> tuple[Side, ...]:
    sides: dict[str, Counter[str]] = {}
    text: dict[str, str] = {}
    country: dict[str, str | None] = {}
    actor: dict[str, str | None] = {}
    for event in events:
        for p in event.node.meeting.participants:
            known = who.get((event.node.source.article, p.actor)) if p.actor else None
            key = known or f"{p.text}/{p.country}"
            sides.setdefault(key, Counter())[p.role] += 1
            text[key] = names.get(known, p.text) if known else p.text
            country[key] = country.get(key) or p.country
            actor[key] = known
    found = []
    for key, roles in sides.items():
        role = min(roles, key=lambda r: (r == "participant", -roles[r], r))
        found.append(Side(actor[key], text[key], role, country[key]))
    return tuple(sorted(found, key=lambda s: (s.actor is None, s.role, s.text, s.country or "")))


def _meeting(events: Sequence[_Event], who: Mapping[tuple[str, str], str], names: Mapping[str, str]) -> LinkedMeeting:
    best = min(events, key=lambda e: (precision((e.node.begin, e.node.until)), e.node.source.key))
    placed = [e.node.meeting.place for e in events if e.node.meeting.place]
    place = max(placed, key=lambda p: (p.basis == "stated", len(p.text), p.text)) if placed else None
    kinds = Counter(e.node.meeting.kind for e in events)
    statuses = sorted((e.node.meeting.status for e in events), key=lambda s: _FURTHER.get(s, 9))
    shared = frozenset.intersection(*(e.persons for e in events))
    principals = sorted(shared or frozenset.union(*(e.persons for e in events)))
    because = []
    if len(events) > 1:
        because = [f"same persons: {'، '.join(sorted(names.get(p, p) for p in shared))}", "days overlap"]
    return LinkedMeeting(
        id=stable_id("m", (e.node.source for e in events)),
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        status=statuses[0],
        participants=_sides(events, who, names),
        place=place.text if place else None,
        country=next((c for c in map(_country, [best, *events]) if c), None),
        begin=best.node.begin,
        until=best.node.until,
        sources=tuple(e.node.source for e in events),
        because=tuple(because) if principals else (),
        contradictions=_contradictions(events),
        asserted=any(not e.node.meeting.asserted_by for e in events),
    )


def link_meetings(
    nodes: Iterable[MeetingNode], who: Mapping[tuple[str, str], str], names: Mapping[str, str]
) -> tuple[tuple[LinkedMeeting, ...], tuple[tuple[str, str], ...]]:
    """
    Join meetings of different articles; the same for any order of ``nodes``.

    Args:
        nodes: Meetings of all articles.
        who: (article, local id) → id of the linked person or actor.
        names: Linked id → name.

    Returns:
        Linked meetings by first day, and pairs that may be one but lack a day.
    """
    events = sorted((_event(n, who) for n in nodes), key=lambda e: e.node.source.key)
    edges = []
    unsure = []
    for i, j in _candidates(events):
        a, b = events[i], events[j]
        score = 0.0 if _cannot(a, b) else _alike(a, b)
        if not score:
            continue
        if intervals_meet((a.node.begin, a.node.until), (b.node.begin, b.node.until)):
            edges.append((score, i, j))
        else:
            unsure.append((i, j))
    parts = components(events, edges, _cannot)
    linked = [_meeting([events[i] for i in part], who, names) for part in parts]
    of = {i: meeting.id for part, meeting in zip(parts, linked, strict=True) for i in part}
    meetings = _with_parents(linked, parts, events, of)
    possible = sorted({(min(of[i], of[j]), max(of[i], of[j])) for i, j in unsure if of[i] != of[j]})
    return tuple(sorted(meetings, key=lambda m: (str(m.begin or "9999"), m.id))), tuple(possible)


def _with_parents(
    linked: Sequence[LinkedMeeting], parts: Sequence[Sequence[int]], events: Sequence[_Event], of: Mapping[int, str]
) -> list[LinkedMeeting]:
    index = {e.node.source.key: of[i] for i, e in enumerate(events)}
    result = []
    for meeting, part in zip(linked, parts, strict=True):
        parents = sorted(
            {
                index[(events[i].node.source.article, parent)]
                for i in part
                if (parent := events[i].node.meeting.parent) and (events[i].node.source.article, parent) in index
            }
        )
        result.append(evolve(meeting, parent=parents[0] if parents and parents[0] != meeting.id else None))
    return result

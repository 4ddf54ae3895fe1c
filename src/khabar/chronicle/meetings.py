"""What several articles tell of one event."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from khabar.chronicle.events import PRINCIPAL
from khabar.chronicle.persons import stable_id
from khabar.chronicle.values import Contradiction, LinkedMeeting, Side, Source
from khabar.matching.events import precision

__all__ = ["Draft", "DraftSide", "Told", "ToldSide", "draft_of", "meeting_of"]

# How far an event is known to have come; the furthest status of its sources is the event's.
_FURTHER = {"held": 0, "cancelled": 1, "postponed": 2, "ongoing": 3, "past_reference": 4, "announced": 5, "proposed": 6}

Who = tuple[str, int]  # "person" or "actor", and which


class ToldSide(NamedTuple):
    """A participant of an article's meeting, and whom linking takes it for."""

    who: Who | None
    text: str
    role: str
    country: str | None


class Told(NamedTuple):
    """A meeting as an article tells it."""

    source: Source
    kind: str
    status: str
    begin: dt.date | None
    until: dt.date | None
    place: tuple[str, str, str | None] | None  # words, basis, country
    asserted: bool
    sides: tuple[ToldSide, ...]

    @property
    def persons(self) -> frozenset[Who]:
        """Principals who are persons."""
        return frozenset(s.who for s in self.sides if s.who and s.who[0] == "person" and s.role in PRINCIPAL)


class DraftSide(NamedTuple):
    """A side of a linked meeting; shared when all articles name the person."""

    who: Who | None
    text: str
    role: str
    country: str | None
    shared: bool


class Draft(NamedTuple):
    """A linked meeting without the names of its sides, which change more often than itself."""

    id: str
    kind: str
    status: str
    place: str | None
    country: str | None
    begin: dt.date | None
    until: dt.date | None
    asserted: bool
    linked: bool
    contradictions: tuple[Contradiction, ...]


def _contradictions(told: Iterable[Told]) -> tuple[Contradiction, ...]:
    by_field: dict[str, dict[str, list[Source]]] = {"status": {}, "date": {}, "place": {}}
    for one in told:
        by_field["status"].setdefault(one.status, []).append(one.source)
        if one.begin and precision((one.begin, one.until)) == 1:
            by_field["date"].setdefault(one.begin.isoformat()[:10], []).append(one.source)
        if one.place and one.place[1] == "stated":
            by_field["place"].setdefault(one.place[0], []).append(one.source)
    found = []
    for name, values in by_field.items():
        if len(values) > 1 and (name != "status" or "denied" in values or "cancelled" in values):
            ordered = sorted(values)
            first = tuple(min(values[value], key=lambda s: s.key) for value in ordered)
            found.append(Contradiction(name, tuple(ordered), first))
    return tuple(found)


def _sides(told: Sequence[Told]) -> list[DraftSide]:
    shared = frozenset.intersection(*(one.persons for one in told))
    roles: dict[object, Counter[str]] = {}
    sides: dict[object, ToldSide] = {}
    for side in (side for one in told for side in one.sides):
        key = side.who or (side.text, side.country)
        roles.setdefault(key, Counter())[side.role] += 1
        before = sides.get(key)
        sides[key] = side._replace(country=(before.country if before else None) or side.country)
    return [
        DraftSide(
            side.who,
            side.text,
            min(roles[key], key=lambda r: (r == "participant", -roles[key][r], r)),
            side.country,
            side.who in shared,
        )
        for key, side in sides.items()
    ]


def draft_of(told: Sequence[Told]) -> tuple[Draft, list[DraftSide]]:
    """One event from its tellings, which come in order of their sources."""
    best = min(told, key=lambda t: (precision((t.begin, t.until)), t.source.key))
    placed = [t.place for t in told if t.place]
    place = max(placed, key=lambda p: (p[1] == "stated", len(p[0]), p[0])) if placed else None
    kinds = Counter(t.kind for t in told)
    draft = Draft(
        id=stable_id("m", told[0].source.key),
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        status=min((t.status for t in told), key=lambda s: (_FURTHER.get(s, 9), s)),
        place=place[0] if place else None,
        country=next((t.place[2] for t in (best, *told) if t.place and t.place[2]), None),
        begin=best.begin,
        until=best.until,
        asserted=any(t.asserted for t in told),
        linked=len(told) > 1,
        contradictions=_contradictions(told),
    )
    return draft, _sides(told)


def meeting_of(
    draft: Draft,
    sides: Iterable[DraftSide],
    named: Mapping[Who, tuple[str, str]],
    parents: Iterable[str],
    sources: Iterable[Source],
) -> LinkedMeeting:
    """
    The value of a meeting.

    Args:
        draft: What was linked.
        sides: Its sides.
        named: Persons and actors by what linking calls them, to id and name.
        parents: Ids of the linked visits or summits that its tellings are part of.
        sources: In order.
    """
    shown = []
    together = []
    for side in sides:
        id, text = named[side.who] if side.who else (None, side.text)
        shown.append(Side(id, text, side.role, side.country))
        together += [text] if side.shared else []
    because = [f"same persons: {'، '.join(sorted(together))}"] if together else []
    return LinkedMeeting(
        id=draft.id,
        kind=draft.kind,
        status=draft.status,
        participants=tuple(sorted(shown, key=lambda s: (s.actor is None, s.role, s.text, s.country or ""))),
        place=draft.place,
        country=draft.country,
        begin=draft.begin,
        until=draft.until,
        parent=min((parent for parent in parents if parent != draft.id), default=None),
        sources=tuple(sources),
        because=(*because, "days overlap") if draft.linked else (),
        contradictions=draft.contradictions,
        asserted=draft.asserted,
    )

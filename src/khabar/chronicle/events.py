"""What articles tell of meetings, and which tellings are one event."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from attrs import frozen

from khabar.chronicle.forms import Form
from khabar.chronicle.nodes import MeetingNode
from khabar.matching.events import places_clash, precision
from khabar.model import FAMILIES

__all__ = ["MONTH", "PRINCIPAL", "Event", "Telling", "joined_events", "telling_of"]

PRINCIPAL = frozenset({"host", "guest", "participant", "chair", "inviter", "invitee"})
MONTH = 31  # days; what is dated more vaguely is not joined with anything

Sides = frozenset[tuple[int, str]]


class Telling(NamedTuple):
    """
    What meetings of different articles share when they are taken for one at once.

    Attributes:
        family: Family of the kind.
        begin: First day, in ISO form.
        until: First day after it.
        country: Country of the place, or empty.
        sides: Principals: their forms, and ``host``, ``guest`` or nothing.
        countries: Countries of all principals.
        nth: 0, or which one it is when an article tells of several such meetings.
    """

    family: str
    begin: str
    until: str
    country: str
    sides: tuple[tuple[Form, str], ...]
    countries: tuple[str, ...]
    nth: int = 0

    @property
    def days(self) -> int:
        """How many."""
        return (dt.date.fromisoformat(self.until) - dt.date.fromisoformat(self.begin)).days

    @property
    def digest(self) -> str:
        """The telling in one word; also what otherwise equal ones are sorted by."""
        return hashlib.sha256(json.dumps(self, ensure_ascii=False).encode("utf-8")).hexdigest()[:24]


def telling_of(node: MeetingNode, forms: Mapping[str, Form]) -> Telling | None:
    """
    What an article tells; ``None`` when it gives no day or one that is too vague to tell events apart.

    Args:
        node: A meeting of it.
        forms: Forms of its persons by local id.
    """
    if node.begin is None or precision((node.begin, node.until)) > MONTH:
        return None
    meeting = node.meeting
    principals = [p for p in meeting.participants if p.role in PRINCIPAL]
    sides = {
        (forms[p.actor], p.role if p.role in ("host", "guest") else "")
        for p in principals
        if p.actor and p.actor in forms
    }
    begin = node.begin.toordinal()
    until = min(begin + precision((node.begin, node.until)), dt.date.max.toordinal())
    return Telling(
        FAMILIES.get(meeting.kind, meeting.kind),
        dt.date.fromordinal(begin).isoformat(),
        dt.date.fromordinal(until).isoformat(),
        (meeting.place.country if meeting.place else None) or "",
        tuple(sorted(sides)),
        tuple(sorted({p.country for p in principals if p.country})),
    )


@frozen(eq=False)
class Event:
    """A telling with its persons; persons are named by what linking calls them."""

    n: int
    digest: str
    family: str
    begin: str
    until: str
    country: str | None
    countries: frozenset[str]
    persons: frozenset[int]
    guests: frozenset[int]
    hosts: frozenset[int]

    @property
    def days(self) -> int:
        """How many; the fewer the more precise."""
        return (dt.date.fromisoformat(self.until) - dt.date.fromisoformat(self.begin)).days


def _cannot(a: Event, b: Event) -> bool:
    """Two events that are never one: other days or country, sides swapped."""
    if a.begin >= b.until or b.begin >= a.until:
        return True
    if a.guests & b.hosts or a.hosts & b.guests:
        return True
    return places_clash(a.country, b.country)


def _alike(a: Event, b: Event) -> float:
    """How sure two events that may be one are one; 0.0 for not at all."""
    shared = len(a.persons & b.persons)
    same_countries = len(a.countries & b.countries) >= 2
    if a.family == "visit":
        same_place = a.country is not None and a.country == b.country
        return 0.9 if a.guests & b.guests and (same_place or same_countries) else 0.0
    if shared >= 2:
        return 1.0
    # one person in common, the other side known by its country alone: only on one and the same day
    alone = len(a.persons) < 2 or len(b.persons) < 2
    one_day = (a.begin, a.until) == (b.begin, b.until) and a.days <= 1
    return 0.6 if shared == 1 and alone and one_day and same_countries else 0.0


def joined_events(
    start: Iterable[Event], near: Callable[[Event], Iterable[Event]], together: Callable[[Event, Event], bool]
) -> list[list[Event]]:
    """
    Which of these events, and of all that can be reached from them, are one.

    The surest pairs are joined first, then the most precise, unless two events of the joined parts may not be one.

    Args:
        start: Events that are new, or of which something changed.
        near: Events of an event's family that share a person with it, and at least all whose days meet its own.
        together: Whether an article tells of both.
    """
    found: dict[int, Event] = {}
    edges: dict[tuple[int, int], tuple[object, ...]] = {}
    waiting = list(start)
    while waiting:
        event = waiting.pop()
        if event.n in found:
            continue
        found[event.n] = event
        for other in near(event):
            score = 0.0 if other.n == event.n or _cannot(event, other) else _alike(event, other)
            if score and not together(event, other):
                first, second = sorted((event, other), key=lambda e: e.digest)
                edges[first.n, second.n] = (-score, event.days + other.days, first.digest, second.digest)
                waiting.append(other)
    part = {n: [event] for n, event in found.items()}
    for a, b in sorted(edges, key=edges.__getitem__):
        one, more = part[a], part[b]
        if one is more or any(_cannot(x, y) or together(x, y) for x in one for y in more):
            continue
        one += more
        part.update((event.n, one) for event in more)
    return list({id(members): members for members in part.values()}.values())

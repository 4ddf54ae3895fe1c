"""What linking looks at: one article's persons, actors and meetings with their context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from attrs import frozen

from khabar.chronicle.values import OfficeHeld, Source
from khabar.model import Actor, Extraction, Meeting, OfficeMention, Person, Quotation

__all__ = ["ActorNode", "MeetingNode", "PersonNode", "nodes_of", "once"]

T = TypeVar("T", Person, Actor, Meeting, Quotation)


@frozen
class PersonNode:
    """A person of one article."""

    source: Source
    person: Person
    offices: tuple[OfficeHeld, ...]
    posts: frozenset[tuple[str, str, str]]  # head, domain, country of its full offices


@frozen
class ActorNode:
    """An actor of one article."""

    source: Source
    actor: Actor


@frozen
class MeetingNode:
    """A meeting of one article."""

    source: Source
    meeting: Meeting
    begin: dt.date | None
    until: dt.date | None


def _office(mention: OfficeMention, day: dt.date | None) -> OfficeHeld:
    return OfficeHeld(mention.norm or mention.text, mention.status, mention.country, day, day)


def once(things: Iterable[T]) -> list[T]:
    """Those of an id that comes first: records of other hands may use an id twice."""
    first: dict[str, T] = {}
    for thing in things:
        first.setdefault(thing.id, thing)
    return list(first.values())


def nodes_of(extraction: Extraction) -> tuple[list[PersonNode], list[ActorNode], list[MeetingNode]]:
    """The nodes of one article."""
    article = extraction.article
    day = article.published

    def source(id: str) -> Source:
        return Source(article.id, id, day, article.publisher)

    persons = []
    for person in once(extraction.persons):
        mine = [o for o in extraction.offices if person.id in o.persons]
        posts = frozenset((o.head, o.domain or o.organisation or "", o.country) for o in mine if o.head and o.country)
        held = {(o.text, o.status): o for o in (_office(m, day) for m in mine)}
        persons.append(PersonNode(source(person.id), person, tuple(held.values()), posts))
    actors = [
        ActorNode(source(a.id), a) for a in once(extraction.actors) if a.kind in ("organisation", "state", "outlet")
    ]
    meetings = [
        MeetingNode(source(m.id), m, m.date.begin if m.date else None, m.date.until if m.date else None)
        for m in once(extraction.meetings)
    ]
    return persons, actors, meetings

"""Closing the record: ids in text order, references that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from attrs import evolve

from khabar.model import Actor, Extraction, Located, Meeting, Person, PluginError, Quotation
from khabar.plugins.calling import Calls

__all__ = ["close"]

T = TypeVar("T")
L = TypeVar("L", bound=Located)
Rename = Callable[[str | None], str | None]


def _changed(thing: T, **changes: Any) -> T:
    """The thing with other fields; itself where they are the same, for making values is what takes time here."""
    for name, value in changes.items():
        if getattr(thing, name) != value:
            changed: T = evolve(cast(Any, thing), **changes)
            return changed
    return thing


def _numbered(mentions: tuple[L, ...], new: dict[str, str]) -> tuple[L, ...]:
    """Mentions that refer to nothing, with their new ids; mostly they have them already."""
    return tuple([m if new[m.id] == m.id else evolve(m, id=new[m.id]) for m in mentions])


def _first_seen(extraction: Extraction) -> dict[str, int]:
    """Where each person and actor is first mentioned."""
    seen: dict[str, int] = {}

    def note(who: str | None, at: int) -> None:
        if who and at < seen.get(who, at + 1):
            seen[who] = at

    for name in extraction.names:
        note(name.person, name.start)
    for title in extraction.titles:
        note(title.person, title.start)
    for office in extraction.offices:
        for who in office.persons:
            note(who, office.start)
    for organisation in extraction.organisations:
        note(organisation.actor, organisation.start)
    for quotation in extraction.quotations:
        for who in quotation.speaker.actors if quotation.speaker else ():
            note(who, quotation.start)
    for meeting in extraction.meetings:
        for participant in meeting.participants:
            note(participant.actor, participant.surface.start if participant.surface else meeting.triggers[0].start)
    return seen


def _used(extraction: Extraction, seen: dict[str, int]) -> set[str]:
    """Persons and actors that something refers to."""
    used = set(seen)
    used |= {p.affiliation for p in extraction.persons if p.affiliation}
    used |= {who for m in extraction.meetings for who in m.asserted_by}
    for actor in extraction.actors:
        if actor.id in used:
            used |= set(actor.members)
    return used


def close(extraction: Extraction, calls: Calls) -> Extraction:
    """
    Number everything in text order and rewrite every reference.

    Actors that nothing refers to are left out. A reference to an id that does not exist is dropped and reported.
    """
    seen = _first_seen(extraction)
    used = _used(extraction, seen)
    end = len(extraction.article.text)
    persons = sorted(extraction.persons, key=lambda p: (seen.get(p.id, end), p.id))
    actors = sorted((a for a in extraction.actors if a.id in used), key=lambda a: (seen.get(a.id, end), a.id))
    quotations = sorted(extraction.quotations, key=lambda q: (q.start, -q.end))
    meetings = sorted(extraction.meetings, key=lambda m: (m.triggers[0].start, m.id))

    new: dict[str, str] = {}
    groups: list[tuple[str, Iterable[Any]]] = [
        ("d", extraction.dates), ("t", extraction.titles), ("o", extraction.offices), ("n", extraction.names),
        ("g", extraction.organisations), ("l", extraction.places), ("x", extraction.mentions),
        ("p", persons), ("a", actors), ("q", quotations), ("m", meetings),
    ]  # fmt: skip
    for letter, things in groups:
        for i, thing in enumerate(things, 1):
            new[thing.id] = f"{letter}{i}"

    def rename(plugin: str) -> Rename:
        def to(old: str | None) -> str | None:
            if old is None:
                return None
            if old not in new:
                calls.fail(plugin, "references", PluginError(f"{old!r} is the id of nothing in this article"))
            return new.get(old)

        return to

    def many(to: Rename, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in map(to, ids) if name))

    names = {
        plugin: rename(plugin) for plugin in {m.plugin for m in _located(extraction)} | {m.plugin for m in meetings}
    }
    own = rename("khabar")
    return evolve(
        extraction,
        dates=_numbered(extraction.dates, new),
        titles=tuple(_changed(m, id=new[m.id], person=names[m.plugin](m.person)) for m in extraction.titles),
        offices=tuple(_changed(m, id=new[m.id], persons=many(names[m.plugin], m.persons)) for m in extraction.offices),
        names=tuple(_changed(m, id=new[m.id], person=names[m.plugin](m.person)) for m in extraction.names),
        organisations=tuple(
            _changed(m, id=new[m.id], actor=names[m.plugin](m.actor)) for m in extraction.organisations
        ),
        places=_numbered(extraction.places, new),
        mentions=_numbered(extraction.mentions, new),
        persons=tuple(_person(p, new, own) for p in persons),
        actors=tuple(_actor(a, new, many(own, a.members)) for a in actors),
        quotations=tuple(_quotation(q, new, names[q.plugin], many) for q in quotations),
        meetings=tuple(_meeting(m, new, names[m.plugin], many) for m in meetings),
    )


def _located(e: Extraction) -> tuple[Located, ...]:
    return (*e.dates, *e.titles, *e.offices, *e.names, *e.organisations, *e.places, *e.mentions, *e.quotations)


def _person(person: Person, new: dict[str, str], to: Rename) -> Person:
    return _changed(person, id=new[person.id], affiliation=to(person.affiliation))


def _actor(actor: Actor, new: dict[str, str], members: tuple[str, ...]) -> Actor:
    return _changed(actor, id=new[actor.id], members=members)


def _quotation(
    q: Quotation, new: dict[str, str], to: Rename, many: Callable[[Rename, Iterable[str]], tuple[str, ...]]
) -> Quotation:
    return _changed(
        q,
        id=new[q.id],
        speaker=_changed(q.speaker, actors=many(to, q.speaker.actors)) if q.speaker else None,
        date=to(q.date),
        place=to(q.place),
        meeting=to(q.meeting),
        parent=to(q.parent),
        duplicate_of=to(q.duplicate_of),
    )


def _meeting(
    m: Meeting, new: dict[str, str], to: Rename, many: Callable[[Rename, Iterable[str]], tuple[str, ...]]
) -> Meeting:
    return _changed(
        m,
        id=new[m.id],
        participants=tuple(_changed(p, actor=to(p.actor)) for p in m.participants),
        place=_changed(m.place, mention=to(m.place.mention)) if m.place else None,
        date=_changed(m.date, mention=to(m.date.mention)) if m.date else None,
        parent=to(m.parent),
        asserted_by=many(to, m.asserted_by),
    )

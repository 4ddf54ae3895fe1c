"""From extractions to a chronicle."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.chronicle.actors import link_actors
from khabar.chronicle.meetings import link_meetings
from khabar.chronicle.nodes import ActorNode, MeetingNode, PersonNode, nodes_of
from khabar.chronicle.persons import link_persons
from khabar.chronicle.values import Chronicle
from khabar.model import Extraction

__all__ = ["link"]


def link(extractions: Iterable[Extraction]) -> Chronicle:
    """
    Say which persons, actors and meetings of many articles are the same.

    Args:
        extractions: Records; one article given twice (same id) counts once.

    Returns:
        The chronicle; the same for any order of extractions.
    """
    persons: list[PersonNode] = []
    actors: list[ActorNode] = []
    meetings: list[MeetingNode] = []
    once = {e.article.id: e for e in sorted(extractions, key=lambda e: (e.article.id, e.article.sha256))}
    for extraction in once.values():
        more_persons, more_actors, more_meetings = nodes_of(extraction)
        persons += more_persons
        actors += more_actors
        meetings += more_meetings
    linked_persons = link_persons(persons)
    linked_actors = link_actors(actors)
    who = {s.key: t.id for group in (linked_persons, linked_actors) for t in group for s in t.sources}
    names = {t.id: t.name for group in (linked_persons, linked_actors) for t in group}
    linked_meetings, possible = link_meetings(meetings, who, names)
    return Chronicle(linked_persons, linked_actors, linked_meetings, possible)

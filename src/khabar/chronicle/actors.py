"""Linking organisations and states across articles."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.chronicle.nodes import ActorNode
from khabar.chronicle.values import LinkedActor, Source
from khabar.matching.persons import name_key

__all__ = ["ActorKey", "actor_key", "actor_of", "fullest"]

ActorKey = tuple[str, str, str]


def actor_key(node: ActorNode) -> ActorKey:
    """What actors are joined by: kind, name and country; for states the country alone."""
    actor = node.actor
    if actor.kind == "state" and actor.country:
        return "state", "", actor.country
    return actor.kind, " ".join(name_key(actor.name)), actor.country or ""


def fullest(names: Iterable[str]) -> str:
    """The name an actor is shown by."""
    return max(names, key=lambda name: (len(name), name))


def actor_of(id: str, key: ActorKey, names: Iterable[str], articles: int, sources: Iterable[Source]) -> LinkedActor:
    """The value of an actor."""
    ordered = sorted(names)
    same = "same state" if key[0] == "state" else "same name, kind and country"
    because = (same,) if articles > 1 else ()
    return LinkedActor(id, key[0], fullest(ordered), tuple(ordered), key[2] or None, tuple(sources), because, articles)

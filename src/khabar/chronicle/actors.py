"""Linking organisations and states across articles."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.chronicle.nodes import ActorNode
from khabar.chronicle.persons import stable_id
from khabar.chronicle.values import LinkedActor
from khabar.matching.persons import name_key

__all__ = ["actor_key", "link_actors"]


def actor_key(node: ActorNode) -> tuple[str, str, str]:
    """What actors are joined by: kind, name and country; for states the country alone."""
    actor = node.actor
    if actor.kind == "state" and actor.country:
        return "state", "", actor.country
    return actor.kind, " ".join(name_key(actor.name)), actor.country or ""


def link_actors(nodes: Iterable[ActorNode]) -> tuple[LinkedActor, ...]:
    """Join actors of one kind, name and country; states by country alone."""
    groups: dict[tuple[str, str, str], list[ActorNode]] = {}
    for node in sorted(nodes, key=lambda n: n.source.key):
        groups.setdefault(actor_key(node), []).append(node)
    linked = []
    for (kind, _, country), group in groups.items():
        names = sorted({n.actor.name for n in group})
        same = "same state" if kind == "state" else "same name, kind and country"
        linked.append(
            LinkedActor(
                id=stable_id("a", (n.source for n in group)),
                kind=kind,
                name=max(names, key=lambda name: (len(name), name)),
                names=tuple(names),
                country=country or None,
                sources=tuple(n.source for n in group),
                because=(same,) if len(group) > 1 else (),
            )
        )
    return tuple(sorted(linked, key=lambda a: a.id))

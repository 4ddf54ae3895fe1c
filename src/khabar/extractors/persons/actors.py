"""Actors that are no persons: bodies and states by identity, and «الجانبان»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from khabar.extractors.persons.organisations import Body, read_bodies
from khabar.model import Actor, ActorLink, OrganisationMention, Person
from khabar.reading import Reading

__all__ = ["link_actors", "pair_actor"]

#: Words for the two sides of a meeting.
_PAIRS = frozenset(["الجانبان", "الجانبين", "الطرفان", "الطرفين", "الوزيران", "الوزيرين", "الرييسان", "الرييسين",
                    "الزعيمان",
                    "الزعيمين", "المسوولان", "المسوولين"])  # fmt: skip


def link_actors(reading: Reading, mentions: Sequence[OrganisationMention]) -> list[ActorLink]:
    """One link for each body or state, in order of first mention."""
    bodies = {b.start: b for b in read_bodies(reading)}
    groups: dict[tuple[str, str], list[tuple[OrganisationMention, Body]]] = {}
    for mention in mentions:
        body = bodies.get(mention.start)
        if body is None or reading.tokens[body.last - 1].end != mention.end:
            body = Body(
                0, 0, mention.start, mention.kind, mention.country or "", mention.text, "f", "s", False, "other"
            )
        groups.setdefault(_identity(body, groups), []).append((mention, body))
    links = []
    for number, group in enumerate(groups.values(), 1):
        fullest, body = max(group, key=lambda pair: (len(pair[0].text), -pair[0].start))
        kind = "state" if body.kind == "state" else "outlet" if body.kind == "outlet" else "organisation"
        country = next((b.country for _, b in group if b.country), "")
        actor = Actor(f"a{number}", kind, fullest.norm or fullest.text, country or None, body.gender, body.number)
        links.append(ActorLink(actor, tuple(m for m, _ in group)))
    return links


def _identity(body: Body, groups: dict[tuple[str, str], list[tuple[OrganisationMention, Body]]]) -> tuple[str, str]:
    """Key and country; a body without country is the one of that name that has one."""
    if body.kind == "state":
        return body.key, body.country
    key = (body.key, body.country)
    if key in groups:
        return key
    same = [other for other in groups if other[0] == body.key and (not other[1] or not body.country)]
    return same[0] if same else key


def pair_actor(reading: Reading, persons: Sequence[Person], counts: Counter[str], number: int) -> ActorLink | None:
    """«الجانبان»: the two persons named most, of two countries."""
    both = zip(reading.tokens, reading.lexemes, strict=True)
    word = next((token.text for token, lexeme in both if lexeme.folded in _PAIRS), None)
    if word is None:
        return None
    ranked = sorted((p for p in persons if p.country), key=lambda p: (-counts[p.id], p.id))
    members: tuple[str, ...] = ()
    if ranked:
        other = next((p for p in ranked[1:] if p.country != ranked[0].country), None)
        members = (ranked[0].id, other.id) if other is not None else ()
    return ActorLink(Actor(f"a{number}", "group", word, None, "m", "d", members), ())

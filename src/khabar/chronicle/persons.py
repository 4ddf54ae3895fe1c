"""Linking persons across articles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.chronicle.components import components
from khabar.chronicle.nodes import PersonNode
from khabar.chronicle.values import LinkedPerson, OfficeHeld, Source
from khabar.matching.persons import compare_full_names, name_key

__all__ = ["link_persons", "stable_id"]


def stable_id(letter: str, sources: Iterable[Source]) -> str:
    """An id made from the first source in order of articles: further sources do not change it."""
    first = min(source.key for source in sources)
    digest = hashlib.sha256("\n".join(first).encode("utf-8")).hexdigest()
    return f"{letter}-{digest[:12]}"


def _cannot(a: PersonNode, b: PersonNode) -> bool:
    """Two nodes that are never one person: one article, another sex, another country without a shared office."""
    one, two = a.person, b.person
    if a.source.article == b.source.article:
        return True
    if one.gender and two.gender and one.gender != two.gender:
        return True
    return bool(one.country and two.country and one.country != two.country and not a.posts & b.posts)


def _full_name_edges(nodes: Sequence[PersonNode], keys: Sequence[tuple[str, ...]]) -> list[tuple[float, int, int]]:
    """Pairs whose full names agree; blocked by the last word and one other."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for i, key in enumerate(keys):
        for word in dict.fromkeys(key[:-1]):
            blocks.setdefault((key[-1], word), []).append(i)
    pairs = {(i, j) for block in blocks.values() for n, i in enumerate(block) for j in block[n + 1 :]}
    edges = []
    for i, j in pairs:
        likeness = compare_full_names(keys[i], keys[j])
        if likeness and not _cannot(nodes[i], nodes[j]):
            edges.append((likeness.score + 0.05 * bool(nodes[i].posts & nodes[j].posts), i, j))
    return edges


def _short_name_edges(
    nodes: Sequence[PersonNode], keys: Sequence[tuple[str, ...]], parts: Sequence[Sequence[int]]
) -> list[tuple[float, int, int]]:
    """
    One-word names join the one group that carries the word and shares an office or the country; with two such groups
    the name stays alone.
    """
    holders: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for word in {
            word for i in part if keys[i] for word in (keys[i][-1:] if len(keys[i]) == 1 else (keys[i][0], keys[i][-1]))
        }:
            holders.setdefault(word, []).append(number)
    edges = []
    for i, key in enumerate(keys):
        if len(key) != 1:
            continue
        near = [
            number
            for number in holders.get(key[0], ())
            if i not in parts[number] and all(_supports(nodes[i], nodes[j]) for j in parts[number])
        ]
        full = [n for n in near if any(len(keys[j]) > 1 for j in parts[n])]
        chosen = full if len(full) == 1 else near if not full else []
        edges += [(0.5 if full else 0.4, i, j) for number in chosen for j in parts[number]]
    return edges


def _supports(short: PersonNode, other: PersonNode) -> bool:
    if _cannot(short, other):
        return False
    same_country = short.person.country is not None and short.person.country == other.person.country
    return bool(short.posts & other.posts) or same_country


def _offices(nodes: Iterable[PersonNode]) -> tuple[OfficeHeld, ...]:
    """Offices with the days they are attested; spellings of one office count as one."""
    held: dict[tuple[str, str, str | None], OfficeHeld] = {}
    for office in sorted((o for node in nodes for o in node.offices), key=lambda o: (o.text, str(o.first))):
        key = (" ".join(name_key(office.text)), office.status, office.country)
        before = held.get(key)
        days = [d for o in (before, office) if o for d in (o.first, o.last) if d]
        text = before.text if before else office.text
        held[key] = OfficeHeld(text, *key[1:], min(days, default=None), max(days, default=None))
    return tuple(sorted(held.values(), key=lambda o: (str(o.first or ""), o.text, o.status)))


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _person(nodes: Sequence[PersonNode]) -> LinkedPerson:
    forms = Counter(n.person.name for n in nodes)
    name = min(forms, key=lambda f: (-len(name_key(f)), -forms[f], f))
    keys = {name_key(n.person.name) for n in nodes}
    because = []
    if len(nodes) > 1:
        because.append("same name" if len(keys) == 1 else f"forms of one name: {'، '.join(sorted(forms))}")
        shared = frozenset.intersection(*(n.posts for n in nodes))
        because += [f"same office: {' '.join(p for p in post if p)}" for post in sorted(shared)]
        if len({n.person.country for n in nodes}) == 1 and nodes[0].person.country:
            because.append(f"same country: {nodes[0].person.country}")
    latin = next((n.person.latin for n in nodes if n.person.latin and n.person.name == name), None)
    return LinkedPerson(
        id=stable_id("p", (n.source for n in nodes)),
        name=name,
        names=tuple(sorted({form for n in nodes for form in (n.person.name, *n.person.names)})),
        titles=tuple(sorted({title for n in nodes for title in n.person.titles})),
        offices=_offices(nodes),
        country=_most(n.person.country for n in nodes),
        gender=_most(n.person.gender for n in nodes),
        latin=latin,
        sources=tuple(sorted((n.source for n in nodes), key=lambda s: s.key)),
        because=tuple(because),
    )


def link_persons(nodes: Iterable[PersonNode]) -> tuple[LinkedPerson, ...]:
    """
    Join persons of different articles; the same for any order of ``nodes``.

    Full names first, strongest agreement first; then one-word names where only one group can be meant. Two persons of
    one article, of another sex, or of another country are never joined.
    """
    ordered = sorted(nodes, key=lambda n: n.source.key)
    keys = [name_key(n.person.name) for n in ordered]
    edges = _full_name_edges(ordered, keys)
    parts = components(ordered, edges, _cannot)
    parts = components(ordered, edges + _short_name_edges(ordered, keys, parts), _cannot)
    return tuple(sorted((_person([ordered[i] for i in part]) for part in parts), key=lambda p: p.id))

"""Linking inside the article: which names, titles and posts are one person, which bodies one actor."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from attrs import evolve

from khabar.extractors.persons.actors import link_actors, pair_actor
from khabar.extractors.persons.clusters import Cluster, cluster_names
from khabar.extractors.persons.describe import Describer, share_countries
from khabar.extractors.persons.posts import Beside
from khabar.extractors.persons.unnamed import link_unnamed
from khabar.model import ActorLink, Person, PersonLink
from khabar.reading import Found, Reading

__all__ = ["link_persons"]


def link_persons(reading: Reading, found: Found) -> Iterable[PersonLink | ActorLink]:
    """Persons in order of first mention, then actors."""
    beside = Beside(reading, found.names, found.titles, found.offices)
    beside.attach()
    clusters = cluster_names(reading, found.names, beside.titles_by_name())
    beside.fill(clusters)
    link_unnamed(reading, found.offices, clusters, beside)
    share_countries(reading, clusters)
    actors = link_actors(reading, found.organisations)
    describer = Describer(reading, found.offices)
    bodies = sorted((m.start, m.end, link.actor.id) for link in actors for m in link.mentions)
    persons: list[Person] = []
    for number, cluster in enumerate(clusters, 1):
        person = evolve(describer.person(cluster, number), affiliation=_affiliation(cluster, bodies))
        persons.append(person)
        yield PersonLink(person, (*cluster.names, *cluster.titles, *cluster.offices))
    yield from actors
    counts = Counter({p.id: len(c.names) for p, c in zip(persons, clusters, strict=True)})
    pair = pair_actor(reading, persons, counts, len(actors) + 1)
    if pair is not None:
        yield pair


def _affiliation(cluster: Cluster, bodies: Sequence[tuple[int, int, str]]) -> str | None:
    """The body that one of the person's posts names: «قائد [الجيش الباكستاني]»."""
    for office in cluster.offices:
        first, last = (bisect_left(bodies, at, key=itemgetter(0)) for at in (office.start + 1, office.end))
        inside = [(end - start, actor) for start, end, actor in bodies[first:last] if end <= office.end]
        if inside:
            return max(inside)[1]
    return None

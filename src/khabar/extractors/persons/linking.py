"""Linking inside the article: which names, titles and posts are one person, which bodies one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

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
    clusters = cluster_names(found.names, beside.titles_by_name(), reading.text)
    beside.fill(clusters)
    link_unnamed(reading, found.offices, clusters, beside)
    share_countries(reading, clusters)
    actors = link_actors(reading, found.organisations)
    describer = Describer(reading, found.offices)
    persons: list[Person] = []
    for number, cluster in enumerate(clusters, 1):
        person = evolve(describer.person(cluster, number), affiliation=_affiliation(cluster, actors))
        persons.append(person)
        yield PersonLink(person, (*cluster.names, *cluster.titles, *cluster.offices))
    yield from actors
    counts = Counter({p.id: len(c.names) for p, c in zip(persons, clusters, strict=True)})
    pair = pair_actor(reading, persons, counts, len(actors) + 1)
    if pair is not None:
        yield pair


def _affiliation(cluster: Cluster, actors: Sequence[ActorLink]) -> str | None:
    """The body that one of the person's posts names: «قائد [الجيش الباكستاني]»."""
    for office in cluster.offices:
        inside = [
            (m.end - m.start, link.actor.id)
            for link in actors
            for m in link.mentions
            if office.start < m.start and m.end <= office.end
        ]
        if inside:
            return max(inside)[1]
    return None

"""Posts without a name beside them: who of the article's persons holds them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.extractors.persons.clusters import Cluster
from khabar.extractors.persons.posts import is_dual
from khabar.matching.offices import Post, post_of, same_post
from khabar.model import OfficeMention
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["link_unnamed"]

_CUES = frozenset(["cues", "triggers", "meeting_cues"])


def link_unnamed(
    reading: Reading, offices: Sequence[OfficeMention], clusters: Sequence[Cluster], taken: set[int]
) -> None:
    """Give unnamed posts to the persons who hold them elsewhere in the article; leave the rest without holder."""
    _Unnamed(reading, clusters).link([o for o in offices if id(o) not in taken])


class _Unnamed:
    def __init__(self, reading: Reading, clusters: Sequence[Cluster]) -> None:
        self.reading = reading
        self.clusters = clusters

    def link(self, offices: Sequence[OfficeMention]) -> None:
        held = [(self._post(o), c) for c in self.clusters for o in c.offices]
        orphans: list[OfficeMention] = []
        for office in offices:
            if is_dual(office):
                continue
            holder = self._holder(office, held)
            if holder is not None:
                holder.offices.append(office)
            else:
                orphans.append(office)
        self._only_choice(orphans)

    def _post(self, office: OfficeMention) -> Post:
        nisbas = [
            m.entry.lemma
            for i in range(self.reading.token_at(office.start), self.reading.token_at(office.end - 1) + 1)
            for m in self.reading.at(i, "nisbas")
        ]
        names = [form for lemma in nisbas for form in (fold(lemma), fold(lemma) + "ه")]
        return post_of(office.head, office.domain, office.organisation, office.country, office.status, names)

    def _holder(self, office: OfficeMention, held: Sequence[tuple[Post, Cluster]]) -> Cluster | None:
        post = self._post(office)
        scored = [(same_post(post, other), cluster) for other, cluster in held]
        best = max((score for score, _ in scored), default=0.0)
        if best <= 0.0:
            return None
        fit: list[Cluster] = []
        for score, cluster in scored:
            if score == best and cluster not in fit:
                fit.append(cluster)
        if len(fit) == 1:
            return fit[0]
        before = [(max((n.start for n in c.names if n.start < office.start), default=-1), c) for c in fit]
        at, cluster = max(before, key=lambda pair: pair[0])
        return cluster if at >= 0 else None

    def _only_choice(self, orphans: Sequence[OfficeMention]) -> None:
        """
        One person without post and one speaking post without holder are the same: «قال الرئيس …. وأضاف فلان».
        """
        persons = [c for c in self.clusters if not c.offices and not c.titles and self._speaks(c.names[0].start)]
        speaking = [o for o in orphans if self._speaks(o.start)]
        posts: list[tuple[Post, list[OfficeMention]]] = []
        for office in speaking:
            post = self._post(office)
            for known, mentions in posts:
                if same_post(known, post):
                    mentions.append(office)
                    break
            else:
                posts.append((post, [office]))
        if len(persons) != 1 or len(posts) != 1:
            return
        post, _ = posts[0]
        persons[0].offices += [o for o in orphans if same_post(post, self._post(o))]

    def _speaks(self, start: int) -> bool:
        i = self.reading.token_at(start)
        return any(
            m.entry.table in _CUES and m.last == i and not m.suffix
            for j in (i - 1, i - 2)
            if j >= 0
            for m in self.reading.at(j)
        )

"""Posts without a name beside them: who of the article's persons holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from khabar.extractors.persons.clusters import Cluster
from khabar.extractors.persons.describe import feminine, known_country
from khabar.extractors.persons.posts import Beside, is_dual
from khabar.matching.offices import Post, post_of, same_post
from khabar.model import NameMention, OfficeMention, TitleMention
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["link_unnamed"]

#: Titles that are posts of state by themselves, and the head they stand for.
_TITLE_POSTS = {"رييس": "رييس", "ملك": "ملك", "ملكه": "ملك", "سلطان": "سلطان", "امير": "امير", "امبراطور": "امبراطور"}
_SAME = 0.8  # of comparing two posts
_CUES = frozenset(["cues", "triggers", "meeting_cues"])
#: Heads that many hold at once; without article they are nobody in particular.
_ANYBODY = frozenset(["متحدث", "ناطق", "عضو", "قيادي", "مسوول", "مستشار", "نايب", "مدير", "قاضي", "سفير", "استاذ"])


def link_unnamed(
    reading: Reading, offices: Sequence[OfficeMention], clusters: Sequence[Cluster], beside: Beside
) -> None:
    """Give unnamed posts to the persons who hold them elsewhere in the article; leave the rest without holder."""
    unnamed = _Unnamed(reading, offices, clusters, beside.elsewhen)
    unnamed.link([o for o in offices if id(o) not in beside.taken])


class _Unnamed:
    def __init__(
        self, reading: Reading, offices: Sequence[OfficeMention], clusters: Sequence[Cluster], elsewhen: set[int]
    ) -> None:
        self.reading = reading
        self.offices = offices
        self.clusters = clusters
        self.counterparts = {o.start for o in offices if _is_counterpart(o)}
        self.held = [
            (self._post(o), o.start, c) for c in clusters for o in c.offices if id(o) not in elsewhen and not is_dual(o)
        ]
        self.held += [(p, t.start, c) for c in clusters for t in c.titles if (p := self._title_post(t, c)) is not None]
        self.held_by_head: dict[str, list[tuple[Post, int, Cluster]]] = {}
        for held in self.held:
            self.held_by_head.setdefault(held[0].head, []).append(held)

    def link(self, offices: Sequence[OfficeMention]) -> None:
        orphans: list[OfficeMention] = []
        for office in offices:
            if is_dual(office):
                self._both(office)
                continue
            holder = self._holder(office) or self._counterpart(office)
            if holder is not None:
                holder.offices.append(office)
            else:
                orphans.append(office)
        self._only_choice(orphans)

    def _both(self, office: OfficeMention) -> None:
        """«وزيرا خارجية تونس والنيجر»: who holds the post of each of its countries elsewhere in the article."""
        reading = self.reading
        first, last = reading.token_at(office.start), reading.token_at(office.end - 1)
        codes = [
            m.entry["code"]
            for i in range(first + 1, last + 1)
            for table in ("countries", "nisbas")
            for m in reading.starting[i].get(table, ())[:1]
        ]
        post = self._post(office)
        found: list[Cluster] = []
        for code in dict.fromkeys(codes):
            one = evolve(post, country=code, words=post.words - {""})
            held = [c for other, _, c in self.held_by_head.get(post.head, ()) if same_post(one, other) >= _SAME]
            if len({id(c) for c in held}) != 1:
                return
            found.append(held[0])
        if len(found) == 2 and found[0] is not found[1]:
            for cluster, code in zip(found, dict.fromkeys(codes), strict=True):
                cluster.offices.append(office)
                cluster.country = cluster.country or code

    def _counterpart(self, office: OfficeMention) -> Cluster | None:
        """«لقاؤه نظيره الروسي» of a headline: the one counterpart of that country whom the article names."""
        if not _is_counterpart(office) or office.country is None or self._before(office) is not None:
            return None
        held = {
            id(c): c for c in self.clusters for o in c.offices if _is_counterpart(o) and o.country == office.country
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def _title_post(self, title: TitleMention, cluster: Cluster) -> Post | None:
        """«الرئيس فلان» may be the «الرئيس السوداني» of another sentence, where he has no other post."""
        head = fold(title.norm or "")
        if head not in _TITLE_POSTS or any(fold(o.head or "") == head for o in cluster.offices):
            return None
        known = known_country(self.reading.lexicon, cluster)
        countries = {o.country for o in cluster.offices if o.country} or {known} - {None}
        return Post(_TITLE_POSTS[head], frozenset(), countries.pop() if len(countries) == 1 else None, False)

    def _post(self, office: OfficeMention) -> Post:
        if _is_counterpart(office):
            same = self._before(office)
            if same is not None:
                return evolve(self._post(same), country=office.country)
        first, last = self.reading.token_at(office.start), self.reading.token_at(office.end - 1)
        nisbas = tuple(
            m.entry.lemma for here in self.reading.starting[first : last + 1] for m in here.get("nisbas", ())
        )
        memo: dict[Any, Post] = self.reading.lexicon.memo("persons:posts")
        body = "الوزراء" if self._of_cabinet(first + 1) else office.organisation
        key = (office.head, office.domain, body, office.country, office.status, nisbas)
        post = memo.get(key)
        if post is None:
            names = [form for lemma in nisbas for form in (fold(lemma), fold(lemma) + "ه")]
            post = memo[key] = post_of(*key[:-1], names)
        return post

    def _of_cabinet(self, i: int) -> bool:
        """«رئيس الوزراء», «رئيسة الحكومة البريطانية»: one post, and no president's."""
        bodies = self.reading.starting[i].get("office_bodies", ()) if i < len(self.reading.tokens) else ()
        return any(m.entry["kind"] == "cabinet" or m.entry.lemma == "حكومة" for m in bodies if not m.prefix)

    def _before(self, office: OfficeMention) -> OfficeMention | None:
        """The post that «نظيره» compares with: the last one before it in the sentence that is no counterpart itself."""
        sentence = self.reading.sentence_at(office.start)
        start = sentence.start if sentence is not None else 0
        before = [
            o for o in self.offices
            if start <= o.start and o.end <= office.start and not _is_counterpart(o)
        ]  # fmt: skip
        return before[-1] if before else None

    def _holder(self, office: OfficeMention) -> Cluster | None:
        post = self._post(office)
        # Who is named only later must fit well: «قائد القوات البحرية» may be anybody's.
        later = 0.9 if len(post.words) > 2 or post.words & {"PARLIAMENT", "CABINET"} else 1.0
        scored = [
            (score, cluster)
            for other, start, cluster in self.held_by_head.get(post.head, ())
            if (score := same_post(post, other)) >= (0.5 if start < office.start else later)
            and not self._foreign(post, cluster)
            and not (office.text.split()[0].endswith("ة") and self._man(cluster))
            and (start not in self.counterparts or (post.country and post.country == other.country))
        ]
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
        if at >= 0:
            return cluster
        first, second = sorted(fit, key=lambda c: -len(c.names))[:2]  # a headline means him of whom the text tells
        return first if len(first.names) > 2 * len(second.names) else None

    def _only_choice(self, orphans: Sequence[OfficeMention]) -> None:
        """
        One person without post and one speaking post without holder are the same: «قال الرئيس …. وأضاف فلان في».
        """
        persons = [c for c in self.clusters if not c.offices and not c.titles and self._bare(c)]
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
        if len(persons) != 1 or len(posts) != 1 or self._woman(persons[0]) != feminine(speaking[0]):
            return
        post, _ = posts[0]
        adding = next(n.start for n in persons[0].names if self._adds(n))
        same = [o for o in orphans if same_post(post, self._post(o))]
        if same[0].start < adding and not self._foreign(post, persons[0]) and self._definite(speaking[0]):
            persons[0].offices += same

    def _man(self, cluster: Cluster) -> bool:
        """Whether a person's given name is a man's and no post of his is a woman's."""
        entries = self.reading.lexicon.entries(cluster.fullest[0], "names") if len(cluster.fullest) > 1 else []
        given = [e for e in entries if e["role"] != "surname"]
        return bool(given) and all(e["gender"] != "f" for e in given) and not any(map(feminine, cluster.offices))

    def _woman(self, cluster: Cluster) -> bool:
        """Whether a person's given name is a woman's."""
        entries = self.reading.lexicon.entries(cluster.fullest[0], "names") if cluster.fullest else []
        return {e["gender"] for e in entries if e["gender"]} == {"f"}

    def _foreign(self, post: Post, cluster: Cluster) -> bool:
        """Whether the person's family name is known to be of another country than the post."""
        known = known_country(self.reading.lexicon, cluster) if post.country else None
        return known is not None and known != post.country

    def _definite(self, office: OfficeMention) -> bool:
        """«متحدث باسم …», «مسؤول في …» is anybody."""
        head = fold(office.head or "").split(" ")[0]
        return office.text.startswith(("ال", "ل")) or head not in _ANYBODY

    def _bare(self, cluster: Cluster) -> bool:
        """Named first as one who speaks, in the headline before a colon or after a verb of speech."""
        first = cluster.names[0]
        headline = self.reading.text[first.end : first.end + 2].lstrip().startswith(":")
        return (headline or self._adds(first)) and any(map(self._adds, cluster.names))

    def _adds(self, name: NameMention) -> bool:
        """«وأضاف فلان في»: right after a verb of speech, and nothing beside the name tells who that is."""
        reading = self.reading
        i, after = reading.token_at(name.start), reading.token_at(name.end - 1) + 1
        said = i > 0 and any(
            m.last == i and not m.suffix and m.entry["shape"] == "perfect" and m.entry["number"] == "s"
            for m in reading.at(i - 1, "cues")
        )
        if not said or after >= len(reading.tokens):
            return False
        described = reading.folded(after).startswith("ال") and len(reading.folded(after)) > 4
        return reading.tokens[after].text not in "،,(" and not described

    def _speaks(self, start: int) -> bool:
        i = self.reading.token_at(start)
        return any(
            m.entry.table in _CUES and m.last == i and not m.suffix
            for j in (i - 1, i - 2)
            if j >= 0
            for m in self.reading.at(j)
        )


def _is_counterpart(office: OfficeMention) -> bool:
    return fold(office.head or "").startswith("نظير")

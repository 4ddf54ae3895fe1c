"""Which names are one person: full names first, then family names alone, each to the nearest that fits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex
from attrs import define, field

from khabar.matching.names import alike, bare, name_units, same_person
from khabar.model import NameMention, OfficeMention, TitleMention
from khabar.text import fold, tokenize

__all__ = ["Cluster", "cluster_names", "folded_words"]

Unit = tuple[str, ...]
_ALIAS = regex.compile(r"\s*(?:[«\"“(]|الملقب\s+(?:بـ\s*)?[«\"“]?|المعروف\s+(?:باسم|بـ)\s*[«\"“]?)\s*")
_CLOSING = regex.compile(r"\s*[»\"”)]|\b")


@define(eq=False)
class Cluster:
    """
    One person while it is being put together.

    Args:
        names: Its names, in text order.
        forms: Folded words of each of its full names.
        titles: Its titles.
        offices: Its posts.
        country: ISO code that a shared post gives it («وزيرا خارجية مصر والأردن»).
    """

    names: list[NameMention] = field(factory=list)
    forms: list[tuple[str, ...]] = field(factory=list)
    titles: list[TitleMention] = field(factory=list)
    offices: list[OfficeMention] = field(factory=list)
    country: str | None = None

    @property
    def first(self) -> int:
        """Where it is first named."""
        return min(n.start for n in self.names)

    @property
    def fullest(self) -> tuple[str, ...]:
        """Its longest form."""
        return max(self.forms, key=lambda f: (len(f), sum(map(len, f)))) if self.forms else ()


def folded_words(name: NameMention) -> tuple[str, ...]:
    """Folded words of a name, «عمر_البشير» as two."""
    return tuple(fold(t.text) for t in tokenize(name.norm or name.text) if t.kind == "word")


def cluster_names(names: Sequence[NameMention], titles: dict[int, TitleMention], text: str = "") -> list[Cluster]:
    """
    Group names by person, in order of first mention.

    Args:
        names: In text order.
        titles: The title before a name, by the name's start.
        text: The article's text, for what stands between names.
    """
    clusters: list[Cluster] = []
    words = {n.start: folded_words(n) for n in names}
    units = {start: name_units(w) for start, w in words.items()}
    for name in sorted((n for n in names if len(units[n.start]) > 1), key=lambda n: (-len(units[n.start]), n.start)):
        cluster = _fitting(words[name.start], clusters)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.names.append(name)
        cluster.forms.append(words[name.start])
    aliases = _aliases(names, text)
    for name in names:
        if len(units[name.start]) == 1:
            owner = next((c for c in clusters if aliases.get(name.start) in c.names), None)
            if owner is not None and not any(_level(units[name.start][0], c) for c in clusters):
                owner.names.append(name)
                owner.forms.append(words[name.start])
            else:
                _place_single(name, units[name.start][0], clusters, titles)
    for cluster in clusters:
        cluster.names.sort(key=lambda n: n.start)
    return sorted(clusters, key=lambda c: c.first)


def _aliases(names: Sequence[NameMention], text: str) -> dict[int, NameMention]:
    """«فلان الفلاني "لقبه"», «فلان الملقب بفلان»: by the start of the second, the first."""
    return {
        second.start: first
        for first, second in pairwise(names)
        if _ALIAS.fullmatch(text, first.end, second.start) and _CLOSING.match(text, second.end)
    }


def _fitting(words: tuple[str, ...], clusters: list[Cluster]) -> Cluster | None:
    best, best_score = None, 0.79
    for cluster in clusters:
        score = same_person(words, cluster.fullest)
        if score > best_score:
            best, best_score = cluster, score
    return best


def _place_single(name: NameMention, unit: Unit, clusters: list[Cluster], titles: dict[int, TitleMention]) -> None:
    scored = [(level, c) for c in clusters if (level := _level(unit, c)) > 0]
    if scored:
        top = max(level for level, _ in scored)
        near = [c for level, c in scored if level == top]
        cluster = _nearest(name, near, titles) if len(near) > 1 else near[0]
    else:
        cluster = Cluster()
        clusters.append(cluster)
    cluster.names.append(name)
    if not cluster.forms or len(cluster.fullest) == 1:
        cluster.forms.append(unit)


def _level(unit: Unit, cluster: Cluster) -> int:
    """3: its family name; 2: another of its words; 1: a spelling of its family name; 0: no."""
    best = 0
    for form in cluster.forms:
        own = name_units(form)
        if _same(unit, own[-1]) or _same(unit, own[-1][:1] if own[-1][0] == "ال" else own[-1]):
            return 3
        if any(_same(unit, u) for u in own[:-1]):
            best = 2
        elif len(unit) == len(own[-1]) and all(alike(a, b) for a, b in zip(unit, own[-1], strict=True)):
            best = max(best, 1)
    return best


def _same(a: Unit, b: Unit) -> bool:
    return "".join(map(bare, a)) == "".join(map(bare, b))


def _nearest(name: NameMention, clusters: list[Cluster], titles: dict[int, TitleMention]) -> Cluster:
    """Of two bearers of one family name, the one with this title, else the one named last before."""
    title = titles.get(name.start)
    if title is not None:
        for same in ("text", "key"):
            wanted = getattr(title, same)
            fit = [c for c in clusters if any(getattr(titles.get(n.start), same, None) == wanted for n in c.names)]
            if len(fit) == 1:
                return fit[0]
    before = [(max((n.start for n in c.names if n.start < name.start), default=-1), c) for c in clusters]
    at, cluster = max(before, key=lambda pair: pair[0])
    return cluster if at >= 0 else min(clusters, key=lambda c: c.first)

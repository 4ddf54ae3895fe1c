"""Which names are one person: full names first, then family names alone, each to the nearest that fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

import regex
from attrs import define, field

from khabar.extractors.persons.spelling import folded_words
from khabar.matching.names import alike, bare, joined, name_units, same_person, spellings
from khabar.model import NameMention, OfficeMention, TitleMention
from khabar.reading import Reading

__all__ = ["Cluster", "cluster_names"]

Unit = tuple[str, ...]
_FORMS = 8  # of one name
_NEAREST = 64  # of those who share a word of their names, so many are compared
_ALIKE = 6  # and of those whose words only look alike
_ALIAS = regex.compile(r"\s*(?:[«\"“(]|الملقب\s+(?:بـ\s*)?[«\"“]?|المعروف\s+(?:باسم|بـ)\s*[«\"“]?)\s*")
_CLOSING = regex.compile(r"\s*[»\"”)]|\b")


@define(eq=False)
class Cluster:
    """
    One person while it is being put together.

    Args:
        names: Its names, in text order.
        forms: Folded words of each of its full names.
        units: The same as units of a name.
        titles: Its titles.
        offices: Its posts.
        country: ISO code that a shared post gives it («وزيرا خارجية مصر والأردن»).
    """

    names: list[NameMention] = field(factory=list)
    forms: list[tuple[str, ...]] = field(factory=list)
    titles: list[TitleMention] = field(factory=list)
    offices: list[OfficeMention] = field(factory=list)
    country: str | None = None
    units: list[list[Unit]] = field(factory=list, init=False)
    _fullest: tuple[int, tuple[str, ...]] = field(default=(0, ()), init=False)
    _known: set[tuple[str, ...]] = field(factory=set, init=False)

    @property
    def first(self) -> int:
        """Where it is first named."""
        return min(n.start for n in self.names)

    @property
    def fullest(self) -> tuple[str, ...]:
        """Its longest form."""
        seen, best = self._fullest
        if seen < len(self.forms):
            new = self.forms[seen:]
            best = max([best, *new] if seen else new, key=lambda f: (len(f), sum(map(len, f))))
            self._fullest = len(self.forms), best
        return best

    def add(self, name: NameMention, form: tuple[str, ...] | None) -> None:
        """One more name, and the form that it gives."""
        self.names.append(name)
        if form is not None and form not in self._known and len(self.forms) < _FORMS:
            self._known.add(form)
            self.forms.append(form)
            self.units.append(name_units(form))


def cluster_names(reading: Reading, names: Sequence[NameMention], titles: dict[int, TitleMention]) -> list[Cluster]:
    """
    Group names by person, in order of first mention.

    Args:
        reading: The article.
        names: In text order.
        titles: The title before a name, by the name's start.
    """
    index = _Index()
    clusters = index.clusters
    owners: dict[int, Cluster] = {}  # by a name's start
    words = {n.start: folded_words(reading.lexicon, n.norm or n.text) for n in names}
    units = {start: name_units(w) for start, w in words.items()}
    for name in sorted((n for n in names if len(units[n.start]) > 1), key=lambda n: (-len(units[n.start]), n.start)):
        cluster = _fitting(words[name.start], index.of_full(words[name.start]))
        if cluster is None:
            cluster = index.new()
        cluster.add(name, words[name.start])
        index.note(cluster, words[name.start])
        owners[name.start] = cluster
    aliases = _aliases(names, reading.text)
    for name in names:
        if len(units[name.start]) == 1:
            unit, first = units[name.start][0], aliases.get(name.start)
            owner = owners.get(first.start) if first is not None else None
            if owner is not None and not any(_level(unit, c) for c in index.of_unit(unit)):
                owner.add(name, words[name.start])
                index.note(owner, words[name.start])
            else:
                owner = _place_single(reading, name, unit, index, titles)
            owners[name.start] = owner
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


def _fitting(words: tuple[str, ...], clusters: Sequence[Cluster]) -> Cluster | None:
    best, best_score = None, 0.79
    for cluster in clusters:
        score = same_person(words, cluster.fullest)
        if score > best_score:
            best, best_score = cluster, score
    return best


def _place_single(
    reading: Reading, name: NameMention, unit: Unit, index: _Index, titles: dict[int, TitleMention]
) -> Cluster:
    scored = [(level, c) for c in index.of_unit(unit) if (level := _level(unit, c)) > 0]
    if any(_woman(reading, c) for _, c in scored) and _public(reading, unit) and _man(reading, name):
        scored = [(level, c) for level, c in scored if not _woman(reading, c)]  # «اتهم ترامب» is not ميلانيا ترامب
    if scored:
        top = max(level for level, _ in scored)
        near = [c for level, c in scored if level == top]
        cluster = _nearest(name, near, titles) if len(near) > 1 else near[0]
    else:
        cluster = index.new()
    form = unit if not cluster.forms or len(cluster.fullest) == 1 else None
    cluster.add(name, form)
    if form is not None:
        index.note(cluster, form)
    return cluster


def _public(reading: Reading, unit: Unit) -> bool:
    """Whether a family name is known for itself, so that another bearer of it may speak unnamed."""
    return any(e["role"] == "surname" and e["grade"] == "3" for e in reading.lexicon.entries(unit[0], "names"))


def _woman(reading: Reading, cluster: Cluster) -> bool:
    """Whether the given name of a full name is surely a woman's."""
    first = cluster.fullest
    entries = reading.lexicon.entries(first[0], "names") if len(first) > 1 else []
    return {e["gender"] for e in entries if e["gender"]} == {"f"} and any(e["grade"] == "3" for e in entries)


def _man(reading: Reading, name: NameMention) -> bool:
    """Whether a verb right before the name is masculine."""
    i = reading.token_at(name.start)
    return i > 0 and any(
        m.last == i and m.entry["shape"] == "perfect" and (m.entry["gender"], m.entry["number"]) == ("m", "s")
        for table in ("cues", "triggers", "light_verbs")
        for m in reading.starting[i - 1].get(table, ())
        if not m.suffix
    )


def _level(unit: Unit, cluster: Cluster) -> int:
    """3: its family name; 2: another of its words; 1: a spelling of its family name; 0: no."""
    best, plain = 0, _plain(unit)
    for own in cluster.units:
        last = own[-1]
        if plain == _plain(last) or (last[0] == "ال" and plain == _plain(last[:1])):
            return 3
        if len(own) > 1 and any(plain == _plain(u) for u in own[:-1]):
            best = 2
        elif not best and len(unit) == len(last) and all(map(alike, unit, last)):
            best = 1
    return best


def _plain(unit: Unit) -> str:
    return "".join(map(bare, unit))


class _Index:
    """The clusters by the words they may be found by, so that nobody is compared with everybody."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._places: dict[int, int] = {}
        self._by_key: dict[tuple[str, str], dict[int, None]] = {}
        self._keys: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._noted: set[tuple[int, tuple[str, ...]]] = set()

    def new(self) -> Cluster:
        cluster = Cluster()
        self._places[id(cluster)] = len(self.clusters)
        self.clusters.append(cluster)
        return cluster

    def note(self, cluster: Cluster, form: tuple[str, ...]) -> None:
        """Remember how a cluster may be found by a form of its name."""
        place = self._places[id(cluster)]
        if (place, form) in self._noted:
            return
        self._noted.add((place, form))
        for key in (*self._full_keys(form), *_unit_keys(name_units(form))):
            self._by_key.setdefault(key, {})[place] = None

    def of_full(self, words: tuple[str, ...]) -> list[Cluster]:
        """Those that a full name may be."""
        whole = joined(name_units(words))
        return self._of(self._full_keys(words), (bare(whole[0]), bare(whole[-1])))

    def of_unit(self, unit: Unit) -> list[Cluster]:
        """Those that a family name alone may be."""
        plain = _plain(unit)
        return self._of([("unit", plain), *(("family", key) for key in spellings(unit[0]))], (plain, bare(unit[0])))

    def _of(self, keys: Iterable[tuple[str, str]], exact: Sequence[str]) -> list[Cluster]:
        found: set[int] = set()
        for key in keys:
            if key in self._by_key:
                most = _NEAREST if key[1] in exact else _ALIKE
                found.update(islice(reversed(self._by_key[key]), most))
        return [self.clusters[place] for place in sorted(found)]

    def _full_keys(self, words: tuple[str, ...]) -> list[tuple[str, str]]:
        keys = self._keys.get(words)
        if keys is None:
            keys = self._keys[words] = _full_keys(words)
        return keys


def _full_keys(words: tuple[str, ...]) -> list[tuple[str, str]]:
    whole = joined(name_units(words))
    first, last = whole[0], whole[-1]
    return [*(("first", key) for key in spellings(first)), *(("last", key) for key in spellings(last))]


def _unit_keys(units: Sequence[Unit]) -> list[tuple[str, str]]:
    last = units[-1]
    keys = [("unit", _plain(unit)) for unit in (*units, last[:1])]
    return [*keys, *(("family", key) for key in spellings(last[0]))]


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

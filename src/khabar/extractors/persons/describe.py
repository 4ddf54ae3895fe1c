"""A person's record: fullest name, country, gender, Latin name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.extractors.persons.clusters import Cluster
from khabar.extractors.persons.latin import latin_name
from khabar.extractors.persons.posts import is_dual
from khabar.extractors.persons.spelling import folded_pieces
from khabar.lexicon import Lexicon
from khabar.matching.names import name_units
from khabar.model import Located, NameMention, OfficeMention, Person
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["Describer", "feminine", "known_country", "share_countries"]

#: Bodies whose posts belong to no state.
_STATELESS = frozenset(["international", "company", "outlet", "armed_group"])
#: Titles that are worn in the service of a state.
_RANKS = frozenset(["military", "police"])
_SERVANTS = frozenset(["deputy", "minister", "governor", "wali", "mayor"])
_FRIENDLY = frozenset(["الصديق", "الصديقه", "الشقيق", "الشقيقه"])
_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])


def share_countries(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give the holders of a dual post («وزيرا خارجية مصر والأردن») its countries in turn."""
    duals = {o.start: o for c in clusters for o in c.offices if is_dual(o)}
    for office in duals.values():
        holders = sorted((c for c in clusters if office in c.offices), key=lambda c: c.first)
        codes = [
            code
            for i in range(reading.token_at(office.start), reading.token_at(office.end - 1) + 1)
            for code in dict.fromkeys(m.entry["code"] for t in ("countries", "nisbas") for m in reading.at(i, t))
            if code
        ]
        if len(holders) == len(codes):
            for holder, code in zip(holders, codes, strict=True):
                if holder.country is None and not any(o.country for o in holder.offices):
                    holder.country = code


class Describer:
    """Describes the persons of one article."""

    def __init__(self, reading: Reading, offices: Sequence[OfficeMention]) -> None:
        self.reading = reading
        self.home = _home(reading, {o.country for o in offices if o.country})

    def person(self, cluster: Cluster, number: int) -> Person:
        """The record of a cluster; its affiliation is added later."""
        lexicon = self.reading.lexicon
        fullest = max(cluster.names, key=lambda n: (len((n.norm or n.text).split()), -n.start))
        return Person(
            id=f"p{number}",
            name=fullest.norm or fullest.text,
            names=_texts(lexicon, (n.norm or n.text for n in cluster.names)),
            titles=_texts(lexicon, (t.text for t in sorted(cluster.titles, key=_start))),
            offices=_texts(lexicon, (o.text for o in sorted(cluster.offices, key=_start))),
            country=self._country(cluster),
            gender=self._gender(cluster, fullest),
            latin=latin_name(self.reading, fullest, cluster.names),
        )

    def _country(self, cluster: Cluster) -> str | None:
        """From posts, else from an adjective of nation beside a name, else, for posts of a state, the article's own."""
        if cluster.country:
            return cluster.country
        stated = Counter(o.country for o in cluster.offices if o.country)
        if stated:
            return stated.most_common(1)[0][0]
        beside = Counter(code for n in cluster.names if (code := self._nisba(n)))
        if beside:
            return beside.most_common(1)[0][0]
        known = known_country(self.reading.lexicon, cluster)
        if known:
            return known
        if any(map(self._domestic, cluster.offices)) or any(
            t.kind in _RANKS or t.key in _SERVANTS for t in cluster.titles
        ):
            return self.home
        return None

    def _domestic(self, office: OfficeMention) -> bool:
        """Whether a post without adjective of nation is one of the article's own country."""
        first, last = self.reading.token_at(office.start), self.reading.token_at(office.end - 1)
        if last + 2 < len(self.reading.tokens) and self.reading.folded(last + 1) == "في":
            abroad = [m for t in ("places", "countries") for m in self.reading.at(last + 2, t)]
            if any(m.entry["code"] not in ("", self.home) for m in abroad):
                return False  # «مدير المكتب في غزة» of an article from elsewhere
        bodies = [m for i in range(first, last + 1) for m in self.reading.at(i, "organisations")]
        nisbas = [m for i in range(first, last + 1) for m in self.reading.at(i, "nisbas")]
        stateless = any(m.entry["code"] in ("UN", "EU") for m in (*bodies, *nisbas))
        return not stateless and not any(m.entry["kind"] in _STATELESS for m in bodies)

    def _nisba(self, name: NameMention) -> str | None:
        """«الإسباني رافائيل نادال», «المحلل الروسي فلان», «فلان اللبناني»."""
        reading = self.reading
        first = reading.token_at(name.start)
        for i in (first - 1, first - 2):
            if i < 0 or reading.tokens[i].kind != "word":
                break
            for match in reading.at(i, "nisbas"):
                if reading.at(i, "countries"):
                    continue  # «إلى سوريا فلان»
                if (
                    match.last == first
                    and match.entry["code"] not in ("", "UN", "EU")
                    and match.entry["number"] == "s"
                    and not match.prefix
                ):
                    return match.entry["code"]
        return None

    def _gender(self, cluster: Cluster, fullest: NameMention) -> str | None:
        for office in cluster.offices:
            if feminine(office):
                return "f"
        if any(
            t.kind != "honorific" and t.text.split()[-1].startswith("ال") and t.text.endswith("ة")
            for t in cluster.titles
        ):
            return "f"
        unit = name_units([fold(word) for word in (fullest.norm or fullest.text).split()])[0]
        entries = self.reading.lexicon.entries(" ".join(unit), "names")
        if not entries and unit[-1] not in ("الدين", "الله"):
            entries = self.reading.lexicon.entries(unit[0], "names")
        verbs = Counter(g for n in cluster.names if (g := self._verb_before(n)))
        if verbs:
            return verbs.most_common(1)[0][0]
        sure = [e for e in entries if e["grade"] == "3"]
        known = {e["gender"] for e in sure or entries if e["gender"]}
        if known == {"f"} and (sure or not (cluster.offices or cluster.titles)):
            return "f"  # the grammar of a post outweighs a name seldom met: «مستشاره جاريد»
        if cluster.offices or cluster.titles or any(e["grade"] == "3" and e["role"] != "surname" for e in entries):
            return "m"
        return None

    def _verb_before(self, name: NameMention) -> str | None:
        """Gender of a verb right before the name: «وقالت فلانة»."""
        i = self.reading.token_at(name.start)
        for match in self.reading.at(i - 1):
            entry = match.entry
            if entry.table in _VERBS and match.last == i and entry["shape"] == "perfect" and entry["number"] == "s":
                return entry["gender"] or None
        return None


def known_country(lexicon: Lexicon, cluster: Cluster) -> str | None:
    """The country to whose public life a family name belongs, if to one."""
    entries = lexicon.entries(cluster.fullest[-1], "names") if cluster.fullest else []
    return next((e["country"] for e in entries if e["country"]), None)


def feminine(office: OfficeMention) -> bool:
    """Whether a post is written of a woman: «وزيرة», «نظيرته»."""
    if (office.head or "").startswith("نظير"):
        return fold(office.text).startswith("نظيرت")
    if office.rule == "pronoun":  # «مستشاره» folds to «مستشارة»
        return fold(office.text.split()[0]).startswith(fold((office.head or "").split(" ")[0]) + "ت")
    first, head = fold(office.text.split()[0]), fold((office.head or "").split(" ")[0])
    return (bool(head) and first != head and first.removeprefix("ال") in (head + "ه", head + "تي")) or first.endswith(
        head + "ه"
    )


def _start(mention: Located) -> int:
    return mention.start


def _home(reading: Reading, foreign: set[str]) -> str | None:
    """
    The country the article is written from, if one stands out: its officials need no adjective.

    Args:
        foreign: Countries that posts of the article name: those of the guests, as a rule.
    """
    weights: Counter[str] = Counter()
    written_in: set[str] = set()
    dateline = reading.layout.dateline
    for table, weight in (("countries", 2), ("places", 2), ("nisbas", 1)):
        for match in reading.matches(table):
            code = match.entry["code"]
            if not code or code in ("UN", "EU"):
                continue
            if dateline is not None and dateline.start <= match.start < dateline.end:
                written_in.add(code)
            elif not match.entry["ambiguous"]:
                weights[code] = weights.get(code, 0) + (1 if code in foreign else weight)
                if reading.folded(match.first - 1) in ("لدي", "المعتمد"):
                    weights[code] += 4  # «السفير الألماني لدى ليبيا»
    for match in reading.matches("countries"):
        if reading.folded(match.last) in _FRIENDLY if match.last < len(reading.tokens) else False:
            weights.pop(match.entry["code"], None)  # «جمهورية بلغاريا الصديقة» is somebody else's
    for code in written_in:  # a bureau abroad says nothing of the story
        if weights[code] or len(weights) == 1:
            weights[code] += 8
    for word in fold(reading.article.publisher or "").split():
        for entry in reading.lexicon.meanings(word):
            if entry.table == "nisbas" and entry["code"]:
                weights[entry["code"]] += 10
    if not weights:
        return None
    (code, weight), *rest = weights.most_common(2)
    return code if weight > 2 and (not rest or 2 * weight >= 3 * rest[0][1]) else None


def _texts(lexicon: Lexicon, texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, by its folded words, in order."""
    different = tuple(dict.fromkeys(texts))
    if len(different) < 2:
        return different
    seen: dict[tuple[str, ...], str] = {}
    for text in different:
        seen.setdefault(folded_pieces(lexicon, text), text)
    return tuple(seen.values())

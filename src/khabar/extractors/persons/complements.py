"""Complements of posts: «هيئة الأركان العامة للقوات المسلحة الإيرانية» after «رئيس»."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from khabar.extractors.persons.evidence import name_strength
from khabar.extractors.persons.words import Words
from khabar.lexicon import Match

__all__ = ["Complement", "Complements"]

_MAX_DEPTH = 6
_NAMED = 3  # words of a name inside a post
_PARTIES = frozenset(["حزب", "تيار", "حركه", "جبهه", "ايتلاف", "تحالف"])
_QUOTED = 5  # tokens of a name in quotation marks
_OPENERS = frozenset('"«“”')
#: Bodies that stand for the whole cabinet or state: no further «لـ» after them.
_CLOSED_KINDS = frozenset({"cabinet", "state"})


class Complement(NamedTuple):
    """
    A noun phrase after a head.

    Attributes:
        last: One past its last token.
        kind: ``domain``, a kind of body, ``country``, ``place`` or ``open`` (a definite noun nobody knows).
        country: ISO code that a country, a nisba or a known body in it gives.
        status: The row of «السابق» and the like inside it.
        joined: Whether a second country or nisba is joined by و.
        open: Whether its first word is in no word list.
    """

    last: int
    kind: str
    country: str = ""
    status: Match | None = None
    joined: bool = False
    open: bool = False


class Complements:
    """Reads complements in one article."""

    def __init__(self, words: Words, post: Callable[[int, int], Complement | None]) -> None:
        self.words = words
        self._post = post

    def read(self, i: int, prefix: str = "", *, known: bool = False, depth: int = 0) -> Complement | None:
        """
        The noun phrase that begins at token ``i``.

        Args:
            i: Its first token.
            prefix: The proclitic it must carry.
            known: Only phrases whose first word stands in a word list.
            depth: How deep in a chain of nouns.
        """
        words, i = self.words, self.words.step(i)
        if depth > _MAX_DEPTH or not words.is_word(i) or not words.adjoins(i):
            return None
        match = words.body(i, prefix)
        if match is not None:
            return self._known(match, prefix, depth)
        stranger = words.strange(i) and not (depth and words.doing(i))
        if known or prefix or stranger or words.reading.folded(i).startswith("لل"):
            return None
        if words.definite(i):
            return self.agree(Complement(i + 1, "open", open=True), definite=True)
        return None if words.prefixed(i) else self._construct(i, depth)

    def _construct(self, i: int, depth: int) -> Complement | None:
        """An unknown noun before a definite one: «مبادرة الحوار»."""
        words, j = self.words, i + 1
        if not words.is_word(j) or not words.adjoins(j) or not words.definite(j):
            return None
        if words.strange(j) and words.body(j) is None:
            return None
        if words.nisba(j) is not None or words.adjective(j) is not None or words.status(j) is not None:
            return None
        inner = self.read(j, depth=depth + 1)
        return inner and Complement(inner.last, "open", inner.country, inner.status, open=True)

    def _known(self, match: Match, prefix: str, depth: int) -> Complement:
        words, entry = self.words, match.entry
        kind = entry["kind"] or "domain"
        here = Complement(match.last, kind)
        if entry.table in ("countries", "places", "organisations"):
            kind = {"countries": "country", "places": "place"}.get(entry.table, kind)
            here = Complement(match.last, kind, entry["code"] or entry["country"])
            weak = entry.table == "organisations" and kind != "armed_group"  # «الحوثي الإيرانية» is no Iranian
            return self.agree(here, definite=True, weak=weak)
        if match.suffix:
            return self.agree(here, definite=True)
        several = match.last - match.first > 1
        definite = words.definite(match.first, prefix) or (several and words.definite(match.last - 1))
        if definite and match.entry.lemma.startswith("ل") and prefix.endswith("ل"):
            definite = words.nisba(match.last) is not None or words.adjective(match.last) is not None
            definite = definite or not (words.is_word(match.last) and words.definite(match.last))  # «للجنة المواد»
        if definite:
            here = self._conjuncts(here, entry.table, definite=True)
            return self.agree(here, definite=True)
        here = self._conjuncts(here, entry.table, definite=False)
        inner = self._inner(here.last, depth)
        if inner is not None:
            inner = self._twin(inner) if kind == "region" else inner
            kind = kind if inner.kind in ("country", "place", "open", "affairs", "domain") else inner.kind
            return Complement(inner.last, kind, inner.country, inner.status, inner.joined)
        return self.agree(here, definite=False)

    def _twin(self, here: Complement) -> Complement:
        """«جهة الدار البيضاء سطات»: a region named after several towns."""
        words, last = self.words, here.last
        while words.is_word(last) and words.adjoins(last) and name_strength(words.reading, last) < 2:
            place = words.longest(last, "places")
            if place is None:
                break
            last = place.last
        return Complement(last, here.kind, here.country, here.status)

    def _inner(self, i: int, depth: int) -> Complement | None:
        """What a construct noun is of: another phrase, a name in quotation marks, or one unknown proper name."""
        words = self.words
        if i < len(words.tokens) and words.tokens[i].text in _OPENERS and words.adjoins(i):
            for j in range(i + 1, min(i + 2 + _QUOTED, len(words.tokens))):
                if words.tokens[j].text in '"»”“' and j > i + 1:
                    return self.agree(Complement(j + 1, "open"), definite=True)
                if words.tokens[j].kind not in ("word", "number"):
                    break
            return None
        found = self._post(i, depth + 1) or self.read(i, depth=depth + 1) or self.proper(i)
        if found is None and words.is_word(i) and words.adjoins(i) and words.definite(i):
            if words.reading.folded(i - 1) in _PARTIES and words.reading.at(i, "time_words"):
                return self.agree(Complement(i + 1, "party"), definite=True)  # «حزب الغد»
        if found is None and words.folded[i - 1] in _PARTIES and not words.strange(i) and words.adjoins(i + 1):
            land = words.longest(i + 1, "countries")  # «حزب آفاق تونس»
            return None if land is None or land.prefix else Complement(land.last, "party", land.entry["code"])
        return found

    def proper(self, i: int) -> Complement | None:
        """One proper name after a construct noun: «حزب الليكود», «حملة ترامب», «ولاية إيلينوي»."""
        words = self.words
        if not words.is_word(i) or not words.adjoins(i) or words.known(i) or words.everyday(i):
            return None
        return self.agree(Complement(i + 1, "open"), definite=True)

    def _matches(self, match: Match, definite: bool) -> bool:
        """«والصناعة» joins «التجارة», «وسعادة» does not."""
        words = self.words
        if words.definite(match.first, match.prefix) or (
            match.last - match.first > 1 and words.definite(match.last - 1)
        ):
            return True
        return not definite

    def named(self, i: int) -> Complement | None:
        """Whom a spokesman speaks for by name: «باسم "مجاهدي درنة"», «باسم تيريزا ماي»."""
        quoted = self._inner(i, _MAX_DEPTH) if self.words.tokens[i : i + 1] and self._opens(i) else None
        last = i
        while quoted is None and last < i + _NAMED and self.words.namelike(last):
            last += 1
        return quoted or (Complement(last, "open") if last > i else None)

    def _opens(self, i: int) -> bool:
        return self.words.tokens[i].text in _OPENERS

    def _conjuncts(self, here: Complement, table: str, *, definite: bool) -> Complement:
        """«التعليم العالي والبحث العلمي»: domains joined by و, and adjectives between them."""
        words, last = self.words, here.last
        while table == "office_domains" and words.is_word(last) and words.adjoins(last):
            at = self._past_adjectives(last, definite=definite)
            match = words.longest(at, "office_domains", "و")
            if match is None and words.folded[at] == "و" and words.definite(at + 1) and words.adjoins(at + 1):
                match = words.longest(at + 1, "office_domains")  # «وزيرة التجارة و الصناعات التقليدية»
            if match is not None and not match.suffix and self._matches(match, definite):
                last = match.last
                continue
            affairs = words.longest(last, "office_bodies", "و")  # «والشؤون …», «وشؤون المغتربين»
            if affairs is None or affairs.entry["kind"] != "affairs" or words.definite(last, "و"):
                break
            inner = self.read(affairs.last, depth=_MAX_DEPTH)
            if inner is None:
                break
            last = inner.last
        return Complement(last, here.kind, here.country, joined=last > here.last)

    def _past_adjectives(self, i: int, *, definite: bool) -> int:
        """«وزيرة التربية القومية والتعليم»: past the adjectives of a domain that another one follows."""
        words = self.words
        while words.adjoins(i) and words.nisba(i) is None and words.definite(i) is definite:
            adjective = words.adjective(i)
            if adjective is None:
                break
            i = adjective.last
        return i if words.adjoins(i) else i - 1

    def agree(self, here: Complement, *, definite: bool, weak: bool = False) -> Complement:
        """Take the adjectives, nisbas and statuses that follow; a nisba overrules a ``weak`` country."""
        words, last = self.words, here.last
        country, status, joined = here.country, here.status, here.joined
        while words.is_word(at := words.step(last)) and words.adjoins(at):
            found = self._adjective(at, "", definite, here)
            prefix = ""
            if status is not None and found is not None and not self._after_status(found, country):
                break
            if found is None and (last > here.last or here.kind == "domain"):
                found, prefix = self._adjective(at, "و", definite, here), "و"
            if found is None:
                if definite and self._agrees(at):
                    last = at + 1
                    continue
                if here.kind == "country" or (country and joined):
                    second = words.longest(at, "countries", "و")
                    if second is not None:
                        last, joined = second.last, True
                        continue
                break
            if found.entry.table == "nisbas":
                if prefix:
                    joined = True
                country = found.entry["code"] if weak or not country else country
                weak = False
            if found.entry.table == "office_statuses":
                status = found
            last = found.last
        return Complement(last, here.kind, country, status, joined, here.open)

    def _agrees(self, i: int) -> bool:
        """An unknown adjective in ـية after a feminine noun: «الهيئة التسييرية»."""
        words = self.words
        before, here = words.tokens[i - 1].text, words.tokens[i].text
        if here.endswith("ي") and words.is_word(i + 1) and words.adjoins(i + 1):
            # «هيئة المسح الجيولوجي الأميركية»
            named = words.definite(i + 1) and words.nisba(i + 1) is not None
            named = named or name_strength(words.reading, i + 1) >= 2  # «رئيس الفريق الحركي الحسين …»
            return named and words.definite(i) and len(here) > 5 and not words.known(i) and not words.strange(i)
        if here == "المعنية" or not here.endswith(("ية", "يه")) or not before.endswith(("ة", "ات", "ون")):
            return False
        return words.definite(i) and len(here) > 6 and not words.known(i) and not words.strange(i)

    def _stately(self, here: Complement, i: int) -> bool:
        """«الرئيس المالي» is Mali's, «المسؤول المالي» in charge of money."""
        kinds = {m.entry["kind"] for m in self.words.reading.at(i - 1, "office_heads")}
        return bool(kinds - {""}) if here.kind == "head" else here.kind == "pronoun" and "counterpart" in kinds

    def _after_status(self, found: Match, country: str) -> bool:
        """«الرئيس السابق الإسلامي» is at its end after «السابق»; «الأمين العام السابق المصري» is not."""
        return found.entry.table == "office_statuses" or (found.entry.table == "nisbas" and not country)

    def _adjective(self, i: int, prefix: str, definite: bool, here: Complement) -> Match | None:
        words = self.words
        fixed = words.status(i) if not prefix else None
        if fixed is not None and fixed.entry.lemma.startswith("بال"):
            return fixed
        if words.definite(i, prefix) is not definite:
            return None
        fits = here.kind == "union" or words.tokens[i - 1].text.endswith(("ين", "ون", "اء"))
        nisba, adjective = words.nisba(i, prefix), words.adjective(i, prefix)
        if nisba is not None and nisba.entry.flag("ambiguous") and adjective is not None and not self._stately(here, i):
            return fixed or adjective  # «الشؤون المالية»
        found = fixed or nisba or adjective
        return None if found is not None and found.entry["number"] == "p" and not fits else found

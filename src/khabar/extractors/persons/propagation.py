"""Other mentions of names already found: family name alone, shorter forms, with proclitics, misspelt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from khabar.extractors.persons.candidates import Candidate, Claims, uncut
from khabar.extractors.persons.context import Context
from khabar.extractors.persons.evidence import is_everyday
from khabar.extractors.persons.nameable import Nameable
from khabar.extractors.persons.ranks import Rank
from khabar.lexicon import Entry
from khabar.matching.names import alike, bare, name_units, one_letter_apart, spellings

__all__ = ["propagate"]

_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
_LONGEST = 40  # letters; no word of a name is longer
Unit = tuple[str, ...]


class _Hit(NamedTuple):
    """Words of a known name in the text: where they end, the name, its first unit here, how many."""

    last: int
    units: tuple[Unit, ...]
    k: int
    size: int


def propagate(claims: Claims, barred: set[int], announced: set[int]) -> None:
    """
    Find every further mention of the names in ``claims`` and write it down there.

    Args:
        claims: Names found so far.
        barred: Tokens that belong to titles, posts, bodies, days, places.
        announced: Tokens right after a title or post.
    """
    _Propagation(claims, barred, announced).run()


class _Propagation:
    def __init__(self, claims: Claims, barred: set[int], announced: set[int]) -> None:
        self.claims = claims
        self.announced = announced
        self.n: Nameable = claims.n
        self.barred = barred
        self.context = Context(claims.n)
        self.by_word: dict[str, list[tuple[tuple[Unit, ...], int]]] = {}
        seen: set[tuple[Unit, ...]] = set()
        for candidate in claims.names:
            units = tuple(name_units(claims.words(candidate)))
            if units and units not in seen:
                seen.add(units)
                for k, unit in enumerate(units):
                    self.by_word.setdefault(bare(unit[0]), []).append((units, k))
        self.spelt: dict[str, list[str]] = {}  # by spelling, words that may be misspelt
        self.order = {word: k for k, word in enumerate(self.by_word)}
        for word in self.by_word:
            if len(word) >= 5:
                for key in spellings(word):
                    self.spelt.setdefault(key, []).append(word)

    def run(self) -> None:
        if not self.by_word:
            return
        past = 0
        for candidate in tuple(self.claims.names):
            self._lengthen(candidate)
        for i in self._likely():
            if i >= past and self.claims.free(i, i + 1):
                step = self._mention(i)
                if step is not None and self.claims.take(step):
                    past = step.last

    def _likely(self) -> list[int]:
        """A quick look: words of known names, with or without proclitic, and unknown words."""
        n, by_word = self.n, self.by_word.keys()
        readings: dict[str, tuple[str, ...]] = n.reading.lexicon.memo("persons:readings")
        found: list[int] = []
        for i, word in enumerate(n.folded):
            forms = readings.get(word)
            if forms is None:
                forms = readings[word] = _bare_readings(word)
            if not by_word.isdisjoint(forms) or (n.rank(i) == Rank.UNKNOWN and len(word) > 4):
                found.append(i)
        return [i for i in found if n.is_word(i)]

    def _lengthen(self, candidate: Candidate) -> None:
        """A name cut short here that another place gives in full: «محمد إسحاق» + «دار»."""
        word = self.claims.words(candidate)[:1]
        if not word:
            return
        found = self._longest(candidate.first, word[0], self.by_word.get(bare(word[0]), []))
        if found is not None and found.last > candidate.last and self.claims.free(candidate.last, found.last):
            self.claims.replace(candidate, found.last)

    def _mention(self, i: int) -> Candidate | None:
        for cut, word in self._readings(i):
            hits = self.by_word.get(bare(word))
            if hits is None:
                continue
            found = self._longest(i, word, hits)
            if found is None:
                continue
            if i in self.barred and not (found.size > 1 and cut == 0):
                continue
            if found.last - i > 1 and not cut and self.context.eponym(i):
                return None  # «شارع الحبيب بورقيبة»
            if self._accept(i, word, found, cut):
                first = i - 1 if self._given_before(i, found, cut) else i
                return Candidate(first, found.last, (Rank.SURE,) * found.size, "again", cut)
        return self._misspelt(i)

    def _readings(self, i: int) -> Iterable[tuple[int, str]]:
        whole = self.n.folded[i]
        yield 0, whole
        for cut in (1, 2):
            if len(whole) - cut < 2 or whole[cut - 1] not in ("وفلبك" if cut == 1 else "لبك"):
                return
            if cut == 2 and whole[0] not in "وف":
                return
            yield cut, uncut(whole, cut)

    def _longest(self, i: int, word: str, hits: list[tuple[tuple[Unit, ...], int]]) -> _Hit | None:
        best: _Hit | None = None
        for units, k in hits:
            last, count = i, 0
            for unit in units[k:]:
                end = self._unit_at(last, unit, word if last == i else None)
                if end is None:
                    break
                last, count = end, count + 1
            if count and (best is None or last > best.last):
                best = _Hit(last, units, k, count)
        return best

    def _unit_at(self, at: int, unit: Unit, word: str | None) -> int | None:
        n = self.n
        for k, part in enumerate(unit):
            if word is None and at < len(n.tokens) and n.tokens[at].text in "-_‐#" and n.is_word(at + 1):
                at += 1
            elif word is None and not n.follows(at):
                return None
            here = word if k == 0 and word is not None else n.folded[at] if n.is_word(at) else ""
            if bare(here) != bare(part):
                return None
            at, word = at + 1, None
        return at

    def _accept(self, i: int, word: str, found: _Hit, cut: int) -> bool:
        n = self.n
        last, units, k, count = found
        if word in ("ان", "كي") and count == 1:
            return False  # of «مون جيه-إن»
        if count > 1:
            return cut == 0 or n.rank(i) < Rank.LIKELY
        if cut and n.rank(i) >= Rank.RARE:  # «وليد» is not «و» + «ليد»
            return False
        rank = n.rank_of(word) if cut else n.rank(i)
        if len(units[k]) > 1 and units[k][0] not in ("سيد", "سردار"):
            rank = Rank.SURE
        if i in self.announced and not cut and (k == len(units) - 1 or rank >= Rank.WEAK):
            return True
        if self._part_of_another(i, last, cut):
            return False
        if k == 0 and len(units) > 1:
            if units[0][0] in n.family_names:
                return rank >= Rank.WEAK or self._subject(i, last)
            return rank >= Rank.UNKNOWN and n.goes_by_given_name(word)
        if word != units[k][0] and rank < Rank.RARE:
            return False
        if k < len(units) - 1 and rank < Rank.LIKELY and rank != Rank.UNKNOWN:
            return False
        if any(e.table in ("nisbas", "countries", "places") for e in n.reading.lexicon.meanings(word)):
            return word.startswith("ال") and not cut and self._by_itself(i, last)
        if rank >= Rank.UNKNOWN:
            return k == len(units) - 1 or not n.given(i)
        if word.startswith("ال") and rank >= Rank.WEAK and not is_everyday(n.reading.lexicon, word):
            return True
        return self._subject(i, last) and rank >= Rank.GUARDED

    def _given_before(self, i: int, found: _Hit, cut: int) -> bool:
        """«كريستن نيلسن» where the article also has «كيرستن نيلسن»."""
        n = self.n
        if cut or not n.follows(i) or found.k == 0 or i - 1 in self.barred or not self.claims.free(i - 1, i):
            return False
        return n.rank(i - 1) >= Rank.WEAK and alike(n.folded[i - 1], found.units[0][0])

    def _part_of_another(self, i: int, last: int, cut: int) -> bool:
        """Beside another name's word it is half of a name nobody has found."""
        n = self.n
        before = n.follows(i) and not cut and n.rank(i - 1) >= Rank.LIKELY and i - 1 not in self.barred
        return (before and self.claims.free(i - 1, i)) or (n.joins_next(i - 1) and n.follows(i) and not cut)

    def _by_itself(self, i: int, last: int) -> bool:
        """A nisba that modifies nothing: first in its line before a colon or verb, or right after a verb."""
        n = self.n
        if not n.follows(i):
            return last < len(n.tokens) and (n.tokens[last].text == ":" or (n.follows(last) and self._verb(last)))
        return self._verb(i - 1) or n.post(i - 1)

    def _subject(self, i: int, last: int) -> bool:
        """Right after a verb of speech or meeting or its noun, or before a verb."""
        n = self.n
        before = n.reading.at(i - 1) if n.follows(i) else []
        if any(m.entry.table in _VERBS and m.last == i and not m.suffix and _acts(m.entry) for m in before):
            return True
        if last < len(n.tokens) and n.tokens[last].text == ":" and not n.follows(i):
            return True  # «الراعي: …» as a headline
        return n.follows(last) and self._verb(last)

    def _verb(self, i: int) -> bool:
        return any(
            m.entry.table in _VERBS and m.entry["shape"] in ("perfect", "imperfect") and not m.suffix
            for m in self.n.reading.at(i)
        )

    def _misspelt(self, i: int) -> Candidate | None:
        n = self.n
        word = n.folded[i]
        if len(word) < 5 or word.startswith("ال") or i in self.barred or n.rank(i) != Rank.UNKNOWN:
            return None
        near = {known for key in spellings(word) for known in self.spelt.get(key, ())}
        for known in sorted(near, key=self.order.__getitem__):
            if one_letter_apart(bare(word), known):
                hits = [(units, k) for units, k in self.by_word[known] if k == len(units) - 1 and len(units[k]) == 1]
                if hits and n.rank_of(hits[0][0][-1][0]) in (Rank.UNKNOWN, Rank.RARE, Rank.LIKELY, Rank.SURE):
                    return Candidate(i, i + 1, (Rank.SURE,), "misspelt")
        return None


def _bare_readings(word: str) -> tuple[str, ...]:
    """A word without article as it stands and without one or two letters that may be proclitics."""
    if len(word) > _LONGEST:
        return ()
    if not word.startswith(("و", "ف", "ل", "ب", "ك")):
        return (bare(word),)
    return (bare(word), *(bare(uncut(word, cut)) for cut in (1, 2) if len(word) > cut + 1))


def _acts(entry: Entry) -> bool:
    """A verb or a noun of doing («زيارة فلان»), not «المشروع» or «معلن»."""
    return entry["shape"] in ("perfect", "imperfect", "masdar") or entry.table == "triggers"

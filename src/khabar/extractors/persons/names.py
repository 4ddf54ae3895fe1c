"""Finding names: introductions that show a person, then every other mention of those found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from khabar.extractors.persons.candidates import Candidate, Claims
from khabar.extractors.persons.extent import Extents
from khabar.extractors.persons.nameable import Nameable, Rank, nameable_of
from khabar.extractors.persons.propagation import propagate
from khabar.model import Located, NameMention
from khabar.reading import Found, Reading

__all__ = ["find_names"]

_QUOTES = frozenset("\"«»“”„'‘’")
_COMMAS = frozenset("،,؛")
_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
#: Words after which a family name is that of a place: «سان برونو», «في أوستن».
_PLACED = frozenset(["سان", "سانت", "سانتا", "لوس", "نيو", "في", "مدينه", "ولايه", "مقاطعه", "بلده", "شارع"])
#: Tables of words after which a name of two unknown words may stand: «المحلل فلان», «السابق فلان», «الألماني فلان».
_BEFORE = frozenset(["speakers", "nisbas", "office_statuses", "titles", "office_heads"])


def find_names(reading: Reading, found: Found) -> Iterable[NameMention]:
    """All names of an article, in text order."""
    return Names(reading, found).find()


class Names:
    """Finds the names of one article."""

    def __init__(self, reading: Reading, found: Found) -> None:
        self.reading = reading
        self.found = found
        self.n: Nameable = nameable_of(reading)
        self.starts = [t.start for t in reading.tokens]
        self.barred = self._barred()
        self.extents = Extents(self.n, self.barred)
        self.claims = Claims(self.n)

    def find(self) -> Iterable[NameMention]:
        """Introductions in order of trust, then propagation."""
        for rule in (self._after_titles, self._after_offices, self._chains, self._free, self._before_offices):
            for candidate in rule():
                self.claims.take(candidate)
        propagate(self.claims, self.barred)
        return self.claims.mentions()

    def _tokens(self, m: Located) -> range:
        return range(max(0, bisect_right(self.starts, m.start) - 1), bisect_left(self.starts, m.end))

    def _barred(self) -> set[int]:
        """Tokens of titles, posts, bodies, days and of places and states of more than one word."""
        barred: set[int] = set()
        for group in (self.found.offices, self.found.organisations, self.found.dates):
            for m in group:
                barred.update(self._tokens(m))
        for place in self.found.places:
            tokens = self._tokens(place)
            if len(tokens) > 1 or self.n.rank(tokens[0]) < Rank.LIKELY:
                barred.update(tokens)
        for title in self.found.titles:
            tokens = self._tokens(title)
            after = tokens[-1] + 1
            if after in barred:  # «مدير ديوان الرئيس بوتفليقة»
                barred -= {i for i in range(after, after + 6) if i in barred and self.n.rank(i) >= Rank.WEAK}
            barred.update(tokens)
        return barred

    def _named(self, i: int, rule: str, *, slot: bool, least: int = 1) -> Candidate | None:
        extent = self.extents.name_at(i, slot=slot)
        if extent is None or len(extent[2]) < least:
            return None
        return Candidate(extent[0], extent[1], extent[2], rule)

    def _past_mark(self, i: int) -> int:
        """Past an opening quotation mark or slash."""
        n = self.n
        while (
            i < len(n.tokens)
            and n.tokens[i].text in _QUOTES | {"/"}
            and "\n" not in n.reading.text[n.tokens[i - 1].end : n.tokens[i].start]
        ):
            i += 1
        return i

    def _after_titles(self) -> Iterator[Candidate]:
        for title in self.found.titles:
            i = self._past_mark(self._tokens(title)[-1] + 1)
            if not self.n.is_word(i) and self._text(i) == "." and self.n.is_word(i + 1):
                i += 1
            if i < len(self.n.tokens) and self.n.adjoins(i):
                name = self._latin(i, "title-latin") or self._named(i, "title", slot=True)
                if name is None and self._described(i):
                    name = self._named(i + 1, "title-nisba", slot=True, least=2)
                if name is not None:
                    yield name

    def _described(self, i: int) -> bool:
        return self.n.is_word(i) and self.n.nisba(i) and self.n.follows(i + 1)

    def _after_offices(self) -> Iterator[Candidate]:
        n = self.n
        for office in self.found.offices:
            i = self._tokens(office)[-1] + 1
            past = self._past_mark(i)
            if past < len(n.tokens) and n.adjoins(past):
                name = self._latin(past, "office-latin") or self._named(past, "office", slot=True)
                if name is not None and (past > i or self._convincing(name)):
                    yield name
                    continue
            if (
                self._text(i) in ('"', "(", "«")
                and self._text(i + 2) in ('"', ")", "»")
                and self._text(i + 1).isupper()
            ):
                i += 3  # «مدير الوكالة "CIA"، فلان»
            if self._text(i) in _COMMAS or self._text(i) in ("(", "-", "–", ":"):
                past = self._past_mark(i + 1)
                if past < len(n.tokens) and n.adjoins(past):
                    name = self._named(past, "office-comma", slot=True, least=2)
                    if name is not None and self._apposed(name, self._text(i)):
                        yield name

    def _convincing(self, name: Candidate) -> bool:
        """A single word after a post must be more than possible: the post may stand without a holder."""
        if len(name.ranks) > 1:
            return max(name.ranks) >= Rank.RARE or self.n.ends_before(name.last)
        rank = name.ranks[0]
        if self.n.folded[name.first].startswith(("و", "ف", "ال")) and rank == Rank.UNKNOWN:
            return False
        return rank >= Rank.LIKELY or (rank >= Rank.UNKNOWN and self.n.ends_before(name.last))

    def _apposed(self, name: Candidate, mark: str) -> bool:
        n = self.n
        if n.folded[name.first].startswith("ال") or name.ranks[0] < Rank.UNKNOWN:
            return False
        if mark == ":":
            return min(name.ranks) >= Rank.LIKELY
        closed = not n.is_word(name.last)
        return max(name.ranks) >= Rank.LIKELY or (closed and min(name.ranks) >= Rank.UNKNOWN)

    def _chains(self) -> Iterator[Candidate]:
        """«فلان بن فلان», whatever the words are."""
        n = self.n
        for i, word in enumerate(n.folded):
            if word != "بن" or not n.follows(i) or not n.follows(i + 1) or i in self.barred:
                continue
            first = i - 1
            if first in self.barred or n.rank(first) < Rank.COMMON or n.nisba(first):
                continue
            if n.follows(first) and n.folded[first - 1] == "عبد":
                first -= 1
            if self._eponym(first):
                continue
            extent = self.extents.name_at(i, slot=True)
            if extent is None:
                continue
            if n.rank(first) == Rank.COMMON and first == i - 1:
                if n.rank(i + 1) >= Rank.RARE:
                    yield Candidate(i, extent[1], extent[2], "chain")
            else:
                yield Candidate(first, extent[1], (Rank.SURE, *extent[2]), "chain")

    def _free(self) -> Iterator[Candidate]:
        """Given name and family name with nothing to announce them; family names that are nothing else."""
        n = self.n
        i = 0
        while i < len(n.tokens):
            taken = None
            if n.is_word(i) and i not in self.barred:
                taken = self._freely(i)
                if taken is not None and (self._eponym(i) or not self.claims.free(taken.first, taken.last)):
                    taken = None
            if taken is not None:
                yield taken
                i = taken.last
            else:
                i += 1

    def _freely(self, i: int) -> Candidate | None:
        n = self.n
        rank = n.rank(i)
        begins = rank >= Rank.LIKELY or n.joins_next(i) or n.address(i) or n.family_first(i)
        if rank == Rank.GUARDED and n.given(i) and not n.verb(i) and n.follows(i + 1) and n.rank(i + 1) >= Rank.LIKELY:
            name = self._named(i, "guarded-given", slot=True, least=2)
            alone = not n.follows(i) or n.rank(i - 1) < Rank.RARE
            if name is not None and alone and (len(name.ranks) > 2 or n.foreign_surname(n.folded[i + 1])):
                return name
        if (
            rank == Rank.GUARDED
            and n.given(i)
            and n.follows(i + 1)
            and n.folded[i + 1].startswith("ال")
            and self._said(i)
        ):
            name = self._named(i, "said", slot=True, least=2)
            if name is not None and not n.is_word(name.last):
                return name
        if begins:
            name = self._named(i, "given-surname", slot=False, least=2)
            if name is not None and self._free_enough(name):
                return name
        if rank == Rank.SURE and self._said(i) and (n.folded[i].startswith("ال") or not n.is_word(i + 1)):
            return self._named(i, "said", slot=False)
        if n.anchors(i):
            return self._backwards(i)
        if rank == Rank.SURE and n.foreign_surname(n.folded[i]) and not (i and n.folded[i - 1] in _PLACED):
            return self._backwards(i) or self._named(i, "surname", slot=False)
        if rank >= Rank.UNKNOWN and not n.folded[i].startswith("ال") and self._announced(i):
            name = self._named(i, "announced", slot=True, least=2)
            if name is not None and self._names_in_a_row(name):
                return self._past_club(name)
        if rank < Rank.LIKELY and n.folded[i].startswith(("و", "ف", "ل", "ب", "ك")):
            return self._after_proclitic(i)
        return None

    def _past_club(self, name: Candidate) -> Candidate:
        """«مهاجم يوفنتوس ماريو ماندزوكيتش»: an unknown word before a given and a family name is something else."""
        second = name.first + 1
        if (
            name.ranks[0] != Rank.UNKNOWN
            or len(name.ranks) < 3
            or name.ranks[1] != Rank.SURE
            or not self.n.given(second)
        ):
            return name
        return Candidate(second, name.last, name.ranks[1:], name.rule)

    def _names_in_a_row(self, name: Candidate) -> bool:
        """Two unknown words are a name only without article: «رفضت ارتداء الحجاب» is none."""
        n = self.n
        definite = n.folded[name.first + 1].startswith("ال")
        if name.ranks[1] < Rank.UNKNOWN:
            return name.ranks[1] == Rank.WEAK and definite and name.ranks[0] >= Rank.RARE and n.given(name.first)
        return name.ranks[0] >= Rank.RARE or not definite

    def _backwards(self, i: int) -> Candidate | None:
        """A name that its well-known family name ends: «الباجي قائد السبسي»."""
        n = self.n
        first = i
        while i - first < 3 and n.follows(first) and first - 1 not in self.barred:
            rank = n.rank(first - 1)
            least = Rank.WEAK if n.anchors(i) else Rank.RARE
            if rank < least and rank != Rank.GUARDED:
                break
            if n.nisba(first - 1) or not self.claims.free(first - 1, first):
                break
            first -= 1
        while first < i and not n.given(first) and not (n.anchors(i) and first == i - 1):
            first += 1
        if first == i:
            return None
        name = self._named(first, "before-surname", slot=True, least=2)
        return name if name is not None and name.last > i else None

    def _free_enough(self, name: Candidate, *, cut: bool = False) -> bool:
        """Whether the words alone, or what stands before them, show that it is a name."""
        n, ranks, first = self.n, name.ranks, name.first
        if not (n.given(first) or n.joins_next(first) or n.address(first) or n.family_first(first)):
            return not cut and (min(ranks[:2]) >= Rank.SURE or self._announced(first))
        if ranks[1] >= (Rank.UNKNOWN if ranks[0] == Rank.SURE else Rank.LIKELY):
            return True
        if n.foreign_given(first) and ranks[1] >= Rank.WEAK:
            return True
        definite = n.folded[first + 1].startswith("ال")
        return not cut and (ranks[0] == Rank.SURE or definite or ranks[1] >= Rank.UNKNOWN) and self._announced(first)

    def _said(self, i: int) -> bool:
        """Whether a verb of speech stands right before."""
        n = self.n
        if not n.follows(i):
            return False
        return any(
            m.entry.table == "cues" and m.last == i and not m.suffix and m.entry["shape"] in ("perfect", "imperfect")
            for m in n.reading.at(i - 1)
        )

    def _after_proclitic(self, i: int) -> Candidate | None:
        """«ودونالد ترامب», «لمحمد بن سلمان», «لترامب»."""
        n = self.n
        whole = n.folded[i]
        if n.listed(whole):
            return None
        for cut in (1, 2):
            if len(whole) - cut < 3 or whole[cut - 1] not in ("وفلبك" if cut == 1 else "لبك"):
                break
            if cut == 2 and whole[0] not in "وف":
                break
            bare = whole[cut:]
            if n.rank_of(bare) < Rank.LIKELY and bare not in ("عبد", "ابو"):
                continue
            n.folded[i] = bare
            name = self._named(i, "given-surname", slot=False, least=2)
            if name is not None and not self._free_enough(name, cut=True):
                name = None
            if name is None and n.foreign_surname(bare):
                name = self._named(i, "surname", slot=False)
            n.folded[i] = whole
            if name is not None:
                return Candidate(name.first, name.last, name.ranks, name.rule, cut)
        return None

    def _before_offices(self) -> Iterator[Candidate]:
        """«فلان الفلاني، وزير …»: two to four words of no list before a comma and a post."""
        n = self.n
        for office in self.found.offices:
            comma = self._tokens(office)[0] - 1
            if comma < 2 or self._text(comma) not in _COMMAS:
                continue
            first = comma
            while comma - first < 4 and self._may_precede(first - 1):
                first -= 1
                if not n.adjoins(first):
                    break
            if comma - first < 2:
                continue
            name = self._named(first, "before-office", slot=True, least=2)
            if name is not None and name.last == comma:
                yield name

    def _may_precede(self, i: int) -> bool:
        return i >= 0 and i not in self.barred and self.n.rank(i) >= Rank.UNKNOWN and self.claims.free(i, i + 1)

    def _announced(self, i: int) -> bool:
        """Whether the word before may announce a name: a verb of speech, an adjective of nation, a calling."""
        n = self.n
        if not n.follows(i):
            return False
        before = i - 1
        definite = n.folded[before].startswith("ال")
        for entry in n.reading.lexicon.meanings(n.folded[before]):
            if entry.table in _VERBS and entry["shape"] in ("perfect", "imperfect"):
                return True
            if entry.table in _BEFORE and (definite or entry.table == "speakers") and entry["number"] != "p":
                return True
        return any(m.entry.table == "cues" and m.prefix for m in n.reading.at(before) if m.last == i)

    def _eponym(self, i: int) -> bool:
        """«شارع محمد الخامس», «مطار الملك خالد»: a thing named after somebody."""
        n = self.n
        return n.follows(i) and any(e.table == "eponyms" for e in n.reading.lexicon.meanings(n.folded[i - 1]))

    def _latin(self, i: int, rule: str) -> Candidate | None:
        """One to four capitalised Latin words."""
        n = self.n
        last = i
        while last - i < 4 and n.is_word(last) and n.tokens[last].text[:1].isascii() and n.tokens[last].text.istitle():
            if last > i and not n.adjoins(last):
                break
            last += 1
        return Candidate(i, last, (Rank.UNKNOWN,) * (last - i), rule) if last > i else None

    def _text(self, i: int) -> str:
        return self.n.tokens[i].text if 0 <= i < len(self.n.tokens) else ""

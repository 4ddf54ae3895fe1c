"""Finding names: introductions that show a person, then every other mention of those found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from khabar.extractors.persons.candidates import Candidate, Claims
from khabar.extractors.persons.context import Context
from khabar.extractors.persons.extent import Extents
from khabar.extractors.persons.freestanding import Freestanding
from khabar.extractors.persons.nameable import Nameable, nameable_of
from khabar.extractors.persons.propagation import propagate
from khabar.extractors.persons.ranks import Rank
from khabar.model import Located, NameMention
from khabar.reading import Found, Reading

__all__ = ["find_names"]

_QUOTES = frozenset("\"«»“”„'‘’")
_COMMAS = frozenset("،,؛")


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
        self.context = Context(self.n)
        self.free = Freestanding(self.claims, self.extents, self.context)

    def find(self) -> Iterable[NameMention]:
        """Introductions in order of trust, then propagation."""
        for rule in (self._after_titles, self._after_offices, self._chains, self.free.all, self._before_offices):
            for candidate in rule():
                self.claims.take(candidate)
        for candidate in tuple(self.claims.names):
            self._take_list(candidate)
        after = {self._tokens(m)[-1] + 1 for group in (self.found.titles, self.found.offices) for m in group}
        propagate(self.claims, self.barred, after)
        return self.claims.mentions()

    def _tokens(self, m: Located) -> range:
        return range(max(0, bisect_right(self.starts, m.start) - 1), bisect_left(self.starts, m.end))

    def _barred(self) -> set[int]:
        """Tokens of titles, posts, bodies, days and of places and states of more than one word."""
        barred: set[int] = set()
        bodies = {i for m in self.found.organisations for i in self._tokens(m)}
        for group in (self.found.offices, self.found.dates):
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
        return barred | bodies

    def _take_list(self, before: Candidate) -> None:
        """«فلان الفلاني وفلان الفلاني وفلان الفلاني»: what و joins to a full name is one."""
        more: Candidate | None = before
        while more is not None and len(more.ranks) > 1:
            more = self.free.joined(more.last) if more.last not in self.barred else None
            if more is None or not self.claims.take(more):
                return

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
                name = self._latin(i, "title-latin") or self.extents.named(i, "title", slot=True)
                if name is None and self._described(i) and self.n.follows(i + 1):
                    name = self.extents.named(i + 1, "title-nisba", slot=True, least=2)
                if name is not None:
                    yield name

    def _described(self, i: int) -> bool:
        n = self.n
        return n.is_word(i) and (n.nisba(i) or bool(n.reading.at(i, "person_adjectives")))

    def _after_offices(self) -> Iterator[Candidate]:
        n = self.n
        for office in self.found.offices:
            i = self._tokens(office)[-1] + 1
            past = self._past_mark(i)
            if past < len(n.tokens) and n.adjoins(past):
                name = self._latin(past, "office-latin") or self.extents.named(past, "office", slot=True)
                closed = past > i and not n.is_word(name.last) if name is not None else False
                if name is not None and (closed or ((past == i or len(name.ranks) > 1) and self._convincing(name))):
                    yield name
                    continue
            initials = self._past_initials(past)
            if initials > past and (name := self.extents.named(initials, "office", slot=True)) is not None:
                yield Candidate(past, name.last, (Rank.LIKELY, *name.ranks), "office-initials")
                continue
            aside = self._past_aside(i)
            if aside > i and n.is_word(aside) and n.adjoins(aside):
                name = self.extents.named(aside, "office-aside", slot=True, least=2)
                if name is not None and self._apposed(name, "،"):
                    yield name
                    continue
            i = aside
            if self._text(i) in _COMMAS or self._text(i) in ("(", "-", "–", ":"):
                past = self._past_mark(i + 1)
                if past < len(n.tokens) and n.adjoins(past):
                    name = self.extents.named(past, "office-comma", slot=True, least=2)
                    if name is not None and self._apposed(name, self._text(i)):
                        yield name

    def _past_initials(self, i: int) -> int:
        """Past «إتش. أر.» in «المستشار إتش. أر. ماكماستر»."""
        n, start = self.n, i
        while (
            n.is_word(i) and n.adjoins(i) and n.folded[i] in n.initials and self._text(i + 1) == "." and i < start + 6
        ):
            i += 2
        return i if n.is_word(i) and n.adjoins(i) else start

    def _past_aside(self, i: int) -> int:
        """Past «("CIA")», «(الإنتربول)», «في كابول», «المفقود» between a post and its holder."""
        n = self.n
        if self._text(i) in ('"', "«") and self._text(i + 2) in ('"', "»") and self._text(i + 1).isupper():
            i += 3
        elif self._text(i) == "(":
            i = next((k + 1 for k in range(i + 2, i + 6) if self._text(k) == ")" and n.adjoins(k)), i)
        if not n.is_word(i) or not n.adjoins(i):
            return i
        at, prefix = (i + 1, "") if n.folded[i] == "في" else (i, "ب")
        here = n.reading.starting[at] if at < len(n.tokens) and n.adjoins(at) else {}
        place = max((m.last for t in ("places", "countries") for m in here.get(t, ()) if m.prefix == prefix), default=i)
        if place == i and self._described(i):
            return i + 1
        return place

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
        if mark in _COMMAS and len(name.ranks) == 2 and n.foreign_surname(n.folded[name.last - 1]):
            return True
        if n.folded[name.first].startswith("ال"):  # «زعيم التيار، الهاشمي الحامدي،»
            both = len(name.ranks) == 2 and n.given(name.first) and n.folded[name.first + 1].startswith("ال")
            return both and not n.is_word(name.last) and name.ranks[1] >= Rank.WEAK
        if name.ranks[0] < Rank.UNKNOWN:
            return False
        if mark == ":":
            return min(name.ranks) >= Rank.LIKELY
        closed = not n.is_word(name.last)
        return max(name.ranks) >= Rank.LIKELY or (closed and min(name.ranks) >= Rank.UNKNOWN)

    def _chains(self) -> Iterator[Candidate]:
        """«فلان بن فلان», whatever the words are."""
        n = self.n
        for i, word in enumerate(n.folded):
            house = word == "ال" and n.tokens[i].text == "آل"  # «تركي آل الشيخ»
            if (word != "بن" and not house) or not n.follows(i) or not n.follows(i + 1) or i in self.barred:
                continue
            if house:
                name = self.extents.named(i - 1, "chain", slot=True, least=2) if n.given(i - 1) else None
                if name is not None:
                    yield name
                continue
            first = i - 1
            if first in self.barred or n.rank(first) < Rank.COMMON or n.nisba(first):
                continue
            if n.follows(first) and (n.folded[first - 1] == "عبد" or (n.joins_last(first) and n.rank(first - 1) > 0)):
                first -= 1
            if self.context.eponym(first):
                continue
            extent = self.extents.name_at(i, slot=True)
            if extent is None:
                continue
            if n.rank(first) < Rank.WEAK and first == i - 1 and (cut := self._joined_to(first)):
                yield Candidate(first, extent[1], (Rank.SURE, *extent[2]), "chain", cut)  # «لسلطان بن سحيم»
            elif n.rank(first) == Rank.COMMON and first == i - 1:
                if n.rank(i + 1) >= Rank.RARE:
                    yield Candidate(i, extent[1], extent[2], "chain")
            else:
                cut = int(n.folded[first].startswith("لل"))  # «للوليد بن طلال»
                yield Candidate(first, extent[1], (Rank.SURE, *extent[2]), "chain", cut)

    def _joined_to(self, i: int) -> int:
        """One where the word is a given name after a proclitic, else none: «لسلطان», «وفهد»."""
        n, bare = self.n, self.n.folded[i][1:]
        if n.folded[i][0] not in "ولفب" or len(bare) < 3 or n.listed(n.folded[i]):
            return 0
        return int(n.rank_of(bare) >= Rank.GUARDED and n.is_given(bare))

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
            for start in range(first, comma - 1):
                name = self.extents.named(start, "before-office", slot=True, least=2)
                if name is not None and name.last == comma and (n.given(start) or min(name.ranks) >= Rank.UNKNOWN):
                    yield name
                    break

    def _may_precede(self, i: int) -> bool:
        return i >= 0 and i not in self.barred and self.n.rank(i) >= Rank.GUARDED and self.claims.free(i, i + 1)

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

"""Titles: ranks, honorifics and callings beside a name: «الفريق أول الركن», «صاحب السمو الملكي الأمير», «د.»."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from khabar.extractors.persons.beside import name_after
from khabar.extractors.persons.evidence import name_strength
from khabar.extractors.persons.words import Words, words_of
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["Title", "read_titles"]

#: What a chain of titles is called after: a rank before a calling before an honour.
_RANKING = {kind: i for i, kind in enumerate(("military", "police", "royal", "religious", "civil", "academic"))}
_RANKS = frozenset({"military", "police"})
#: Kinds whose holder may be described between title and name: «القس الأمريكي أندرو», «الأمير الشاب محمد».
_DESCRIBED = frozenset({"military", "police", "religious", "royal"})
_MAX_PARTS = 8
_NEVER = 9
_CLUBS = 4  # mentions of clubs that make an article one about sport
#: How sure the name after a single honour must be, by how ambiguous its word is.
_SINGLE = {"": 1, "some": 2, "yes": 3}
#: Callings that are also academic and stand without article before a name: «دكتور محمد».
_CALLINGS = frozenset({"doctor", "engineer", "professor"})
#: Titles that are surnames after a given name: «سوزان الحاج».
_SURNAMES = frozenset({"mr|mrs", "hajj", "sheikh|sheikha", "judge", "imam", "preacher", "governor", "jurist"})
_GENITIVE = frozenset(["ابي", "بني"])
_INSIDE = frozenset(["في", "داخل", "ضمن"])


@frozen
class Title:
    """
    A title as read from the text.

    Args:
        parts: The matches that make it, in order.
        core: The part that gives its key and kind.
        name: Token the name begins at.
        rule: How it was read.
    """

    parts: tuple[Match, ...]
    core: Match
    name: int
    rule: str

    @property
    def first(self) -> int:
        """First token."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """One past the last token."""
        return self.parts[-1].last


class Titles:
    """Reads the titles of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words: Words = words_of(reading)

    def all(self) -> Iterator[Title]:
        """Every title in text order."""
        past = 0
        firsts = {m.first for table in ("titles", "honorifics") for m in self.reading.matches(table)}
        for head in self.reading.matches("office_heads"):
            firsts.difference_update(range(head.first + 1, head.last))  # «الحرمين الشريفين»
        for i in sorted(firsts):
            if i < past or self._in_a_name(i):
                continue
            title = self.read(i)
            if title is not None and not self._surname(title):
                past = title.last
                yield title

    def _in_a_name(self, i: int) -> bool:
        """«بن الشيخ», «شرم الشيخ», «مدينة الملك فهد»: no title here."""
        words, reading = self.words, self.reading
        if words.is_word(i - 1) and words.adjoins(i):
            before = reading.at(i - 1, "eponyms")
            if any(m.last == i and not m.suffix for m in before):
                return True
        return any(m.last > i + 1 for m in reading.at(i, "places"))

    def _surname(self, title: Title) -> bool:
        """«كمال الحاج ساسي»: a title's word after a given name."""
        i = title.first
        if title.core.entry["key"] not in _SURNAMES or not self.words.is_word(i - 1) or title.parts[0].prefix:
            return False
        if not self.words.adjoins(i) or name_strength(self.reading, i - 1) < 2 or self.words.ordinary(i - 1):
            return False
        return title.core.entry["key"] == "hajj" or name_after(self.reading, title.last)[1] < 3

    def read(self, i: int) -> Title | None:
        """The title that begins at token ``i``, if a name stands beside it."""
        starts = [m for t in ("honorifics", "titles") for m in self.reading.at(i, t) if self._may_start(m)]
        starts.sort(key=lambda m: (-m.last, m.prefix, m.entry.flag("ambiguous")))
        for start in starts:
            title = self._chain(start)
            if title is not None:
                return title
        return None

    def _may_start(self, match: Match) -> bool:
        if "س" in match.prefix or match.entry["number"] == "p":
            return False
        if len(match.entry.lemma) == 1 and match.end - match.start > 1:
            return False  # «والد» is no «د»
        i = match.first  # «زميله في الفريق» is a team
        return not (match.entry.flag("ambiguous") and i and self.reading.folded(i - 1) in _INSIDE)

    def _chain(self, start: Match) -> Title | None:
        parts = [start]
        while len(parts) < _MAX_PARTS:
            more = self._next(parts)
            if more is None:
                break
            parts.append(more)
        core = min(parts, key=lambda m: (m.entry.table != "titles", _RANKING.get(_kind(m), 9)))
        while parts:
            found = self._beside(parts, core)
            if found is not None:
                return found
            parts.pop()  # «الشيخ الدكتور» may be a title and half a name
            if core not in parts:
                break
        return None

    def _next(self, parts: list[Match]) -> Match | None:
        words, i = self.words, parts[-1].last
        if not words.is_word(i) or not words.adjoins(i):
            return None
        if parts[-1].entry.table != "honorifics" and any(_kind(p) in _RANKS for p in parts):
            modifier = words.longest(i, "title_modifiers")
            if modifier is not None and not self._better_name(i, modifier):
                return modifier
        late = words.status(i)
        if late is not None and late.entry["gloss"] == "late" and words.definite(i):
            return late
        for table in ("honorifics", "titles"):
            match = words.longest(i, table)
            if match is None or match.entry["number"] == "p" or not self._definite(parts):
                continue  # «فريق الرئيس» is his team
            if table == "honorifics" or words.definite(i) or not words.reading.text[match.start : match.end].isalpha():
                return match
        return None

    def _better_name(self, i: int, modifier: Match) -> bool:
        """«م» and «أول» are no modifiers where they begin a name."""
        return len(modifier.entry.lemma) == 1

    def _beside(self, parts: list[Match], core: Match) -> Title | None:
        last = parts[-1].last
        definite = self._definite(parts)
        need = self._need(parts, core, definite)
        name, strength = name_after(self.reading, last, feminine=parts[-1].entry["gender"] == "f")
        if core.entry["key"] == "spokesperson" and self.reading.tokens[name : name + 1] and self._for(name):
            return None
        if not strength and self._mister(core, name):
            strength = 1  # «السيد الشامي»
        if strength >= need and not (self._comma(last) and core.entry["key"] in _SURNAMES):
            return Title(tuple(parts), core, name, "name")
        if definite and not core.entry.flag("ambiguous") and (past := self._past_description(core, last)) is not None:
            name, strength = name_after(self.reading, past)
            if strength >= need:
                return Title(tuple(parts), core, name, "described")
        return None

    def _past_description(self, core: Match, i: int) -> int | None:
        """Past «الأمريكي» in «القس الأمريكي أندرو», «الشاب» in «الأمير الشاب محمد»."""
        words, kind = self.words, _kind(core)
        if kind not in _DESCRIBED or not words.is_word(i) or not words.adjoins(i) or not words.definite(i):
            return None
        nisba = words.nisba(i) if kind != "royal" else None  # «الأمير السعودي» is an office
        description = nisba or words.longest(i, "person_adjectives")
        return description.last if description is not None else None

    def _mister(self, core: Match, i: int) -> bool:
        """A surname that is also a nisba, after «السيد»."""
        mister = core.entry["key"] == "mr|mrs" and core.entry["gender"] == "m"
        return mister and name_strength(self.reading, i) == 3 and not name_strength(self.reading, i + 1)

    def _sport(self) -> bool:
        """Whether the article is about clubs: its «الفريق», «القائد», «الرائد» are no ranks."""
        return self.reading.once("persons:sport", self._clubs) >= _CLUBS

    def _clubs(self) -> int:
        bodies = self.reading.matches("office_bodies")
        return sum(m.entry["kind"] == "club" and m.entry["gloss"] != "Team" for m in bodies)

    def _comma(self, i: int) -> bool:
        return i < len(self.words.tokens) and self.words.tokens[i].text == "،"

    def _for(self, i: int) -> bool:
        """«المتحدث باسم …» names no Basim."""
        return self.reading.folded(i).startswith("باسم")

    def _definite(self, parts: list[Match]) -> bool:
        first = parts[0]
        end = first.last - 1
        several = end > first.first and (self.words.definite(end) or self.words.definite(end, "و"))
        return first.entry.table == "honorifics" or several or self.words.definite(first.first, first.prefix)

    def _need(self, parts: list[Match], core: Match, definite: bool) -> int:
        """How sure the name must be: 1 (may be one) … 3."""
        first = parts[0]
        if first.entry.table == "honorifics":
            return 1 if len(parts) > 1 else _SINGLE[first.entry["ambiguous"]]
        written_short = not first.entry.lemma.replace(" ", "").isalpha()
        ambiguous = core.entry.flag("ambiguous") and len(parts) == 1
        if ambiguous and (first.entry["number"] == "d" or (_kind(core) in _RANKS and self._sport())):
            return _NEVER
        if len(first.entry.lemma) == 1 and first.first and self.words.tokens[first.first - 1].kind == "number":
            return _NEVER  # «2.7 د/كغ»
        if len(first.entry.lemma) == 1:
            slash = self.words.tokens[first.last : first.last + 1]
            return 1 if slash and slash[0].text == "/" else _NEVER if ambiguous else 3
        if written_short:
            return 3 if ambiguous else 1
        if definite:
            return 2 if ambiguous or first.entry["number"] == "d" else 1
        if self.words.is_word(parts[-1].last) and self.reading.folded(parts[-1].last) in _GENITIVE:
            return _NEVER  # «لواء أبي الفضل» is a brigade
        calling = _kind(core) in _RANKS or core.entry["key"] in _CALLINGS
        return 3 if calling and not ambiguous and first.entry["number"] == "s" else _NEVER


def _kind(match: Match) -> str:
    return match.entry["kind"] or "honorific"


def read_titles(reading: Reading) -> tuple[Title, ...]:
    """All titles of an article, in text order; worked out once."""
    return reading.once("persons:titles", lambda: tuple(Titles(reading).all()))

"""What single words of an article can be inside a post: nisba, adjective, status, domain, body, place."""

from __future__ import annotations

from khabar.extractors.persons.evidence import is_everyday, name_strength
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["Words", "words_of"]

#: Tables whose words are never part of a post's name unless another table says so.
_STRANGERS = frozenset(
    {
        "cues",
        "function_words",
        "light_verbs",
        "meeting_cues",
        "months",
        "numbers",
        "office_heads",
        "time_units",
        "time_words",
        "titles",
        "triggers",
        "weekdays",
    }
)
_DESCRIPTIONS = frozenset({"nisbas", "office_adjectives", "office_statuses", "person_adjectives"})
_ORDINARY = _STRANGERS | _DESCRIPTIONS | {"office_domains", "office_bodies"}
_MINE = frozenset(["ي", "ك", "نا", "كم", "هن"])
_OBJECTS = frozenset(["", "ه", "ها", "هم"])
_BODIES = ("organisations", "office_domains", "office_bodies", "countries", "places")


class Words:
    """Looks at tokens of one reading; every answer concerns the word without its proclitic ``prefix``."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self._strange: dict[int, bool] = {}

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` exists and is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def step(self, i: int) -> int:
        """Past what parts the words of a hashtag: «#وزير_الخارجية»."""
        while i + 1 < len(self.tokens) and self.tokens[i].text in ("_", "#") and self.tokens[i + 1].kind == "word":
            i += 1
        return i

    def adjoins(self, i: int) -> bool:
        """Whether token ``i`` stands in the same line as the one before it."""
        before, here = self.tokens[i - 1], self.tokens[i]
        return "\n" not in self.reading.text[before.end : here.start]

    def longest(self, i: int, table: str, prefix: str = "") -> Match | None:
        """The longest match of a table at ``i`` with exactly this proclitic."""
        best: Match | None = None
        for match in self.reading.at(i, table):
            if match.prefix == prefix and (best is None or _better(match, best)):
                best = match
        return best

    def definite(self, i: int, prefix: str = "") -> bool:
        """Whether the word has the article."""
        folded = self.reading.folded(i)
        if prefix and prefix[-1] == "ل":
            return folded[len(prefix) - 1 :].startswith("لل")
        return folded.startswith(("ال", "لل"), len(prefix)) and len(folded) > len(prefix) + 3

    def settled(self, i: int) -> bool:
        """Whether a noun phrase that ends with this word is definite: an article or a proper name."""
        return self.definite(i) or (not self.everyday(i) and self.adjective(i) is None)

    def nisba(self, i: int, prefix: str = "") -> Match | None:
        """A nisba with or without article."""
        return self.longest(i, "nisbas", prefix)

    def adjective(self, i: int, prefix: str = "") -> Match | None:
        """An adjective as it stands in the names of posts and bodies."""
        return self.longest(i, "office_adjectives", prefix)

    def status(self, i: int) -> Match | None:
        """«السابق», «المكلف» …"""
        return self.longest(i, "office_statuses")

    def body(self, i: int, prefix: str = "") -> Match | None:
        """The longest known domain, body, country or place; a suffixed pronoun only where nothing else fits."""
        best: Match | None = None
        for table in _BODIES:
            match = self.longest(i, table, prefix)
            if match is not None and match.suffix in _MINE:
                continue
            if match is not None and (best is None or match.last > best.last or (best.suffix and not match.suffix)):
                best = match
        return best

    def strange(self, i: int) -> bool:
        """Whether the word surely does not continue a post: a verb, a day, a function word, a name, another post."""
        known = self._strange.get(i)
        if known is None:
            known = self._strange[i] = self._is_strange(i)
        return known

    def ordinary(self, i: int, *, whole: bool = False) -> bool:
        """Whether a word list knows the word as something other than a name; ``whole``: with nothing split off."""
        return any(
            m.entry.table in _ORDINARY and _is_the_word(m) and not (whole and m.prefix) for m in self.reading.at(i)
        )

    def functional(self, i: int) -> bool:
        """Whether the word as it stands is a function word («أن», «غير»)."""
        return any(
            m.last == i + 1 and not m.prefix and not m.suffix and m.entry["pos"] != "noun"
            for m in self.reading.at(i, "function_words")
        )

    def known(self, i: int) -> bool:
        """Whether a word list may know the word, whatever clitics that needs."""
        return any(
            (m.entry.table in _ORDINARY or m.entry.table in _BODIES)
            and (not m.prefix or (m.end - m.start > 3 and "س" not in m.prefix))
            for m in self.reading.at(i)
        )

    def prefixed(self, i: int) -> bool:
        """Whether the word is ل or ب with a domain, a body, a country or a place."""
        return any(m.prefix in ("ل", "ب") and m.entry.table in _BODIES for m in self.reading.at(i))

    def titular(self, i: int) -> bool:
        """Whether the word is a title or part of one («الشيخ», «الركن»), written as only titles are."""
        return self.definite(i) and any(
            m.entry.table in ("titles", "title_modifiers") and not m.prefix for m in self.reading.at(i)
        )

    def namelike(self, i: int) -> bool:
        """Whether the word may be part of a name and nothing else."""
        if not self.is_word(i) or not self.adjoins(i) or self.known(i):
            return False
        return name_strength(self.reading, i) >= 1 or not self.everyday(i)

    def everyday(self, i: int) -> bool:
        """Whether the word is an ordinary word of news."""
        return is_everyday(self.reading.lexicon, self.reading.folded(i))

    def describes(self, i: int) -> bool:
        """Whether the word is an adjective with article: it says something of the title before it."""
        return self.definite(i) and any(
            m.entry.table in _DESCRIPTIONS and not m.prefix and not m.suffix for m in self.reading.at(i)
        )

    def verbal(self, i: int) -> bool:
        """Whether an unknown word is spelt as an imperfect verb may be."""
        folded = self.reading.folded(i)
        return folded.startswith(("ي", "سي", "ست")) and len(folded) > 3

    def _is_strange(self, i: int) -> bool:
        if not self.is_word(i):
            return True
        if any(m.entry.table in _STRANGERS and _is_the_word(m) for m in self.reading.at(i)):
            return True
        return name_strength(self.reading, i) >= 2


def _is_the_word(match: Match) -> bool:
    """Whether the match is the likely reading of its word: few clitics, no row of look-alikes."""
    plain = match.prefix in ("", "و", "ف") or match.entry.table == "function_words"
    return plain and match.suffix in _OBJECTS and match.entry["pos"] != "noun"


def _better(a: Match, b: Match) -> bool:
    if a.last != b.last:
        return a.last > b.last
    return bool(b.suffix) and not a.suffix


def words_of(reading: Reading) -> Words:
    """The one :class:`Words` of a reading."""
    return reading.once("persons:words", lambda: Words(reading))

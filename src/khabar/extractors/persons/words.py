"""What single words of an article can be inside a post: nisba, adjective, status, domain, body, place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
_NOMINAL = frozenset(["masdar", "participle", "noun", "phrase"])
_MINE = frozenset(["ي", "ك", "نا", "كم", "هن"])
_OBJECTS = frozenset(["", "ه", "ها", "هم"])
_PAST_THE_END = 8  # rules look a little past the last token
_BODIES = ("organisations", "office_domains", "office_bodies", "countries", "places")


class Words:
    """
    Looks at tokens of one reading; every answer concerns the word without its proclitic ``prefix``.

    Attributes:
        folded: Folded form of every token, and a few empty ones past the end.
        lines: Tokens that begin a line.
        is_word: Whether a token exists and is a word.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.folded: list[str] = [*reading.keys, *[""] * _PAST_THE_END]
        self.lines: set[int] = _line_starts(reading)
        self.is_word: Callable[[int], bool] = {i for i, t in enumerate(self.tokens) if t.kind == "word"}.__contains__
        self._matches: list[Mapping[str, tuple[Match, ...]]] = [*reading.starting, *({},) * _PAST_THE_END]
        self._strange: dict[int, bool] = {}

    def step(self, i: int) -> int:
        """Past what parts the words of a hashtag: «#وزير_الخارجية»."""
        while self.folded[i] in ("_", "#") and self.is_word(i + 1) and self.adjoins(i + 1):
            i += 1
        return i

    def adjoins(self, i: int) -> bool:
        """Whether token ``i`` stands in the same line as the one before it."""
        return i not in self.lines

    def longest(self, i: int, table: str, prefix: str = "") -> Match | None:
        """The longest match of a table at ``i`` with exactly this proclitic."""
        best: Match | None = None
        for match in self._matches[i].get(table, ()):
            if match.prefix == prefix and (best is None or _better(match, best)):
                best = match
        return best

    def definite(self, i: int, prefix: str = "") -> bool:
        """Whether the word has the article."""
        folded = self.folded[i]
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
        for table in _BODIES if self._matches[i] else ():
            match = self.longest(i, table, prefix)
            if match is None or match.suffix in _MINE:
                continue
            if best is None or match.last > best.last or (best.suffix and not match.suffix):
                best = match
        return best

    def strange(self, i: int) -> bool:
        """Whether the word surely does not continue a post: a verb, a day, a function word, a name, another post."""
        known = self._strange.get(i)
        if known is None:
            known = self._strange[i] = self._is_strange(i)
        return known

    def doing(self, i: int) -> bool:
        """Whether the word is a noun of doing and no verb: «تشجيع», «متابعة»."""
        here = [m for table, found in self._matches[i].items() if table in _STRANGERS for m in found if _is_the_word(m)]
        return any(m.entry["shape"] == "masdar" for m in here) and all(
            m.entry["shape"] in _NOMINAL and not m.prefix and not m.suffix for m in here
        )

    def ordinary(self, i: int, *, whole: bool = False) -> bool:
        """Whether a word list knows the word as something other than a name; ``whole``: with nothing split off."""
        return any(
            _is_the_word(m) and not (whole and m.prefix)
            for table, matches in self._matches[i].items()
            if table in _ORDINARY
            for m in matches
        )

    def functional(self, i: int) -> bool:
        """Whether the word as it stands is a function word («أن», «غير»)."""
        return any(
            m.last == i + 1 and not m.prefix and not m.suffix and m.entry["pos"] != "noun"
            for m in self._matches[i].get("function_words", ())
        )

    def known(self, i: int) -> bool:
        """Whether a word list may know the word, whatever clitics that needs."""
        return any(
            not m.prefix or (m.end - m.start > 3 and "س" not in m.prefix)
            for table, matches in self._matches[i].items()
            if table in _ORDINARY or table in _BODIES
            for m in matches
        )

    def prefixed(self, i: int) -> bool:
        """Whether the word is ل or ب with a domain, a body, a country or a place."""
        here = self._matches[i]
        return any(m.prefix in ("ل", "ب") for table in _BODIES for m in here.get(table, ()))

    def titular(self, i: int) -> bool:
        """Whether the word is a title or part of one («الشيخ», «الركن»), written as only titles are."""
        here = self._matches[i]
        return self.definite(i) and any(not m.prefix for t in ("titles", "title_modifiers") for m in here.get(t, ()))

    def namelike(self, i: int) -> bool:
        """Whether the word may be part of a name and nothing else."""
        if not self.is_word(i) or not self.adjoins(i) or self.known(i):
            return False
        return name_strength(self.reading, i) >= 1 or not self.everyday(i)

    def everyday(self, i: int) -> bool:
        """Whether the word is an ordinary word of news."""
        return is_everyday(self.reading.lexicon, self.folded[i])

    def describes(self, i: int) -> bool:
        """Whether the word is an adjective with article: it says something of the title before it."""
        here = self._matches[i]
        return self.definite(i) and any(
            not m.prefix and not m.suffix for table in _DESCRIPTIONS for m in here.get(table, ())
        )

    def verbal(self, i: int) -> bool:
        """Whether an unknown word is spelt as an imperfect verb may be."""
        folded = self.folded[i]
        return folded.startswith(("ي", "سي", "ست")) and len(folded) > 3

    def _is_strange(self, i: int) -> bool:
        if not self.is_word(i):
            return True
        for table, matches in self._matches[i].items():
            if table in _STRANGERS and any(map(_is_the_word, matches)):
                return True
        return name_strength(self.reading, i) >= 2


def _line_starts(reading: Reading) -> set[int]:
    """Tokens with a line end right before them."""
    text, found, at = reading.text, set(), -1
    while (at := text.find("\n", at + 1)) >= 0:
        found.add(reading.token_at(at) + 1)
    found.discard(0)
    return found


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

"""Atoms: for every token what it may be in a date, asked in constant time."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, NamedTuple

from khabar.extractors.dates.forms import Form, Written
from khabar.lexicon import Match, parse_number
from khabar.reading import Reading
from khabar.text import Token, split_clitics

__all__ = ["PREFIXES", "TABLES", "Atoms", "Numeral"]

#: Proclitics that may stand before an expression.
PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
#: The tables that dates need.
TABLES = (
    "months", "weekdays", "time_units", "time_words", "time_zones", "numbers", "time_events",
)  # fmt: skip
_GLUE = frozenset({"في", "عند", "علي", "حتي", "من", "تمام", "ال", "بتاريخ", "شهر", "ل", "و", "الي", "ه"})
_JOINS = frozenset({"-", "–", "—", "،", ",", "|", "/", "(", "[", "\\", ".", ":", "٫", "٬"})
#: Kinds that an expression may begin with.
_NO_SIGN: frozenset[str] = frozenset()  # one for all words without
_OPENERS = frozenset(
    {"deictic", "tonight", "part", "late", "weekday", "month", "unit", "number", "exact", "position", "early", "this"}
    | {"quarter-word", "half-word", "half-clock", "year", "season", "decade", "before", "after", "each", "set", "some"}
    | {"approx", "vague", "clock", "event-day"}
)
_NAMES = {"months": "month", "weekdays": "weekday", "time_units": "unit", "time_zones": "zone", "numbers": "number",
          "time_events": "named-event"}  # fmt: skip
_LONG = 40  # letters; longer ones are no words
_MAX_DIGITS = 9  # longer runs are no dates


class Numeral(NamedTuple):
    """A number in digits or words; ``width`` is the count of digits, 0 for words."""

    value: int
    ordinal: bool
    definite: bool
    width: int
    start: int
    last: int


def _line_openings(text: str, tokens: tuple[Token, ...]) -> list[int]:
    """For every token the first one of its line."""
    found: list[int] = []
    opening = 0
    end = text.find("\n")
    while end >= 0:
        following = bisect_left(tokens, (end,))
        found += [opening] * (following - opening)
        opening = following
        if opening == len(tokens):
            break
        end = text.find("\n", tokens[opening].end)
    return found + [opening] * (len(tokens) - opening)


class Atoms:
    """
    Date words of one article.

    Args:
        reading: The article.
    """

    def __init__(self, reading: Reading) -> None:
        self.lexicon = reading.lexicon  # not the reading, whose memo holds this
        self.text = reading.text
        self.tokens = reading.tokens
        self.folded = list(reading.keys)
        self.size = len(self.tokens)
        kinds: dict[int, dict[str, Match]] = {}
        starts: set[int] = set()
        for table in TABLES:
            name = _NAMES.get(table)
            for match in reading.matches(table):
                first = match.first
                kind = name or match.entry["kind"]
                if kind in _OPENERS:
                    starts.add(first)
                here = kinds.get(first)
                if here is None:
                    kinds[first] = {kind: match}
                    continue
                known = here.get(kind)
                if known is None or (len(known.prefix), -known.last) > (len(match.prefix), -match.last):
                    here[kind] = match
        self.kinds = kinds
        self.events: dict[int, list[Match]] = {}
        for match in reading.matches("time_events"):
            self.events.setdefault(match.first, []).append(match)
        self._context: dict[str, frozenset[str]] = reading.lexicon.memo("dates.context")
        self.amounts: dict[tuple[int, tuple[str, ...]], Any] = {}
        self._numbers: dict[tuple[int, tuple[str, ...]], Numeral | None] = {}
        starts.update([i for i, token in enumerate(self.tokens) if token.kind == "number"])
        self.starts = sorted(starts)
        self.lines = _line_openings(self.text, self.tokens)

    def joined(self, i: int) -> bool:
        """Whether token ``i`` follows token ``i - 1`` on the same line."""
        return 0 < i < self.size and self.lines[i] != i

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches token ``i - 1``."""
        return 0 < i < self.size and self.tokens[i - 1].end == self.tokens[i].start

    def get(self, i: int, kind: str, prefixes: tuple[str, ...] = ("",)) -> Match | None:
        """The atom of a kind that begins at token ``i``, with one of the proclitics given."""
        here = self.kinds.get(i)
        if here is None:
            return None
        match = here.get(kind)
        return match if match is not None and match.prefix in prefixes else None

    def any(self, i: int, kind: str) -> Match | None:
        """The atom of a kind at token ``i``, whatever its proclitics."""
        here = self.kinds.get(i)
        return here.get(kind) if here is not None else None

    def sign(self, i: int, kind: str) -> bool:
        """Whether token ``i`` is a word of that kind in the table of contexts, proclitics aside."""
        if not 0 <= i < self.size:
            return False
        word = self.folded[i]
        known = self._context.get(word)
        if known is None:
            stems = {split.stem for split in split_clitics(word, suffixes=False)} if len(word) < _LONG else set()
            found = [e["kind"] for stem in stems for e in self.lexicon.entries(stem, "time_context")]
            known = self._context[word] = frozenset(found) if found else _NO_SIGN
        return kind in known

    def plain(self, i: int) -> bool:
        """Whether token ``i`` cannot continue a date: another word, a mark with no date behind it, a line end."""
        if not (0 < i < self.size and self.lines[i] != i):
            return True
        kind, word = self.tokens[i].kind, self.folded[i]
        if kind == "word":
            return i not in self.kinds and word not in _GLUE
        if kind == "number":
            return False
        if word not in _JOINS or i + 1 >= self.size:
            return True
        return self.tokens[i + 1].kind != "number" and i + 1 not in self.kinds and self.folded[i + 1] not in _GLUE

    def behind(self, i: int, kind: str, back: int = 1) -> bool:
        """Whether a word or atom of a kind stands ``back`` tokens before ``i``, on the same line."""
        if self.before(i, back) == "":
            return False
        return self.any(i - back, kind) is not None or self.sign(i - back, kind)

    def word(self, i: int) -> str:
        """Folded token, ``""`` outside the text or after a line end."""
        return self.folded[i] if i == 0 < self.size or (0 < i < self.size and self.lines[i] != i) else ""

    def before(self, i: int, back: int = 1) -> str:
        """Folded token before ``i`` on the same line, ``""`` at its beginning."""
        return self.folded[i - back] if i < self.size and self.lines[i] <= i - back else ""

    def digits(self, i: int) -> int | None:
        """Value of a run of digits at ``i``."""
        if not 0 <= i < self.size:
            return None
        token = self.tokens[i]
        if token.kind != "number" or len(token.text) > _MAX_DIGITS:
            return None
        figures = self.folded[i]
        return int(figures) if figures.isascii() else None

    def decimal(self, i: int) -> bool:
        """Whether the digits at ``i`` are part of a longer figure: 5.1, 1,000, 12:30, 7-0, +20, 20%."""
        if self.glued(i) and self.folded[i - 1] in _FIGURE_MARKS:
            return True
        if i + 1 < self.size and self.glued(i + 1):
            mark = self.folded[i + 1]
            if mark in "%٪°$€£":
                return True
            if mark in ".,٫٬:" and self.glued(i + 2) and self.tokens[i + 2].kind == "number":
                return True
        return False

    def number(self, i: int, prefixes: tuple[str, ...] = ("",)) -> Numeral | None:
        """A number at ``i``: digits («٣», «الـ3»), or number words."""
        if not 0 <= i < self.size:
            return None
        key = (i, prefixes)
        if key not in self._numbers:
            self._numbers[key] = self._number(i, prefixes)
        return self._numbers[key]

    def _number(self, i: int, prefixes: tuple[str, ...]) -> Numeral | None:
        token = self.tokens[i]
        if token.kind == "number":
            value = self.digits(i)
            if value is None:
                return None
            definite = i > 0 and self.folded[i - 1] in ("ال", "لل", "بال", "وال") and self.joined(i)
            return Numeral(value, False, definite, len(token.text), token.start, i + 1)
        if self.folded[i] in _ARTICLES and i + 1 < self.size:
            prefix = _ARTICLES[self.folded[i]]
            j = i + 1
            if self.folded[j] in "-–" and self.glued(j):
                j += 1
            value = self.digits(j)
            if value is not None and (prefix in prefixes or not prefix) and self.tokens[j].start - token.end <= 2:
                definite = self.folded[i].endswith("ال") or self.folded[i] == "لل"
                return Numeral(value, False, definite, len(self.tokens[j].text), self.tokens[j].start, j + 1)
        match = self.get(i, "number", prefixes)
        if match is None or match.last != i + 1:
            return None
        head = self.folded[i]
        if match.prefix:
            stem = head[len(match.prefix) :]
            head = "ا" + stem if match.prefix.endswith("ل") and stem.startswith("ل") else stem
        words = parse_number(self._line(i), 0, head)
        if words is None:
            return None
        return Numeral(words.value, words.ordinal, words.definite, 0, match.start, i + words.last)

    def _line(self, i: int) -> list[str]:
        """The next words up to a line end; enough for the longest number."""
        last = i + 1
        while last < min(self.size, i + 12) and self.tokens[last].kind == "word" and self.joined(last):
            last += 1
        return self.folded[i:last]

    def end(self, last: int) -> int:
        """Offset after token ``last - 1``."""
        return self.tokens[last - 1].end

    def written(self, form: Form, first: int, last: int, start: int, rule: str, kind: str = "date") -> Written:
        """A form written in tokens ``first`` to ``last - 1``; ``start`` is its offset after proclitics."""
        return Written(form, first, last, start, self.tokens[last - 1].end, rule, kind)


_FIGURE_MARKS = frozenset(".,٫٬:/-+$€£#")
_ARTICLES = {"ال": "", "وال": "و", "لل": "ل", "بال": "ب", "و": "و", "ل": "ل", "ب": "ب"}

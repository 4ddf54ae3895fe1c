"""Noun phrases that may take part in an event, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from attrs import define

from khabar.lexicon import Match
from khabar.model import Located, Span
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["PLACES", "SITES", "Party", "Ref", "Refs", "cues_for", "cues_of", "governing_cues", "tokens_of"]

#: Kinds of phrases that one may travel to.
PLACES = frozenset({"state", "place", "facility"})
#: Uses of the cues that govern a phrase.
_GOVERNING = frozenset({"role", "each", "beside", "margin", "frame", "stop"})
#: Kinds of phrases that take part in nothing.
SITES = frozenset({"place", "facility"})


@define(eq=False)
class Ref:
    """
    A noun phrase that may take part in an event.

    Attributes:
        start: First code point, without proclitics.
        end: One past the last.
        first: Index of its first token.
        last: One past its last token.
        kind: ``person``, ``office`` (a post without name), ``body``, ``state``, ``place``, ``facility``, ``outlet``,
            ``group`` (officials), ``people``, ``sides``, ``counterpart``.
        actors: Ids of persons or actors; empty when nobody is known.
        country: ISO code.
        prep: What governs it: «مع», «ب», «ل», «إلى», «بين» …, a role cue's value after ``=``, or nothing.
        joined: It goes on a list: «وY».
        each: It stands in a list of people met one by one («بكل من»).
        gender: Of the person, where known.
        plural: It speaks of several.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    actors: tuple[str, ...] = ()
    country: str | None = None
    prep: str = ""
    joined: bool = False
    each: bool = False
    gender: str | None = None
    plural: bool = False

    def span(self, text: str) -> Span:
        """Its words."""
        return Span(self.start, self.end, text[self.start : self.end])


@define(eq=False)
class Party:
    """
    One who takes part, as far as known.

    Attributes:
        actors: Ids; two for a dual, none for somebody without a name.
        text: How the article names him.
        kind: As of a :class:`Ref`, or ``pair`` for the two sides of the event before.
        country: ISO code.
        surface: Where he stands at this event.
        each: He is one of those met one by one.
    """

    actors: tuple[str, ...]
    text: str
    kind: str
    country: str | None = None
    surface: Span | None = None
    each: bool = False
    plural: bool = False

    @cached_property
    def folded(self) -> str:
        """Its words, folded."""
        return fold(self.text)

    @cached_property
    def key(self) -> str:
        """What it is told apart by: id, else its words."""
        return self.actors[0] if self.actors else "~" + self.folded


class Refs:
    """All noun phrases of an article, by position."""

    def __init__(self, items: list[Ref]) -> None:
        self.items = items
        self._firsts = [r.first for r in items]
        self._ends = {r.last: r for r in items}
        self.covered = {i for r in items for i in range(r.first, r.last)}

    def between(self, first: int, last: int) -> list[Ref]:
        """Those that begin at a token in ``[first, last)``."""
        return self.items[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def starting(self, token: int) -> Ref | None:
        """The one that begins at a token."""
        i = bisect_left(self._firsts, token)
        return self.items[i] if i < len(self.items) and self._firsts[i] == token else None

    def ending(self, token: int) -> Ref | None:
        """The one whose last token stands before ``token``."""
        return self._ends.get(token)


class _Cues:
    """The cues of an article: in text order, by use, and those that govern phrases."""

    def __init__(self, reading: Reading) -> None:
        self.all: list[tuple[str, Match]] = []
        self.by_use: dict[str, list[Match]] = {}
        self.governing: list[Match] = []
        for match in reading.matches("meeting_cues"):
            if match.prefix.endswith("ك"):
                continue  # «كان» is no «ك» with «أن»
            use = match.entry["use"]
            self.all.append((use, match))
            if use in self.by_use:
                self.by_use[use].append(match)
            else:
                self.by_use[use] = [match]
            if use in _GOVERNING:
                self.governing.append(match)


def _cues(reading: Reading) -> _Cues:
    return reading.once(("meetings", "cues"), lambda: _Cues(reading))


def cues_of(reading: Reading) -> list[tuple[str, Match]]:
    """Every cue of the article with its use, read from the lexicon once."""
    return _cues(reading).all


def cues_for(reading: Reading, use: str) -> list[Match]:
    """The cues of one use, in text order."""
    return _cues(reading).by_use.get(use, [])


def governing_cues(reading: Reading) -> list[Match]:
    """The cues that govern phrases, in text order."""
    return _cues(reading).governing


def tokens_of(reading: Reading, mentions: Iterable[Located]) -> frozenset[int]:
    """Indices of the tokens that mentions cover."""
    return frozenset(
        i for m in mentions for i in range(reading.token_at(m.start), reading.token_at(max(m.start, m.end - 1)) + 1)
    )

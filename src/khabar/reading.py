"""Reading: an article with everything a rule may look at."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from attrs import evolve, field, frozen

from khabar.lexicon import Lexeme, Lexicon, Match
from khabar.model import (
    Actor,
    Article,
    DateMention,
    Layout,
    Located,
    Meeting,
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    Person,
    PlaceMention,
    Quotation,
    Section,
    Span,
    TitleMention,
)
from khabar.text import MarkPair, Sentence, Token, pair_marks, split_sentences, tokenize

__all__ = ["Found", "Reading"]

T = TypeVar("T")


class _Matches(NamedTuple):
    """Lexicon matches by token and table, and by table."""

    by_token: list[dict[str, tuple[Match, ...]]]
    by_table: dict[str, tuple[Match, ...]]


class _Text:
    """What depends on the text and the lexicon alone; shared by all readings of one article."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.tokens = tokenize(article.text)
        self.lexemes = lexicon.lexemes(self.tokens)
        self.keys = tuple([lexeme[0] for lexeme in self.lexemes])  # their folded forms
        self.memo: dict[Any, Any] = {}
        self._lexicon = lexicon
        self._text = article.text

    @cached_property
    def starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return split_sentences(self._text, self.tokens)

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def sentence_of(self) -> list[Sentence | None]:
        found: list[Sentence | None] = []
        last: Sentence | None = None
        for sentence in self.sentences:
            found += [last] * (sentence.first - len(found))
            last = sentence
        return found + [last] * (len(self.tokens) - len(found))

    @cached_property
    def marks(self) -> tuple[MarkPair, ...]:
        return pair_marks(self._text)

    @cached_property
    def matches(self) -> _Matches:
        tokens, keys = self.tokens, (*self.keys, "")
        by_table: defaultdict[str, list[Match]] = defaultdict(list)
        by_token: list[dict[str, tuple[Match, ...]]] = [{}] * len(tokens)
        new = tuple.__new__  # half the time of Match(…)
        for i, (_, starts, alone, onward) in enumerate(self.lexemes):
            if not starts:
                continue
            last = i + 1
            if onward and _goes_on(onward, keys[last]):
                by_token[i] = tables = self._phrases(i)
                for table, found in tables.items():
                    by_table[table] += found
                continue
            start, end, _, _ = tokens[i]
            by_token[i] = tables = {}
            for table, ways in alone:
                if len(ways) == 1:
                    cut, entry, prefix, suffix = ways[0]
                    match = new(Match, (start + cut, end, i, last, entry, prefix, suffix))
                    tables[table] = (match,)
                    by_table[table].append(match)
                else:
                    tables[table] = found = tuple([new(Match, (start + w[0], end, i, last, *w[1:])) for w in ways])
                    by_table[table] += found
        return _Matches(by_token, {table: tuple(found) for table, found in by_table.items()})

    def _phrases(self, i: int) -> dict[str, tuple[Match, ...]]:
        tables: dict[str, tuple[Match, ...]] = {}
        for match in self._lexicon.phrases_at(self._text, self.tokens, self.lexemes, i):
            tables[match.table] = (*tables.get(match.table, ()), match)
        return tables


def _goes_on(onward: tuple[dict[str, Any], ...], following: str) -> bool:
    """Whether the next word, folded, may belong to a longer phrase."""
    if following == "_":
        return True
    for node in onward:  # noqa: SIM110 (a generator would cost more than the search)
        if following in node:
            return True
    return False


@frozen(eq=False)
class Reading:
    """
    One article, read: tokens, sentences, marks, lexicon matches, layout.

    Attributes:
        article: The article; its text is never altered.
        layout: Sections found so far; empty inside ``khabar_find_sections``.
        anchor: The day that «أمس» is counted from; ``None`` when unknown.
        text: The article's text.
        tokens: All tokens, in order.
        keys: Their folded forms.
    """

    article: Article
    lexicon: Lexicon
    layout: Layout = Layout()
    anchor: dt.date | None = None
    _shared: _Text = field(repr=False, init=True, default=None)
    text: str = field(init=False, repr=False)  # plain fields: rules ask for them a thousand times an article
    tokens: tuple[Token, ...] = field(init=False, repr=False)
    keys: tuple[str, ...] = field(init=False, repr=False)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.layout.sections]

    def __attrs_post_init__(self) -> None:
        shared = self._shared or _Text(self.article, self.lexicon)
        for name, value in (
            ("_shared", shared), ("text", self.article.text), ("tokens", shared.tokens), ("keys", shared.keys)
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    def with_layout(self, layout: Layout) -> Reading:
        """The same reading with a layout."""
        return evolve(self, layout=layout, shared=self._shared)

    def with_anchor(self, anchor: dt.date | None) -> Reading:
        """The same reading with another anchor."""
        return evolve(self, anchor=anchor, shared=self._shared)

    @property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """For every token its folded form and its ways into the lexicon."""
        return self._shared.lexemes

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return self._shared.sentences

    @property
    def marks(self) -> tuple[MarkPair, ...]:
        """All pairs of quotation marks, by start."""
        return self._shared.marks

    @property
    def sections(self) -> tuple[Section, ...]:
        """Sections of the layout, in order."""
        return self.layout.sections

    def folded(self, i: int) -> str:
        """Folded form of token ``i``; empty before the first and after the last."""
        keys = self.keys
        return keys[i] if 0 <= i < len(keys) else ""

    def matches(self, table: str) -> tuple[Match, ...]:
        """All lexicon matches of a table, by token; they may overlap."""
        return self._shared.matches.by_table.get(table, ())

    def at(self, i: int, table: str | None = None) -> Sequence[Match]:
        """Lexicon matches that begin at token ``i``, of one table or of all."""
        by_token = self._shared.matches.by_token
        if not 0 <= i < len(by_token):
            return ()
        here = by_token[i]
        return [match for found in here.values() for match in found] if table is None else here.get(table, ())

    @property
    def starting(self) -> Sequence[Mapping[str, tuple[Match, ...]]]:
        """For every token, by table, the lexicon matches that begin there; for rules that look at many tokens."""
        return self._shared.matches.by_token

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before ``offset``; -1 before the first."""
        return bisect_right(self._shared.starts, offset) - 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The last sentence that starts at or before ``offset``."""
        i = bisect_right(self._shared.sentence_starts, offset) - 1
        return self._shared.sentences[i] if i >= 0 else None

    def sentence_of(self, i: int) -> Sentence | None:
        """The last sentence that starts at or before token ``i``."""
        return self._shared.sentence_of[i]

    def section_at(self, offset: int) -> str:
        """Kind of the section at ``offset``; ``body`` when the layout says nothing."""
        sections = self.layout.sections
        i = bisect_right(self._section_starts, offset) - 1
        return sections[i].kind if i >= 0 and offset < sections[i].end else "body"

    def span(self, start: int, end: int) -> Span:
        """``text[start:end]`` with its offsets."""
        return Span(start, end, self.article.text[start:end])

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """
        Compute something once per article and share it between hooks: ``reading.once(("navy", "ships"), find)``.

        Use your plugin's name in the key.
        """
        memo = self._shared.memo
        if key not in memo:
            memo[key] = make()
        value: T = memo[key]
        return value

    def forget(self) -> None:
        """
        Drop what :meth:`once` keeps: it often refers back to the reading, which then waits for the collector.

        The pipeline does it when an article is done.
        """
        self._shared.memo.clear()


@frozen
class Found:
    """
    What earlier stages found; ids are set but may still change when the record is closed.

    Every tuple is in text order.
    """

    dates: tuple[DateMention, ...] = ()
    titles: tuple[TitleMention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    persons: tuple[Person, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def within(self, start: int, end: int) -> tuple[Located, ...]:
        """All mentions that lie in ``[start, end)``, by start, longer first."""
        groups: tuple[tuple[Located, ...], ...] = (
            self.dates, self.titles, self.offices, self.names, self.organisations, self.places, self.mentions,
        )  # fmt: skip
        inside = [m for group in groups for m in group if start <= m.start and m.end <= end]
        return tuple(sorted(inside, key=lambda m: (m.start, -m.end)))

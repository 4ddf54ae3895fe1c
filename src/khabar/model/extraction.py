"""The record: everything khabar found in one article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import field, frozen

from khabar.model.actors import Actor, Person
from khabar.model.article import Article, Layout
from khabar.model.errors import Failure
from khabar.model.events import Meeting, Quotation
from khabar.model.frozen import FrozenDict
from khabar.model.mentions import (
    DateMention,
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    TitleMention,
)
from khabar.model.spans import Located, Span

__all__ = ["Extraction"]


@frozen
class Extraction:
    """
    What was found in one article, every list in text order.

    Args:
        article: The article, untouched.
        layout: Its parts.
        dates: Temporal expressions.
        titles: Ranks and honorifics beside names.
        offices: Posts, named or not.
        names: Persons' names.
        organisations: Bodies.
        places: Places.
        mentions: Plugins' own kinds.
        persons: Persons, each once.
        actors: Other actors, each once.
        quotations: Who said what.
        meetings: Who met whom.
        failures: What went wrong.
        producer: Versions: ``{"khabar": …, "plugins": {…}}``.
    """

    article: Article
    layout: Layout = Layout()
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
    failures: tuple[Failure, ...] = ()
    producer: Mapping[str, Any] = field(factory=FrozenDict, converter=FrozenDict, eq=False)

    @cached_property
    def _by_id(self) -> dict[str, Located | Person | Actor | Meeting]:
        found: dict[str, Located | Person | Actor | Meeting] = {}
        for group in (
            self.dates, self.titles, self.offices, self.names, self.organisations, self.places, self.mentions,
            self.persons, self.actors, self.quotations, self.meetings,
        ):  # fmt: skip
            for thing in group:
                found[thing.id] = thing
        return found

    def __getitem__(self, id: str) -> Located | Person | Actor | Meeting:
        """
        Look up by id.

        Raises:
            KeyError: No such id.
        """
        return self._by_id[id]

    def get(self, id: str | None) -> Located | Person | Actor | Meeting | None:
        """Look up by id; ``None`` when there is none."""
        return self._by_id.get(id) if id else None

    def mentions_of(self, who: Person | Actor) -> tuple[Located, ...]:
        """Names, titles, offices and organisations that are ``who``, in text order."""
        found: list[Located] = [n for n in self.names if n.person == who.id]
        found += [t for t in self.titles if t.person == who.id]
        found += [o for o in self.offices if who.id in o.persons]
        found += [g for g in self.organisations if g.actor == who.id]
        return tuple(sorted(found, key=lambda m: (m.start, m.end)))

    def persons_of(self, what: Meeting | Quotation) -> tuple[Person, ...]:
        """Persons who take part in a meeting, or who spoke a quotation."""
        if isinstance(what, Meeting):
            ids = [p.actor for p in what.participants]
        else:
            ids = list(what.speaker.actors) if what.speaker else []
        things = [self.get(i) for i in ids]
        return tuple(t for t in things if isinstance(t, Person))

    def speakers_of(self, quotation: Quotation) -> tuple[Person | Actor, ...]:
        """Persons and other actors who spoke a quotation."""
        ids = quotation.speaker.actors if quotation.speaker else ()
        return tuple(t for t in map(self.get, ids) if isinstance(t, (Person, Actor)))

    def evidence(self, what: Located | Meeting | Person | Actor) -> tuple[Span, ...]:
        """The stretches of text that prove ``what``, in text order."""
        if isinstance(what, Meeting):
            spans = list(what.triggers) + [p.surface for p in what.participants if p.surface]
        elif isinstance(what, Quotation):
            spans = [Span(what.start, what.end, what.text)]
            if what.cue:
                spans.append(Span(what.cue.start, what.cue.end, what.cue.text))
            if what.speaker and what.speaker.surface:
                spans.append(what.speaker.surface)
        elif isinstance(what, Located):
            spans = [Span(what.start, what.end, what.text)]
        else:
            spans = [Span(m.start, m.end, m.text) for m in self.mentions_of(what)]
        return tuple(sorted(spans, key=lambda s: (s.start, s.end)))

    def to_dict(self) -> dict[str, Any]:
        """A fresh dict of schema ``khabar/1``, ready for ``json.dumps``."""
        from khabar.model.codec import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Extraction:
        """
        Read a record of schema ``khabar/1``; unknown keys are ignored.

        Raises:
            RecordError: Another major schema, a missing key, or offsets that do not fit the text.
        """
        from khabar.model.codec import from_dict

        return from_dict(record)

    def _repr_html_(self) -> str:
        """For notebooks."""
        from khabar.model._html import extraction_html

        return extraction_html(self)

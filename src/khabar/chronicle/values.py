"""What many articles say together: linked persons, actors and meetings, each with its sources."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from attrs import frozen

from khabar.model import Latin, Quotation

__all__ = [
    "Attested",
    "Chronicle",
    "Contradiction",
    "LinkedActor",
    "LinkedMeeting",
    "LinkedPerson",
    "Moment",
    "OfficeHeld",
    "Side",
    "Source",
]


@frozen
class Source:
    """
    Where something stands.

    Args:
        article: Id of the article.
        id: Id inside that article's record (``p1``, ``m2``).
        published: The article's day.
        publisher: Its outlet.
    """

    article: str
    id: str
    published: dt.date | None = None
    publisher: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What sources are sorted by."""
        return self.article, self.id


@frozen
class OfficeHeld:
    """
    An office as articles name it, and the days of the articles that do.

    Args:
        text: As written, citation form.
        status: ``current``, ``former``, ``acting`` or ``elect``.
        country: ISO 3166-1 alpha-2.
        first: Earliest publication day of an article that gives it.
        last: Latest.
    """

    text: str
    status: str = "current"
    country: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


@frozen
class Attested:
    """
    A title or an office of a person, with the articles that give it first and last.

    Args:
        kind: ``title`` or ``office``.
        text: As written; of an office the citation form.
        status: Of an office: ``current``, ``former``, ``acting`` or ``elect``; else empty.
        country: ISO 3166-1 alpha-2, of an office.
        first: Day of the first article that gives it.
        last: Day of the last.
        articles: How many give it.
        sources: An article of the first day, and one of the last.
    """

    kind: str
    text: str
    status: str = ""
    country: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    articles: int = 0
    sources: tuple[Source, ...] = ()


@frozen
class LinkedPerson:
    """
    One person across articles.

    Args:
        id: Stable: made from the first source; later sources do not change it.
        name: Fullest name.
        names: All forms, sorted.
        titles: All titles, sorted.
        offices: Offices with the days they are attested.
        country: ISO 3166-1 alpha-2.
        gender: ``m``, ``f`` or ``None``.
        latin: Name in Latin letters.
        sources: Every article's person that is this one, sorted.
        because: Why they were linked, in words.
        articles: How many articles tell of the person; more than ``sources`` where a store was asked for some only.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    country: str | None = None
    gender: str | None = None
    latin: Latin | None = None
    sources: tuple[Source, ...] = ()
    because: tuple[str, ...] = ()
    articles: int = 0

    def __str__(self) -> str:
        return self.name


@frozen
class LinkedActor:
    """
    One organisation or state across articles.

    Args:
        id: Stable.
        kind: As :class:`khabar.Actor`.
        name: Fullest name.
        names: All forms, sorted.
        country: ISO 3166-1 alpha-2.
        sources: Every article's actor that is this one, sorted.
        because: Why they were linked.
        articles: How many articles name it; more than ``sources`` where a store was asked for some only.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sources: tuple[Source, ...] = ()
    because: tuple[str, ...] = ()
    articles: int = 0

    def __str__(self) -> str:
        return self.name


@frozen
class Side:
    """
    A participant of a linked meeting.

    Args:
        actor: Id of a linked person or actor, or ``None``.
        text: Fullest wording.
        role: ``host``, ``guest`` …
        country: ISO 3166-1 alpha-2.
    """

    actor: str | None
    text: str
    role: str = "participant"
    country: str | None = None


@frozen
class Contradiction:
    """
    Two sources that do not agree.

    Args:
        field: ``date``, ``place``, ``status`` or ``role``.
        values: What they say, sorted.
        sources: Who says it, one a value.
    """

    field: str
    values: tuple[str, ...]
    sources: tuple[Source, ...]


@frozen
class LinkedMeeting:
    """
    One event across articles.

    Args:
        id: Stable; without status or order of sources, so that an announced and then held event keeps it.
        kind: As :class:`khabar.Meeting`; the commonest.
        status: The furthest known: held beats announced.
        participants: All sides, persons first.
        place: Most precise wording.
        country: Country of the place.
        begin: First day, of the most precise source.
        until: First day after it.
        parent: Id of the linked visit or summit.
        sources: Every article's meeting that is this one, sorted.
        because: Why they were linked.
        contradictions: Where sources disagree.
        asserted: Whether some source states it in its own words, not only as somebody's claim.
    """

    id: str
    kind: str
    status: str
    participants: tuple[Side, ...] = ()
    place: str | None = None
    country: str | None = None
    begin: dt.date | None = None
    until: dt.date | None = None
    parent: str | None = None
    sources: tuple[Source, ...] = ()
    because: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    asserted: bool = True

    def __str__(self) -> str:
        hosts = [side.text for side in self.participants if side.role == "host"]
        others = [side.text for side in self.participants if side.role != "host"]
        arrow = " ← ".join("، ".join(part) for part in (others, hosts) if part)
        return "، ".join(part for part in (arrow, self.place, self.begin.isoformat() if self.begin else "") if part)


@frozen
class Moment:
    """
    What a timeline has of a day.

    Args:
        day: First day of a meeting; for a quotation the day of its article; for a title or an office the first day that
            an article gives it.
        what: A meeting, a quotation, or a title or office.
        sources: Where it stands; of a quotation its article, and its id there.
    """

    day: dt.date | None
    what: LinkedMeeting | Quotation | Attested
    sources: tuple[Source, ...] = ()


@frozen
class Chronicle:
    """
    What many articles say together; the same for any order of articles.

    Args:
        persons: By id.
        actors: By id.
        meetings: By first day, then id.
        possible_same: Pairs of meetings that may be one event: same sides and family, but a day is missing.
    """

    persons: tuple[LinkedPerson, ...] = ()
    actors: tuple[LinkedActor, ...] = ()
    meetings: tuple[LinkedMeeting, ...] = ()
    possible_same: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, LinkedPerson | LinkedActor | LinkedMeeting]:
        return {thing.id: thing for group in (self.persons, self.actors, self.meetings) for thing in group}

    @cached_property
    def _by_source(self) -> dict[tuple[str, str], LinkedPerson | LinkedActor | LinkedMeeting]:
        return {(s.article, s.id): t for t in self._by_id.values() for s in t.sources}

    def __getitem__(self, id: str) -> LinkedPerson | LinkedActor | LinkedMeeting:
        """
        Look up by id.

        Raises:
            KeyError: No such id.
        """
        return self._by_id[id]

    def of(self, article: str, id: str) -> LinkedPerson | LinkedActor | LinkedMeeting | None:
        """What an article's own person, actor or meeting became; ``None`` when it is not there."""
        return self._by_source.get((article, id))

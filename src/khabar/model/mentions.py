"""What stands in the text: dates, titles, offices, names, organisations, places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from attrs import field, frozen

from khabar.model.frozen import FrozenDict
from khabar.model.spans import Located

__all__ = [
    "DateMention",
    "DateValue",
    "Mention",
    "NameMention",
    "OfficeMention",
    "OrganisationMention",
    "PlaceMention",
    "TitleMention",
]


@frozen
class DateValue:
    """
    What a written date means.

    Args:
        begin: First day (or instant) of the half-open interval, proleptic Gregorian; ``None`` when unknown.
        until: First day (or instant) after it; ``None`` when open or unknown.
        grain: ``second`` … ``century``, ``part-of-day``; ``None`` for vague values.
        edtf: EDTF string, levels 0–1.
        timex: TIMEX3 value.
        mod: TIMEX3 modifier (``APPROX``, ``START``, ``MID``, ``END``, ``MORE_THAN`` …).
        calendar: ``gregorian``, ``hijri`` or ``solar-hijri``: the calendar it was written in.
        method: ``umm-al-qura`` or ``tabular`` for Hijri days.
        basis: ``stated`` (fixed by its words), ``anchored`` (by the publication day), ``event``, ``unresolved``.
        conflicts: What contradicts itself: ``weekday``, ``month-names``, ``calendars``, ``impossible-day`` …
        alternatives: EDTF strings of the other readings of a conflict.
    """

    begin: dt.date | None = None
    until: dt.date | None = None
    grain: str | None = None
    edtf: str | None = None
    timex: str | None = None
    mod: str | None = None
    calendar: str = "gregorian"
    method: str | None = None
    basis: str = "unresolved"
    conflicts: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


@frozen
class DateMention(Located):
    """
    A temporal expression.

    Args:
        kind: ``date``, ``time``, ``duration``, ``set`` or ``vague``.
        value: What it means; unresolved until the pipeline has asked ``khabar_resolve_date``.
    """

    kind: str = "date"
    value: DateValue = DateValue()

    @property
    def begin(self) -> dt.date | None:
        """First day of the value."""
        return self.value.begin

    @property
    def until(self) -> dt.date | None:
        """First day after the value."""
        return self.value.until


@frozen
class TitleMention(Located):
    """
    A rank or honorific beside a name.

    Args:
        norm: Citation form, indefinite («لواء»).
        key: Language-neutral name (``major-general``).
        kind: ``military``, ``police``, ``civil``, ``royal``, ``religious``, ``academic``, ``honorific``.
        gloss: English.
        person: Id of its person.
    """

    norm: str | None = None
    key: str | None = None
    kind: str = "honorific"
    gloss: str | None = None
    person: str | None = None


@frozen
class OfficeMention(Located):
    """
    A post, named or not.

    Args:
        norm: Citation form when the slice is none.
        head: Head noun («وزير»), singular masculine as in the lexicon.
        domain: What it is about («الدفاع»).
        organisation: Body it belongs to, as written.
        country: ISO 3166-1 alpha-2.
        status: ``current``, ``former``, ``acting`` or ``elect``.
        gloss: English.
        persons: Ids of its holders (two for a dual).
    """

    norm: str | None = None
    head: str | None = None
    domain: str | None = None
    organisation: str | None = None
    country: str | None = None
    status: str = "current"
    gloss: str | None = None
    persons: tuple[str, ...] = ()


@frozen
class NameMention(Located):
    """
    A person's name alone: no title, office, marks or proclitic.

    Args:
        norm: Citation form when the slice is none («عمر_البشير» → «عمر البشير»).
        person: Id of its person.
    """

    norm: str | None = None
    person: str | None = None


@frozen
class OrganisationMention(Located):
    """
    A body that can act.

    Args:
        norm: Citation form when the slice is none.
        kind: ``ministry``, ``army``, ``parliament``, ``party``, ``armed_group``, ``international``, ``company``,
            ``outlet``, ``state``, ``other``.
        country: ISO 3166-1 alpha-2.
        metonym: A palace or capital standing for its state.
        actor: Id of its actor.
    """

    norm: str | None = None
    kind: str = "other"
    country: str | None = None
    metonym: bool = False
    actor: str | None = None


@frozen
class PlaceMention(Located):
    """
    A place.

    Args:
        norm: Citation form when the slice is none.
        kind: ``city``, ``country``, ``region`` or ``facility``.
        country: ISO 3166-1 alpha-2.
    """

    norm: str | None = None
    kind: str = "city"
    country: str | None = None


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


class _HasArticle(Protocol):
    @property
    def article(self) -> _HasText: ...


@frozen
class Mention(Located):
    """
    A plugin's own kind of mention.

    Args:
        kind: ``plugin:kind``, e.g. ``navy:ship``.
        attributes: Whatever the plugin says about it: str → str, int, bool or ``None``.
    """

    kind: str = ""
    attributes: Mapping[str, str | int | bool | None] = field(factory=FrozenDict, converter=FrozenDict, hash=False)

    @classmethod
    def at(
        cls,
        reading: _HasArticle,
        start: int,
        end: int,
        *,
        kind: str,
        rule: str = "",
        attributes: Mapping[str, str | int | bool | None] | None = None,
    ) -> Mention:
        """Make a mention of ``reading.article.text[start:end]``."""
        text = reading.article.text[start:end]
        return cls(start, end, text, kind=kind, rule=rule, attributes=attributes or {})

"""
The hooks: what a plugin may do.

A plugin is a module or object with functions marked :data:`hookimpl` and named as below. Each may ask for fewer
parameters than are listed. Built-in extractors are plugins like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Protocol, runtime_checkable

import pluggy

from khabar.model import (
    ActorLink,
    Article,
    ArticleError,
    DateMention,
    DateValue,
    Extraction,
    Layout,
    Located,
    Meeting,
    NameMention,
    PersonLink,
    Quotation,
    Section,
)
from khabar.reading import Found, Reading

__all__ = [
    "DatesPlugin",
    "Exporter",
    "ExportersPlugin",
    "LexiconsPlugin",
    "MeetingsPlugin",
    "MentionsPlugin",
    "NamesPlugin",
    "PersonsPlugin",
    "Plugin",
    "QuotationsPlugin",
    "ReadPlugin",
    "RevisePlugin",
    "SectionsPlugin",
    "hookimpl",
    "hookspec",
    "khabar_exporters",
    "khabar_find_meetings",
    "khabar_find_mentions",
    "khabar_find_names",
    "khabar_find_quotations",
    "khabar_find_sections",
    "khabar_lexicons",
    "khabar_link_persons",
    "khabar_read",
    "khabar_resolve_date",
    "khabar_revise",
]

hookspec = pluggy.HookspecMarker("khabar")
hookimpl = pluggy.HookimplMarker("khabar")
"""Marks a function as a hook's implementation: ``@khabar.hookimpl``."""


@runtime_checkable
class Exporter(Protocol):
    """
    Writes extractions in one format.

    One that shows words to a person may also take a keyword ``lang`` (``ar`` or ``en``).
    """

    @property
    def name(self) -> str:
        """Name of the format, as in ``khabar export NAME``."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes with their dots, such as ``(".jsonl",)``; the longest that fits a file name decides."""
        ...

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write all extractions to an open binary file."""
        ...


@hookspec
def khabar_lexicons() -> Iterable[str | Path]:
    """
    Give word lists shaped like khabar's own.

    Called once, when the pipeline is built.

    Returns:
        Paths of TSV files; each names its table by a first line ``# table: titles``, or is called like one of
        khabar's own (``titles.tsv``). A table that khabar does not have is yours: ``reading.matches("navy")``.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_read(source: Path, columns: Mapping[str, str] | None) -> Iterable[Article | ArticleError] | None:
    """
    Read a file as articles.

    Called for every file given to :func:`khabar.read`; the first plugin that does not return ``None`` decides,
    plugins asked in reverse order.

    Args:
        source: The file.
        columns: Which key or column is which part of the article, when the caller said so. A reader that does not ask
            for it is then passed over.

    Returns:
        Its articles (one file may hold several), or ``None`` when the file is not of your kind. In place of a story
        that cannot be read an :class:`ArticleError` may stand; it costs no other. A generator is read lazily.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_find_sections(reading: Reading) -> Iterable[Section] | Layout | None:
    """
    Say what the article's parts are.

    Called first. The first plugin that does not return ``None`` decides, plugins asked in reverse order.

    Args:
        reading: The article without layout.

    Returns:
        Sections, or a whole layout, or ``None`` when the outlet is not yours.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_find_mentions(reading: Reading) -> Iterable[Located]:
    """
    Find dates, titles, offices, organisations, places, or mentions of your own kind.

    Called once per article, after the sections are known; every plugin's mentions are collected and merged.

    Args:
        reading: The article with its layout; ``reading.anchor`` is the given publication day.

    Returns:
        Mentions with exact offsets; dates may still be unresolved.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_resolve_date(mention: DateMention, reading: Reading, found: Found) -> DateValue | None:
    """
    Say what a written date means.

    Called for each date before the persons are known, and again after the meetings for those still unresolved.
    The first plugin that does not return ``None`` decides, plugins asked in reverse order.

    Args:
        mention: The date as found.
        reading: The article; ``reading.anchor`` is the day that «أمس» counts from, or ``None``.
        found: Everything found so far.

    Returns:
        The value, or ``None`` to pass on.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_find_names(reading: Reading, found: Found) -> Iterable[NameMention]:
    """
    Find persons' names.

    Called after all other mentions are known; collected and merged.

    Args:
        reading: The article.
        found: Dates, titles, offices, organisations, places.

    Returns:
        Names without title, office, marks and proclitic.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_link_persons(reading: Reading, found: Found) -> Iterable[PersonLink | ActorLink] | None:
    """
    Say which mentions are one person or one actor.

    Called once; the first plugin that does not return ``None`` decides, plugins asked in reverse order.

    Args:
        reading: The article.
        found: All mentions, with their ids.

    Returns:
        Links, or ``None`` to pass on.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_find_quotations(reading: Reading, found: Found) -> Iterable[Quotation]:
    """
    Find what was said, by whom.

    Called after persons and actors are known; collected and merged.

    Args:
        reading: The article.
        found: All mentions, persons and actors.

    Returns:
        Quotations; speakers are ids of ``found.persons`` and ``found.actors``.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_find_meetings(reading: Reading, found: Found) -> Iterable[Meeting]:
    """
    Find who met whom.

    Called after the quotations; collected and merged.

    Args:
        reading: The article.
        found: Everything found so far.

    Returns:
        Meetings; participants are ids of ``found.persons`` and ``found.actors``.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_revise(extraction: Extraction) -> Extraction | None:
    """
    Correct the finished record: drop, mend, add.

    Called last, plugin after plugin, each with the former's result.

    Args:
        extraction: The record, ids set.

    Returns:
        The corrected record (``attrs.evolve``), or ``None`` to leave it.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


@hookspec
def khabar_exporters() -> Sequence[Exporter]:
    """
    Give exporters.

    Called once, when the pipeline is built.

    Returns:
        Objects with ``name``, ``suffixes`` and ``write(extractions, target)``.

    .. versionadded:: 0.1
    """
    raise NotImplementedError


# For type checkers: ``plugin: khabar.hooks.MentionsPlugin = my_module`` holds its functions against the signatures.


@runtime_checkable
class LexiconsPlugin(Protocol):
    """A plugin with :func:`khabar_lexicons`."""

    def khabar_lexicons(self) -> Iterable[str | Path]: ...


@runtime_checkable
class ReadPlugin(Protocol):
    """A plugin with :func:`khabar_read`."""

    def khabar_read(
        self, source: Path, columns: Mapping[str, str] | None
    ) -> Iterable[Article | ArticleError] | None: ...


@runtime_checkable
class SectionsPlugin(Protocol):
    """A plugin with :func:`khabar_find_sections`."""

    def khabar_find_sections(self, reading: Reading) -> Iterable[Section] | Layout | None: ...


@runtime_checkable
class MentionsPlugin(Protocol):
    """A plugin with :func:`khabar_find_mentions`."""

    def khabar_find_mentions(self, reading: Reading) -> Iterable[Located]: ...


@runtime_checkable
class DatesPlugin(Protocol):
    """A plugin with :func:`khabar_resolve_date`."""

    def khabar_resolve_date(self, mention: DateMention, reading: Reading, found: Found) -> DateValue | None: ...


@runtime_checkable
class NamesPlugin(Protocol):
    """A plugin with :func:`khabar_find_names`."""

    def khabar_find_names(self, reading: Reading, found: Found) -> Iterable[NameMention]: ...


@runtime_checkable
class PersonsPlugin(Protocol):
    """A plugin with :func:`khabar_link_persons`."""

    def khabar_link_persons(self, reading: Reading, found: Found) -> Iterable[PersonLink | ActorLink] | None: ...


@runtime_checkable
class QuotationsPlugin(Protocol):
    """A plugin with :func:`khabar_find_quotations`."""

    def khabar_find_quotations(self, reading: Reading, found: Found) -> Iterable[Quotation]: ...


@runtime_checkable
class MeetingsPlugin(Protocol):
    """A plugin with :func:`khabar_find_meetings`."""

    def khabar_find_meetings(self, reading: Reading, found: Found) -> Iterable[Meeting]: ...


@runtime_checkable
class RevisePlugin(Protocol):
    """A plugin with :func:`khabar_revise`."""

    def khabar_revise(self, extraction: Extraction) -> Extraction | None: ...


@runtime_checkable
class ExportersPlugin(Protocol):
    """A plugin with :func:`khabar_exporters`."""

    def khabar_exporters(self) -> Sequence[Exporter]: ...


Plugin = (
    LexiconsPlugin
    | ReadPlugin
    | SectionsPlugin
    | MentionsPlugin
    | DatesPlugin
    | NamesPlugin
    | PersonsPlugin
    | QuotationsPlugin
    | MeetingsPlugin
    | RevisePlugin
    | ExportersPlugin
)
"""Any plugin: a module or object with at least one of the hooks."""

"""Built-in plugin ``persons``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.extractors.persons.evidence import is_everyday
from khabar.extractors.persons.linking import link_persons
from khabar.extractors.persons.mentions import find_offices, find_titles
from khabar.extractors.persons.names import find_names
from khabar.extractors.persons.organisations import find_organisations
from khabar.hooks import hookimpl
from khabar.model import ActorLink, Located, NameMention, PersonLink
from khabar.reading import Found, Reading

__all__ = [
    "find_offices",
    "find_titles",
    "is_everyday",
    "khabar_find_mentions",
    "khabar_find_names",
    "khabar_link_persons",
]


@hookimpl
def khabar_find_mentions(reading: Reading) -> Iterator[Located]:
    """Titles, offices and organisations."""
    yield from find_titles(reading)
    yield from find_offices(reading)
    yield from find_organisations(reading)


@hookimpl
def khabar_find_names(reading: Reading, found: Found) -> Iterable[NameMention]:
    """Names of persons."""
    return find_names(reading, found)


@hookimpl
def khabar_link_persons(reading: Reading, found: Found) -> Iterable[PersonLink | ActorLink]:
    """Persons and other actors."""
    return link_persons(reading, found)

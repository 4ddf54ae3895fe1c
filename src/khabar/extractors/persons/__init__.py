"""Built-in plugin ``persons``."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.extractors.persons.mentions import find_offices, find_titles
from khabar.hooks import hookimpl
from khabar.model import Located
from khabar.reading import Reading

__all__ = ["find_offices", "find_titles", "khabar_find_mentions"]


@hookimpl
def khabar_find_mentions(reading: Reading) -> Iterator[Located]:
    """Titles and offices."""
    yield from find_titles(reading)
    yield from find_offices(reading)

"""Built-in plugin ``dates``: finds temporal expressions and says what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.extractors.dates.api import find_dates, parse_date
from khabar.extractors.dates.layer import Prefer, layer_of, mention_of, resolve_event_day, values_of
from khabar.hooks import hookimpl
from khabar.model import DateMention, DateValue
from khabar.reading import Found, Reading

__all__ = ["Prefer", "find_dates", "khabar_find_mentions", "khabar_resolve_date", "parse_date"]


@hookimpl
def khabar_find_mentions(reading: Reading) -> Iterator[DateMention]:
    """Yield every temporal expression; values come from :func:`khabar_resolve_date`."""
    for written in layer_of(reading).written:
        yield mention_of(written, reading.text)


@hookimpl
def khabar_resolve_date(mention: DateMention, reading: Reading, found: Found) -> DateValue | None:
    """Resolve a mention against ``reading.anchor``; days counted in an event wait for the meetings."""
    value = values_of(reading).get((mention.start, mention.end))
    if value is None or value.basis != "unresolved" or not found.meetings:
        return value
    for written in layer_of(reading).written:
        if (written.start, written.end) == (mention.start, mention.end):
            return resolve_event_day(written, reading, found) or value
    return value

"""Meetings: who met whom, where, when, about what."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.extractors.meetings.finding import find_meetings
from khabar.extractors.meetings.speech import link_quotations
from khabar.hooks import hookimpl
from khabar.model import Extraction, Meeting
from khabar.reading import Found, Reading

__all__ = ["find_meetings", "khabar_find_meetings", "khabar_revise"]


@hookimpl
def khabar_find_meetings(reading: Reading, found: Found) -> Iterator[Meeting]:
    """Meetings, talks, visits, calls, each once."""
    yield from find_meetings(reading, found)


@hookimpl
def khabar_revise(extraction: Extraction) -> Extraction | None:
    """Say of quotations in which meeting they were made, where the words around them do."""
    return link_quotations(extraction)

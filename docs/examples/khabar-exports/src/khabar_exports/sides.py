"""Who took part: ids that are unique over articles, and names."""

from __future__ import annotations

from collections.abc import Iterator

import khabar


def key(extraction: khabar.Extraction, id: str) -> str:
    """An id of one article made unique."""
    return f"{extraction.article.id}-{id}"


def sides(extraction: khabar.Extraction, meeting: khabar.Meeting) -> Iterator[tuple[str, str, khabar.Participant]]:
    """Unique id, name and participant for everybody that is known by name."""
    for participant in meeting.participants:
        who = extraction.get(participant.actor)
        if isinstance(who, khabar.Person | khabar.Actor):
            yield key(extraction, who.id), who.name, participant


def day(meeting: khabar.Meeting) -> str:
    """First day as ``YYYY-MM-DD``; empty when unknown."""
    return meeting.date.begin.isoformat()[:10] if meeting.date and meeting.date.begin else ""

"""Meetings without a day, and what they may be."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from khabar.chronicle.events import MONTH, PRINCIPAL
from khabar.chronicle.values import LinkedMeeting
from khabar.matching.events import places_clash, precision
from khabar.model import FAMILIES

__all__ = ["possible_pairs"]


def _family(meeting: LinkedMeeting) -> str:
    return FAMILIES.get(meeting.kind, meeting.kind)


def _persons(meeting: LinkedMeeting, *roles: str) -> set[str]:
    wanted = roles or PRINCIPAL
    return {s.actor for s in meeting.participants if s.actor and s.actor.startswith("p-") and s.role in wanted}


def _dated(meeting: LinkedMeeting) -> bool:
    return meeting.begin is not None and precision((meeting.begin, meeting.until)) <= MONTH


def _window(meeting: LinkedMeeting) -> tuple[dt.date, dt.date] | None:
    """Its own days, however many; without any the month before its article came out."""
    if meeting.begin is not None:
        return meeting.begin, meeting.until or meeting.begin
    published = meeting.sources[0].published
    if published is None or not MONTH < published.toordinal() < dt.date.max.toordinal():
        return None
    return published - dt.timedelta(days=MONTH), published + dt.timedelta(days=1)


def _alike(a: LinkedMeeting, b: LinkedMeeting) -> bool:
    """Whether a meeting without a day has the sides of another, and nothing else speaks against it."""
    if places_clash(a.country, b.country) or {s.article for s in a.sources} & {s.article for s in b.sources}:
        return False
    if _persons(a, "guest") & _persons(b, "host") or _persons(a, "host") & _persons(b, "guest"):
        return False
    if _family(a) != "visit":
        return len(_persons(a) & _persons(b)) >= 2
    countries = {s.country for s in a.participants if s.country} & {s.country for s in b.participants if s.country}
    same_place = a.country is not None and a.country == b.country
    return bool(_persons(a, "guest") & _persons(b, "guest")) and (same_place or len(countries) >= 2)


def possible_pairs(meetings: Iterable[LinkedMeeting]) -> Iterator[tuple[str, str]]:
    """
    Pairs of a meeting without a day (or with none nearer than a month) and one with a day that may be the same.

    Args:
        meetings: By first day.
    """
    by_person: dict[tuple[str, str], list[LinkedMeeting]] = defaultdict(list)
    undated = []
    for meeting in meetings:
        if not _dated(meeting):
            undated.append(meeting)
            continue
        for person in _persons(meeting):
            by_person[_family(meeting), person].append(meeting)
    for meeting in undated:
        window = _window(meeting)
        near = [by_person.get((_family(meeting), person), []) for person in _persons(meeting)]
        if window is None or not near:
            continue
        begin, end = window
        found = {}
        for dated in near:
            first = bisect_left(dated, begin - dt.timedelta(days=min(MONTH, begin.toordinal() - 1)), key=_begin)
            for other in dated[first : bisect_left(dated, end, key=_begin)]:
                if (other.until is None or other.until > begin) and _alike(meeting, other):
                    found[other.id] = (min(meeting.id, other.id), max(meeting.id, other.id))
        yield from found.values()


def _begin(meeting: LinkedMeeting) -> dt.date:
    assert meeting.begin is not None
    return meeting.begin

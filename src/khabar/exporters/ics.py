"""Format ``ics``: meetings as a calendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import IO, Any

from khabar.exporters.plain import harmless
from khabar.model import Actor, Extraction, Meeting, Person

__all__ = ["Calendar"]

_STATUS = {"announced": "TENTATIVE", "proposed": "TENTATIVE", "postponed": "TENTATIVE",
           "cancelled": "CANCELLED", "denied": "CANCELLED"}  # fmt: skip
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def _text(value: str) -> str:
    return harmless(value).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """At most 75 octets a line, no character cut."""
    lines: list[bytes] = []
    here = b""
    for char in line:
        octets = char.encode("utf-8")
        if len(here) + len(octets) > 74 + (not lines):
            lines.append(here)
            here = b""
        here += octets
    return b"\r\n ".join([*lines, here]) + b"\r\n"


class Calendar:
    """
    A whole-day event for each meeting with a day; held and claimed ones alike, ``STATUS`` tells cancelled and denied.

    Loses meetings without a day, quotations, dates, evidence and the sides' roles; who alone claims an event stands
    in its description.
    """

    name = "ics"
    suffixes = (".ics",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write one calendar."""
        for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//khabar//khabar//EN"):
            target.write(_folded(line))
        for e in extractions:
            for m in e.meetings:
                for line in _event(e, m):
                    target.write(_folded(line))
        target.write(_folded("END:VCALENDAR"))


def _name(e: Extraction, id: str | None, text: str = "") -> str:
    who = e.get(id)
    return who.name if isinstance(who, (Person, Actor)) else text


def _event(e: Extraction, m: Meeting) -> Iterator[str]:
    if m.date is None or m.date.begin is None:
        return
    begin = dt.date.fromisoformat(m.date.begin.isoformat()[:10])
    until = dt.date.fromisoformat(m.date.until.isoformat()[:10]) if m.date.until else begin
    sides = " + ".join(_name(e, p.actor, p.text) for p in m.participants)
    claimed = "، ".join(name for id in m.asserted_by if (name := _name(e, id)))
    stamp = f"{e.article.published:%Y%m%d}" if e.article.published else "19700101"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(e.article.id)}-{_text(m.id)}@khabar"
    yield f"DTSTAMP:{stamp.zfill(8)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{begin.isoformat().replace('-', '')}"
    if until > begin:
        yield f"DTEND;VALUE=DATE:{until.isoformat().replace('-', '')}"
    trigger = m.triggers[0].text if m.triggers else m.kind
    yield f"SUMMARY:{_text(f'{trigger}: {sides}' if sides else trigger)}"
    yield f"CATEGORIES:{_text(m.kind)}"
    yield f"STATUS:{_STATUS.get(m.status, 'CONFIRMED')}"
    if m.place:
        yield f"LOCATION:{_text(m.place.text)}"
    if claimed:
        yield f"DESCRIPTION:{_text(claimed)}"
    yield "END:VEVENT"

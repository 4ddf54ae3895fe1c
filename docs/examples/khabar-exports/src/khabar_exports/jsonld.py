"""JSON-LD in the schema.org vocabulary; the context is in the file, nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

import khabar
from khabar_exports.sides import day, key, sides

_STATUS = {
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
}


def _things(e: khabar.Extraction) -> list[dict[str, Any]]:
    things: list[dict[str, Any]] = []
    for person in e.persons:
        things.append(
            {
                "@id": f"urn:khabar:{key(e, person.id)}",
                "@type": "Person",
                "name": person.name,
                "jobTitle": person.offices,
            }
        )
    for actor in e.actors:
        things.append({"@id": f"urn:khabar:{key(e, actor.id)}", "@type": "Organization", "name": actor.name})
    for meeting in e.meetings:
        if meeting.status == "denied":
            continue
        event: dict[str, Any] = {
            "@id": f"urn:khabar:{key(e, meeting.id)}",
            "@type": "Event",
            "name": str(meeting),
            "eventStatus": _STATUS.get(meeting.status, "https://schema.org/EventScheduled"),
            "attendee": [{"@id": f"urn:khabar:{id}"} for id, _, p in sides(e, meeting) if p.role != "host"],
            "organizer": [{"@id": f"urn:khabar:{id}"} for id, _, p in sides(e, meeting) if p.role == "host"],
        }
        if day(meeting):
            event["startDate"] = day(meeting)
        if meeting.place:
            event["location"] = {"@type": "Place", "name": meeting.place.text}
        things.append(event)
    for quotation in e.quotations:
        if quotation.duplicate_of:
            continue
        speakers = [{"@id": f"urn:khabar:{key(e, s.id)}"} for s in e.speakers_of(quotation)]
        id = f"urn:khabar:{key(e, quotation.id)}"
        things.append({"@id": id, "@type": "Quotation", "text": quotation.text, "creator": speakers})
    return things


class JsonLd:
    """Persons, events and quotations as schema.org things."""

    name = "json-ld"
    suffixes = (".jsonld",)

    def write(self, extractions: Iterable[khabar.Extraction], target: IO[Any]) -> None:
        """Write one document with all things in ``@graph``."""
        graph = [thing for extraction in extractions for thing in _things(extraction)]
        document = {"@context": {"@vocab": "https://schema.org/"}, "@graph": graph}
        target.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8"))

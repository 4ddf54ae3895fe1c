"""FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

import khabar
from khabar_exports.sides import day, key, sides


def _entity(schema: str, id: str, **properties: str | list[str] | None) -> dict[str, Any]:
    lists = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": lists}


def _entities(e: khabar.Extraction) -> Iterator[dict[str, Any]]:
    for person in e.persons:
        yield _entity(
            "Person",
            key(e, person.id),
            name=person.name,
            alias=[n for n in person.names if n != person.name],
            position=list(person.offices),
            title=list(person.titles),
            country=person.country.lower() if person.country else None,
        )
    for actor in e.actors:
        country = actor.country.lower() if actor.country else None
        yield _entity("Organization", key(e, actor.id), name=actor.name, country=country)
    for meeting in e.meetings:
        if meeting.status in ("denied", "cancelled"):
            continue
        yield _entity(
            "Event",
            key(e, meeting.id),
            name=str(meeting),
            date=day(meeting),
            location=meeting.place.text if meeting.place else None,
            involved=[id for id, _, p in sides(e, meeting) if p.role != "host"],
            organizer=[id for id, _, p in sides(e, meeting) if p.role == "host"],
            notes=f"{meeting.kind}, {meeting.status}",
        )


class FollowTheMoney:
    """Persons, organisations and events as FollowTheMoney entities."""

    name = "ftm"
    suffixes = (".ftm.json",)

    def write(self, extractions: Iterable[khabar.Extraction], target: IO[Any]) -> None:
        """Write one entity a line."""
        for extraction in extractions:
            for entity in _entities(extraction):
                target.write(json.dumps(entity, ensure_ascii=False).encode("utf-8") + b"\n")

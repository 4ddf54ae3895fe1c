"""Linked values as JSON and back, for the store."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from attrs import asdict

from khabar.chronicle.values import (
    Contradiction,
    LinkedActor,
    LinkedMeeting,
    LinkedPerson,
    OfficeHeld,
    Side,
    Source,
)
from khabar.model import Latin

__all__ = ["dumps", "load_actor", "load_meeting", "load_person"]


def dumps(value: LinkedPerson | LinkedActor | LinkedMeeting) -> str:
    """A linked value as JSON; days in ISO form."""
    return json.dumps(asdict(value), ensure_ascii=False, default=dt.date.isoformat)


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value else None


def _sources(values: list[dict[str, Any]]) -> tuple[Source, ...]:
    return tuple(Source(v["article"], v["id"], _day(v["published"]), v["publisher"]) for v in values)


def _office(v: dict[str, Any]) -> OfficeHeld:
    return OfficeHeld(v["text"], v["status"], v["country"], _day(v["first"]), _day(v["last"]))


def load_person(data: str) -> LinkedPerson:
    """Back from JSON."""
    v = json.loads(data)
    return LinkedPerson(
        v["id"],
        v["name"],
        tuple(v["names"]),
        tuple(v["titles"]),
        tuple(_office(office) for office in v["offices"]),
        v["country"],
        v["gender"],
        Latin(**v["latin"]) if v["latin"] else None,
        _sources(v["sources"]),
        tuple(v["because"]),
    )


def load_actor(data: str) -> LinkedActor:
    """Back from JSON."""
    v = json.loads(data)
    names, because = tuple(v["names"]), tuple(v["because"])
    return LinkedActor(v["id"], v["kind"], v["name"], names, v["country"], _sources(v["sources"]), because)


def load_meeting(data: str) -> LinkedMeeting:
    """Back from JSON."""
    v = json.loads(data)
    return LinkedMeeting(
        **{k: v[k] for k in ("id", "kind", "status", "place", "country", "parent", "asserted")},
        participants=tuple(Side(**side) for side in v["participants"]),
        begin=_day(v["begin"]),
        until=_day(v["until"]),
        sources=_sources(v["sources"]),
        because=tuple(v["because"]),
        contradictions=tuple(
            Contradiction(c["field"], tuple(c["values"]), _sources(c["sources"])) for c in v["contradictions"]
        ),
    )

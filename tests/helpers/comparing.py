"""A small article, gold and records of it, and the figures of comparing them."""

from __future__ import annotations

from typing import Any

from khabar.evaluation import compare

__all__ = [
    "ALI", "FOUND_NAMES", "GOLD_NAMES", "HADDAD", "PEOPLE", "TEXT", "at", "counts", "event", "meetings", "named",
    "quotations", "quote", "record", "speaker",
]  # fmt: skip

TEXT = "قال الوزير سامي العلي أمس الأحد إن اللقاء مع ليلى حداد في عمّان كان مثمراً وأضافت حداد أنها متفائلة بالنتائج"


def at(words: str, after: int = 0) -> dict[str, Any]:
    """The span of ``words`` in the text."""
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def record(**layers: Any) -> dict[str, Any]:
    """A record of the text."""
    return {"article": {"id": "x", "sha256": "s", "text": TEXT}, **layers}


def counts(score: Any) -> tuple[float, float, float]:
    """Right, found, wanted."""
    return score.right_found, score.found, score.wanted


def named(words: str, person: str, after: int = 0) -> dict[str, Any]:
    """A name mention of a person."""
    return {**at(words, after), "person": person}


GOLD_NAMES = [named("سامي العلي", "ali"), named("ليلى حداد", "haddad"), named("حداد", "haddad", 80)]


PEOPLE = [{"id": "ali", "name": "سامي العلي"}, {"id": "haddad", "name": "ليلى حداد"}]
FOUND_NAMES = [named("سامي العلي", "p1"), named("ليلى حداد", "p2"), named("حداد", "p2", 80)]


def quote(words: str, kind: str = "indirect", **more: Any) -> dict[str, Any]:
    """A quotation with its content."""
    return {"id": words, **at(words), "type": kind, **more}


def quotations(gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of quotations, all names found."""
    wanted = record(annotated=["quotations"], names=GOLD_NAMES, persons=PEOPLE, quotations=gold, **more)
    actors = [{"id": "a1", "name": "الوزير"}, {"id": "a2", "name": "النقابة"}]
    return compare([wanted], [record(names=FOUND_NAMES, quotations=found, actors=actors)])["quotations"]


def speaker(kind: str, *actors: str, surface: str | None = None) -> dict[str, Any]:
    """A speaker."""
    return {"kind": kind, "actors": list(actors), "surface": at(surface) if surface else None}


def event(kind: str, trigger: str, *participants: Any, **more: Any) -> dict[str, Any]:
    """A meeting."""
    sides = [{"actor": a, "text": t, "role": r} for a, t, r in participants]
    return {"id": trigger, "kind": kind, "status": "held", "participants": sides, "triggers": [at(trigger)], **more}


def meetings(gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of meetings, all names found."""
    wanted = record(annotated=["meetings"], names=GOLD_NAMES, persons=PEOPLE, meetings=gold, **more)
    return compare([wanted], [record(names=FOUND_NAMES, meetings=found)])["meetings"]


ALI, HADDAD = ("ali", "سامي العلي", "guest"), ("haddad", "ليلى حداد", "host")

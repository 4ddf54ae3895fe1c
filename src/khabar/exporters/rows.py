"""Records as flat rows: what every table format writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from khabar.model import Actor, Extraction, Person

__all__ = ["COLUMNS", "Cell", "Row", "rows"]

Cell: TypeAlias = str | int | bool | None
Row: TypeAlias = tuple[Cell, ...]

#: Tables and their columns; a list in a cell is separated by « | ».
COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("article", "headline", "publisher", "author", "published", "source", "characters"),
    "persons": ("article", "id", "name", "latin", "titles", "offices", "country", "gender"),
    "meetings": (
        "article", "id", "kind", "status", "participants", "countries", "place", "place_country", "begin", "until",
        "asserted_by", "trigger", "start", "end",
    ),
    "participants": ("article", "meeting", "actor", "name", "role", "country", "text"),
    "quotations": (
        "article", "id", "speakers", "names", "speaker_text", "speaker_kind", "resolution", "type", "stance", "cue",
        "text", "start", "end", "parent", "duplicate_of", "ambiguous",
    ),
    "dates": ("article", "id", "text", "start", "end", "kind", "begin", "until", "grain", "edtf", "basis"),
}  # fmt: skip
INTEGERS = frozenset({"characters", "start", "end"})


def _day(value: dt.date | None) -> str | None:
    return value.isoformat()[:10] if value else None


def _name(e: Extraction, id: str | None) -> str | None:
    who = e.get(id)
    return who.name if isinstance(who, (Person, Actor)) else None


def _listed(values: Iterable[str | None]) -> str | None:
    return " | ".join(v for v in values if v) or None


def rows(table: str, e: Extraction) -> Iterator[Row]:
    """An article's rows of one table; unknown is ``None``."""
    a = e.article
    if table == "articles":
        headline = a.headline or (e.layout.headline.text if e.layout.headline else None)
        yield a.id, headline, a.publisher, a.author, _day(a.published), a.source, len(a.text)
    elif table == "persons":
        for p in e.persons:
            latin = p.latin.text if p.latin else None
            yield a.id, p.id, p.name, latin, _listed(p.titles), _listed(p.offices), p.country, p.gender
    elif table == "meetings":
        for m in e.meetings:
            sides = _listed(_name(e, s.actor) or s.text for s in m.participants)
            countries = _listed(sorted({s.country for s in m.participants if s.country}))
            place = (m.place.text, m.place.country) if m.place else (None, None)
            days = (_day(m.date.begin), _day(m.date.until)) if m.date else (None, None)
            first = m.triggers[0] if m.triggers else None
            where = (first.text, first.start, first.end) if first else (None, None, None)
            claimed = _listed(_name(e, id) for id in m.asserted_by)
            yield (a.id, m.id, m.kind, m.status, sides, countries, *place, *days, claimed, *where)
    elif table == "participants":
        for m in e.meetings:
            for s in m.participants:
                yield a.id, m.id, s.actor, _name(e, s.actor), s.role, s.country, s.text
    elif table == "quotations":
        for q in e.quotations:
            by = q.speaker
            ids = by.actors if by else ()
            who = (_listed(ids), _listed(_name(e, id) for id in ids))
            how = (by.surface.text if by.surface else None, by.kind, by.resolution) if by else (None, None, None)
            cue = q.cue.text if q.cue else None
            said = (q.text, q.start, q.end, q.parent, q.duplicate_of, q.ambiguous)
            yield (a.id, q.id, *who, *how, q.type, q.stance, cue, *said)
    else:
        for d in e.dates:
            v = d.value
            days = (_day(v.begin), _day(v.until))
            yield (a.id, d.id, d.text, d.start, d.end, d.kind, *days, v.grain, v.edtf, v.basis)

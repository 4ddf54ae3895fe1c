"""Values of the chronicle from the tables."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable

from khabar.chronicle.actors import actor_of
from khabar.chronicle.forms import Fact, Form, Said, facts_of
from khabar.chronicle.meetings import Draft, DraftSide, Who, meeting_of
from khabar.chronicle.nodes import nodes_of
from khabar.chronicle.persons import person_of
from khabar.chronicle.possible import possible_pairs
from khabar.chronicle.values import Attested, Chronicle, Contradiction, LinkedActor, LinkedMeeting, LinkedPerson, Source
from khabar.model import Extraction

__all__ = ["attested", "chronicle", "day_of", "load_actor", "load_meeting", "load_person"]


def day_of(value: str | None) -> dt.date | None:
    """A day from ISO form."""
    return dt.date.fromisoformat(value[:10]) if value else None


def _source(row: tuple[str, str, str | None, str | None]) -> Source:
    return Source(row[0], row[1], day_of(row[2]), row[3])


def _sources(db: sqlite3.Connection, table: str, where: str, n: int, some: int | None = None) -> list[Source]:
    """In order; when only some are wanted, those that were added first."""
    query = (
        f"SELECT a.id, x.local, a.published, a.publisher FROM {table} x JOIN article a ON a.n = x.article WHERE {where}"
    )
    rows = db.execute(f"{query} LIMIT ?", (n, -1 if some is None else some))
    return sorted(map(_source, rows), key=lambda s: s.key)


def load_person(db: sqlite3.Connection, n: int, sources: int | None = None) -> LinkedPerson:
    """A person, with all sources or some."""
    [(id, articles)] = db.execute("SELECT id, articles FROM person WHERE n = ?", (n,)).fetchall()
    forms = db.execute("SELECT words, country, gender, nth, articles FROM form WHERE person = ?", (n,)).fetchall()
    where = "x.form IN (SELECT n FROM form WHERE person = ?)"
    return person_of(
        id,
        articles,
        [(Form(*form), count) for *form, count in forms],
        _said(db, n),
        _sources(db, "person_node", where, n, sources),
    )


def _said(db: sqlite3.Connection, n: int) -> list[Said]:
    rows = db.execute(
        "SELECT x.kind, x.value, ifnull(min(nullif(x.day, '')), ''), max(x.day), sum(x.articles)"
        " FROM form f JOIN fact x ON x.form = f.n WHERE f.person = ? GROUP BY x.kind, x.value ORDER BY x.kind, x.value",
        (n,),
    )
    return [Said(*row) for row in rows]


def attested(db: sqlite3.Connection, n: int) -> list[Attested]:
    """Titles and offices of a person, with the articles that give them first and last."""
    said = [one for one in _said(db, n) if one.kind in ("title", "office")]
    wanted: dict[str, set[Fact]] = defaultdict(set)
    for one in said:
        for day in filter(None, (one.first, one.last)):
            wanted[day].add(Fact(one.kind, one.value, day))
    proof: dict[Fact, Source] = {}
    for day, facts in wanted.items():
        proof |= _first_to_say(db, n, day, facts)
    found = []
    for one in said:
        text, status, country = one.value.rsplit("\t", 2) if one.kind == "office" else (one.value, "", "")
        facts_there = dict.fromkeys(Fact(one.kind, one.value, day) for day in (one.first, one.last))
        sources = tuple(proof[fact] for fact in facts_there if fact in proof)
        days = day_of(one.first), day_of(one.last)
        found.append(Attested(one.kind, text, status, country or None, *days, one.articles, sources))
    return sorted(found, key=lambda a: (a.first is None, str(a.first), a.kind, a.text, a.status))


def _first_to_say(db: sqlite3.Connection, n: int, day: str, wanted: set[Fact]) -> dict[Fact, Source]:
    """Of the articles of a day, in order, the first that says each of these of a person."""
    rows = db.execute(
        "SELECT a.id, x.local, a.published, a.publisher, a.record FROM article a CROSS JOIN person_node x"
        " ON x.article = a.n JOIN form f ON f.n = x.form"
        " WHERE a.published >= ? AND a.published < ? AND f.person = ? ORDER BY a.id, x.local",
        (day, f"{day}U", n),  # «T» begins a time of that day
    )
    found: dict[Fact, Source] = {}
    for *row, record in rows:
        source = _source((row[0], row[1], row[2], row[3]))
        for node in nodes_of(Extraction.from_dict(json.loads(zlib.decompress(record))))[0]:
            if node.source.id == source.id:
                found = dict.fromkeys(facts_of(node) & wanted, source) | found
        if len(found) == len(wanted):
            break
    return found


def load_actor(db: sqlite3.Connection, n: int, sources: int | None = None) -> LinkedActor:
    """An actor, with all sources or some."""
    [(id, articles, *key)] = db.execute(
        "SELECT id, articles, kind, words, country FROM actor WHERE n = ?", (n,)
    ).fetchall()
    names = [name for (name,) in db.execute("SELECT name FROM actor_name WHERE actor = ?", (n,))]
    return actor_of(
        id, (key[0], key[1], key[2]), names, articles, _sources(db, "actor_node", "x.actor = ?", n, sources)
    )


def _contradictions(data: str) -> Iterable[Contradiction]:
    for c in json.loads(data):
        sources = (Source(s["article"], s["id"], day_of(s["published"]), s["publisher"]) for s in c["sources"])
        yield Contradiction(c["field"], tuple(c["values"]), tuple(sources))


def load_meeting(db: sqlite3.Connection, n: int) -> LinkedMeeting:
    """A meeting."""
    [(id, kind, status, place, country, begin, until, asserted, linked, against)] = db.execute(
        "SELECT id, kind, status, place, country, begin, until, asserted, linked, contradictions"
        " FROM meeting WHERE n = ?",
        (n,),
    ).fetchall()
    days = day_of(begin), day_of(until)
    found = tuple(_contradictions(against))
    draft = Draft(id, kind, status, place, country, *days, bool(asserted), bool(linked), found)
    sides = []
    named: dict[Who, tuple[str, str]] = {}
    rows = db.execute(
        "SELECT s.person, s.actor, s.text, s.role, s.country, s.shared, ifnull(p.id, a.id), ifnull(p.name, a.name)"
        " FROM meeting_side s LEFT JOIN person p ON p.n = s.person LEFT JOIN actor a ON a.n = s.actor"
        " WHERE s.meeting = ?",
        (n,),
    )
    for person, actor, text, role, code, shared, known, name in rows:
        who = ("person", person) if person is not None else ("actor", actor) if actor is not None else None
        sides.append(DraftSide(who, text, role, code, bool(shared)))
        if who:
            named[who] = known, name
    parents = db.execute(
        "SELECT DISTINCT m.id FROM meeting_node x JOIN meeting_node y ON y.article = x.article AND y.local = x.parent"
        " JOIN meeting m ON m.n = y.meeting WHERE x.meeting = ?",
        (n,),
    )
    sources = _sources(db, "meeting_node", "x.meeting = ?", n)
    return meeting_of(draft, sides, named, [parent for (parent,) in parents], sources)


def chronicle(db: sqlite3.Connection) -> Chronicle:
    """Everything linked, as one value."""

    def numbers(table: str, order: str) -> list[int]:
        return [n for (n,) in db.execute(f"SELECT n FROM {table} ORDER BY {order}").fetchall()]

    persons = tuple(load_person(db, n) for n in numbers("person", "id"))
    actors = tuple(load_actor(db, n) for n in numbers("actor", "id"))
    meetings = tuple(load_meeting(db, n) for n in numbers("meeting", "day, id"))
    return Chronicle(persons, actors, meetings, tuple(sorted(possible_pairs(meetings))))

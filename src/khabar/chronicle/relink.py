"""Linking again what was touched, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from attrs import asdict

from khabar.chronicle.actors import fullest
from khabar.chronicle.entries import Touched
from khabar.chronicle.events import MONTH, Event, joined_events
from khabar.chronicle.forms import Form
from khabar.chronicle.index import EventIndex, FormIndex
from khabar.chronicle.meetings import Told, ToldSide, draft_of
from khabar.chronicle.persons import chosen_name, joined_persons, most, stable_id
from khabar.chronicle.values import Source
from khabar.matching.events import precision
from khabar.matching.persons import name_key

__all__ = ["relink"]

Before = dict[str, list[tuple[object, ...]]]  # ids there were, and the forms or nodes they stood for


def relink(db: sqlite3.Connection, touched: Touched) -> None:
    """
    Link again all that was touched; the result is that of linking everything from nothing.

    Args:
        db: Inside a transaction.
        touched: What articles that were put in or taken out have to do with.
    """
    moved = _relink_persons(db, touched)
    _write_actors(db, touched.actors)
    for form in moved:
        told = db.execute(
            "SELECT DISTINCT m.telling, m.meeting FROM meeting_form f JOIN meeting_node m"
            " ON m.article = f.article AND m.local = f.local WHERE f.form = ?",
            (form,),
        ).fetchall()
        touched.tellings.update(telling for telling, _ in told if telling is not None)
        touched.meetings.update(event for _, event in told if event is not None)
    for event in list(touched.meetings):
        if moved:  # who was one with a telling that changed may be one with another now
            query = "SELECT DISTINCT telling FROM meeting_node WHERE meeting = ? AND telling IS NOT NULL"
            touched.tellings.update(n for (n,) in db.execute(query, (event,)))
    _relink_meetings(db, touched)


def _relink_persons(db: sqlite3.Connection, touched: Touched) -> list[int]:
    """Returns the forms that are another person's now."""
    index = FormIndex(db)
    parts = joined_persons(index, index.at(touched.forms), index.fellows)
    moved: list[tuple[int, int]] = []
    taken = _kept(db, index, parts)
    for part in sorted(parts, key=lambda part: -sum(map(index.articles, part))):
        n = _owner(db, index, part, taken)
        taken.add(n)
        for form in part:
            before = index.person(form)
            if before != n:
                moved.append((n, index.number(form)))
                touched.persons.update((n,) if before is None else (n, before))
    before_ids = _ids(
        db, "person", touched.persons, "SELECT n FROM form WHERE person = ? ORDER BY first_article, first_local"
    )
    db.executemany("UPDATE form SET person = ? WHERE n = ?", moved)
    db.executemany("UPDATE person SET id = NULL WHERE n = ?", [(n,) for n in touched.persons])
    for n in touched.persons:
        _write_person(db, n)
    _redirect(db, "person", before_ids, "SELECT p.id FROM form f JOIN person p ON p.n = f.person WHERE f.n = ?")
    _alive(db, "person", touched.persons)
    return [form for _, form in moved]


def _kept(db: sqlite3.Connection, index: FormIndex, parts: Iterable[Iterable[Form]]) -> set[int]:
    """Persons of whom some forms were not linked again: they stay what they are."""
    linked = {index.number(form) for part in parts for form in part}
    persons = {index.person(form) for part in parts for form in part} - {None}
    return {
        person
        for person in persons
        if person is not None
        and not linked.issuperset(n for (n,) in db.execute("SELECT n FROM form WHERE person = ?", (person,)))
    }


def _owner(db: sqlite3.Connection, index: FormIndex, part: Iterable[Form], taken: set[int]) -> int:
    """The person that has most of these forms already, else a new one."""
    owners: Counter[int] = Counter()
    for form in part:
        person = index.person(form)
        if person is not None and person not in taken:
            owners[person] += index.articles(form)
    if owners:
        return min(owners, key=lambda n: (-owners[n], n))
    n = db.execute("INSERT INTO person (id) VALUES (NULL)").lastrowid
    assert n is not None
    return n


def _write_person(db: sqlite3.Connection, n: int) -> None:
    forms = db.execute(
        "SELECT country, articles, first_article, first_local FROM form WHERE person = ?", (n,)
    ).fetchall()
    if not forms:
        db.execute("DELETE FROM person WHERE n = ?", (n,))
        return
    names = db.execute(
        "SELECT x.value, sum(x.articles) FROM form f JOIN fact x ON x.form = f.n AND x.kind = 'name'"
        " WHERE f.person = ? GROUP BY x.value",
        (n,),
    ).fetchall()
    id = stable_id("p", min((article, local) for _, _, article, local in forms))
    country = most((country, count) for country, count, _, _ in forms)
    articles = sum(count for _, count, _, _ in forms)
    row = (id, chosen_name(dict(names)), country, articles, n)
    db.execute("UPDATE person SET id = ?, name = ?, country = ?, articles = ? WHERE n = ?", row)


def _write_actors(db: sqlite3.Connection, touched: Iterable[int]) -> None:
    before = _ids(db, "actor", touched, "SELECT n FROM actor WHERE n = ?")
    for n in touched:
        names = dict(db.execute("SELECT name, articles FROM actor_name WHERE actor = ?", (n,)).fetchall())
        if not names:
            continue  # gone with its last article
        [first] = db.execute("SELECT first_article, first_local FROM actor WHERE n = ?", (n,)).fetchall()
        row = (stable_id("a", first), fullest(names), sum(names.values()), n)
        db.execute("UPDATE actor SET id = ?, name = ?, articles = ? WHERE n = ?", row)
    _redirect(db, "actor", before, "SELECT id FROM actor WHERE n = ?")
    _alive(db, "actor", touched)


def _relink_meetings(db: sqlite3.Connection, touched: Touched) -> None:
    index = EventIndex(db)
    start = [telling for n in sorted(touched.tellings) if (telling := index.at(n)) is not None]
    placed: list[tuple[int, int]] = []
    taken: set[int] = set()
    for part in joined_events(start, index.near, index.together):
        owners = _owners_of(db, part)
        free = [n for n in sorted(owners) if n not in taken]
        event = free[0] if free else db.execute("INSERT INTO meeting (id) VALUES (NULL)").lastrowid
        assert event is not None
        taken.add(event)
        touched.meetings.update((*owners, event))
        placed += [(event, telling.n) for telling in part]
    before = _ids(
        db, "meeting", touched.meetings,
        "SELECT m.article, m.local FROM meeting_node m JOIN article a ON a.n = m.article WHERE m.meeting = ?"
        " ORDER BY a.id, m.local",
    )  # fmt: skip
    db.executemany("UPDATE meeting_node SET meeting = ?1 WHERE telling = ?2 AND meeting IS NOT ?1", placed)
    db.executemany("UPDATE meeting SET id = NULL WHERE n = ?", [(n,) for n in touched.meetings])
    for n in touched.meetings:
        _write_meeting(db, n)
    query = "SELECT m.id FROM meeting_node x JOIN meeting m ON m.n = x.meeting WHERE x.article = ? AND x.local = ?"
    _redirect(db, "meeting", before, query)
    _alive(db, "meeting", touched.meetings)


def _owners_of(db: sqlite3.Connection, part: Iterable[Event]) -> set[int]:
    query = "SELECT DISTINCT meeting FROM meeting_node WHERE telling = ? AND meeting IS NOT NULL"
    return {n for event in part for (n,) in db.execute(query, (event.n,))}


def _told(db: sqlite3.Connection, n: int) -> list[Told]:
    rows = db.execute(
        "SELECT a.id, m.local, a.published, a.publisher, m.data FROM meeting_node m JOIN article a ON a.n = m.article"
        " WHERE m.meeting = ? ORDER BY a.id, m.local",
        (n,),
    ).fetchall()
    person: dict[int, int] = {}
    told = []
    for id, local, published, publisher, data in rows:
        kind, status, begin, until, place, asserted, who = json.loads(data)
        sides = []
        for form, actor, *words in who:
            if form is not None and form not in person:
                [person[form]] = db.execute("SELECT person FROM form WHERE n = ?", (form,)).fetchone()
            known = ("person", person[form]) if form is not None else ("actor", actor) if actor is not None else None
            sides.append(ToldSide(known, *words))
        source = Source(id, local, _day(published), publisher)
        days = _day(begin), _day(until)
        told.append(Told(source, kind, status, *days, tuple(place) if place else None, asserted, tuple(sides)))
    return told


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value else None


def _write_meeting(db: sqlite3.Connection, n: int) -> None:
    for table in ("meeting_side", "meeting_country"):
        db.execute(f"DELETE FROM {table} WHERE meeting = ?", (n,))
    told = _told(db, n)
    if not told:
        db.execute("DELETE FROM meeting WHERE n = ?", (n,))
        return
    draft, sides = draft_of(told)
    begin, until = (day.isoformat() if day else None for day in (draft.begin, draft.until))
    day = begin or "9999"
    vague = draft.begin is not None and precision((draft.begin, draft.until)) > MONTH
    words = " ".join(name_key(draft.place)) if draft.place else None
    against = [asdict(c) for c in draft.contradictions]
    db.execute(
        "UPDATE meeting SET id = ?, kind = ?, status = ?, place = ?, place_words = ?, country = ?, begin = ?,"
        " until = ?, day = ?, vague = ?, asserted = ?, linked = ?, disputed = ?, contradictions = ? WHERE n = ?",
        (
            draft.id, draft.kind, draft.status, draft.place, words, draft.country, begin, until, day, vague,
            draft.asserted, draft.linked, bool(against),
            json.dumps(against, ensure_ascii=False, default=dt.date.isoformat), n,
        ),
    )  # fmt: skip
    rows = []
    for side in sides:
        kind, number = side.who or ("", None)
        persons = (number if kind == "person" else None, number if kind == "actor" else None)
        rows.append((n, day, *persons, side.text, side.role, side.country, side.shared))
    db.executemany("INSERT INTO meeting_side VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    countries = {draft.country, *(side.country for side in sides)} - {None}
    db.executemany("INSERT INTO meeting_country VALUES (?, ?, ?)", [(code, day, n) for code in countries])


def _ids(db: sqlite3.Connection, table: str, numbers: Iterable[int], parts: str) -> Before:
    """Ids before a change, with the forms or nodes that stood under them, first first."""
    before = {}
    for n in numbers:
        row = db.execute(f"SELECT id FROM {table} WHERE n = ?", (n,)).fetchone()
        if row and row[0]:
            before[row[0]] = db.execute(parts, (n,)).fetchall()
    return before


def _redirect(db: sqlite3.Connection, table: str, before: Before, now: str) -> None:
    """Ids that are no more lead to what their first form or node became; what is an id again leads nowhere."""
    for old, parts in sorted(before.items()):
        if db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (old,)).fetchone():
            continue
        rows = (db.execute(now, part).fetchone() for part in parts)
        new = next((row[0] for row in rows if row), None)
        if new is not None:
            db.execute("UPDATE redirect SET new = ? WHERE new = ?", (new, old))
            db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (old, new))


def _alive(db: sqlite3.Connection, table: str, numbers: Iterable[int]) -> None:
    for n in numbers:
        db.execute(f"DELETE FROM redirect WHERE old = (SELECT id FROM {table} WHERE n = ?)", (n,))

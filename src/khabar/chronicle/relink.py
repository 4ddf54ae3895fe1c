"""Linking again what new articles touch, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from khabar.chronicle.actors import actor_key, link_actors
from khabar.chronicle.encoding import dumps
from khabar.chronicle.meetings import link_meetings
from khabar.chronicle.nodes import ActorNode, MeetingNode, PersonNode
from khabar.chronicle.persons import link_persons
from khabar.chronicle.values import LinkedActor, LinkedMeeting, LinkedPerson
from khabar.matching.persons import name_key
from khabar.model import FAMILIES

__all__ = ["Gone", "Nodes", "forget", "index_nodes", "relink"]

Node = tuple[str, str]  # article, local id


@frozen
class Gone:
    """What a replaced article leaves to be linked again: others' persons and meetings, and keys of actors."""

    persons: frozenset[Node] = frozenset()
    meetings: frozenset[Node] = frozenset()
    actors: frozenset[str] = frozenset()


#: The nodes of one article.
Nodes = Callable[[str], tuple[list[PersonNode], list[ActorNode], list[MeetingNode]]]


def _person_keys(node: PersonNode) -> tuple[list[str], bool]:
    """Keys by which a person can meet another in linking, and whether the name has one word only."""
    key = name_key(node.person.name)
    if len(key) == 1:
        return [f"w {key[0]}"], True
    pairs = [f"f {key[-1]} {word}" for word in dict.fromkeys(key[:-1])]
    return [*pairs, *dict.fromkeys((f"w {key[0]}", f"w {key[-1]}"))], False


def index_nodes(db: sqlite3.Connection, article: str, nodes: Nodes) -> None:
    """Write down by what an article's nodes can be linked."""
    persons, actors, meetings = nodes(article)
    for person in persons:
        keys, short = _person_keys(person)
        rows = [(key, article, person.source.id, short) for key in keys]
        db.executemany("INSERT INTO person_key VALUES (?, ?, ?, ?)", rows)
    db.executemany(
        "INSERT INTO actor_source VALUES (?, ?, ?, NULL)",
        [(article, a.source.id, "\t".join(actor_key(a))) for a in actors],
    )
    for meeting in meetings:
        db.execute("INSERT INTO meeting_source VALUES (?, ?, NULL)", (article, meeting.source.id))
        family = FAMILIES.get(meeting.meeting.kind, meeting.meeting.kind)
        who = dict.fromkeys(p.actor for p in meeting.meeting.participants if p.actor)
        rows2 = [(article, meeting.source.id, family, actor) for actor in who]
        db.executemany("INSERT INTO meeting_person VALUES (?, ?, ?, ?)", rows2)


def _touched_persons(db: sqlite3.Connection, start: Iterable[Node]) -> set[Node]:
    """Everybody who can be reached through shared keys; a one-word key joins only where a one-word name bears it."""
    found = set(start)
    waiting = list(found)
    seen: set[str] = set()
    while waiting:
        article, local = waiting.pop()
        keys = db.execute("SELECT key FROM person_key WHERE article = ? AND local = ?", (article, local))
        for (key,) in keys.fetchall():
            if key in seen:
                continue
            rows = db.execute("SELECT article, local, short FROM person_key WHERE key = ?", (key,)).fetchall()
            if key.startswith("w ") and not any(short for _, _, short in rows):
                continue
            seen.add(key)
            new = {(a, p) for a, p, _ in rows} - found
            found |= new
            waiting += new
    return found


def _touched_meetings(db: sqlite3.Connection, start: Iterable[Node], nodes: Nodes) -> set[Node]:
    """Every meeting of a family that shares a linked person with one of these, parents and children, and so on."""
    found = set(start)
    waiting = list(found)
    seen: set[tuple[str, str]] = set()
    while waiting:
        article, local = waiting.pop()
        tree = {
            (article, end)
            for m in nodes(article)[2]
            if m.meeting.parent and local in (m.meeting.parent, m.source.id)
            for end in (m.meeting.parent, m.source.id)
        }
        waiting += tree - found
        found |= tree
        keys = db.execute(
            "SELECT DISTINCT m.family, s.person FROM meeting_person m JOIN person_source s"
            " ON s.article = m.article AND s.local = m.person WHERE m.article = ? AND m.local = ?",
            (article, local),
        ).fetchall()
        for key in keys:
            if key in seen:
                continue
            seen.add(key)
            rows = db.execute(
                "SELECT m.article, m.local FROM person_source s JOIN meeting_person m"
                " ON m.article = s.article AND m.person = s.local WHERE m.family = ? AND s.person = ?",
                key,
            )
            new = set(rows.fetchall()) - found
            found |= new
            waiting += new
    return found


def _owners(db: sqlite3.Connection, table: str, nodes: Iterable[Node]) -> dict[Node, str]:
    column = table.removesuffix("_source")
    query = f"SELECT {column} FROM {table} WHERE article = ? AND local = ?"  # names are ours
    owners = {}
    for node in nodes:
        row = db.execute(query, node).fetchone()
        if row and row[0]:
            owners[node] = row[0]
    return owners


def _redirect(db: sqlite3.Connection, before: dict[Node, str], after: dict[Node, str]) -> None:
    """Ids that are no more lead to what their first node became."""
    alive = set(after.values())
    for old in sorted(set(before.values()) - alive):
        node = min((n for n, owner in before.items() if owner == old and n in after), default=None)
        if node is not None:
            db.execute("UPDATE redirect SET new = ? WHERE new = ?", (after[node], old))
            db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (old, after[node]))
    db.executemany("DELETE FROM redirect WHERE old = ?", [(id,) for id in sorted(alive)])


def _replace(
    db: sqlite3.Connection,
    table: str,
    nodes: set[Node],
    linked: Sequence[LinkedPerson | LinkedActor | LinkedMeeting],
    insert: Callable[[sqlite3.Connection, object], None],
) -> None:
    """Put new linked values in place of those that had these nodes."""
    column = table.removesuffix("_source")
    before = _owners(db, table, nodes)
    after = {s.key: thing.id for thing in linked for s in thing.sources}
    db.executemany(f"DELETE FROM {column} WHERE id = ?", [(id,) for id in sorted(set(before.values()))])
    for thing in linked:
        insert(db, thing)
    _redirect(db, before, after)


def _insert_person(db: sqlite3.Connection, person: object) -> None:
    assert isinstance(person, LinkedPerson)
    db.execute("INSERT INTO person VALUES (?, ?, ?, ?)", (person.id, person.name, person.country, dumps(person)))
    rows = [(s.article, s.id, person.id) for s in person.sources]
    db.executemany("INSERT OR REPLACE INTO person_source VALUES (?, ?, ?)", rows)
    names = dict.fromkeys(" ".join(name_key(name)) for name in person.names)
    db.executemany("INSERT INTO person_name VALUES (?, ?)", [(name, person.id) for name in names])


def _insert_actor(db: sqlite3.Connection, actor: object) -> None:
    assert isinstance(actor, LinkedActor)
    db.execute(
        "INSERT INTO actor VALUES (?, ?, ?, ?, ?)", (actor.id, actor.kind, actor.name, actor.country, dumps(actor))
    )
    for source in actor.sources:
        key = (source.article, source.id)
        db.execute("UPDATE actor_source SET actor = ? WHERE article = ? AND local = ?", (actor.id, *key))


def _insert_meeting(db: sqlite3.Connection, meeting: object) -> None:
    assert isinstance(meeting, LinkedMeeting)
    days = [d.isoformat()[:10] if d else None for d in (meeting.begin, meeting.until)]
    row = (meeting.id, meeting.kind, meeting.status, *days, meeting.country, meeting.asserted)
    db.execute(
        "INSERT INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, bool(meeting.contradictions), dumps(meeting))
    )
    rows = [(s.article, s.id, meeting.id) for s in meeting.sources]
    db.executemany("INSERT OR REPLACE INTO meeting_source VALUES (?, ?, ?)", rows)
    sides = [(meeting.id, side.actor, side.role, side.country) for side in meeting.participants]
    db.executemany("INSERT INTO meeting_side VALUES (?, ?, ?, ?)", sides)


def forget(db: sqlite3.Connection, article: str) -> Gone:
    """Take an article out; return what has to be linked again without it."""
    gone = Gone(
        frozenset(_fellows(db, "person_source", article)),
        frozenset(_fellows(db, "meeting_source", article)),
        frozenset(k for (k,) in db.execute("SELECT key FROM actor_source WHERE article = ?", (article,))),
    )
    for kind in ("person", "actor", "meeting"):
        owners = db.execute(f"SELECT DISTINCT {kind} FROM {kind}_source WHERE article = ?", (article,)).fetchall()
        db.executemany(f"DELETE FROM {kind} WHERE id = ?", owners)
    db.execute("DELETE FROM article WHERE id = ?", (article,))
    db.execute("DELETE FROM search WHERE article = ?", (article,))
    return gone


def _fellows(db: sqlite3.Connection, table: str, article: str) -> list[Node]:
    """Nodes of other articles that are one with a node of this one."""
    column = table.removesuffix("_source")
    return db.execute(
        f"SELECT o.article, o.local FROM {table} m JOIN {table} o ON o.{column} = m.{column}"
        " WHERE m.article = ? AND o.article <> m.article",
        (article,),
    ).fetchall()


def relink(db: sqlite3.Connection, articles: Sequence[str], gone: Gone, nodes: Nodes) -> None:
    """
    Link again all that these articles touch; the result is that of linking everything from nothing.

    Args:
        db: Inside a transaction; nodes of ``articles`` are indexed.
        articles: New or changed articles.
        gone: What the former content of changed articles leaves behind.
        nodes: Nodes of an article by id.
    """
    start = {(a, p.source.id) for a in articles for p in nodes(a)[0]} | gone.persons
    touched = _touched_persons(db, start)
    by_key = {p.source.key: p for a in {a for a, _ in touched} for p in nodes(a)[0]}
    people = link_persons(by_key[n] for n in sorted(touched) if n in by_key)
    _replace(db, "person_source", touched, people, _insert_person)

    keys = {"\t".join(actor_key(n)) for a in articles for n in nodes(a)[1]} | gone.actors
    actor_nodes = {
        (a, local)
        for key in sorted(keys)
        for a, local in db.execute("SELECT article, local FROM actor_source WHERE key = ?", (key,))
    }
    own = [n for a in sorted({a for a, _ in actor_nodes}) for n in nodes(a)[1] if n.source.key in actor_nodes]
    _replace(db, "actor_source", actor_nodes, link_actors(own), _insert_actor)

    meetings = {(a, m.source.id) for a in articles for m in nodes(a)[2]} | gone.meetings
    for article, local in touched | actor_nodes:
        rows = db.execute("SELECT local FROM meeting_person WHERE article = ? AND person = ?", (article, local))
        meetings |= {(article, meeting) for (meeting,) in rows}
    _relink_meetings(db, _touched_meetings(db, meetings, nodes), nodes)


def _relink_meetings(db: sqlite3.Connection, touched: set[Node], nodes: Nodes) -> None:
    wanted = {a for a, _ in touched}
    own = [m for a in sorted(wanted) for m in nodes(a)[2] if m.source.key in touched]
    who: dict[Node, str] = {}
    names: dict[str, str] = {}
    for article in wanted:
        for kind in ("person", "actor"):
            rows = db.execute(
                f"SELECT s.local, t.id, t.name FROM {kind}_source s JOIN {kind} t ON t.id = s.{kind}"
                " WHERE s.article = ?",
                (article,),
            )
            for local, id, name in rows:
                who[(article, local)] = id
                names[id] = name
    linked, possible = link_meetings(own, who, names)
    _replace(db, "meeting_source", touched, linked, _insert_meeting)
    db.executemany("INSERT OR IGNORE INTO possible_same VALUES (?, ?)", possible)

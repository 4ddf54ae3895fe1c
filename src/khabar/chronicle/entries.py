"""Putting what one article tells into the tables, and taking it out."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from attrs import Factory, frozen

from khabar.chronicle.actors import actor_key
from khabar.chronicle.events import telling_of
from khabar.chronicle.forms import Fact, Form, ends, facts_of, forms_of, shorter
from khabar.chronicle.index import FormIndex, together
from khabar.chronicle.nodes import ActorNode, MeetingNode, PersonNode, nodes_of, once
from khabar.matching.persons import name_key
from khabar.model import Extraction

__all__ = ["Touched", "put", "take"]


@frozen
class Touched:
    """Numbers of what has to be looked at again."""

    forms: set[int] = Factory(set)  # linked again
    persons: set[int] = Factory(set)  # written again
    actors: set[int] = Factory(set)
    tellings: set[int] = Factory(set)
    meetings: set[int] = Factory(set)


def put(db: sqlite3.Connection, n: int, extraction: Extraction, touched: Touched) -> None:
    """
    Put an article's persons, actors, meetings and quotations in.

    Args:
        db: Inside a transaction.
        n: The article's number.
        extraction: The record.
        touched: Grows.
    """
    persons, actors, meetings = nodes_of(extraction)
    forms = forms_of(persons)
    known = {form: number for form, _ in forms if (number := _number(db, form)) is not None}
    touched.forms.update(_newly_told_apart(db, known))
    numbers = {node.source.id: _put_form(db, n, form, node, touched) for form, node in forms}
    acting = {node.source.id: _put_actor(db, n, node, touched) for node in actors}
    by_local = {node.source.id: form for form, node in forms}
    _put_meetings(db, n, meetings, by_local, numbers, acting, touched)
    day = extraction.article.published.isoformat()[:10] if extraction.article.published else ""
    for q in once(q for q in extraction.quotations if not q.duplicate_of):
        db.execute("INSERT INTO quotation VALUES (?, ?, ?, ?)", (n, q.id, day, q.stance))
        for who in dict.fromkeys(q.speaker.actors if q.speaker else ()):
            if who in numbers or who in acting:
                row = (numbers.get(who), acting.get(who), day, n, q.id, q.stance)
                db.execute("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", row)


def _number(db: sqlite3.Connection, form: Form) -> int | None:
    row = db.execute(
        "SELECT n FROM form WHERE words = ? AND country = ? AND gender = ? AND nth = ?", tuple(form)
    ).fetchone()
    return row[0] if row else None


def _newly_told_apart(db: sqlite3.Connection, known: dict[Form, int]) -> Iterable[int]:
    """Forms that were or might be taken for one, and that no article told apart before this one."""
    persons: dict[int, list[Form]] = defaultdict(list)
    by_words: dict[str, list[Form]] = defaultdict(list)
    articles: dict[Form, int] = {}
    for form, n in known.items():
        person, articles[form] = db.execute("SELECT person, articles FROM form WHERE n = ?", (n,)).fetchone()
        if person is not None:
            persons[person].append(form)
        if not form.nth:
            by_words[form.words].append(form)
    pairs = {frozenset(pair) for forms in persons.values() for pair in pairwise(forms)}
    pairs |= {frozenset(pair) for forms in by_words.values() for pair in combinations(forms, 2)}
    shorts = {words for words, forms in by_words.items() if not forms[0].full}
    for person, forms in persons.items():
        for form in forms:
            longer = {other for words in shorter(form) if words in by_words for other in by_words[words]}
            pairs |= {frozenset((form, other)) for other in longer}
        if shorts:
            called = db.execute(
                "SELECT DISTINCT e.word FROM form f JOIN form_end e ON e.form = f.n WHERE f.person = ?", (person,)
            )
            called_by = {other for (word,) in called if word in shorts for other in by_words[word]}
            pairs |= {frozenset((form, other)) for form in forms for other in called_by - {form}}
    for pair in pairs:
        rare, common = sorted(pair, key=lambda form: (articles[form], form))
        if not together(db, "person_node", "form", known[rare], known[common]):
            yield from (known[rare], known[common])


def _put_form(db: sqlite3.Connection, article: int, form: Form, node: PersonNode, touched: Touched) -> int:
    row = db.execute(
        "SELECT n, articles, person, first_article, first_local FROM form"
        " WHERE words = ? AND country = ? AND gender = ? AND nth = ?",
        tuple(form),
    ).fetchone()
    if row is None:
        n = _new_form(db, form, node)
        touched.forms.add(n)
    else:
        n, articles, person, *first = row
        first = min(tuple(first), node.source.key)
        db.execute(
            "UPDATE form SET articles = articles + 1, first_article = ?, first_local = ? WHERE n = ?", (*first, n)
        )
        if person is not None:
            touched.persons.add(person)
        if articles.bit_length() != (articles + 1).bit_length():
            touched.forms.add(n)  # its weight changed
    db.execute("INSERT INTO person_node VALUES (?, ?, ?)", (article, node.source.id, n))
    for fact in facts_of(node):
        if fact.kind == "post" and not _is_said(db, n, fact):
            touched.forms.add(n)
        db.execute(
            "INSERT INTO fact VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1", (n, *fact)
        )
        if fact.kind in ("name", "alias"):
            db.execute("INSERT OR IGNORE INTO form_name VALUES (?, ?)", (" ".join(name_key(fact.value)), n))
    return n


def _is_said(db: sqlite3.Connection, form: int, fact: Fact) -> bool:
    query = "SELECT 1 FROM fact WHERE form = ? AND kind = ? AND value = ? AND day = ?"
    return db.execute(query, (form, *fact)).fetchone() is not None


def _new_form(db: sqlite3.Connection, form: Form, node: PersonNode) -> int:
    n = db.execute(
        "INSERT INTO form (words, country, gender, nth, articles, first_article, first_local)"
        " VALUES (?, ?, ?, ?, 1, ?, ?)",
        (*form, *node.source.key),
    ).lastrowid
    assert n is not None
    if not form.nth:
        db.executemany("INSERT OR IGNORE INTO form_part VALUES (?, ?)", [(words, n) for words in shorter(form)])
        db.executemany("INSERT INTO form_end VALUES (?, ?, ?)", [(word, form.country, n) for word in ends(form)])
    return n


def _put_actor(db: sqlite3.Connection, article: int, node: ActorNode, touched: Touched) -> int:
    key = actor_key(node)
    row = db.execute(
        "SELECT n, first_article, first_local FROM actor WHERE kind = ? AND words = ? AND country = ?", key
    ).fetchone()
    if row is None:
        n = db.execute(
            "INSERT INTO actor (kind, words, country, first_article, first_local) VALUES (?, ?, ?, ?, ?)",
            (*key, *node.source.key),
        ).lastrowid
        assert n is not None
    else:
        n, *before = row
        first = min(tuple(before), node.source.key)
        db.execute("UPDATE actor SET first_article = ?, first_local = ? WHERE n = ?", (*first, n))
    db.execute("INSERT INTO actor_node VALUES (?, ?, ?)", (article, node.source.id, n))
    db.execute(
        "INSERT INTO actor_name VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
        (n, node.actor.name),
    )
    touched.actors.add(n)
    return n


def _put_meetings(
    db: sqlite3.Connection,
    article: int,
    nodes: Sequence[MeetingNode],
    forms: dict[str, Form],
    numbers: dict[str, int],
    acting: dict[str, int],
    touched: Touched,
) -> None:
    seen: dict[object, int] = defaultdict(int)
    told = []
    for node in nodes:
        meeting = node.meeting
        who = [
            (numbers.get(p.actor or ""), acting.get(p.actor or ""), p.text, p.role, p.country)
            for p in meeting.participants
        ]
        place = meeting.place
        days = [day.isoformat()[:10] if day else None for day in (node.begin, node.until)]
        data = [meeting.kind, meeting.status, *days, (place.text, place.basis, place.country) if place else None]
        row = (article, node.source.id, meeting.parent)
        text = json.dumps([*data, not meeting.asserted_by, who], ensure_ascii=False)
        part = {form for form, *_ in who if form is not None}
        db.executemany("INSERT INTO meeting_form VALUES (?, ?, ?)", [(form, article, node.source.id) for form in part])
        telling = telling_of(node, forms)
        if telling is None:
            event = db.execute("INSERT INTO meeting (id) VALUES (NULL)").lastrowid
            assert event is not None
            db.execute("INSERT INTO meeting_node VALUES (?, ?, ?, NULL, ?, ?)", (*row, event, text))
            touched.meetings.add(event)
            continue
        telling = telling._replace(nth=seen[telling])
        seen[telling._replace(nth=0)] += 1
        digest = telling.digest
        known = db.execute("SELECT n FROM telling WHERE digest = ?", (digest,)).fetchone()
        if known:
            n = known[0]
            event = db.execute("SELECT meeting FROM meeting_node WHERE telling = ? LIMIT 1", (n,)).fetchone()[0]
            touched.meetings.update([event] if event is not None else [])
        else:
            n = db.execute(
                "INSERT INTO telling (digest, family, begin, until, country, countries, nth)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (digest, *telling[:4], " ".join(telling.countries), telling.nth),
            ).lastrowid
            assert n is not None
            event = None
            by_form = {forms[local]: number for local, number in numbers.items()}
            long = 2 if telling.nth else telling.days > 1
            sides = [(by_form[form], telling.family, long, telling.begin, n, side) for form, side in telling.sides]
            db.executemany("INSERT INTO telling_side VALUES (?, ?, ?, ?, ?, ?)", sides)
            touched.tellings.add(n)
        told.append((n, telling.family))
        db.execute("INSERT INTO meeting_node VALUES (?, ?, ?, ?, ?, ?)", (*row, n, event, text))
    families = [family for _, family in told]
    touched.tellings.update(n for n, family in told if families.count(family) > 1)  # told apart


def take(db: sqlite3.Connection, n: int, extraction: Extraction, touched: Touched) -> None:
    """
    Take an article out with all that only it says.

    Args:
        db: Inside a transaction.
        n: The article's number.
        extraction: The record as it was put in.
        touched: Grows.
    """
    persons, actors, _ = nodes_of(extraction)
    events = "SELECT DISTINCT meeting FROM meeting_node WHERE article = ?"
    touched.meetings.update(event for (event,) in db.execute(events, (n,)))
    told = {t for (t,) in db.execute("SELECT telling FROM meeting_node WHERE article = ?", (n,)) if t is not None}
    fellows = f"SELECT telling FROM meeting_node WHERE meeting IN ({events}) AND telling IS NOT NULL"
    touched.tellings.update(t for (t,) in db.execute(fellows, (n,)))
    for table in ("meeting_node", "meeting_form", "said", "quotation"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (n,))
    for t in told:
        db.execute(
            "DELETE FROM telling WHERE n = ? AND NOT EXISTS (SELECT 1 FROM meeting_node WHERE telling = ?)", (t, t)
        )
    for form, person in forms_of(persons):
        _take_form(db, n, form, person, touched)
    for actor in actors:
        _take_actor(db, n, actor, touched)
    db.execute("DELETE FROM article WHERE n = ?", (n,))


def _first(db: sqlite3.Connection, kind: str, n: int) -> tuple[str, str] | None:
    column = "form" if kind == "person" else "actor"
    row: tuple[str, str] | None = db.execute(
        f"SELECT a.id, x.local FROM {kind}_node x JOIN article a ON a.n = x.article WHERE x.{column} = ?"
        " ORDER BY a.id, x.local LIMIT 1",
        (n,),
    ).fetchone()
    return row


def _take_form(db: sqlite3.Connection, article: int, form: Form, node: PersonNode, touched: Touched) -> None:
    index = FormIndex(db)
    n = _number(db, form)
    assert n is not None
    index.at([n])
    touched.forms.update(index.around(form))
    person = index.person(form)
    touched.persons.update([person] if person is not None else [])
    db.execute("DELETE FROM person_node WHERE article = ? AND local = ?", (article, node.source.id))
    first = _first(db, "person", n)
    if first is None:
        db.execute("DELETE FROM form WHERE n = ?", (n,))
        return
    db.execute("UPDATE form SET articles = articles - 1, first_article = ?, first_local = ? WHERE n = ?", (*first, n))
    for fact in facts_of(node):
        where = "WHERE form = ? AND kind = ? AND value = ? AND day = ?"
        db.execute(f"UPDATE fact SET articles = articles - 1 {where}", (n, *fact))
        db.execute(f"DELETE FROM fact {where} AND articles = 0", (n, *fact))
    names = db.execute("SELECT value FROM fact WHERE form = ? AND kind IN ('name', 'alias')", (n,)).fetchall()
    db.execute("DELETE FROM form_name WHERE form = ?", (n,))
    keys = dict.fromkeys(" ".join(name_key(name)) for (name,) in names)
    db.executemany("INSERT INTO form_name VALUES (?, ?)", [(key, n) for key in keys])


def _take_actor(db: sqlite3.Connection, article: int, node: ActorNode, touched: Touched) -> None:
    [n] = db.execute("SELECT n FROM actor WHERE kind = ? AND words = ? AND country = ?", actor_key(node)).fetchone()
    touched.actors.add(n)
    db.execute("DELETE FROM actor_node WHERE article = ? AND local = ?", (article, node.source.id))
    db.execute("UPDATE actor_name SET articles = articles - 1 WHERE actor = ? AND name = ?", (n, node.actor.name))
    db.execute("DELETE FROM actor_name WHERE actor = ? AND articles = 0", (n,))
    first = _first(db, "actor", n)
    if first is None:
        db.execute("DELETE FROM actor WHERE n = ?", (n,))
    else:
        db.execute("UPDATE actor SET first_article = ?, first_local = ? WHERE n = ?", (*first, n))

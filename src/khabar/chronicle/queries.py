"""Questions to a store, answered by its indexes: numbers and ids of what was asked for, in order."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from khabar.chronicle.events import MONTH

__all__ = ["Wanted", "Who", "meetings", "persons", "quotations", "who"]

Name = tuple[str, str]  # as comparison sees it; as an id

_NAMESAKES = 500

# Somebody else takes part too; by the index that has the day.
_ALSO = (
    "EXISTS (SELECT 1 FROM meeting_side o INDEXED BY meeting_side_{0}"
    " WHERE o.{0} IN ({1}) AND o.day = s.day AND o.meeting = s.meeting)"
)


class Who(NamedTuple):
    """Whom a name or id may mean."""

    persons: list[int]
    actors: list[int]

    def test(self, one: str) -> tuple[str, list[int]]:
        """
        A condition with its values.

        Args:
            one: The condition for a column ``{}``, which is ``person`` or ``actor``.
        """
        columns = [("person", self.persons), ("actor", self.actors)]
        tests = [one.format(column, ", ".join("?" * len(numbers))) for column, numbers in columns if numbers]
        return f"({' OR '.join(tests)})" if tests else "0", [*self.persons, *self.actors]


class Wanted(NamedTuple):
    """What meetings are asked for; days in ISO form."""

    who: list[Who]
    country: str | None
    place: str | None
    since: str | None
    until: str | None
    status: str | None
    disputed: bool


def persons(db: sqlite3.Connection, name: Name | None, country: str | None, limit: int | None) -> list[int]:
    """Persons of a name, of a country, or all; those of most articles first."""
    query = "SELECT n FROM person WHERE 1"
    values: list[str] = []
    if name is not None:
        called = "SELECT f.person FROM form_name c JOIN form f ON f.n = c.form WHERE c.words = ?"
        query += f" AND n IN ({called} UNION SELECT n FROM person WHERE id = ?)"
        values += name
    if country is not None:
        query += " AND country = ?"
        values.append(country)
    rows = db.execute(query + " ORDER BY articles DESC, name, id LIMIT ?", (*values, -1 if limit is None else limit))
    return [n for (n,) in rows.fetchall()]


def who(db: sqlite3.Connection, name: Name, written: str) -> Who:
    """Everybody that a name may mean; of very many those of most articles."""
    actors = db.execute(
        "SELECT actor FROM actor_name WHERE name = ? UNION SELECT n FROM actor WHERE words = ? OR id = ?",
        (written, *name),
    )
    return Who(persons(db, name, None, _NAMESAKES), [n for (n,) in actors.fetchall()])


def meetings(db: sqlite3.Connection, wanted: Wanted, limit: int | None) -> list[int]:
    """Meetings by first day."""
    parts = [_meetings(db, wanted, vague, limit) for vague in ((0, 1) if wanted.since else (None,))]
    return [n for _, _, n in islice(merge(*parts), limit)]


def _meetings(
    db: sqlite3.Connection, wanted: Wanted, vague: int | None, limit: int | None
) -> list[tuple[str, str, int]]:
    """With a first day asked for, what is dated vaguely is sought apart: it may have begun long before."""
    tests: list[str] = []
    values: list[object] = []
    table, day = "meeting m", "m.day"
    ranked = sorted(wanted.who, key=lambda one: _weight(db, one))
    if ranked:
        test, numbers = ranked[0].test("s.{} IN ({})")
        table, day = "meeting_side s JOIN meeting m ON m.n = s.meeting", "s.day"
        tests.append(test)
        values += numbers
    elif wanted.country is not None and wanted.place is None and not wanted.disputed:
        table, day = "meeting_country c JOIN meeting m ON m.n = c.meeting", "c.day"
        tests.append("c.country = ?")
        values.append(wanted.country)
    for one in ranked[1:]:
        test, numbers = one.test(_ALSO)
        tests.append(test)
        values += numbers
    if wanted.country is not None and not table.startswith("meeting_country"):
        tests.append("EXISTS (SELECT 1 FROM meeting_country o WHERE o.meeting = m.n AND o.country = ?)")
        values.append(wanted.country)
    if wanted.place is not None:
        tests.append("m.place_words = ?")
        values.append(wanted.place)
    if wanted.since is not None:
        tests.append("m.vague" if vague else "NOT m.vague")
        tests.append("m.until > ?")
        values.append(wanted.since)
        if not vague:
            tests.append(f"{day} > ?")
            first = dt.date.fromisoformat(wanted.since).toordinal() - MONTH - 1
            values.append(dt.date.fromordinal(max(1, first)).isoformat())
    if wanted.until is not None:
        tests.append(f"{day} < ?")
        values.append(wanted.until)
    if wanted.status is not None:
        tests.append("m.status = ?")
        values.append(wanted.status)
    if wanted.disputed:
        tests.append("m.disputed")
    query = (
        f"SELECT DISTINCT {day}, m.id, m.n FROM {table} WHERE {' AND '.join(tests) or '1'} ORDER BY {day}, m.id LIMIT ?"
    )
    return db.execute(query, (*values, -1 if limit is None else limit)).fetchall()


def _weight(db: sqlite3.Connection, one: Who) -> int:
    """About how often somebody is told of: with the rarest first, the fewest rows are looked at."""
    kinds = (("person", one.persons), ("actor", one.actors))
    return sum(
        db.execute(f"SELECT articles FROM {kind} WHERE n = ?", (n,)).fetchone()[0]
        for kind, numbers in kinds
        for n in numbers
    )


def quotations(
    db: sqlite3.Connection,
    speaker: Who | None,
    stance: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
) -> list[tuple[str, str]]:
    """Article and local id of quotations, by day."""
    tests = ""
    values: list[str] = []
    for test, value in (("q.stance = ?", stance), ("q.day >= ?", since), ("q.day < ?", until)):
        if value is not None:
            tests += f" AND {test}"
            values.append(value)
    tests += " AND q.day <> ''" if until is not None else ""
    if speaker is None:
        return [(id, local) for _, id, local in _quoted(db, "quotation q", f"1{tests}", values, limit)]
    parts: list[Sequence[tuple[str, str, str]]] = []
    for person in speaker.persons:
        for (form,) in db.execute("SELECT n FROM form WHERE person = ?", (person,)).fetchall():
            parts.append(_quoted(db, "said q", f"q.form = ?{tests}", [form, *values], limit))
    for actor in speaker.actors:
        parts.append(_quoted(db, "said q", f"q.actor = ?{tests}", [actor, *values], limit))
    return [(id, local) for _, id, local in islice(_once(merge(*parts)), limit)]


def _quoted(
    db: sqlite3.Connection, table: str, tests: str, values: Sequence[object], limit: int | None
) -> list[tuple[str, str, str]]:
    query = f"SELECT q.day, a.id, q.local FROM {table} JOIN article a ON a.n = q.article WHERE {tests}"
    query += " ORDER BY q.day, a.id, q.local LIMIT ?"
    return db.execute(query, (*values, -1 if limit is None else limit)).fetchall()


def _once(rows: Iterator[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """What two speakers say together comes once."""
    before = None
    for row in rows:
        if row != before:
            yield row
        before = row

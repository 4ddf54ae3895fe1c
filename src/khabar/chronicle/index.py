"""What linking asks of all articles, by the indexes of the store."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator

from khabar.chronicle.events import MONTH, Event
from khabar.chronicle.forms import Form, ends, shorter

__all__ = ["EventIndex", "FormIndex", "together"]

_COLUMNS = "n, words, country, gender, nth, articles, person"


def together(db: sqlite3.Connection, table: str, column: str, a: int, b: int) -> bool:
    """Whether an article has both; ask with the rarer one first."""
    query = f"SELECT 1 FROM {table} x JOIN {table} y ON y.{column} = ? AND y.article = x.article WHERE x.{column} = ?"
    return db.execute(f"{query} LIMIT 1", (b, a)).fetchone() is not None  # names are ours


class FormIndex:
    """Forms of names, as :class:`khabar.chronicle.persons.Index`. Keeps what it reads: make it anew after changes."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: dict[Form, tuple[int, int, int | None]] = {}
        self._posts: dict[Form, frozenset[str]] = {}
        self._together: dict[tuple[int, int], bool] = {}

    def _read(self, where: str, values: tuple[object, ...]) -> Iterator[Form]:
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM form WHERE {where}", values)
        for n, words, country, gender, nth, articles, person in rows:
            form = Form(words, country, gender, nth)
            self._rows[form] = (n, articles, person)
            yield form

    def at(self, numbers: Iterable[int]) -> list[Form]:
        """Forms by their numbers; those that are gone are left out."""
        return [form for n in sorted(numbers) for form in self._read("n = ?", (n,))]

    def number(self, form: Form) -> int:
        """Its number."""
        return self._rows[form][0]

    def person(self, form: Form) -> int | None:
        """The person it was joined to."""
        return self._rows[form][2]

    def articles(self, form: Form) -> int:
        """How many articles have it."""
        return self._rows[form][1]

    def fellows(self, form: Form) -> frozenset[Form]:
        """Full forms of its person."""
        person = self._rows[form][2]
        found = self._read("person = ?", (person,)) if person is not None else ()
        return frozenset(other for other in found if other.full)

    def count(self, form: Form) -> int:
        return 1 << self._rows[form][1].bit_length() - 1

    def posts(self, form: Form) -> frozenset[str]:
        if form not in self._posts:
            query = "SELECT value FROM fact WHERE form = ? AND kind = 'post'"
            self._posts[form] = frozenset(v for (v,) in self._db.execute(query, (self._rows[form][0],)))
        return self._posts[form]

    def together(self, a: Form, b: Form) -> bool:
        rare, common = sorted((self._rows[a], self._rows[b]), key=lambda row: (row[1], row[0]))
        key = rare[0], common[0]
        if key not in self._together:
            self._together[key] = together(self._db, "person_node", "form", *key)
        return self._together[key]

    def alike(self, form: Form) -> Iterable[Form]:
        if form.nth:
            return set()
        found = set(self._read("words = ? AND nth = 0", (form.words,)))
        found.update(self._read("n IN (SELECT form FROM form_part WHERE words = ?)", (form.words,)))
        for words in shorter(form):
            found.update(self._read("words = ? AND nth = 0", (words,)))
        return found - {form}

    def bearers(self, word: str, country: str) -> Iterable[Form]:
        return self._read("n IN (SELECT form FROM form_end WHERE word = ? AND country = ?)", (word, country))

    def holders(self, post: str, word: str) -> Iterable[Form]:
        query = (  # of the bearers of a surname, who are fewer than all who ever held a common post
            "n IN (SELECT e.form FROM form_end e CROSS JOIN fact f"
            " ON f.form = e.form AND f.kind = 'post' AND f.value = ? WHERE e.word = ?)"
        )
        return self._read(query, (post, word))

    def alone(self, word: str) -> Iterable[Form]:
        return self._read("words = ? AND nth = 0", (word,)) if word else ()

    def around(self, form: Form) -> set[int]:
        """Numbers of all whose joining may change when this form goes."""
        near = set(self.alike(form)) | {short for word in ends(form) for short in self.alone(word)}
        person = self._rows[form][2]
        near.update(self._read("person = ?", (person,)) if person is not None else ())
        return {self._rows[other][0] for other in near}


class EventIndex:
    """Tellings of meetings with their persons. Keeps what it has read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._events: dict[int, Event | None] = {}
        self._forms: dict[int, list[int]] = {}
        self._together: dict[tuple[int, int], bool] = {}

    def at(self, n: int) -> Event | None:
        """A telling by its number; ``None`` when it is gone."""
        if n not in self._events:
            self._events[n] = self._load(n)
        return self._events[n]

    def _load(self, n: int) -> Event | None:
        row = self._db.execute(
            "SELECT digest, family, begin, until, country, countries FROM telling WHERE n = ?", (n,)
        ).fetchone()
        if row is None:
            return None
        digest, family, begin, until, country, countries = row
        sides: dict[str, set[int]] = {"": set(), "host": set(), "guest": set()}
        for person, side in self._db.execute(
            "SELECT f.person, s.side FROM telling_side s JOIN form f ON f.n = s.form"
            " WHERE s.telling = ? AND s.long < 2",
            (n,),
        ):
            sides[side].add(person)
        persons = frozenset().union(*sides.values())
        codes = frozenset(countries.split())
        guests, hosts = frozenset(sides["guest"]), frozenset(sides["host"])
        return Event(n, digest, family, begin, until, country or None, codes, persons, guests, hosts)

    def near(self, event: Event) -> Iterator[Event]:
        """Tellings of its family that share a person with it, on days that meet its own."""
        first = dt.date.fromisoformat(event.begin).toordinal()
        early = dt.date.fromordinal(max(1, first - MONTH)).isoformat()
        seen = set()
        for person in event.persons:
            if person not in self._forms:
                rows = self._db.execute("SELECT n FROM form WHERE person = ?", (person,))
                self._forms[person] = [n for (n,) in rows]
            for form in self._forms[person]:
                for long, begin in ((0, event.begin), (1, early)):
                    seen.update(
                        self._db.execute(
                            "SELECT telling FROM telling_side WHERE form = ? AND family = ? AND long = ? AND begin >= ?"
                            " AND begin < ?",
                            (form, event.family, long, begin, event.until),
                        ).fetchall()
                    )
        for (n,) in seen:
            other = self.at(n)
            if other is not None:
                yield other

    def together(self, a: Event, b: Event) -> bool:
        """Whether an article tells of both."""
        key = (min(a.n, b.n), max(a.n, b.n))
        if key not in self._together:
            self._together[key] = together(self._db, "meeting_node", "telling", *key)
        return self._together[key]

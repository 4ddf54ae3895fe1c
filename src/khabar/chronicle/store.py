"""A chronicle in one SQLite file."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from types import TracebackType

from khabar.chronicle.encoding import load_actor, load_meeting, load_person
from khabar.chronicle.nodes import ActorNode, MeetingNode, PersonNode, nodes_of
from khabar.chronicle.relink import Gone, forget, index_nodes, relink
from khabar.chronicle.values import Chronicle, LinkedActor, LinkedMeeting, LinkedPerson
from khabar.matching.persons import name_key
from khabar.model import Extraction, KhabarError, Quotation
from khabar.model.codec import encode
from khabar.text import fold, tokenize

__all__ = ["Store", "StoreError"]

_VERSION = 1


class StoreError(KhabarError):
    """The file is no store, or a newer version made it."""


class Store:
    """
    Extractions and the chronicle derived from them, in one SQLite file.

    Adding links again only what the new articles touch; the result is that of :func:`khabar.link` on all articles,
    in whatever order and portions they came. Each :meth:`add` is one transaction: after a crash the file holds all of
    it or nothing. Use it as a context manager, or call :meth:`close`.

    Args:
        path: The file; made when it does not exist. ``":memory:"`` keeps everything in memory.

    Raises:
        StoreError: The file is no store, or a newer version made it.

    .. versionadded:: 0.1
    """

    def __init__(self, path: str | Path) -> None:
        self._db = sqlite3.connect(str(path), isolation_level=None)
        try:
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._migrate(str(path))
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise StoreError(f"{path}: no store of khabar ({error})") from error
        except StoreError:
            self._db.close()
            raise

    def _migrate(self, path: str) -> None:
        [version] = self._db.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise StoreError(f"{path}: made by a newer khabar (version {version} of the store); update khabar")
        if version == _VERSION:
            return
        if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{path}: a database of something else; give another file")
        schema = (resources.files("khabar.chronicle") / "schema.sql").read_text(encoding="utf-8")
        self._db.executescript(f"BEGIN;\n{schema}\nPRAGMA user_version = {_VERSION};\nCOMMIT;")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __len__(self) -> int:
        """Number of articles."""
        count: int = self._db.execute("SELECT count(*) FROM article").fetchone()[0]
        return count

    def add(self, extractions: Extraction | Iterable[Extraction]) -> int:
        """
        Add records; one whose article is there already with the same content is passed over, another content replaces
        the former.

        Returns:
            How many articles were added or replaced.
        """
        if isinstance(extractions, Extraction):
            extractions = [extractions]
        memo: dict[str, tuple[list[PersonNode], list[ActorNode], list[MeetingNode]]] = {}

        def nodes(article: str) -> tuple[list[PersonNode], list[ActorNode], list[MeetingNode]]:
            if article not in memo:
                memo[article] = nodes_of(self.extraction(article))
            return memo[article]

        added: list[str] = []
        gone = Gone()
        self._db.execute("BEGIN IMMEDIATE")
        try:
            for extraction in extractions:
                record = zlib.compress(encode(extraction), 6)
                id = extraction.article.id
                row = self._db.execute("SELECT record FROM article WHERE id = ?", (id,)).fetchone()
                if row and row[0] == record:
                    continue
                if row:
                    left = forget(self._db, id)
                    gone = Gone(gone.persons | left.persons, gone.meetings | left.meetings, gone.actors | left.actors)
                    memo.pop(id, None)
                self._insert(extraction, record)
                index_nodes(self._db, id, nodes)
                added = [a for a in added if a != id] + [id]
            here = set(added)
            gone = Gone(
                frozenset(n for n in gone.persons if n[0] not in here),
                frozenset(n for n in gone.meetings if n[0] not in here),
                gone.actors,
            )
            if added:
                relink(self._db, sorted(added), gone, nodes)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        return len(added)

    def _insert(self, e: Extraction, record: bytes) -> None:
        a = e.article
        headline = a.headline or (e.layout.headline.text if e.layout.headline else None)
        published = a.published.isoformat() if a.published else None
        self._db.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", (a.id, a.sha256, published, a.publisher, headline, record)
        )
        self._db.execute("INSERT INTO search VALUES (?, ?, ?)", (_folded(a.text), a.id, None))
        for q in e.quotations:
            if q.duplicate_of:
                continue
            self._db.execute("INSERT INTO quotation VALUES (?, ?, ?, ?, ?)", (a.id, q.id, q.type, q.stance, q.text))
            rows = [(a.id, q.id, who) for who in (q.speaker.actors if q.speaker else ())]
            self._db.executemany("INSERT INTO quotation_speaker VALUES (?, ?, ?)", rows)

    def extraction(self, article: str) -> Extraction:
        """
        The record of an article.

        Raises:
            KeyError: It is not in the store.
        """
        row = self._db.execute("SELECT record FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return Extraction.from_dict(json.loads(zlib.decompress(row[0])))

    def resolve(self, id: str) -> str:
        """What an id of a linked person, actor or meeting has become; itself when nothing."""
        row = self._db.execute("SELECT new FROM redirect WHERE old = ?", (id,)).fetchone()
        return str(row[0]) if row else id

    def persons(self, name: str | None = None, *, country: str | None = None) -> list[LinkedPerson]:
        """Persons who bear a name (in any spelling), of a country, or all; those of most articles first."""
        query = "SELECT p.data FROM person p WHERE 1"
        values: list[str] = []
        if name is not None:
            query += " AND p.id IN (SELECT person FROM person_name WHERE key = ? UNION SELECT ?)"
            values += [" ".join(name_key(name)), self.resolve(name)]
        if country is not None:
            query += " AND p.country = ?"
            values.append(country)
        found = [load_person(data) for (data,) in self._db.execute(query, values)]
        return sorted(found, key=lambda p: (-len(p.sources), p.name, p.id))

    def _ids(self, who: str | LinkedPerson | LinkedActor) -> list[str]:
        if isinstance(who, (LinkedPerson, LinkedActor)):
            return [self.resolve(who.id)]
        actors = self._db.execute("SELECT id FROM actor WHERE name = ? OR id = ?", (who, self.resolve(who)))
        return [p.id for p in self.persons(who)] + [id for (id,) in actors]

    def meetings(
        self,
        *who: str | LinkedPerson | LinkedActor,
        country: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        status: str | None = None,
        disputed: bool = False,
    ) -> list[LinkedMeeting]:
        """
        Meetings, by first day.

        Args:
            who: Names, ids or persons that all take part.
            country: Where it took place, or whose side takes part.
            since: First day from which on; a meeting without a day is left out.
            until: First day from which on no more.
            status: ``held``, ``announced`` …
            disputed: Only those that sources contradict each other about.
        """
        query = "SELECT data FROM meeting m WHERE 1"
        values: list[object] = []
        for one in who:
            ids = self._ids(one)
            marks = ", ".join("?" * len(ids))
            query += f" AND m.id IN (SELECT meeting FROM meeting_side WHERE actor IN ({marks}))"
            values += ids
        if country is not None:
            query += " AND (m.country = ? OR EXISTS (SELECT 1 FROM meeting_side s WHERE s.meeting = m.id"
            query += " AND s.country = ?))"
            values += [country, country]
        for day, test in ((since, "m.until > ?"), (until, "m.begin < ?")):
            if day is not None:
                query += f" AND {test}"
                values.append(day.isoformat()[:10])
        if status is not None:
            query += " AND m.status = ?"
            values.append(status)
        if disputed:
            query += " AND m.disputed"
        query += " ORDER BY m.begin IS NULL, m.begin, m.id"
        return [load_meeting(data) for (data,) in self._db.execute(query, values)]

    def quotations(
        self, who: str | LinkedPerson | LinkedActor | None = None, *, stance: str | None = None
    ) -> list[tuple[str, Quotation]]:
        """Quotations of a speaker, or all, with the id of their article; by publication day."""
        query = "SELECT q.article, q.local FROM quotation q JOIN article a ON a.id = q.article"
        values: list[str] = []
        if who is not None:
            ids = self._ids(who)
            marks = ", ".join("?" * len(ids))
            said = "JOIN quotation_speaker s ON s.article = x.article AND s.speaker = x.local WHERE"
            query += " WHERE (q.article, q.local) IN (SELECT s.article, s.local FROM person_source x"
            query += f" {said} x.person IN ({marks}) UNION SELECT s.article, s.local FROM actor_source x"
            query += f" {said} x.actor IN ({marks}))"
            values += ids * 2
        else:
            query += " WHERE 1"
        if stance is not None:
            query += " AND q.stance = ?"
            values.append(stance)
        rows = self._db.execute(query + " ORDER BY a.published, q.article, q.local", values).fetchall()
        return [(article, quotation) for article, quotation in self._load(rows)]

    def _load(self, rows: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Quotation]]:
        records: dict[str, Extraction] = {}
        for article, local in rows:
            if article not in records:
                records = {article: self.extraction(article)}
            found = records[article].get(local)
            if isinstance(found, Quotation):
                yield article, found

    def search(self, words: str, *, limit: int = 50) -> list[tuple[str, str]]:
        """
        Articles that hold all these words, in any spelling that folding makes alike; best first.

        Returns:
            (article id, headline or id).
        """
        query = " ".join(f'"{word}"' for word in _folded(words).split())
        if not query:
            return []
        rows = self._db.execute(
            "SELECT s.article, a.headline FROM search s JOIN article a ON a.id = s.article WHERE search MATCH ?"
            " ORDER BY rank, s.article LIMIT ?",
            (query, limit),
        )
        return [(article, headline or article) for article, headline in rows]

    def chronicle(self) -> Chronicle:
        """Everything linked, as one value."""
        persons = (load_person(d) for (d,) in self._db.execute("SELECT data FROM person ORDER BY id"))
        actors = (load_actor(d) for (d,) in self._db.execute("SELECT data FROM actor ORDER BY id"))
        possible = self._db.execute("SELECT a, b FROM possible_same ORDER BY a, b").fetchall()
        return Chronicle(tuple(persons), tuple(actors), tuple(self.meetings()), tuple(possible))


def _folded(text: str) -> str:
    return " ".join(fold(token.text) for token in tokenize(text) if token.kind != "mark")

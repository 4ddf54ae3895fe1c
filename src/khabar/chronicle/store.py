"""A chronicle in one SQLite file."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from khabar.chronicle import queries
from khabar.chronicle.entries import Touched, put, take
from khabar.chronicle.loading import attested, chronicle, day_of, load_meeting, load_person
from khabar.chronicle.relink import relink
from khabar.chronicle.schema import OWNER, VERSION, before_second, make
from khabar.chronicle.values import Attested, Chronicle, LinkedActor, LinkedMeeting, LinkedPerson, Moment, Source
from khabar.matching.persons import name_key
from khabar.model import Extraction, KhabarError, Quotation
from khabar.model.codec import encode
from khabar.text import fold, tokenize

__all__ = ["Store", "StoreError"]


_RANKED = 5000  # articles at most that a search puts in order of fitness


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
            self._db.execute("PRAGMA synchronous = NORMAL")  # with WAL the file stays whole even so
            self._db.execute("PRAGMA cache_size = -65536")  # 64 MB
            self._migrate(str(path))
        except BaseException as error:
            self._db.close()
            if isinstance(error, sqlite3.DatabaseError):
                raise StoreError(f"{path}: no store of khabar ({error})") from error
            raise

    def _migrate(self, path: str) -> None:
        [version] = self._db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StoreError(f"{path}: made by a newer khabar (version {version} of the store); update khabar")
        if version == VERSION:
            return
        if not version and self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{path}: a database of something else; give another file")
        with self._whole():
            if not version:
                make(self._db)
            else:
                self._from_first()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of it, or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def _from_first(self) -> None:
        """Bring a store of version 1 up to date: records in again; ids there were lead to what they are now."""
        ids = before_second(self._db)
        make(self._db)
        touched = Touched()
        for (record,) in self._db.execute("SELECT record FROM before"):
            extraction = _decoded(record)
            put(self._db, self._insert(extraction, record), extraction, touched)
        relink(self._db, touched)
        self._db.execute("DROP TABLE before")
        for old, kind, article, local in ids:
            row = self._db.execute(OWNER[kind], (article, local)).fetchone()
            if row and row[0] != old:
                self._db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (old, row[0]))

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
        added = set()
        touched = Touched()
        with self._whole():
            for extraction in extractions:
                record = zlib.compress(encode(extraction), 6)
                id = extraction.article.id
                row = self._db.execute("SELECT n, record FROM article WHERE id = ?", (id,)).fetchone()
                if row and row[1] == record:
                    continue
                if row:
                    former = _decoded(row[1])
                    if former == extraction:
                        continue  # the same, as another version wrote it
                    self._forget(row[0], former, touched)
                put(self._db, self._insert(extraction, record), extraction, touched)
                added.add(id)
            if added:
                relink(self._db, touched)
        return len(added)

    def _insert(self, e: Extraction, record: bytes) -> int:
        a = e.article
        headline = a.headline or (e.layout.headline.text if e.layout.headline else None)
        published = a.published.isoformat() if a.published else None
        n = self._db.execute(
            "INSERT INTO article (id, sha256, published, publisher, headline, record) VALUES (?, ?, ?, ?, ?, ?)",
            (a.id, a.sha256, published, a.publisher, headline, record),
        ).lastrowid
        assert n is not None
        self._db.execute("INSERT INTO search (rowid, folded) VALUES (?, ?)", (n, _folded(a.text)))
        return n

    def _forget(self, n: int, e: Extraction, touched: Touched) -> None:
        former = _folded(e.article.text)  # an index without content has to be told what it loses
        self._db.execute("INSERT INTO search (search, rowid, folded) VALUES ('delete', ?, ?)", (n, former))
        take(self._db, n, e, touched)

    def extraction(self, article: str) -> Extraction:
        """
        The record of an article.

        Raises:
            KeyError: It is not in the store.
        """
        row = self._db.execute("SELECT record FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return _decoded(row[0])

    def source(self, article: str, id: str) -> Source:
        """
        Where something stands: an article of the store, with its day and outlet, and an id there.

        Raises:
            KeyError: The article is not in the store.
        """
        row = self._db.execute("SELECT published, publisher FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return Source(article, id, day_of(row[0]), row[1])

    def resolve(self, id: str) -> str:
        """What an id of a linked person, actor or meeting has become; itself when nothing."""
        row = self._db.execute("SELECT new FROM redirect WHERE old = ?", (id,)).fetchone()
        return str(row[0]) if row else id

    def persons(
        self,
        name: str | None = None,
        *,
        country: str | None = None,
        limit: int | None = None,
        sources: int | None = None,
    ) -> list[LinkedPerson]:
        """
        Persons; those of most articles first.

        Args:
            name: A name that they bear, in any spelling, or an id.
            country: ISO code of their country.
            limit: How many at most.
            sources: How many sources of each at most; ``LinkedPerson.articles`` counts all.
        """
        found = queries.persons(self._db, self._name(name), country, limit)
        return [load_person(self._db, n, sources) for n in found]

    def _name(self, name: str | None) -> tuple[str, str] | None:
        return None if name is None else (" ".join(name_key(name)), self.resolve(name))

    def _who(self, who: str | LinkedPerson | LinkedActor) -> queries.Who:
        id = self.resolve(who if isinstance(who, str) else who.id)
        name = who if isinstance(who, str) else ""
        return queries.who(self._db, (" ".join(name_key(name)), id), name)

    def meetings(
        self,
        *who: str | LinkedPerson | LinkedActor,
        country: str | None = None,
        place: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        status: str | None = None,
        disputed: bool = False,
        limit: int | None = None,
    ) -> list[LinkedMeeting]:
        """
        Meetings, by first day.

        Args:
            who: Names, ids, persons or actors that all take part.
            country: Where it took place, or whose side takes part.
            place: Where it took place, in any spelling.
            since: First day from which on; a meeting without a day is left out.
            until: First day from which on no more.
            status: ``held``, ``announced`` …
            disputed: Only those that sources contradict each other about.
            limit: How many at most.
        """
        wanted = queries.Wanted(
            [self._who(one) for one in who],
            country,
            " ".join(name_key(place)) if place is not None else None,
            since.isoformat()[:10] if since else None,
            until.isoformat()[:10] if until else None,
            status,
            disputed,
        )
        return [load_meeting(self._db, n) for n in queries.meetings(self._db, wanted, limit)]

    def quotations(
        self,
        who: str | LinkedPerson | LinkedActor | None = None,
        *,
        stance: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
    ) -> list[tuple[str, Quotation]]:
        """
        Quotations with the id of their article, by its day.

        Args:
            who: The speaker: name, id, person or actor.
            stance: ``praises``, ``condemns`` …
            since: Only of articles from this day on.
            until: Only of articles before this day.
            limit: How many at most.
        """
        speaker = None if who is None else self._who(who)
        days = [day.isoformat()[:10] if day else None for day in (since, until)]
        rows = queries.quotations(self._db, speaker, stance, days[0], days[1], limit)
        return list(self._load(rows))

    def attested(self, who: str | LinkedPerson) -> list[Attested]:
        """Titles and offices of a person by the day an article first gives them; without a day last."""
        return [held for n in self._who(who).persons for held in attested(self._db, n)]

    def timeline(
        self,
        who: str | LinkedPerson | LinkedActor,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
    ) -> list[Moment]:
        """
        What is told of somebody, by day: titles and offices when they first stand in an article, meetings, quotations.

        Args:
            who: Name, id, person or actor.
            since: From this day on; what has no day is left out.
            until: Before this day.
            limit: How many at most.
        """
        offices = [Moment(a.first, a, a.sources) for n in self._who(who).persons for a in attested(self._db, n)]
        moments = [m for m in offices if m.day is not None or since is None]
        moments += [Moment(m.begin, m, m.sources) for m in self.meetings(who, since=since, until=until, limit=limit)]
        for article, quotation in self.quotations(who, since=since, until=until, limit=limit):
            source = self.source(article, quotation.id)
            moments.append(Moment(source.published, quotation, (source,)))
        first, last = (dt.date.fromisoformat(d.isoformat()[:10]) if d else None for d in (since, until))
        shown = [
            m
            for m in moments
            if isinstance(m.what, LinkedMeeting)
            or m.day is None
            or not ((first and m.day < first) or (last and m.day >= last))
        ]
        return sorted(shown, key=_order)[:limit]

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
        Articles that hold all these words, in any spelling that folding makes alike; best first. Where more than 5,000
        do, the best of the 5,000 that were added last.

        Returns:
            (article id, headline or id).
        """
        query = " ".join(f'"{word}"' for word in _folded(words).split())
        if not query:
            return []
        last = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
        before = self._db.execute(last, (query, _RANKED)).fetchone() or (0,)
        rows = self._db.execute(
            "SELECT a.id, a.headline FROM search s JOIN article a ON a.n = s.rowid WHERE search MATCH ? AND s.rowid > ?"
            " ORDER BY rank, a.id LIMIT ?",
            (query, *before, limit),
        )
        return [(article, headline or article) for article, headline in rows]

    def chronicle(self) -> Chronicle:
        """Everything linked, as one value."""
        return chronicle(self._db)


_KINDS: tuple[type, ...] = (Attested, LinkedMeeting, Quotation)


def _order(moment: Moment) -> tuple[bool, str, int]:
    """By day; on one day who somebody is, whom he met, what he said."""
    return moment.day is None, str(moment.day or "")[:10], _KINDS.index(type(moment.what))


def _decoded(record: bytes) -> Extraction:
    return Extraction.from_dict(json.loads(zlib.decompress(record)))


def _folded(text: str) -> str:
    return " ".join(fold(token.text) for token in tokenize(text) if token.kind != "mark")

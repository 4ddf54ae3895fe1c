"""The tables of a store, and stores of former versions brought up to date."""

from __future__ import annotations

import sqlite3
from importlib import resources

__all__ = ["OWNER", "VERSION", "before_second", "make"]

VERSION = 2


def make(db: sqlite3.Connection) -> None:
    """Make the tables; inside a transaction of the caller, or each by itself."""
    schema = (resources.files("khabar.chronicle") / "schema.sql").read_text(encoding="utf-8")
    for statement in schema.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {VERSION}")


# What a person, an actor or a meeting of an article belongs to.
OWNER = {
    "person": "SELECT p.id FROM article a JOIN person_node x ON x.article = a.n JOIN form f ON f.n = x.form"
    " JOIN person p ON p.n = f.person WHERE a.id = ? AND x.local = ?",
    "actor": "SELECT p.id FROM article a JOIN actor_node x ON x.article = a.n JOIN actor p ON p.n = x.actor"
    " WHERE a.id = ? AND x.local = ?",
    "meeting": "SELECT p.id FROM article a JOIN meeting_node x ON x.article = a.n JOIN meeting p ON p.n = x.meeting"
    " WHERE a.id = ? AND x.local = ?",
}


def before_second(db: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """
    Clear a store of version 1; its records stay in a table ``before``.

    Returns:
        Ids there were, with redirects: id, kind, and article and local id of a source.
    """
    ids = []
    for kind in OWNER:
        first = f"SELECT {kind} AS id, '{kind}', article, local, min(article || char(10) || local) FROM {kind}_source"
        ids += [row[:4] for row in db.execute(f"{first} WHERE {kind} IS NOT NULL GROUP BY {kind}").fetchall()]
    at = {row[0]: row[1:] for row in ids}
    ids += [(old, *at[new]) for old, new in db.execute("SELECT old, new FROM redirect").fetchall() if new in at]
    db.execute("CREATE TABLE before AS SELECT record FROM article")
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'before' AND name NOT LIKE 'search%'"
    for (name,) in db.execute(f"{tables} AND name NOT LIKE 'sqlite%' ORDER BY rowid DESC").fetchall():
        db.execute(f"DROP TABLE {name}")
    db.execute("DROP TABLE search")
    return ids

"""Which key of a line, or column of a table, is which part of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from khabar.model import ArticleError

__all__ = ["FIELDS", "check_columns", "renamed"]

#: What a line or row may give.
FIELDS = ("text", "id", "published", "published_at", "headline", "publisher", "author", "url", "source", "part_of")


def check_columns(columns: Mapping[str, str]) -> None:
    """
    Refuse names of parts that an article does not have.

    Raises:
        ArticleError: There is no such part.
    """
    unknown = [field for field in columns if field not in FIELDS]
    if unknown:
        raise ArticleError(f"columns: an article has no {unknown[0]!r}; there are {', '.join(FIELDS)}")


def renamed(record: object, columns: Mapping[str, str] | None, where: str) -> object:
    """
    A record with its keys as an article has them; parts that are not renamed keep their names.

    Raises:
        ArticleError: It has no such key.
    """
    if not columns or not isinstance(record, Mapping):
        return record
    found: dict[str, Any] = dict(record)
    for field, column in columns.items():
        if column not in record:
            there = ", ".join(map(str, list(record)[:20]))
            raise ArticleError(f"{where}: no column {column!r} (for {field}); there are {there}")
        found[field] = record[column]
    return found

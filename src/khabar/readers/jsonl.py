"""JSON Lines: one article a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from khabar.model import Article, ArticleError
from khabar.readers.columns import renamed
from khabar.readers.days import day_of_url

__all__ = ["article_of_record", "read_jsonl"]

_KEYS = ("id", "headline", "publisher", "published", "published_at", "part_of")


def article_of_record(record: object, where: str) -> Article:
    """
    An article from a mapping with ``text`` and, optionally, ``id``, ``published``, ``published_at``, ``headline``,
    ``publisher``, ``url`` or ``source``, ``part_of``. Without a day of its own, the day in the path of ``url`` counts.

    Raises:
        ArticleError: It is no such mapping; names ``where``.
    """
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        raise ArticleError(f"{where}: no article; a line is an object with a string 'text'")
    given: dict[str, Any] = {key: record[key] for key in _KEYS if record.get(key) not in (None, "")}
    if "id" in given:
        given["id"] = str(given["id"])
    published = given.get("published")
    if (isinstance(published, str) and len(published) > 10) or isinstance(published, dt.datetime):
        given.setdefault("published_at", published)
    if "published" not in given and "published_at" not in given:
        given["published"] = day_of_url(record.get("url"))
    try:
        return Article(record["text"], source=record.get("source") or record.get("url"), **given)
    except ArticleError as error:
        raise ArticleError(f"{where}: {error}") from error


def read_jsonl(source: Path, columns: Mapping[str, str] | None = None) -> Iterator[Article | ArticleError]:
    """Articles of a JSONL file; a line that is none gives its error and costs no other."""
    with source.open("rb") as file:
        for number, line in enumerate(file, 1):
            where = f"{source.name}, line {number}"
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8-sig"))
            except (UnicodeDecodeError, ValueError, RecursionError) as error:
                yield ArticleError(f"{where}: no JSON in UTF-8 ({error})")
                continue
            try:
                yield article_of_record(renamed(record, columns, where), where)
            except ArticleError as error:
                yield error

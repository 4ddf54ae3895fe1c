"""JSON Lines: one article a line."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from khabar.model import Article, ArticleError
from khabar.readers.columns import renamed
from khabar.readers.days import day_of_url
from khabar.readers.decode import MOST_BYTES

__all__ = ["article_of_record", "read_jsonl"]

_KEYS = ("id", "headline", "publisher", "author", "published", "published_at", "part_of")


def article_of_record(record: object, where: str) -> Article:
    """
    An article from a mapping with ``text`` and, optionally, ``id``, ``published``, ``published_at``, ``headline``,
    ``publisher``, ``author``, ``url`` or ``source``, ``part_of``. Without a day of its own, the day in the path of
    ``url`` counts.

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


def _opened(source: Path) -> IO[bytes]:
    suffix = source.suffix.lower()
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(source))
    if suffix != ".zst":
        return source.open("rb")
    try:
        import zstandard
    except ImportError as error:
        raise ArticleError(f"{source.name}: to read .zst files, pip install 'khabar[zstd]'") from error
    return cast("IO[bytes]", io.BufferedReader(zstandard.open(source, "rb")))


def _lines(source: Path) -> Iterator[bytes | ArticleError]:
    """Lines, one in memory at a time; a line that never ends (a compressed bomb) ends the file with an error."""
    number = 0
    try:
        with _opened(source) as file:
            while line := file.readline(MOST_BYTES + 1):
                number += 1
                if len(line) > MOST_BYTES:
                    yield ArticleError(f"{source.name}, line {number}: longer than {MOST_BYTES // 2**20} MiB")
                    return
                yield line
    except ArticleError as error:
        yield error
    except Exception as error:  # each library has its own
        if source.suffix.lower() not in (".gz", ".zst"):
            raise
        yield ArticleError(f"{source.name}, after line {number}: broken archive ({error})")


def read_jsonl(source: Path, columns: Mapping[str, str] | None = None) -> Iterator[Article | ArticleError]:
    """Articles of a JSONL file, also ``.gz`` and ``.zst``; a line that is none gives its error and costs no other."""
    for number, line in enumerate(_lines(source), 1):
        if isinstance(line, ArticleError):
            yield line
            return
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

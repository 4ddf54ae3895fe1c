"""One pure function that reads many articles and never raises: for pools, Spark, Ray, Dask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from khabar.model import Article, ArticleError, Extraction, Failure
from khabar.model.codec import encode
from khabar.pipeline import Pipeline

__all__ = ["article_of", "map_batch"]

Record = Article | Mapping[str, Any] | str | bytes
_KEYS = ("id", "headline", "publisher", "published", "published_at", "part_of")


def article_of(record: Record) -> Article:
    """
    An article from a mapping with ``text`` (and ``id``, ``published``, ``headline``, ``publisher``, ``url``), from
    such a mapping as JSON in bytes, or from the text itself.

    Raises:
        ArticleError: There is no ``text``, or a value is not of its kind.
    """
    if isinstance(record, Article):
        return record
    if isinstance(record, str):
        return Article(record)
    if isinstance(record, bytes):
        try:
            record = json.loads(record)
        except ValueError as error:
            raise ArticleError(f"the record is no JSON: {error}") from error
    if not isinstance(record, Mapping) or "text" not in record:
        raise ArticleError("a record is a mapping with a key 'text'")
    given = {key: record[key] for key in _KEYS if record.get(key) is not None}
    if "id" in given:
        given["id"] = str(given["id"])
    return Article(record["text"], source=record.get("source") or record.get("url"), **given)


@cache
def _pipeline(recipe: str) -> Pipeline:
    """One pipeline a process and recipe."""
    return Pipeline(**json.loads(recipe))


def _failed(record: object, error: Exception) -> Extraction:
    id = record.get("id") if isinstance(record, Mapping) else None
    failure = Failure("khabar", "read", type(error).__name__, str(error))
    return Extraction(Article("", id=str(id or "")), failures=(failure,))


def map_batch(records: Iterable[Record], recipe: Mapping[str, Any] | None = None) -> list[bytes]:
    """
    Read a batch of articles.

    Args:
        records: Articles, or what :func:`article_of` takes.
        recipe: Keyword arguments of :class:`khabar.Pipeline`, plain values only (plugins by name or
            ``module:attribute``); the pipeline is built once a process.

    Returns:
        One line of JSON (schema ``khabar/1``, UTF-8, without line end) a record, in order; a record that cannot be
        read gives a line with ``failures``. Depends on the record alone: not on its neighbours, order or process.
    """
    key = json.dumps(dict(recipe or {}), sort_keys=True)
    lines = []
    for record in records:
        try:
            extraction = _pipeline(key)(article_of(record))
        except Exception as error:  # never raises: one bad record must not cost the batch
            extraction = _failed(record, error)
        lines.append(encode(extraction).rstrip(b"\n"))
    return lines

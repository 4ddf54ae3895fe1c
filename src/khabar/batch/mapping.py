"""One pure function that reads many articles and never raises: for pools, Spark, Ray, Dask."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from khabar.model import Article, ArticleError, Extraction, Failure
from khabar.model.codec import encode
from khabar.pipeline import Pipeline
from khabar.readers import article_of_record

__all__ = ["article_of", "map_batch"]

Record = Article | ArticleError | Mapping[str, Any] | str | bytes


def article_of(record: Record) -> Article:
    """
    An article from a mapping with ``text`` (see ``khabar.readers.article_of_record``), from such a mapping as JSON
    in bytes, or from the text itself.

    Raises:
        ArticleError: It is none; an error that stands in an article's place is raised as it is.
    """
    if isinstance(record, ArticleError):
        raise record
    if isinstance(record, Article):
        return record
    if isinstance(record, str):
        return Article(record)
    if isinstance(record, bytes):
        try:
            record = json.loads(record)
        except (ValueError, RecursionError) as error:
            raise ArticleError(f"the record is no JSON: {error}") from error
    return article_of_record(record, "record")


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

"""INPUT: articles in files and folders, or records of an earlier run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from khabar.model import Article, ArticleError, Extraction, RecordError
from khabar.pipeline import Pipeline

__all__ = ["articles", "is_records", "records"]


def is_records(path: Path) -> bool:
    """Whether a file's first line is a record, not an article."""
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return False
    with path.open("rb") as file:
        first = next((line for line in file if line.strip()), b"")
    try:
        record = json.loads(first)
    except ValueError:
        return False
    return isinstance(record, dict) and str(record.get("schema", "")).startswith("khabar/")


def articles(paths: Iterable[Path], pipeline: Pipeline, published: dt.date | None) -> Iterator[Article | ArticleError]:
    """Articles of all inputs in order; what cannot be read is an error in its place."""
    for path in paths:
        try:
            for item in pipeline.read(path):
                if isinstance(item, Article) and published is not None:
                    instant = published if isinstance(published, dt.datetime) else item.published_at
                    yield evolve(item, published=published, published_at=instant)
                else:
                    yield item
        except ArticleError as error:
            yield error


def records(paths: Iterable[Path]) -> Iterator[Extraction]:
    """
    Records of all inputs.

    Raises:
        RecordError: An input holds no records.
    """
    from khabar.front import load

    for path in paths:
        if not path.exists():
            raise RecordError(f"{path}: no such file")
        yield from load(path)

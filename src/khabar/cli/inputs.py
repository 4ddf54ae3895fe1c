"""INPUT: articles in files and folders, on standard input, or records of an earlier run."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from attrs import evolve

from khabar.cli.progress import Meter, expected
from khabar.exporters import harmless
from khabar.model import Article, ArticleError, Extraction, RecordError
from khabar.pipeline import Pipeline
from khabar.readers import decode

__all__ = ["Watch", "articles", "extractions", "is_records", "records"]

_STDIN = Path("-")


def is_records(path: Path) -> bool:
    """Whether a file's first line is a record, not an article."""
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            first = next((line for line in file if line.strip()), b"")
        record = json.loads(first)
    except (OSError, ValueError, RecursionError):
        return False  # whoever reads the articles says what is wrong
    return isinstance(record, dict) and str(record.get("schema", "")).startswith("khabar/")


def articles(
    paths: Iterable[Path], pipeline: Pipeline, published: dt.date | None, columns: Mapping[str, str] | None = None
) -> Iterator[Article | ArticleError]:
    """Articles of all inputs in order; what cannot be read is an error in its place."""
    for path in paths:
        try:
            for item in _standard_input() if path == _STDIN else pipeline.read(path, columns=columns):
                if isinstance(item, Article) and published is not None:
                    instant = published if isinstance(published, dt.datetime) else item.published_at
                    yield evolve(item, published=published, published_at=instant)
                else:
                    yield item
        except ArticleError as error:
            yield error


def _standard_input() -> Iterator[Article]:
    yield Article(decode(sys.stdin.buffer.read(), "standard input"), source="-")


def extractions(
    paths: Iterable[Path],
    pipeline: Pipeline,
    published: dt.date | None,
    jobs: int = 1,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Extraction]:
    """Extractions of all inputs in order: articles are read, records taken as they are."""
    for ready, group in groupby(paths, key=is_records):
        if ready:
            yield from records(group)
        else:
            yield from pipeline.pipe(articles(group, pipeline, published, columns), jobs=jobs)


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


class Watch:
    """
    Passes records on, says on standard error how far it is and what failed, and remembers that something did.

    Args:
        paths: What is read, to know how much there is.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self.failed = 0
        self.done = 0
        self.paths = tuple(paths)

    def __call__(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        meter = Meter(expected(self.paths) if sys.stderr.isatty() else None)
        for extraction in extractions:
            self.done += 1
            self.failed += bool(extraction.failures)
            if extraction.failures:
                meter.wipe()
            for failure in extraction.failures:
                where = "" if failure.hook == "read" else f"{extraction.article.id}: {failure.plugin}: "
                print(harmless(f"khabar: {where}{failure.message}"), file=sys.stderr)
            meter.tell(self.done, self.failed)
            yield extraction
        meter.wipe()

    def verdict(self) -> int:
        """The exit code."""
        if self.failed:
            print(f"khabar: {self.failed} of {self.done} articles failed", file=sys.stderr)
        return 1 if self.failed else 0

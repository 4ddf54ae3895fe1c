"""The functions that people import."""

from __future__ import annotations

import datetime as dt
import gzip
import inspect
import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any

from khabar.hooks import Exporter
from khabar.model import (
    Article,
    ArticleError,
    ArticleWarning,
    Extraction,
    KhabarError,
    PluginError,
    Quotation,
    RecordError,
)
from khabar.pipeline import Pipeline
from khabar.readers.columns import check_columns

__all__ = ["default_pipeline", "extract", "find_quotations", "load", "read", "write"]

_RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


@cache
def default_pipeline() -> Pipeline:
    """The pipeline that the functions here use: all built-in and installed plugins; built once, at the first call."""
    return Pipeline()


def extract(
    article: Article | str, *, published: dt.date | str | None = None, pipeline: Pipeline | None = None
) -> Extraction:
    """
    Find who met whom, when and where, and who said what, in one article.

    Args:
        article: An article, or its text.
        published: The outlet's day, which «أمس» is counted from; a datetime is reduced to its own day. Overrides the
            article's.
        pipeline: Another pipeline than the default one.

    Returns:
        The record. Text without any news gives an empty one; nothing raises on any text.

    Raises:
        ArticleError: ``article`` is neither, or ``published`` is no date.

    .. versionadded:: 0.1
    """
    if not isinstance(article, Article):
        article = Article(article)
    if published is not None:
        from attrs import evolve

        instant = published if isinstance(published, dt.datetime) else article.published_at
        article = evolve(article, published=published, published_at=instant)
    return (pipeline or default_pipeline())(article)


def read(
    source: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: str = "warn",
    pipeline: Pipeline | None = None,
) -> Iterator[Article]:
    """
    Read articles from a text file, a saved page, JSON Lines, Parquet, a feed, or a folder of them.

    Args:
        source: A path. Text is not read from strings: use :class:`khabar.Article`.
        columns: For JSON Lines and Parquet: which key or column is which part of the article, where it is called
            otherwise, like ``{"text": "body", "published": "date"}``.
        on_error: What becomes of a file or line that cannot be read among others: ``warn`` passes over it with an
            :class:`ArticleWarning`; ``raise`` raises its :class:`ArticleError`.
        pipeline: Whose readers to use; the default pipeline's when not given.

    Returns:
        Articles, in order of file names; in a folder, ``published.tsv`` (file, tab, day) gives their days.

    Raises:
        ArticleError: The source does not exist; with ``raise``, anything in it that cannot be read.
        ValueError: Another ``on_error``.

    .. versionadded:: 0.1
    """
    if on_error not in ("warn", "raise"):
        raise ValueError(f"on_error={on_error!r} is neither 'warn' nor 'raise'")
    if columns:
        check_columns(columns)
    path = Path(source)
    alone = path.is_file()
    rows = _is_lines(path) or path.suffix.lower() == ".parquet"
    only: ArticleError | None = None  # what a file alone begins with; all there is of it, when nothing follows
    for number, item in enumerate((pipeline or default_pipeline()).read(path, columns=columns)):
        if only is not None:
            warnings.warn(str(only), ArticleWarning, stacklevel=2)
            only = None
        if isinstance(item, Article):
            yield item
        elif on_error == "raise" or (alone and not rows):
            raise item
        elif alone and number == 0:
            only = item
        else:
            warnings.warn(str(item), ArticleWarning, stacklevel=2)
    if only is not None:
        raise only


def _is_lines(path: Path) -> bool:
    return path.name.lower().endswith(_RECORDS)


def load(source: str | Path) -> Iterator[Extraction]:
    """
    Read records that :func:`write` wrote.

    Args:
        source: A file of JSON Lines (``.gz`` too), or a folder of them: its files in order of names, not below.

    Raises:
        RecordError: There is no such file, or a line is no record of schema ``khabar/1``; names file and line.

    .. versionadded:: 0.1
    """
    path = Path(source)
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if _is_lines(p))
        if not files:
            raise RecordError(f"{path}: no records (.jsonl) in this folder")
    else:
        files = [path]
    for file in files:
        try:
            yield from _records_of(file)
        except (OSError, EOFError) as error:
            raise RecordError(f"{file}: cannot be read ({_reason(error)})") from error


def _records_of(file: Path) -> Iterator[Extraction]:
    with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Extraction.from_dict(json.loads(line))
            except (ValueError, RecursionError, RecordError) as error:
                raise RecordError(f"{file.name}, line {number}: {error}") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _exporter(format: str | None, target: str | Path | IO[bytes], pipeline: Pipeline) -> Exporter:
    exporters = pipeline.exporters
    if format is not None:
        if format not in exporters:
            raise PluginError(f"format {format!r} is unknown; there are {', '.join(sorted(exporters))}")
        return exporters[format]
    name = str(target) if isinstance(target, (str, Path)) else ""
    fitting = [(len(s), e.name) for e in exporters.values() for s in e.suffixes if name.lower().endswith(s)]
    if not fitting:
        raise PluginError(f"no format for {name or 'an open file'}; give format= one of {', '.join(sorted(exporters))}")
    return exporters[max(fitting)[1]]


@contextmanager
def _open(target: str | Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """An open binary file; a path is replaced whole at the end, or not at all."""
    if not isinstance(target, (str, Path)):
        yield target
        return
    path = Path(target)
    if path.exists() and not path.is_file():  # /dev/stdout and the like
        with path.open("wb") as file:
            yield file
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        file = partial.open("wb")
    except OSError as error:
        raise KhabarError(f"{path}: cannot be written ({_reason(error)})") from error
    try:
        with file:
            yield file
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write(
    extractions: Extraction | Iterable[Extraction],
    target: str | Path | IO[bytes],
    *,
    format: str | None = None,
    lang: str = "ar",
    pipeline: Pipeline | None = None,
) -> None:
    """
    Write records in a format.

    Args:
        extractions: One or many.
        target: A path (written whole or not at all), or an open binary file.
        format: Name of the format; chosen by the path's suffix when not given.
        lang: Language of labels, for formats that a person reads: ``ar`` or ``en``.
        pipeline: Whose exporters to use.

    Raises:
        PluginError: No such format.
        KhabarError: The file cannot be written.

    .. versionadded:: 0.1
    """
    if isinstance(extractions, Extraction):
        extractions = [extractions]
    exporter = _exporter(format, target, pipeline or default_pipeline())
    knows_lang = "lang" in inspect.signature(exporter.write).parameters
    more: dict[str, Any] = {"lang": lang} if knows_lang else {}
    with _open(target) as file:
        exporter.write(extractions, file, **more)


@cache
def _quotation_pipeline() -> Pipeline:
    return Pipeline(layers=("quotations",))


def find_quotations(text: str, *, published: dt.date | str | None = None) -> tuple[Quotation, ...]:
    """
    Find who said what, for those who need nothing else.

    Speakers' ids are those of :func:`extract` on the same text; use that to look them up.

    Args:
        text: Any text; offsets are code points of it.
        published: The outlet's day.

    Returns:
        Quotations in text order.

    .. versionadded:: 0.1
    """
    return _quotation_pipeline()(Article(text, published=published)).quotations

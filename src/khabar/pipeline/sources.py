"""Files and folders as streams of articles, in which what cannot be read is an error among the others."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from khabar.model import Article, ArticleError, PluginWarning
from khabar.plugins import Plugin

__all__ = ["read_source"]

_SIDECAR = "published.tsv"
_IN_FOLDERS = frozenset({".txt", ".html", ".htm", ".jsonl", ".ndjson", ".rss", ".atom", ".parquet"})


def _sidecar(folder: Path) -> dict[str, dt.date]:
    """
    Days by file name, from ``published.tsv``: file, tab, ISO day; a header line may stand first.

    Raises:
        ArticleError: A line is none.
    """
    path = folder / _SIDECAR
    if not path.is_file():
        return {}
    days: dict[str, dt.date] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        name, _, day = line.partition("\t")
        if not line.strip() or line.startswith("#") or (number == 1 and day.strip() == "published"):
            continue
        try:
            days[name.strip()] = dt.date.fromisoformat(day.strip())
        except ValueError as error:
            raise ArticleError(f"{path.name}, line {number}: {day.strip()!r} is no day like 2025-01-20") from error
    return days


def _files(folder: Path, known: frozenset[str]) -> list[Path]:
    """Files of a folder that somebody reads, by name; not below."""
    return sorted(p for p in folder.iterdir() if p.is_file() and (p.suffix.lower() in known))


def read_source(
    source: Path, readers: Sequence[Plugin], columns: Mapping[str, str] | None = None
) -> Iterator[Article | ArticleError]:
    """
    Articles of a file, or of a folder's files; a file or line that cannot be read gives its error in place.

    Raises:
        ArticleError: The source does not exist, nobody reads its kind, or its folder's ``published.tsv`` is broken.
    """
    if not source.exists():
        raise ArticleError(f"{source}: no such file or folder")
    days = _sidecar(source if source.is_dir() else source.parent)
    if source.is_dir():
        files = _files(source, _IN_FOLDERS)
        if not files:
            raise ArticleError(f"{source}: no .txt, .html or .jsonl file in this folder")
    else:
        files = [source]
    for path in files:
        day = days.get(path.name)
        for item in _read_file(path, readers, columns):
            if isinstance(item, Article) and item.published is None and day is not None:
                yield evolve(item, published=day)
            else:
                yield item


def _read_file(
    path: Path, readers: Sequence[Plugin], columns: Mapping[str, str] | None
) -> Iterator[Article | ArticleError]:
    """Items of the first reader that takes the file, one by one: a file may be larger than memory."""
    for plugin in reversed(readers):
        implementation = plugin.implementations["khabar_read"]
        if columns and "columns" not in implementation.argnames:
            continue
        begun = False
        try:
            items: Any = implementation.function(
                *[columns if name == "columns" else path for name in implementation.argnames]
            )
            if items is None:
                continue
            for item in items:
                begun = True
                if isinstance(item, (Article, ArticleError)):
                    yield item
                else:
                    yield ArticleError(
                        f"{path.name}: plugin {plugin.name!r} gave a {type(item).__name__}, not an Article"
                    )
        except ArticleError as error:
            yield error
        except Exception as error:
            why = f"{path.name}: plugin {plugin.name!r} cannot read it ({type(error).__name__}: {error})"
            if not begun and not plugin.builtin:  # another reader may know the file
                warnings.warn(f"{why}; others are asked", PluginWarning, stacklevel=2)
                continue
            yield ArticleError(why)
        return
    yield ArticleError(f"{path.name}: nobody reads {path.suffix or 'such'} files; give .txt, .html or .jsonl")

"""Built-in plugin ``readers``: text files, JSON Lines, Parquet, saved pages, feeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from khabar.hooks import hookimpl
from khabar.model import Article, ArticleError
from khabar.readers.columns import check_columns
from khabar.readers.days import day_of_review
from khabar.readers.decode import MOST_BYTES, decode
from khabar.readers.feed import read_feed
from khabar.readers.html import read_html
from khabar.readers.jsonl import article_of_record, read_jsonl
from khabar.readers.several import split
from khabar.readers.table import read_parquet

__all__ = [
    "article_of_record",
    "decode",
    "khabar_read",
    "read_feed",
    "read_html",
    "read_jsonl",
    "read_parquet",
    "read_text",
]

_LINES = (".jsonl", ".ndjson")
_FEEDS = (".rss", ".atom", ".xml")


def read_text(source: Path) -> list[Article]:
    """A text file as one article, called like the file, or as several: ``dump.txt#1``, ``dump.txt#2`` …"""
    text = decode(source.read_bytes(), source.name)
    parts = split(text)
    if len(parts) == 1:
        return [Article(text, id=source.name, source=str(source))]
    ids = [f"{source.name}#{number}" for number in range(1, len(parts) + 1)]
    day = day_of_review(parts[0].partition("\n")[0])
    return [
        Article(part, id=id, source=str(source), published=day, part_of=ids[0])
        for part, id in zip(parts, ids, strict=True)
    ]


@hookimpl
def khabar_read(source: Path, columns: Mapping[str, str] | None) -> Iterable[Article | ArticleError] | None:
    """``.txt``, ``.html``, feeds, ``.parquet``, and lines of JSON, plain or compressed."""
    if columns:
        check_columns(columns)
    suffix = source.suffix.lower()
    if suffix in (".gz", ".zst"):  # compressed lines; of an archive only one line at a time is in memory
        return read_jsonl(source, columns) if Path(source.stem).suffix.lower() in _LINES else None
    if suffix in _LINES:
        return read_jsonl(source, columns)
    if suffix == ".parquet":
        return read_parquet(source, columns)
    if suffix not in (".txt", ".html", ".htm", *_FEEDS):
        return None
    if columns:
        raise ArticleError(f"{source.name}: columns are those of .jsonl and .parquet files")
    if source.stat().st_size > MOST_BYTES:
        raise ArticleError(f"{source.name}: larger than {MOST_BYTES // 2**20} MiB; split it, or give JSON Lines")
    if suffix in _FEEDS:
        return read_feed(source)
    return read_text(source) if suffix == ".txt" else read_html(source)

"""Built-in plugin ``readers``: text files, JSON Lines, saved pages, feeds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from khabar.hooks import hookimpl
from khabar.model import Article, ArticleError
from khabar.readers.decode import MOST_BYTES, decode
from khabar.readers.feed import read_feed
from khabar.readers.html import read_html
from khabar.readers.jsonl import article_of_record, read_jsonl

__all__ = ["article_of_record", "decode", "khabar_read", "read_feed", "read_html", "read_jsonl", "read_text"]

_FEEDS = (".rss", ".atom", ".xml")


def read_text(source: Path) -> list[Article]:
    """A text file as one article; its name is the article's id."""
    text = decode(source.read_bytes(), source.name)
    return [Article(text, id=source.name, source=str(source))]


@hookimpl
def khabar_read(source: Path) -> Iterable[Article | ArticleError] | None:
    """``.txt``, ``.jsonl`` (``.ndjson``), ``.html`` (``.htm``), ``.rss``, ``.atom``, ``.xml``."""
    suffix = source.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return read_jsonl(source)
    if suffix not in (".txt", ".html", ".htm", *_FEEDS):
        return None
    if source.stat().st_size > MOST_BYTES:
        raise ArticleError(f"{source.name}: larger than {MOST_BYTES // 2**20} MiB; split it, or give JSON Lines")
    if suffix in _FEEDS:
        return read_feed(source)
    return read_text(source) if suffix == ".txt" else read_html(source)

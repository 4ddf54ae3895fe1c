"""Saved web pages, read with the standard library alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import regex

from khabar.model import Article, ArticleError
from khabar.readers.decode import decode

__all__ = ["paragraphs", "read_html"]

_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", regex.IGNORECASE)
_SILENT = frozenset(
    {"script", "style", "nav", "footer", "aside", "form", "button", "noscript", "svg", "figure", "iframe"}
)
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_DAY = regex.compile(r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$")
_DATE_META = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "date",
    "pubdate",
    "parsely-pub-date",
)


class _Page(HTMLParser):
    """Collects headings, paragraphs, meta data and JSON-LD in one pass."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str, bool]] = []  # tag, text, inside <article>
        self.meta: dict[str, str] = {}
        self.json_ld: list[str] = []
        self.times: list[str] = []
        self.title = ""
        self._silent = 0
        self._article = 0
        self._tag: str | None = None
        self._text: list[str] = []
        self._raw: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name and given.get("content"):
                self.meta.setdefault(name, given["content"])
        elif tag == "time" and given.get("datetime") and not self._silent:
            self.times.append(given["datetime"])
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._raw = []
        elif tag == "article":
            self._article += 1
        elif tag == "title" and not self.title:
            self._close()
            self._tag = "title"
        elif tag == "br" and self._tag:
            self._text.append("\n")
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS and not self._silent:
            self._close()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._raw is not None:
            self.json_ld.append("".join(self._raw))
            self._raw = None
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == self._tag:
            self._close()
        if tag == "article":
            self._close()
            self._article = max(0, self._article - 1)

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)
        elif self._tag and not self._silent:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._close()

    def _close(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in "".join(self._text).split("\n")).strip()
        if self._tag == "title":
            self.title = self.title or text
        elif self._tag and text:
            self.blocks.append((self._tag, text, self._article > 0))
        self._tag = None
        self._text = []


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD document, a few levels deep."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        thing, depth = waiting.pop()
        if isinstance(thing, list) and depth < 6:
            waiting += [(item, depth + 1) for item in thing]
        elif isinstance(thing, dict):
            yield thing
            if depth < 6:
                waiting += [(item, depth + 1) for item in thing.values() if isinstance(item, (list, dict))]


def _story(page: _Page) -> dict[str, Any]:
    """The JSON-LD object of the page's own article."""
    for raw in page.json_ld:
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        for thing in _walk(document):
            kinds = thing.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and k.endswith(("Article", "NewsArticle", "BlogPosting")) for k in kinds):
                return thing
    return {}


def _instant(*values: object) -> str | None:
    """The first value that is an ISO day or instant; what is none is never guessed at."""
    for value in values:
        if isinstance(value, str) and _DAY.match(value.strip()):
            day = value.strip().replace(" ", "T")
            return day if len(day) == 10 or regex.search(r"(Z|[+-]\d{2}:?\d{2})$", day) else day[:10]
    return None


def _body(page: _Page) -> list[str]:
    inside = [b for b in page.blocks if b[2]]
    blocks = inside if sum(len(text) for _, text, _ in inside) > 300 else page.blocks
    kept: list[str] = []
    for tag, text, _ in blocks:
        if tag == "h1":
            continue
        if tag in ("p", "blockquote") or (tag.startswith("h") and kept) or (tag == "li" and len(text) > 40):
            kept.append(text)
    return kept


def paragraphs(html: str) -> list[str]:
    """Paragraphs of a piece of HTML, or of plain text."""
    page = _Page()
    page.feed(f"<p>{html}")
    page.close()
    return [text for _, text, _ in page.blocks]


def read_html(source: Path) -> Iterator[Article]:
    """
    One saved page as one article: the first ``h1`` and the paragraphs, and what its meta data say.

    The publication day is taken from JSON-LD, then ``meta``, then ``<time datetime>``; never from a footer. The body
    of a crowded page is read better with the extra ``html``.

    Raises:
        ArticleError: No text on the page.
    """
    data = source.read_bytes()
    charset = _CHARSET.search(data[:4096])
    page = _Page()
    page.feed(decode(data, source.name, charset[1].decode("ascii") if charset else "cp1256"))
    page.close()
    story = _story(page)
    headline = next((text for tag, text, _ in page.blocks if tag == "h1"), None)
    given = story.get("headline")
    headline = headline or (given if isinstance(given, str) else None) or page.meta.get("og:title")
    paragraphs = _body(page)
    if not paragraphs:
        raise ArticleError(f"{source.name}: no paragraph of text on the page")
    publisher = story.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else None
    when = _instant(story.get("datePublished"), *(page.meta.get(m) for m in _DATE_META), *page.times[:1])
    yield Article(
        "\n\n".join([headline, *paragraphs] if headline else paragraphs),
        source=str(source),
        headline=headline,
        publisher=named if isinstance(named, str) else page.meta.get("og:site_name"),
        published=when,
        published_at=when if when and len(when) > 10 else None,
    )

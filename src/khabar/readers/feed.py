"""RSS and Atom files: an entry, an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import regex

from khabar.model import Article, ArticleError
from khabar.readers.decode import decode
from khabar.readers.html import paragraphs

__all__ = ["read_feed"]

_DECLARED = regex.compile(rb"^[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,20})[\"']")
_FORBIDDEN = regex.compile(r"<!(?:DOCTYPE|ENTITY)", regex.IGNORECASE)
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued")


def read_feed(source: Path) -> Iterator[Article]:
    """
    Each entry's title and text; its day only where the entry itself gives its publication (``updated`` is none).

    Raises:
        ArticleError: It is no feed, or declares entities, which might grow without end.
    """
    data = source.read_bytes()
    declared = _DECLARED.search(data[:200])
    text = decode(data, source.name, declared[1].decode("ascii") if declared else None)
    if _FORBIDDEN.search(text):
        raise ArticleError(f"{source.name}: declares a document type or entities; such files are not read")
    try:
        root = ET.fromstring(text.lstrip())
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise ArticleError(f"{source.name}: no XML ({error})") from error
    if _local(root) not in ("rss", "feed", "RDF"):
        raise ArticleError(f"{source.name}: neither RSS nor Atom")
    channel = next((e for e in root if _local(e) == "channel"), root)
    outlet = _child(channel, "title")
    for entry in (e for e in root.iter() if _local(e) in ("item", "entry")):
        title = " ".join(_child(entry, "title").split())
        body = next((found for name in _TEXTS if (found := paragraphs(_child(entry, name)))), [])
        if title or body:
            when = next((day for name in _DAYS if (day := _instant(_child(entry, name)))), None)
            yield Article(
                "\n\n".join([title, *body] if title else body),
                source=_link(entry) or str(source),
                headline=title or None,
                publisher=" ".join(outlet.split()) or None,
                author=_author(entry),
                published=when,
                published_at=when if isinstance(when, dt.datetime) else None,
            )


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: ET.Element, name: str) -> str:
    """Text of the first child of that name, with that of XHTML inside."""
    found = next((child for child in element if _local(child) == name), None)
    if found is None:
        return ""
    if len(found):
        return "".join(ET.tostring(child, encoding="unicode") for child in found).replace("html:", "")
    return found.text or ""


def _author(entry: ET.Element) -> str | None:
    """Name of ``dc:creator`` or of Atom's ``author``; RSS's own gives an address."""
    atom = next((child for child in entry if _local(child) == "author"), None)
    name = _child(entry, "creator") or (_child(atom, "name") if atom is not None else "")
    return " ".join(name.split()) or None


def _link(entry: ET.Element) -> str | None:
    for child in entry:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            link = (child.get("href") or child.text or "").strip()
            if link.startswith(("http://", "https://")):
                return link
    return None


def _instant(text: str) -> dt.date | None:
    text = text.strip()
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None

"""Saved web pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from khabar.model import Article, ArticleError
from khabar.readers.days import day_of_lines, day_of_review, day_of_url
from khabar.readers.decode import decode
from khabar.readers.heads import kinds_of
from khabar.readers.json_ld import author_of, is_live, story_of
from khabar.readers.loose import is_told, loose_text
from khabar.readers.main_text import main_text
from khabar.readers.page import Block, Page, page_of
from khabar.readers.several import split

__all__ = ["paragraphs", "read_html"]

_CHARSET = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", regex.IGNORECASE)
_DAY = regex.compile(r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$")
_ZONE = regex.compile(r"(Z|[+-]\d{2}:?\d{2})$")
_DATE_META = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "date",
    "pubdate",
    "parsely-pub-date",
)
_BODY = 300  # code points inside <article> that are the story
_PARAGRAPH = 80  # code points of a paragraph before which the date line stands
_SHORT = 120  # code points of a text outside paragraphs that may say when
_DATE_LINES = 12  # lines below the headline, among which it stands
_ENTRY = 40  # code points that an entry of live coverage has at least


def _instant(*values: object) -> str | None:
    """The first value that is an ISO day or instant; what is none is never guessed at."""
    for value in values:
        if isinstance(value, str) and _DAY.match(value.strip()):
            day = value.strip().replace(" ", "T")
            try:
                dt.datetime.fromisoformat(day)
            except ValueError:
                continue
            return day if len(day) == 10 or _ZONE.search(day) else day[:10]
    return None


def _told(blocks: Sequence[Block], review: bool = False) -> list[str]:
    """Paragraphs, long items, and the headings among them; in a review of the press also those before them."""
    kept: list[str] = []
    for tag, text, *_ in blocks:
        if (
            tag in ("p", "blockquote")
            or (tag in ("h2", "h3", "h4") and (kept or review))
            or (tag == "li" and len(text) > 40)
        ):
            kept.append(text)
    return kept


def _body(page: Page, own: int, review: bool) -> list[str]:
    """Of the article that has the headline, else of all articles, else of the page: where the text is."""
    inside = [b for b in page.blocks if b.article and (not own or page.outermost[b.article] == own)]
    held = sum(len(b.text) for b in inside if b.tag or len(b.text) > _PARAGRAPH)
    whole = sum(len(b.text) for b in page.blocks if b.tag or len(b.text) > _PARAGRAPH)
    blocks = inside if held > _BODY or 2 * held > whole else page.blocks
    told, loose = _told(blocks, review), loose_text(page, blocks)
    return loose if 2 * sum(map(len, told)) < sum(map(len, loose)) else told


def _time(page: Page, first: int | None, own: int) -> str | None:
    """The first ``<time>`` of the story's article, or between its headline and its first paragraph."""
    if first is None:
        return _instant(page.times[0].datetime) if len({t.datetime[:10] for t in page.times}) == 1 else None
    end = first + 1 + len(_above(page.blocks, first))
    for datetime, article, block in page.times:
        if (own and article and page.outermost[article] == own) or first < block <= end:
            return _instant(datetime)
    return None


def _above(blocks: Sequence[Block], first: int) -> list[str]:
    """Short texts between the headline and the first paragraph."""
    found: list[str] = []
    for block in blocks[first + 1 :]:
        if len(block.text) >= _PARAGRAPH and (block.tag or is_told(block.text)):
            break
        if not block.link and len(block.text) <= _SHORT:
            found += block.text.split("\n")
    return found


def _entries(page: Page, first: int) -> list[tuple[int, list[Block]]]:
    """``<article>`` elements beside each other, each with a time and text of its own, that do not hold the headline."""
    held: dict[int, list[Block]] = {}
    for block in page.blocks:
        held.setdefault(block.article, []).append(block)
    groups: dict[int, list[tuple[int, list[Block]]]] = {}
    for number in sorted({moment.article for moment in page.times} - {0, page.blocks[first].article}):
        blocks = held.get(number, [])
        told = sum(len(b.text) for b in blocks if b.tag in ("p", "blockquote", "li"))
        teaser = any(b.link and b.tag.startswith("h") for b in blocks)
        if told >= _ENTRY and not teaser:
            groups.setdefault(page.parents[number], []).append((number, blocks))
    return max(groups.values(), key=len, default=[])


def paragraphs(html: str) -> list[str]:
    """Paragraphs of a piece of HTML, or of plain text."""
    return [block.text for block in page_of(f"<p>{html}").blocks if block.tag]


def _author(story: dict[str, Any], meta: Mapping[str, str], outlet: str | None) -> str | None:
    """Who wrote the story; an address or the outlet's own name is nobody."""
    author = author_of(story) or " ".join(meta.get("author", "").split())
    return author if author and author != outlet and "://" not in author and "@" not in author else None


def read_html(source: Path) -> Iterator[Article]:
    """
    A saved page: the first ``h1`` and the paragraphs, and what its meta data say; live coverage entry by entry.

    Where trafilatura is installed (extra ``html``) it has a say in which paragraphs are the story.

    The publication day is taken from JSON-LD, then ``meta``, then ``<time datetime>``, then a line below the headline
    that says nothing but when, then the page's own address; never from a footer.

    Raises:
        ArticleError: No text on the page.
    """
    data = source.read_bytes()
    charset = _CHARSET.search(data[:4096])
    html = decode(data, source.name, charset[1].decode("ascii") if charset else "cp1256")
    page = page_of(html)
    first = next((i for i, block in enumerate(page.blocks) if block.tag == "h1"), None)
    own = page.outermost[page.blocks[first].article] if first is not None else 0
    shown = page.blocks[first].text if first is not None else None
    story = story_of(page.json_ld, shown)
    given = story.get("headline")
    headline = shown or (given if isinstance(given, str) else None) or page.meta.get("og:title")
    publisher = story.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else None
    when: str | dt.date | None = _instant(story.get("datePublished"), *(page.meta.get(m) for m in _DATE_META))
    when = when or _time(page, first, own)
    if when is None and first is not None:
        when = day_of_lines(_above(page.blocks, first)[:_DATE_LINES])
    when = when or day_of_review(headline or "") or day_of_url(page.canonical, page.meta.get("og:url"))
    outlet = named if isinstance(named, str) else page.meta.get("og:site_name")
    about: dict[str, Any] = {"source": str(source), "publisher": outlet, "author": _author(story, page.meta, outlet)}
    kinds = kinds_of(headline or "")
    live = is_live(story) or "live" in kinds
    entries = _entries(page, first) if live and first is not None else []
    if len(entries) > 1:
        yield from _live(page, headline, when, entries, source.name, about)
        return
    told = _body(page, own, "review" in kinds)
    if "review" not in kinds:
        told = main_text(html, headline, told)
    if not told:
        raise ArticleError(f"{source.name}: no paragraph of text on the page")
    parts = split("\n\n".join([headline, *told] if headline else told))
    for number, text in enumerate(parts, 1):
        several = {"id": f"{source.name}#{number}", "part_of": f"{source.name}#1"} if len(parts) > 1 else {}
        yield Article(text, headline=headline if len(parts) == 1 else None, **_dated(when), **several, **about)


def _dated(when: str | dt.date | None) -> dict[str, Any]:
    return {"published": when, "published_at": when if isinstance(when, str) and len(when) > 10 else None}


def _live(
    page: Page,
    headline: str | None,
    when: str | dt.date | None,
    entries: Sequence[tuple[int, list[Block]]],
    name: str,
    about: dict[str, Any],
) -> Iterator[Article]:
    """The lead, if the page has one, and each entry with its own day."""
    inside = {number for number, _ in entries}
    own = min(i for i, block in enumerate(page.blocks) if block.article in inside)
    lead = _told([block for block in page.blocks[:own] if block.tag != "h1"])
    number = 0
    if sum(map(len, lead)) >= _ENTRY:
        number = 1
        text = "\n\n".join([headline, *lead] if headline else lead)
        yield Article(text, id=f"{name}#1", part_of=f"{name}#1", headline=headline, **_dated(when), **about)
    moments = {moment.article: moment.datetime for moment in reversed(page.times)}
    for article, blocks in entries:
        number += 1
        title = next((b.text for b in blocks if b.tag in ("h2", "h3", "h4")), None)
        paragraphs = [b.text for b in blocks if b.tag in ("p", "blockquote", "li")]
        text = "\n\n".join([title, *paragraphs] if title else paragraphs)
        day = _instant(moments[article]) or when
        yield Article(text, id=f"{name}#{number}", part_of=f"{name}#1", headline=title, **_dated(day), **about)

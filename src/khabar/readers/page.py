"""What stands on a web page, in order, collected in one pass."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

import regex

__all__ = ["Block", "Moment", "Page", "page_of"]

_SILENT = frozenset(
    {"script", "style", "nav", "footer", "aside", "form", "button", "noscript", "svg", "figure", "iframe"}
)
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_INLINE = frozenset({"a", "b", "strong", "em", "i", "u", "time", "bdi", "bdo", "sub", "sup", "font"})
_LOOSE = 120  # code points of text outside paragraphs that is kept
_CHANGED = regex.compile(r"modif|updat", regex.IGNORECASE)


class Block(NamedTuple):
    """A heading, a paragraph, or (``tag`` empty) a short text outside of them."""

    tag: str
    text: str
    article: int  # number of the innermost <article>; 0 for none
    link: bool = False  # leads to another page


class Moment(NamedTuple):
    """A ``<time datetime>``, not of a change; ``block`` is the number of blocks before it."""

    datetime: str
    article: int
    block: int


class Page(HTMLParser):
    """Collects headings, paragraphs, times, meta data and JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.times: list[Moment] = []
        self.meta: dict[str, str] = {}
        self.json_ld: list[str] = []
        self.parents: list[int] = [0]  # of each <article>, by its number
        self.outermost: list[int] = [0]  # the <article> around all others around it
        self.canonical = ""
        self.title = ""
        self._silent = 0
        self._articles: list[int] = [0]
        self._tag: str | None = None
        self._text: list[str] = []
        self._raw: list[str] | None = None
        self._links = 0
        self._linked = False

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """A section that is none («<![» and no name) is a comment; the standard library would fail."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name and given.get("content"):
                self.meta.setdefault(name, given["content"])
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or given.get("href", "")
        elif tag == "time" and given.get("datetime") and not self._silent:
            if not _CHANGED.search(given.get("itemprop", "") + given.get("class", "")):
                self.times.append(Moment(given["datetime"], self._articles[-1], len(self.blocks)))
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._raw = []
        elif tag == "a" and not given.get("href", "#").startswith("#"):
            self._links += 1
            self._linked = True
        elif tag == "title" and not self.title:
            self._close()
            self._tag = "title"
        elif tag == "br":
            self._text.append("\n")
        if self._tag is None and tag not in _INLINE and tag != "br":
            self._close()
        if tag == "article":
            self._close()
            number, around = len(self.parents), self._articles[-1]
            self.parents.append(around)
            self.outermost.append(self.outermost[around] or number)
            self._articles.append(number)
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
        elif tag == self._tag or (self._tag is None and tag not in _INLINE):
            self._close()
        if tag == "a":
            self._links = max(0, self._links - 1)
        if tag == "article":
            self._close()
            if len(self._articles) > 1:
                self._articles.pop()

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)
        elif not self._silent:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._close()

    def _close(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in "".join(self._text).split("\n")).strip()
        if self._tag == "title":
            self.title = self.title or text
        elif text and (self._tag or len(text) <= _LOOSE):
            self.blocks.append(Block(self._tag or "", text, self._articles[-1], self._linked))
        self._tag = None
        self._text = []
        self._linked = self._links > 0


def page_of(html: str) -> Page:
    """A page, or a piece of one, looked through."""
    page = Page()
    page.feed(html)
    page.close()
    return page

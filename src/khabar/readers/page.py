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
_BOXES = frozenset({"div", "section", "main", "article", "td", "center", "body"})
_SENTENCE = 80  # code points of text outside paragraphs that <span> does not part
_PART, _LINK, _LINKED = "\x1f", "\x1d", "\x1e"  # in text outside paragraphs: an end of <span>, of a link
_MARKS = regex.compile(f"[{_PART}{_LINK}{_LINKED}]")
_BREAKS = regex.compile(f"[\\n{_PART}{_LINK}{_LINKED}]")  # in the source they are spaces
_IN_LINK = regex.compile(f"{_LINK}[^{_LINKED}]*(?:{_LINKED}|$)")
_CHANGED = regex.compile(r"modif|updat", regex.IGNORECASE)


class Block(NamedTuple):
    """A heading, a paragraph, or (``tag`` empty) a text outside of them."""

    tag: str
    text: str
    article: int  # number of the innermost <article>; 0 for none
    link: bool = False  # leads to another page
    box: int = 0  # number of the element around it
    links: frozenset[int] = frozenset()  # numbers of its lines that are links, of a text outside paragraphs


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
        self.above: list[int] = [0]  # the element around each, by its number
        self.canonical = ""
        self.title = ""
        self._silent = 0
        self._articles: list[int] = [0]
        self._boxes: list[tuple[str, int]] = [("", 0)]
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
        if self._tag is None and tag in ("a", "span"):
            self._text.append(_LINK if tag == "a" else _PART)
        elif self._tag is None and tag not in _INLINE and tag != "br":
            self._close()
        if tag == "article":
            self._close()
            number, around = len(self.parents), self._articles[-1]
            self.parents.append(around)
            self.outermost.append(self.outermost[around] or number)
            self._articles.append(number)
        if tag in _BOXES:
            self.above.append(self._boxes[-1][1])
            self._boxes.append((tag, len(self.above) - 1))
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
        elif self._tag is None and tag in ("a", "span"):
            self._text.append(_LINKED if tag == "a" else _PART)
        elif tag == self._tag or (self._tag is None and tag not in _INLINE):
            self._close()
        if tag == "a":
            self._links = max(0, self._links - 1)
        if tag in _BOXES:
            self._leave(tag)
        if tag == "article":
            self._close()
            if len(self._articles) > 1:
                self._articles.pop()

    def _leave(self, tag: str) -> None:
        """The innermost open element of this name ends, and all that were left open in it."""
        for at in range(len(self._boxes) - 1, 0, -1):
            if self._boxes[at][0] == tag:
                del self._boxes[at:]
                return

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)
        elif not self._silent:
            self._text.append(data if self._tag else _BREAKS.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._close()

    def _close(self) -> None:
        text = "".join(self._text)
        if self._tag == "title":
            self.title = self.title or _lines(text)
        elif self._tag and (text := _lines(text)):
            self._add(text, frozenset())
        elif not self._tag:
            whole = text if len(text) >= _SENTENCE else ""
            for part in [whole.replace(_PART, "")] if whole else text.split(_PART):
                self._add_loose(part)
        self._tag = None
        self._text = []
        self._linked = self._links > 0

    def _add(self, text: str, links: frozenset[int]) -> None:
        box = self._boxes[-1][1]
        self.blocks.append(Block(self._tag or "", text, self._articles[-1], self._linked, box, links))

    def _add_loose(self, text: str) -> None:
        """Lines outside paragraphs; of which more than half is in links, those are links."""
        lines: list[str] = []
        links = set()
        for line in text.split("\n"):
            bare = " ".join(_MARKS.sub("", line).split())
            if not bare:
                continue
            if 2 * len(" ".join(_IN_LINK.sub(" ", line).split())) < len(bare):
                links.add(len(lines))
            lines.append(bare)
        if lines:
            self._add("\n".join(lines), frozenset(links))


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def page_of(html: str) -> Page:
    """A page, or a piece of one, looked through."""
    page = Page()
    page.feed(html)
    page.close()
    return page

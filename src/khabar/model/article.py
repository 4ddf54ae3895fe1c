"""An article as it came in, and its layout."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from khabar.model.errors import ArticleError
from khabar.model.spans import Section, Span

__all__ = ["Article", "Layout"]


def _clean(text: object) -> str:
    """Lone surrogates become U+FFFD one for one, so offsets stay and the text can be encoded."""
    if not isinstance(text, str):
        raise ArticleError(
            f"an article's text is a str, not {type(text).__name__}; decode bytes first, or use khabar.read(path)"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _as_day(value: object) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value).date()
        except ValueError:
            pass
    raise ArticleError(f"published={value!r} is no date; give datetime.date(2025, 1, 20) or '2025-01-20'")


def _as_instant(value: object) -> dt.datetime | None:
    if value is None or isinstance(value, dt.datetime):
        return value
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            pass
    raise ArticleError(f"published_at={value!r} is no instant; give a datetime or '2025-01-20T03:56:00+00:00'")


@frozen
class Article:
    """
    One article, untouched.

    Args:
        text: The whole text. All offsets are code points of it. Lone surrogates are replaced by U+FFFD.
        id: The article's name; the first 16 hexadecimal digits of ``sha256`` when not given.
        source: Path or URL it came from.
        headline: Headline given as metadata (not one standing in the text: see :class:`Layout`).
        publisher: The outlet, given as metadata.
        author: Who wrote it, given as metadata; several joined by «، ».
        published: The outlet's day; a datetime is reduced to the day of its own offset.
        published_at: The instant, where known.
        part_of: Id of the file's first article when one file holds several.

    Raises:
        ArticleError: ``text`` is no ``str``, or a date is none.
    """

    text: str = field(converter=_clean)
    id: str = field(default="", kw_only=True)
    source: str | None = field(default=None, kw_only=True)
    headline: str | None = field(default=None, kw_only=True)
    publisher: str | None = field(default=None, kw_only=True)
    author: str | None = field(default=None, kw_only=True)
    published: dt.date | None = field(default=None, converter=_as_day, kw_only=True)
    published_at: dt.datetime | None = field(default=None, converter=_as_instant, kw_only=True)
    part_of: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.sha256[:16])
        if self.published is None and self.published_at is not None:
            object.__setattr__(self, "published", self.published_at.date())

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text as UTF-8."""
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def _repr_html_(self) -> str:
        """For notebooks."""
        from khabar.model._html import article_html

        return article_html(self)


@frozen
class Layout:
    """
    Where the parts of an article stand.

    Args:
        headline: First line that is a headline.
        kicker: Line over the headline.
        dateline: Line with the day, place or agency.
        publisher: Agency or outlet named in the text as the source.
        published_basis: Where the publication day came from: ``given``, ``metadata``, ``text`` or ``None``.
        sections: Every stretch of the text, in order, that is not plain body, and the body stretches.
    """

    headline: Span | None = None
    kicker: Span | None = None
    dateline: Span | None = None
    publisher: Span | None = None
    published_basis: str | None = None
    sections: tuple[Section, ...] = ()

"""Stretches of an article's text."""

from __future__ import annotations

from attrs import field, frozen

__all__ = ["Located", "Section", "Span"]


@frozen
class Span:
    """
    A stretch of the text.

    Args:
        start: First code point, counted from 0 in the untouched ``article.text``.
        end: One past the last code point.
        text: ``article.text[start:end]``, always.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut ``text[start:end]``."""
        return cls(start, end, text[start:end])


@frozen
class Section:
    """
    A part of the article's layout.

    Args:
        kind: ``headline``, ``kicker``, ``summary``, ``dateline``, ``heading``, ``body``, ``source``, ``related``,
            or a plugin's own ``plugin:kind``.
        start: First code point of the original text.
        end: One past the last.
    """

    kind: str
    start: int
    end: int


@frozen
class Located:
    """
    What everything that stands in the text has in common.

    Args:
        start: First code point in the untouched ``article.text``.
        end: One past the last.
        text: ``article.text[start:end]``.
        id: Given by the pipeline, in text order (``d1``, ``t1`` …); empty until then.
        rule: Name of the rule that found it.
        plugin: Name of the plugin that found it; given by the pipeline.
        section: Kind of the layout section it begins in; given by the pipeline.
    """

    start: int
    end: int
    text: str
    id: str = field(default="", kw_only=True)
    rule: str = field(default="", kw_only=True)
    plugin: str = field(default="", kw_only=True)
    section: str = field(default="body", kw_only=True)

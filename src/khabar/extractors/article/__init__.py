"""Built-in plugin ``article``: the parts of an article."""

from __future__ import annotations

from khabar.extractors.article.sections import find_layout
from khabar.hooks import hookimpl
from khabar.model import Layout
from khabar.reading import Reading

__all__ = ["find_layout", "khabar_find_sections"]


@hookimpl
def khabar_find_sections(reading: Reading) -> Layout:
    """Headline, kicker, repeated lead, dateline, headings, source line, related material, body."""
    return find_layout(reading)

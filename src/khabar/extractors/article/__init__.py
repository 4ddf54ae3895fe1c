"""Built-in plugin ``article``: the parts of an article."""

from __future__ import annotations

from khabar.extractors.article.datelines import dateline_end, is_date_line, is_outlet_line
from khabar.extractors.article.lines import Line, lines_of
from khabar.extractors.article.sections import find_layout
from khabar.hooks import hookimpl
from khabar.model import Layout
from khabar.reading import Reading

__all__ = [
    "Line",
    "dateline_end",
    "find_layout",
    "is_date_line",
    "is_outlet_line",
    "khabar_find_sections",
    "lines_of",
]


@hookimpl
def khabar_find_sections(reading: Reading) -> Layout:
    """Headline, kicker, repeated lead, dateline, headings, source line, related material, body."""
    return find_layout(reading)

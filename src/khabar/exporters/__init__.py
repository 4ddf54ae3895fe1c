"""Built-in plugin ``exporters``: a text for reading, JSON Lines for machines."""

from __future__ import annotations

from khabar.exporters.jsonl import JsonLines
from khabar.exporters.plain import harmless
from khabar.exporters.summary import TextSummary, summary
from khabar.hooks import Exporter, hookimpl

__all__ = ["JsonLines", "TextSummary", "harmless", "khabar_exporters", "summary"]


@hookimpl
def khabar_exporters() -> list[Exporter]:
    """Formats ``text`` and ``jsonl``."""
    return [TextSummary(), JsonLines()]

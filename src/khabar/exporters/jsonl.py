"""Format ``jsonl``: the record itself, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from khabar.model import Extraction

__all__ = ["JsonLines"]


class JsonLines:
    """One record of schema ``khabar/1`` a line; loses nothing."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write one line an article, as UTF-8."""
        from khabar.model.codec import encode

        for extraction in extractions:
            target.write(encode(extraction))

"""The text with TIMEX3 tags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

import khabar

_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "vague": "DATE"}


def _tagged(e: khabar.Extraction) -> str:
    text = e.article.text
    parts: list[str] = []
    position = 0
    for date in e.dates:
        parts.append(escape(text[position : date.start]))
        value = date.value.timex or ""
        attributes = f' tid="{date.id}" type="{_TYPES[date.kind]}" value={quoteattr(value)}'
        if date.value.mod:
            attributes += f" mod={quoteattr(date.value.mod)}"
        parts.append(f"<TIMEX3{attributes}>{escape(date.text)}</TIMEX3>")
        position = date.end
    parts.append(escape(text[position:]))
    return "".join(c for c in "".join(parts) if c in "\t\n\r" or c >= " ")


class Timex3:
    """One XML document; every article is a ``TEXT`` whose characters are the article's, with TIMEX3 tags."""

    name = "timex3"
    suffixes = (".timex.xml",)

    def write(self, extractions: Iterable[khabar.Extraction], target: IO[Any]) -> None:
        """Write all articles."""
        target.write(b'<?xml version="1.0" encoding="utf-8"?>\n<CORPUS>\n')
        for e in extractions:
            day = f" dct={quoteattr(e.article.published.isoformat())}" if e.article.published else ""
            target.write(f"<TEXT id={quoteattr(e.article.id)}{day}>{_tagged(e)}</TEXT>\n".encode())
        target.write(b"</CORPUS>\n")

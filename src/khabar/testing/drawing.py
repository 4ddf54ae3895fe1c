"""Mentions drawn under the text they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from khabar.model import Extraction

__all__ = ["draw"]

_LAYERS = ("dates", "titles", "offices", "names", "organisations", "places", "mentions", "quotations")


def _spans(record: Mapping[str, Any], layers: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    for layer in layers:
        if layer == "meetings":
            for m in record.get("meetings") or ():
                yield from ((t["start"], t["end"], m["id"]) for t in m["triggers"])
        else:
            yield from ((x["start"], x["end"], x.get("id") or layer[0]) for x in record.get(layer) or ())


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most ``width``, cut at spaces and line ends."""
    start = 0
    while start < len(text):
        end = min(len(text), start + width)
        line_end = text.find("\n", start, end)
        if line_end >= 0:
            end = line_end + 1
        elif end < len(text):
            end = text.rfind(" ", start, end) + 1 or end
        if text[start:end].strip():
            yield start, end
        start = end


def draw(
    extraction: Extraction | Mapping[str, Any], *, layers: Iterable[str] = (*_LAYERS, "meetings"), width: int = 80
) -> str:
    """
    Draw what was found under the text, an id and a bar below each stretch, one code point a column.

    Each line of text stands in a left-to-right override, so that bars stand under their words.

    Args:
        extraction: An extraction, its dict, or gold with the article's text.
        layers: Which lists to draw.
        width: Columns.

    Returns:
        Lines of text with lines of bars below them.
    """
    record = extraction.to_dict() if isinstance(extraction, Extraction) else extraction
    text = record["article"]["text"]
    spans = sorted(_spans(record, layers), key=lambda s: (s[0], -s[1]))
    drawn: list[str] = []
    for start, end in _lines(text, width):
        rows: list[list[str]] = []
        for first, last, name in spans:
            low, high = max(first, start) - start, min(last, end) - start
            if low >= high:
                continue
            label = (name if first >= start else "").ljust(high - low, "─")[: max(high - low, len(name))]
            row = next((r for r in rows if all(c == " " for c in r[max(0, low - 1) : low + len(label)])), None)
            if row is None:
                row = [" "] * (end - start + len(label))
                rows.append(row)
            row += [" "] * max(0, low + len(label) - len(row))
            row[low : low + len(label)] = label
        drawn.append("\u202d" + text[start:end].rstrip("\n") + "\u202c")
        drawn += ["".join(row).rstrip() for row in rows]
    return "\n".join(drawn)

"""Text of articles made harmless where a terminal or a page shows it."""

from __future__ import annotations

__all__ = ["harmless"]

# C0 and C1 controls but tab and line end, and what reorders a line: bidi embeddings, overrides, isolates.
_CONTROLS: dict[int, str | None] = dict.fromkeys((*range(0, 9), *range(11, 32), *range(127, 160)))
_CONTROLS |= dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))
_CONTROLS |= dict.fromkeys((0x2028, 0x2029), " ")  # line and paragraph separators


def harmless(text: str) -> str:
    """Without control characters, bidi overrides and separators of lines other than the line feed."""
    return text.translate(_CONTROLS)

"""Teleprinter wire files: many stories in one file, an urgency line over the headline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import khabar

_URGENCY = frozenset({"عاجل", "هام", "عاجل جدا"})


@khabar.hookimpl
def khabar_read(source: Path) -> Iterator[khabar.Article] | None:
    """Stories of a ``.wire`` file; ``None`` for any other."""
    if source.suffix != ".wire":
        return None
    return _stories(source)


def _stories(source: Path) -> Iterator[khabar.Article]:
    header: list[str] = []
    lines: list[str] = []
    first: str | None = None
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("ZCZC"):
            header, lines = line.split(), []
        elif line.strip() == "NNNN" and len(header) == 3:
            id = f"{source.stem}-{header[1]}"
            yield khabar.Article(
                "\n".join(lines), id=id, source=str(source), publisher="wire", published=header[2], part_of=first
            )
            first = first or id
            header = []
        else:
            lines.append(line)


@khabar.hookimpl
def khabar_find_sections(reading: khabar.Reading) -> list[khabar.Section] | None:
    """Urgency line, headline, body; ``None`` for what is not from the wire."""
    if reading.article.publisher != "wire":
        return None
    sections = []
    position = 0
    expected = ["kicker", "headline"]
    for line in reading.text.splitlines(keepends=True):
        kind = "body"
        if expected and line.strip():
            if expected[0] == "kicker" and line.strip() not in _URGENCY:
                expected.pop(0)
            kind = expected.pop(0)
        if line.strip():
            sections.append(khabar.Section(kind, position, position + len(line.rstrip("\n"))))
        position += len(line)
    return sections

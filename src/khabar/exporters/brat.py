"""Format ``brat``: text and standoff annotation for the brat tool, and back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import regex

from khabar.exporters.archive import opened, put
from khabar.exporters.standoff import LABELS, Labelled, extraction_of, labelled
from khabar.model import Article, ArticleError, Extraction

__all__ = ["Brat", "read_brat"]

_LINE = regex.compile(r"[^\n]+")
_ENTITY = regex.compile(r"T\S+\t(\S+) (\d+ \d+(?:;\d++ \d++)*+)\t")
_UNSAFE = regex.compile(r"[^\w.-]+")


_CONFIGURATION = "\n".join(("[entities]", *LABELS, "[relations]", "[events]", "[attributes]", ""))


class Brat:
    """
    A zip of ``.txt`` and ``.ann`` files, one pair an article, and the ``annotation.conf`` that brat needs for them.

    Loses everything but where dates, titles, offices, names, organisations, places and quotations stand. A span over
    a line's end is written as one of several parts, as brat wants it.
    """

    name = "brat"
    suffixes = (".brat.zip",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write the zip."""
        with opened(target) as archive:
            put(archive, "annotation.conf", _CONFIGURATION.encode())
            for n, e in enumerate(extractions, 1):
                name = f"{n:06d}-{_UNSAFE.sub('_', e.article.id)[:80]}"
                put(archive, f"{name}.txt", e.article.text.encode("utf-8"))
                put(archive, f"{name}.ann", "".join(_lines(e)).encode("utf-8"))


def _lines(e: Extraction) -> Iterator[str]:
    text = e.article.text
    for n, span in enumerate(labelled(e), 1):
        parts = [(m.start(), m.end()) for m in _LINE.finditer(text, span.start, span.end)]
        if parts:
            where = ";".join(f"{start} {end}" for start, end in parts)
            yield f"T{n}\t{span.label} {where}\t{' '.join(text[start:end] for start, end in parts)}\n"


def read_brat(source: str | Path) -> Iterator[Extraction]:
    """
    Read a folder of brat files, or the zip that format ``brat`` wrote, as records of spans: gold to compare with.

    Raises:
        ArticleError: It is neither.
    """
    path = Path(source)
    if path.is_dir():
        files = {p.name: p.read_bytes() for p in sorted(path.iterdir()) if p.suffix in (".txt", ".ann")}
    else:
        try:
            with zipfile.ZipFile(path) as archive:
                names = sorted(n for n in archive.namelist() if n.endswith((".txt", ".ann")))
                files = {name: archive.read(name) for name in names}
        except (OSError, zipfile.BadZipFile) as error:
            raise ArticleError(f"{path}: neither a folder nor a zip of brat files") from error
    for name, data in files.items():
        if name.endswith(".txt"):
            stem = name.removesuffix(".txt")
            spans = (m for line in files.get(f"{stem}.ann", b"").decode().split("\n") if (m := _ENTITY.match(line)))
            yield extraction_of(Article(data.decode("utf-8"), id=stem), map(_span, spans))


def _span(match: regex.Match[str]) -> Labelled:
    numbers = match[2].replace(";", " ").split()
    return Labelled(int(numbers[0]), int(numbers[-1]), match[1])

"""Format ``conll``: a token a line with an IOB2 tag."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from khabar.exporters.standoff import labelled
from khabar.model import Extraction
from khabar.text import tokenize

__all__ = ["Conll"]


class Conll:
    """
    Columns token, start, end, tag, separated by tabs; a blank line at every line's end, ``# id`` before an article.

    Loses what IOB2 cannot say: of overlapping spans only the longest stays (quotations are left out), and a token
    that a proclitic opens has its tag whole; start and end are those of the token.
    """

    name = "conll"
    suffixes = (".conll", ".iob2")

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write all articles."""
        for e in extractions:
            target.write(f"# id = {' '.join(e.article.id.split())}\n".encode())
            target.write("\n".join(_lines(e)).strip("\n").encode("utf-8") + b"\n\n")


def _lines(e: Extraction) -> Iterable[str]:
    tokens = tokenize(e.article.text)
    tags = ["O"] * len(tokens)
    number: list[int] = [0] * len(e.article.text)
    for n, token in enumerate(tokens):
        number[token.start : token.end] = [n + 1] * (token.end - token.start)
    spans = sorted((s for s in labelled(e) if s.label != "Quotation"), key=lambda s: (s.start - s.end, s.start))
    for span in spans:
        covered = sorted(set(number[span.start : span.end]) - {0})
        if covered and all(tags[n - 1] == "O" for n in covered):
            for place, n in enumerate(covered):
                tags[n - 1] = f"{'I' if place else 'B'}-{span.label}"
    end = 0
    for token, tag in zip(tokens, tags, strict=True):
        if "\n" in e.article.text[end : token.start]:
            yield ""
        end = token.end
        yield f"{token.text}\t{token.start}\t{token.end}\t{tag}"

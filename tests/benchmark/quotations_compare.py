"""
Quotations: khabar beside what reads quotation marks alone, on the same articles in one run.

::

    python tests/benchmark/quotations_compare.py NAME=GOLD...

GOLD is a folder of marked articles (``*.txt``, as in ``tests/golden/articles``), or of gold files (``*.json``); the
texts of these stand in a folder after a comma: ``seeds=GOLD,seeds``. Not part of the default tests.

``marks`` takes every balanced pair of marks for a quotation, ``marks5`` those of five words and more: the upper bound
of tools that look for marks first. A quotation is found when its overlap, the shared part of the longer one, is at
least 0.3 or 0.8. A baseline has no speakers. Where the same text is said twice, one of them counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from khabar.evaluation import compare, load
from khabar.lexicon import Lexicon
from khabar.model import Article, Extraction, Quotation
from khabar.pipeline import Pipeline
from khabar.reading import Reading
from khabar.testing import parse_marks

Finder = Callable[[Article], Extraction]


def pairs_of_marks(words: int) -> Finder:
    """Every balanced pair with at least so many words inside."""
    lexicon = Lexicon()

    def find(article: Article) -> Extraction:
        found = []
        for pair in Reading(article, lexicon).marks:
            text = article.text[pair.inner_start : pair.inner_end]
            start, end = pair.inner_start + len(text) - len(text.lstrip()), pair.inner_end
            end -= len(text) - len(text.rstrip())
            if pair.balanced and not pair.mark.startswith("(") and end > start and len(text.split()) >= words:
                quotation = Quotation(start, end, article.text[start:end], id=f"q{len(found) + 1}")
                found.append(quotation)
        return Extraction(article, quotations=tuple(found))

    return find


def articles(where: str) -> list[tuple[Mapping[str, Any], Article]]:
    """Gold and article, one by one."""
    folder, _, texts = where.partition(",")
    if texts:
        golds = list(load(Path(folder)))
        read = {g["article"]["id"]: (Path(texts) / g["article"]["id"]).read_bytes().decode("utf-8") for g in golds}
        return [(g, Article(read[g["article"]["id"]], id=g["article"]["id"])) for g in golds]
    marked = [m for path in sorted(Path(folder).glob("*.txt")) for m in parse_marks(path.read_text("utf-8"))]
    return [(m.gold, m.article) for m in marked]


def main(arguments: list[str]) -> None:
    """Print a table for every set of articles."""
    tools: dict[str, Finder] = {"marks": pairs_of_marks(1), "marks5": pairs_of_marks(5), "khabar": Pipeline()}
    for argument in arguments:
        name, _, folder = argument.partition("=")
        pairs = articles(folder)
        print(f"{name}: {len(pairs)} articles")
        for tool, find in tools.items():
            begin = time.perf_counter()
            records = [find(article) for _, article in pairs]
            rate = len(pairs) / (time.perf_counter() - begin)
            layer = compare([gold for gold, _ in pairs], records)["quotations"]
            scores = [layer.scores[f"overlap {least}"] for least in ("0.3", "0.8")]
            figures = "  ".join(f"P {100 * s.precision:.1f} R {100 * s.recall:.1f} F1 {100 * s.f1:.1f}" for s in scores)
            print(f"  {tool:8} {figures}  found {scores[0].found}  {rate:.0f} articles a second")


if __name__ == "__main__":
    main(sys.argv[1:])

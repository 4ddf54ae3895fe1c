"""
Speed of the pipeline and of what else runs on Arabic text, on the same articles in one run.

    python tests/benchmark/speed_compare.py [ARTICLES.jsonl[.gz]] [--number 2000] [--svg speed.svg]

The seeds are always read; further articles (keys ``text`` and ``published``) may be given. Needs dateparser and spaCy.
Processor time.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from dateparser.search import search_dates

from khabar import find_dates
from khabar.lexicon.tables import builtin_rows, expand, table_spec
from khabar.model import Article
from khabar.pipeline import Pipeline

SEEDS = Path(__file__).parents[2] / "seeds"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
Read = Callable[[Article], object]


def forms() -> Iterator[tuple[str, str]]:
    """Table and form of everything that khabar looks for in a text."""
    for row in builtin_rows():
        if table_spec(row.table).index == "phrases":
            for form, _ in expand(row):
                yield row.table, form


def larger(folder: Path, times: int) -> Path:
    """A word list of made-up places, as many rows as the built-in lists have forms, ``times`` over."""
    chance = random.Random(1)
    path = folder / "made_up.tsv"
    with path.open("w", encoding="utf-8") as file:
        file.write("# table: places\nform\tcode\tkind\tsource\n")
        for _ in range(times * sum(1 for _ in forms())):
            file.write("".join(chance.choices(LETTERS, k=chance.randint(5, 9))) + "\tXX\tcity\town\n")
    return path


def ruler() -> Read:
    """spaCy's EntityRuler with the same forms."""
    nlp = spacy.blank("ar")
    nlp.max_length = 10**8
    nlp.add_pipe("entity_ruler").add_patterns([{"label": table, "pattern": form} for table, form in forms()])
    return lambda article: nlp(article.text)


def cold(article: Article) -> object:
    """A pipeline that has seen no word yet; the lists themselves are read."""
    return Pipeline()(article)


def readers(folder: Path) -> dict[str, Callable[[], Read]]:
    """What is measured, by name, and how it is made."""
    return {
        "dateparser.search, dates only": lambda: lambda article: search_dates(article.text, languages=["ar"]),
        "everything": Pipeline,
        "everything, word lists ten times as long": lambda: Pipeline(lexicons=[larger(folder, 9)]),
        "everything, no word seen before": lambda: cold,
        "persons only": lambda: Pipeline(layers=["persons"]),
        "quotations, and what they need": lambda: Pipeline(layers=["quotations"]),
        "dates only": lambda: Pipeline(layers=["dates"]),
        "find_dates": lambda: lambda article: find_dates(article.text, published=article.published),
        "spaCy EntityRuler, the same words": ruler,
    }


def seconds(read: Read, articles: Sequence[Article]) -> float:
    """Processor time for all articles once."""
    start = time.process_time()
    for article in articles:
        read(article)
    return time.process_time() - start


def measure(articles: Sequence[Article], rounds: int, named: dict[str, Callable[[], Read]]) -> dict[str, float]:
    """Articles a second, and the ratio to the first; each is made, measured and dropped, so none burdens another."""
    size = sum(len(a.text) for a in articles) / len(articles)
    print(f"{len(articles)} articles of {size:.0f} characters")
    rates: dict[str, float] = {}
    first = 0.0
    for name, make in named.items():
        read = make()
        seconds(read, articles[:50])
        taken = statistics.median(seconds(read, articles) for _ in range(rounds))
        first = first or taken
        print(f"  {name:42} {len(articles) / taken:7.0f} articles/s {first / taken:7.2f}", flush=True)
        rates[name] = len(articles) / taken
        del read
        gc.collect()
    return rates


def plot(rates: dict[str, float]) -> str:
    """Bars, as SVG; readable in light and dark pages."""
    longest = max(rates.values())
    rows = []
    for i, (name, rate) in enumerate(rates.items()):
        own = not name.startswith(("dateparser", "spaCy"))
        width = max(2, round(420 * rate / longest))
        rows.append(
            f'<text x="290" y="{i * 26 + 18}" text-anchor="end">{name}</text>'
            f'<rect x="300" y="{i * 26 + 5}" width="{width}" height="16" fill="{"#0a7d6c" if own else "#8a8f98"}"/>'
            f'<text x="{306 + width}" y="{i * 26 + 18}">{rate:.0f}</text>'
        )
    style = "font: 12px sans-serif; fill: #777"
    height = len(rates) * 26 + 6
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 {height}" style="{style}">{"".join(rows)}</svg>\n'


def main() -> None:
    """Measure the seeds, and what is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--number", type=int, default=2000)
    parser.add_argument("--svg", type=Path, help="draw the seeds' figures")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        named = readers(Path(folder))
        seeds = [Article(p.read_text(encoding="utf-8"), published="2023-07-16") for p in sorted(SEEDS.glob("*.txt"))]
        rates = measure(seeds, 9, named)
        if given.svg is not None:
            given.svg.write_text(plot(rates), encoding="utf-8")
        if given.articles is not None:
            read = itertools.islice(Pipeline(layers=()).read(given.articles), given.number)
            measure([a for a in read if isinstance(a, Article)], 1, named)


if __name__ == "__main__":
    main()

"""
Print the figures of ``docs/explanation/accuracy.rst`` as a table.

Run by developers only: ``python scripts/measure.py [NAME=FILE …]``. Measures the seeds and both halves of the own gold,
and further files of marked articles (``khabar.testing.parse_marks``) or, as ``NAME=GOLD.jsonl,ARTICLES.jsonl``, gold
beside articles.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khabar.evaluation import Figures, Score, compare, load
from khabar.model import Article
from khabar.pipeline import Pipeline
from khabar.testing import parse_marks

ROOT = Path(__file__).parents[1]
ROWS = [
    ("Dates, right value", "dates", "value"),
    ("Titles, exact", "titles", "exact"),
    ("Offices, exact", "offices", "exact"),
    ("Names, exact", "names", "exact"),
    ("Persons, B³", "persons", "b3"),
    ("Country given is wrong", "persons", "wrong country"),
    ("Quotations, overlap 0.3", "quotations", "overlap 0.3"),
    ("Quotations, overlap 0.8", "quotations", "overlap 0.8"),
    ("Quotations, exact", "quotations", "exact"),
    ("Speaker right", "quotations", "speaker"),
    ("Hidden speaker right", "quotations", "speaker, hidden"),
    ("Speaker named is wrong", "quotations", "wrong person"),
    ("Meetings, events", "meetings", "events"),
    ("Participants", "meetings", "participants"),
    ("Status right", "meetings", "status"),
    ("First day right", "meetings", "first day"),
]
Pair = tuple[Mapping[str, Any], Article]


def seeds() -> Iterable[Pair]:
    """The seed articles with their gold."""
    lines = (ROOT / "seeds/published.tsv").read_text("utf-8").splitlines()[1:]
    days = dict(line.split("\t") for line in lines)
    for gold in load(ROOT / "seeds/gold"):
        name = gold["article"]["id"]
        yield gold, Article((ROOT / "seeds" / name).read_bytes().decode(), id=name, published=days.get(name))


def marked(files: Iterable[Path]) -> Iterable[Pair]:
    """Articles of marked files."""
    return [(m.gold, m.article) for file in sorted(files) for m in parse_marks(file.read_text("utf-8"))]


def beside(gold: str, articles: str) -> Iterable[Pair]:
    """Gold and articles in two files."""
    texts = {a["id"]: a for a in map(json.loads, Path(articles).read_text("utf-8").splitlines())}
    for one in load(gold):
        a = texts[one["article"]["id"]]
        yield one, Article(a["text"], id=a["id"], published=a["published"])


def cell(figures: Figures, layer: str, name: str) -> str:
    """A score as P / R / F1, a rate in per cent."""
    try:
        figure = figures[layer][name]
    except KeyError:
        return "–"
    if isinstance(figure, Score):
        return " / ".join(f"{100 * (x or 0):.0f}" for x in (figure.precision, figure.recall, figure.f1))
    return "–" if figure.rate is None else f"{100 * figure.rate:.0f} %"


def main(arguments: list[str]) -> None:
    """Measure and print."""
    own = ROOT / "tests/golden/articles"
    sets: dict[str, Iterable[Pair]] = {
        "Seeds": seeds(), "Own, seen": marked(own.glob("*.txt")), "Own, held": marked((own / "held").glob("*.txt")),
    }  # fmt: skip
    for argument in arguments:
        name, _, files = argument.partition("=")
        sets[name] = beside(*files.split(",")) if "," in files else marked([Path(files)])
    pipeline = Pipeline()
    measured: dict[str, Figures] = {}
    for name, pairs in sets.items():
        gold, articles = zip(*pairs, strict=True)
        measured[f"{name} ({len(gold)})"] = compare(gold, map(pipeline, articles))
    print(".. list-table::\n   :header-rows: 1\n\n   * -")
    for name in measured:
        print(f"     - {name}")
    for title, layer, key in ROWS:
        print(f"   * - {title}")
        for figures in measured.values():
            print(f"     - {cell(figures, layer, key)}")


if __name__ == "__main__":
    main(sys.argv[1:])

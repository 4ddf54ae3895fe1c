"""
Measure and put the figures into docs/explanation/accuracy.rst and README.md.

    python scripts/make_accuracy.py [NAME GOLD ARTICLES]…

The seeds and khabar's own articles are always measured, the gold without text where the news sample stands beside the
project; further collections (gold, articles as JSON Lines) may be given. A column that cannot be measured anew keeps no
old figures: it is left out.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

import regex

import khabar
from khabar.evaluation import Figures, Rate, compare
from khabar.testing import parse_marks

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import sample  # noqa: E402

ROWS = [
    ("dates", "exact", "dates, exact"),
    ("dates", "value", "dates, value"),
    ("titles", "exact", "titles, exact"),
    ("offices", "overlap", "offices, overlap 0.5"),
    ("names", "exact", "names, exact"),
    ("persons", "b3", "persons, B³"),
    ("quotations", "overlap 0.3", "quotations, overlap 0.3"),
    ("quotations", "exact", "quotations, exact"),
    ("quotations", "stance", "stance right"),
    ("quotations", "denials kept", "denials kept"),
    ("quotations", "speaker", "speaker right"),
    ("quotations", "speaker, not a person", "speaker right, not a person"),
    ("quotations", "speaker, hidden", "speaker right, hidden subject"),
    ("quotations", "hidden, a woman", "hidden subject, a woman"),
    ("quotations", "hidden, not a person", "hidden subject, not a person"),
    ("quotations", "wrong person", "wrong person"),
    ("meetings", "events", "meetings"),
    ("meetings", "participants", "participants"),
    ("meetings", "persons exactly", "exactly the right persons"),
    ("meetings", "host/guest", "host and guest right"),
    ("meetings", "role", "role right"),
    ("meetings", "status", "status right"),
    ("meetings", "first day", "first day right"),
    ("meetings", "wrong first day", "first day wrong, where one is given"),
    ("meetings", "parent, if gold has one", "parent right, where gold has one"),
]

#: What the README shows: the sets furthest apart, and what most people ask first.
SHORT = ("seeds", "own, open", "own, held 2", "sample, held")
SHORT_ROWS = [
    row for row in ROWS
    if row[2] in (
        "dates, value", "titles, exact", "offices, overlap 0.5", "names, exact", "persons, B³",
        "quotations, overlap 0.3", "speaker right", "wrong person", "meetings", "host and guest right", "status right",
        "first day right",
    )
]  # fmt: skip


def marked(folder: Path) -> tuple[str, Figures]:
    """Figures over articles with inline marks."""
    found = [m for file in sorted(folder.glob("*.txt")) for m in parse_marks(file.read_text("utf-8"))]
    pipeline = khabar.Pipeline()
    return f"{len(found)} articles", compare([m.gold for m in found], [pipeline(m.article) for m in found])


def standoff(name: str) -> tuple[str, Figures]:
    """Figures over gold without text."""
    gold = khabar.evaluation.load(GOLDEN / "standoff" / f"{name}.jsonl")
    records = list(khabar.Pipeline().pipe(sample.sample_articles(gold)))
    return f"{len(records)} articles", compare(gold, records)


def collection(gold: Path, articles: Path) -> tuple[str, Figures]:
    """Figures over a file or folder of articles."""
    records = list(khabar.Pipeline().pipe(khabar.read(articles)))
    return f"{len(records)} articles", compare(gold, records)


def cell(figures: Figures, layer: str, name: str) -> str:
    """One figure, in per cent."""
    try:
        figure = figures[layer][name]
    except KeyError:
        return "–"
    if isinstance(figure, Rate):
        return "–" if figure.rate is None else f"{100 * figure.rate:.0f} % of {figure.of}"
    return f"{100 * figure.f1:.1f}"


def table(columns: dict[str, tuple[str, Figures]], rows: list[tuple[str, str, str]]) -> list[list[str]]:
    """Head and rows."""
    head = ["", *(f"{name}, {size}" for name, (size, _) in columns.items())]
    return [head, *([label, *(cell(f, layer, name) for _, f in columns.values())] for layer, name, label in rows)]


def put(path: Path, begin: str, end: str, lines: Iterable[str]) -> None:
    """Replace what stands between two lines."""
    pattern = regex.compile(rf"({regex.escape(begin)}\n).*?(\n{regex.escape(end)})", regex.DOTALL)
    made = "\n".join(["", *lines, ""])
    path.write_text(pattern.sub(lambda m: m[1] + made + m[2], path.read_text("utf-8")), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Measure and write."""
    columns = {"seeds": collection(ROOT / "seeds" / "gold", ROOT / "seeds")}
    for name, gold, articles in zip(*[iter(arguments)] * 3, strict=True):
        columns[name] = collection(Path(gold), Path(articles))
    columns["own, open"] = marked(GOLDEN / "articles")
    columns["own, held"] = marked(GOLDEN / "articles" / "held")
    columns["own, held 2"] = marked(GOLDEN / "articles" / "held2")
    if sample.SAMPLE.exists():
        columns["sample, open"], columns["sample, held"] = standoff("open"), standoff("held")
    else:
        print("no news sample: its columns are left out", file=sys.stderr)
    rows = table(columns, ROWS)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    page = [".. csv-table::", "   :header-rows: 1", "", *(f"   {line}" for line in text.getvalue().splitlines())]
    put(ROOT / "docs" / "explanation" / "accuracy.rst", ".. begin figures", ".. end figures", page)
    rows = table({name: column for name, column in columns.items() if name in SHORT}, SHORT_ROWS)
    rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    put(ROOT / "README.md", "<!-- begin figures -->", "<!-- end figures -->", lines)


if __name__ == "__main__":
    main(sys.argv[1:])

"""
Measure and put the figures into docs/explanation/accuracy.rst and README.md.

    python scripts/make_accuracy.py [NAME GOLD ARTICLES]…

The seeds and khabar's own articles are always measured; further collections (gold, articles as JSON Lines) may be
given. A column that cannot be measured anew keeps no old figures: it is left out.
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
ROWS = [
    ("dates", "exact", "dates, exact"),
    ("dates", "value", "dates, value"),
    ("titles", "exact", "titles, exact"),
    ("offices", "overlap", "offices, overlap 0.5"),
    ("names", "exact", "names, exact"),
    ("persons", "b3", "persons, B³"),
    ("quotations", "overlap 0.3", "quotations, overlap 0.3"),
    ("quotations", "exact", "quotations, exact"),
    ("quotations", "speaker", "speaker right"),
    ("quotations", "speaker, hidden", "speaker right, hidden subject"),
    ("quotations", "wrong person", "wrong person"),
    ("meetings", "events", "meetings"),
    ("meetings", "participants", "participants"),
    ("meetings", "host/guest", "host and guest right"),
    ("meetings", "status", "status right"),
    ("meetings", "first day", "first day right"),
]


def marked(folder: Path) -> tuple[str, Figures]:
    """Figures over articles with inline marks."""
    found = [m for file in sorted(folder.glob("*.txt")) for m in parse_marks(file.read_text("utf-8"))]
    pipeline = khabar.Pipeline()
    return f"{len(found)} articles", compare([m.gold for m in found], [pipeline(m.article) for m in found])


def collection(gold: Path, articles: Path) -> tuple[str, Figures]:
    """Figures over a file or folder of articles."""
    records = list(khabar.Pipeline().pipe(khabar.read(articles)))
    return f"{len(records)} articles", compare(gold, records)


def cell(figures: Figures, layer: str, name: str) -> str:
    """One figure, in per cent."""
    figure = figures[layer][name]
    if isinstance(figure, Rate):
        return "–" if figure.rate is None else f"{100 * figure.rate:.0f} % of {figure.of}"
    return f"{100 * figure.f1:.1f}"


def table(columns: dict[str, tuple[str, Figures]]) -> list[list[str]]:
    """Head and rows."""
    head = ["", *(f"{name}, {size}" for name, (size, _) in columns.items())]
    return [head, *([label, *(cell(f, layer, name) for _, f in columns.values())] for layer, name, label in ROWS)]


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
    columns["own, open"] = marked(ROOT / "tests" / "golden" / "articles")
    columns["own, held"] = marked(ROOT / "tests" / "golden" / "articles" / "held")
    rows = table(columns)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    page = [".. csv-table::", "   :header-rows: 1", "", *(f"   {line}" for line in text.getvalue().splitlines())]
    put(ROOT / "docs" / "explanation" / "accuracy.rst", ".. begin figures", ".. end figures", page)
    rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    put(ROOT / "README.md", "<!-- begin figures -->", "<!-- end figures -->", lines)


if __name__ == "__main__":
    main(sys.argv[1:])

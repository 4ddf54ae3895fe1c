"""
Dates: khabar beside other tools, in one run.

Every tool runs in its own environment, so that versions cannot clash; this file needs the standard library alone and
is run by each tool's own interpreter::

    python tests/benchmark/dates_compare.py --gold GOLD... \\
        --tool dateparser=/path/to/venv/bin/python --tool mahad=/path/to/venv/bin/python

GOLD is a folder of gold files or a JSONL file with the texts inside, or beside it as ``ID.txt`` or ``articles.jsonl``.
The table of expressions ``tests/golden/dates.tsv`` is always part of the run. Not part of the default tests.

A mention is *found* when a tool's span overlaps it; its value is *right* when the tool's day lies in the gold
interval, which favours tools that give one day for a month or a year. Only mentions with a day, month or year count
for values. What overlaps no gold mention, optional ones included, is *spurious*.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests" / "golden" / "dates.tsv"

Span = tuple[int, int, str | None]
Finder = Callable[[str, dt.date], list[Span]]


def khabar_finder() -> Finder:
    """khabar.find_dates."""
    from khabar.extractors.dates import find_dates

    def find(text: str, published: dt.date) -> list[Span]:
        found = find_dates(text, published=published)
        return [(m.start, m.end, str(m.begin)[:10] if m.begin else None) for m in found]

    return find


def dateparser_finder() -> Finder:
    """dateparser.search.search_dates, Arabic; it gives strings, which are looked up in text order."""
    from dateparser.search import search_dates

    def find(text: str, published: dt.date) -> list[Span]:
        base = dt.datetime(published.year, published.month, published.day, 12)
        found = search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
        spans: list[Span] = []
        position = 0
        for piece, value in found or []:
            start = text.find(piece, position)
            if start < 0:
                start = text.find(piece)
            if start >= 0:
                position = start + len(piece)
                spans.append((start, position, value.date().isoformat()))
        return spans

    return find


def mahad_finder() -> Finder:
    """maha.parsers.functions.parse_dimension with time."""
    from maha.parsers.functions import parse_dimension

    def find(text: str, published: dt.date) -> list[Span]:
        base = dt.datetime(published.year, published.month, published.day, 12)
        spans: list[Span] = []
        for dimension in parse_dimension(text, time=True):
            value = dimension.value
            ends = [value] if not hasattr(value, "start") else [v for v in (value.start, value.end) if v is not None]
            try:
                day = (base + ends[0]).date().isoformat() if ends else None
            except Exception:
                day = None
            spans.append((dimension.start, dimension.end, day))
        return spans

    return find


def mishtar_finder() -> Finder:
    """mishtar.mytemped: extents only, over words parted by white space."""
    import re

    from mishtar.mytemped import myTemped

    chunker = myTemped()

    def find(text: str, published: dt.date) -> list[Span]:
        words = list(re.finditer(r"[^\s.,،؛:()«»\"]+", text))
        tags = chunker.detect_chunks([w.group() for w in words])
        spans: list[Span] = []
        for word, tag in zip(words, tags):
            if tag.endswith("B"):
                spans.append((word.start(), word.end(), None))
            elif tag.endswith("I") and spans:
                spans[-1] = (spans[-1][0], word.end(), None)
        return spans

    return find


FINDERS: dict[str, Callable[[], Finder]] = {
    "khabar": khabar_finder,
    "dateparser": dateparser_finder,
    "mahad": mahad_finder,
    "mishtar": mishtar_finder,
}


def serve(name: str, rounds: int) -> None:
    """Read items from standard input, write spans and the seconds of the best round to standard output."""
    items = json.load(sys.stdin)
    find = FINDERS[name]()
    best = float("inf")
    for _ in range(rounds):
        spans: list[list[Span]] = []
        failed = 0
        start = time.process_time()
        for item in items:
            try:
                spans.append(find(item["text"], dt.date.fromisoformat(item["published"])))
            except Exception:
                failed += 1
                spans.append([])
        best = min(best, time.process_time() - start)
    json.dump({"spans": spans, "seconds": best, "failed": failed}, sys.stdout)


def _interval(edtf: str) -> tuple[str, str] | None:
    """First and last day of an EDTF string, as far as the gold uses it."""
    first, _, last = edtf.replace("~", "").partition("/")
    last = last or first
    low, high = first.replace("X", "0"), last.replace("X", "9")
    if not low[:4].isdigit() or not high[:4].isdigit():
        return None
    return {4: low + "-01-01", 3: low + "0-01-01", 2: low + "00-01-01", 7: low + "-01"}.get(len(low), low), {
        4: high + "-12-31",
        3: high + "9-12-31",
        2: high + "99-12-31",
        7: high + "-31",
    }.get(len(high), high)


def _texts(path: Path) -> dict[str, str]:
    """Texts of articles that stand beside a gold file."""
    beside = path.parent if path.is_file() else path
    found: dict[str, str] = {}
    for file in beside.glob("articles.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            found[article["id"]] = article["text"]
    for folder in (beside, beside.parent / "seeds", ROOT / "seeds"):
        for file in folder.glob("*.txt"):
            found.setdefault(file.name, file.read_text(encoding="utf-8"))
            found.setdefault(file.stem, found[file.name])
    return found


def gold_items(path: Path) -> Iterator[dict[str, Any]]:
    """Articles with their dates; related material is left out of the spurious ones."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    records = [json.loads(line) for line in lines if line.strip()]
    if path.is_dir():
        records = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(path.glob("*.json"))]
    texts = _texts(path)
    for record in records:
        if "dates" not in record:
            continue
        article = record["article"]
        text = article.get("text") or texts.get(article["id"])
        if text is None or not article.get("published"):
            continue
        related = [(s["start"], s["end"]) for s in record["layout"].get("sections", []) if s["kind"] == "related"]
        yield {"text": text, "published": article["published"][:10], "dates": record["dates"], "skip": related}


def table_items() -> Iterator[dict[str, Any]]:
    """The rows of the table, each a text."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        sentence, published, kind, edtf, _, _ = line.split("\t")
        text = sentence.replace("⟦", "").replace("⟧", "")
        dates = []
        if "⟦" in sentence:
            start, end = sentence.index("⟦"), sentence.index("⟧") - 1
            dates = [{"start": start, "end": end, "kind": kind, "edtf": None if edtf == "-" else edtf}]
        yield {"text": text, "published": published, "dates": dates, "skip": []}


def score(items: list[dict[str, Any]], spans: list[list[Span]]) -> dict[str, int]:
    """Counts of one tool on one set."""
    counts = dict.fromkeys(("gold", "found", "exact", "valued", "right", "spurious"), 0)
    for item, found in zip(items, spans):
        used: set[int] = set()
        for date in item["dates"]:
            over = [n for n, s in enumerate(found) if s[0] < date["end"] and date["start"] < s[1]]
            used.update(over)
            if date.get("optional"):
                continue
            counts["gold"] += 1
            counts["found"] += bool(over)
            counts["exact"] += any(tuple(found[n][:2]) == (date["start"], date["end"]) for n in over)
            accepted = [i for e in (date.get("edtf"), *date.get("accept", [])) if e and (i := _interval(e))]
            if accepted:
                counts["valued"] += 1
                days = [found[n][2] for n in over if found[n][2]]
                counts["right"] += any(low <= day[:10] <= high for low, high in accepted for day in days if day)
        for n, (start, _, _) in enumerate(found):
            if n not in used and not any(low <= start < high for low, high in item["skip"]):
                counts["spurious"] += 1
    return counts


def main() -> None:
    """Run all tools and print one table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--tool", action="append", default=[], help="NAME=PYTHON")
    parser.add_argument("--adapter", help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=3, help="the best time of so many rounds counts")
    options = parser.parse_args()
    if options.adapter:
        serve(options.adapter, options.rounds)
        return
    tools = {"khabar": sys.executable} | dict(tool.split("=", 1) for tool in options.tool)
    sets = {path.name: list(gold_items(path)) for path in options.gold} | {"table": list(table_items())}
    for name, items in sets.items():
        characters = sum(len(i["text"]) for i in items)
        print(f"\n{name}: {len(items)} texts, {characters} characters")
        print(
            f"{'tool':12}{'gold':>6}{'found':>7}{'exact':>7}{'right':>11}{'spurious':>10}{'texts/s':>10}{'failed':>8}"
        )
        given = json.dumps([{"text": i["text"], "published": i["published"]} for i in items])
        for tool, python in tools.items():
            command = [python, str(Path(__file__).resolve()), "--adapter", tool, "--rounds", str(options.rounds)]
            run = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
            if run.returncode:
                sys.exit(f"{tool}: {run.stderr[-800:]}")
            best = json.loads(run.stdout)
            c = score(items, best["spans"])
            speed = len(items) / best["seconds"] if best["seconds"] else 0.0
            right = f"{c['right']}/{c['valued']}"
            print(
                f"{tool:12}{c['gold']:6}{c['found']:7}{c['exact']:7}{right:>11}{c['spurious']:10}{speed:10.1f}{best['failed']:8}"
            )


if __name__ == "__main__":
    main()

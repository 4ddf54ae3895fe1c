"""
Read many articles, kill the run at random, go on, and compare with an undisturbed run.

    python tests/benchmark/kill_and_resume.py --articles 40000 --jobs 2 --kills 3 [--source ARTICLES.jsonl.gz]

The articles are those of ``--source`` (JSON Lines; without it the seeds' paragraphs) over and over, each with an id and
a first line of its own, cut at ``--characters``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import itertools
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


def texts(source: Path | None) -> list[str]:
    """Texts to make articles of."""
    if source is None:
        return [p for f in sorted(SEEDS.glob("*.txt")) for p in f.read_text(encoding="utf-8").split("\n") if p.strip()]
    with gzip.open(source, "rt", encoding="utf-8") if source.suffix == ".gz" else source.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def articles(source: Path | None, number: int, characters: int) -> Iterator[dict[str, str]]:
    """Records, each different from all others."""
    for i, text in enumerate(itertools.islice(itertools.cycle(texts(source)), number)):
        yield {"id": f"a{i:07d}", "published": "2024-05-05", "text": f"الخبر رقم {i}\n{text[:characters]}"}


def command(articles: Path, folder: Path, jobs: int) -> list[str]:
    """The run, from its beginning or from where it stopped."""
    given = ["extract", str(articles), "-o", str(folder), "--jobs", str(jobs), "--resume"]
    return [sys.executable, "-m", "khabar", *given]


def digest(folder: Path) -> str:
    """Of all parts and their names."""
    total = hashlib.sha256()
    for part in sorted(folder.iterdir()):
        total.update(part.name.encode())
        total.update(part.read_bytes())
    return total.hexdigest()


def main() -> int:
    """Say what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40_000)
    parser.add_argument("--characters", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--source", type=Path)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = work / "articles.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(record, ensure_ascii=False) + "\n"
                for record in articles(given.source, given.articles, given.characters)
            )
        begin = time.monotonic()
        subprocess.run(command(source, work / "whole", given.jobs), check=True)
        whole = time.monotonic() - begin
        print(f"undisturbed: {whole:.1f} s, {given.articles / whole:.0f} articles/s")
        for kill in range(given.kills):
            with subprocess.Popen(command(source, work / "broken", given.jobs), stderr=subprocess.DEVNULL) as process:
                try:
                    process.wait(chance.uniform(0.1, 0.9) * whole / given.kills)
                    print(f"kill {kill + 1}: the run was done before")
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
            done = len(list((work / "broken").glob("part-*.jsonl"))) if (work / "broken").exists() else 0
            print(f"kill {kill + 1}: {done} parts were written")
        subprocess.run(command(source, work / "broken", given.jobs), check=True)
        same = digest(work / "whole") == digest(work / "broken")
        print("identical" if same else "DIFFERENT")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

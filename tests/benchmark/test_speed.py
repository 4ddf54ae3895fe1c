"""Speed of each layer against ``dateparser.search`` on the same articles in one run: ``pytest -m slow -s`` shows it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.model import Article
from khabar.pipeline import Pipeline

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = [Article(p.read_text(encoding="utf-8"), published="2023-07-16") for p in sorted(SEEDS.glob("*.txt"))]
ROUNDS = 5
#: Layers of a pipeline, and how many times as fast as ``dateparser.search``, which only finds dates, it must be.
LAYERS: dict[str, tuple[tuple[str, ...] | None, float]] = {"all": (None, 0.5), "dates": (("dates",), 2.0)}


def seconds(read: Callable[[Article], object]) -> float:
    """Processor time for all articles once."""
    start = time.process_time()
    for article in ARTICLES:
        read(article)
    return time.process_time() - start


@pytest.mark.parametrize("name", LAYERS)
def test_against_dateparser(name: str) -> None:
    """Rounds take turns, so that a busy machine slows both."""
    search = pytest.importorskip("dateparser.search", reason="dateparser is not installed").search_dates
    layers, wanted = LAYERS[name]
    ours = Pipeline(layers=layers)
    seconds(ours)
    pairs = [(seconds(ours), seconds(lambda a: search(a.text, languages=["ar"]))) for _ in range(ROUNDS)]
    ratio = statistics.median(theirs / own for own, theirs in pairs)
    print(f"{name}: {len(ARTICLES) / statistics.median(own for own, _ in pairs):.0f} articles/s, {ratio:.2f} times")

    assert ratio >= wanted


def test_memo_helps() -> None:
    """A pipeline that has seen the words before is faster than a new one, and a new one at least half as fast."""
    seconds(Pipeline())
    pairs = []
    for _ in range(ROUNDS):
        pipeline = Pipeline()
        pairs.append((seconds(pipeline), seconds(pipeline)))

    assert statistics.median(warm / cold for cold, warm in pairs) >= 0.5

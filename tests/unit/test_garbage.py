"""Articles are dropped as soon as they are done: circles would wait for the garbage collector, and cost its time."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from khabar import Article
from khabar.pipeline import Pipeline

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_an_article_leaves_nothing_for_the_collector(path: Path) -> None:
    """Whatever a reading holds goes with it."""
    pipeline = Pipeline()
    article = Article(path.read_text(encoding="utf-8"))
    pipeline(article)
    gc.collect()
    gc.disable()
    try:
        pipeline(article)
        assert gc.collect() == 0
    finally:
        gc.enable()

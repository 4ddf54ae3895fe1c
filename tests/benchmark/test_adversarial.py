"""Cost of texts made to be slow, against the news: run with ``pytest -m slow tests/benchmark/test_adversarial.py``."""

from __future__ import annotations

import time

import pytest
from adversarial import TEXTS

from khabar.model import Article
from khabar.pipeline import Pipeline

pytestmark = pytest.mark.slow

NEWS = (
    'التقى وزير الخارجية محمد علي في القاهرة أمس الأحد نظيره أحمد حسن، وقال: "سنواصل التشاور". وأضاف أن اللقاء مثمر.\n'
)
PIPELINE = Pipeline()
SMALL, LARGE = 20_000, 80_000
#: So many times the cost of news a character may cost: what is nothing but names costs more than news does.
WORST = 8


def cost(text: str) -> float:
    """Seconds a character of processor time, the best of two."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        PIPELINE(Article(text, published="2024-05-05"))
        best = min(best, time.process_time() - start)
    return best / max(len(text), 1)


@pytest.fixture(scope="module")
def news() -> float:
    """What a character of news costs."""
    cost(NEWS * 10)
    return cost(NEWS * 100)


@pytest.mark.parametrize("kind", TEXTS)
def test_cost_grows_with_the_text(kind: str, news: float) -> None:
    """Four times the text costs no more than six times as much, and no character much more than one of news."""
    for _ in range(3):  # the machine may be busy
        small, large = cost(TEXTS[kind](SMALL)), cost(TEXTS[kind](LARGE))
        if large <= 1.5 * small + 0.1 * news and large <= WORST * news:
            return
    pytest.fail(f"{large / small:.2f} times the cost a character at four times the length, {large / news:.1f} of news")

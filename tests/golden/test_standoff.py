"""Gold without text: sound by itself, and its figures where the sample is at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from floors import measured
from sample import SAMPLE, sample_articles

from khabar.evaluation import Figures, attach, compare, load
from khabar.pipeline import Pipeline

FOLDER = Path(__file__).parent / "standoff"
SETS = ("open", "held")
with_sample = pytest.mark.skipif(not SAMPLE.exists(), reason="the news sample is not beside the project")

#: Layer, figure, least value, over both sets.
FLOORS = (
    ("dates", "value", 0.92),
    ("offices", "overlap", 0.92),
    ("names", "exact", 0.90),
    ("persons", "b3", 0.90),
    ("quotations", "overlap 0.3", 0.88),
    ("quotations", "speaker", 0.77),
    ("meetings", "events", 0.72),
)


def spans(value: Any) -> Iterator[Mapping[str, int]]:
    """All offsets in some gold."""
    if isinstance(value, Mapping) and "start" in value:
        yield value
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from spans(item)


@pytest.mark.parametrize("name", SETS)
def test_no_words_of_the_articles(name: str) -> None:
    """Ids, offsets and labels only."""
    written = (FOLDER / f"{name}.jsonl").read_text("utf-8")

    assert not any("؀" <= c <= "ۿ" for c in json.dumps(json.loads(f"[{written.strip().replace(chr(10), ',')}]")))
    assert '"text"' not in written


def test_there_are_enough() -> None:
    """Sixteen articles at least in each set, none in both."""
    opened, held = ({g["article"]["id"] for g in load(FOLDER / f"{name}.jsonl")} for name in SETS)

    assert min(len(opened), len(held)) >= 16
    assert not opened & held


@with_sample
@pytest.mark.parametrize("name", SETS)
def test_offsets_fit_the_articles(name: str) -> None:
    """The texts are those that were annotated; marked stretches have no loose edges."""
    gold = load(FOLDER / f"{name}.jsonl")
    for one, article in zip(gold, sample_articles(gold), strict=True):
        whole = attach(one, article.text)
        assert article.sha256 == one["article"]["sha256"]
        assert all(0 <= s["start"] < s["end"] <= len(article.text) for s in spans(one))
        marked = [x["text"] for layer in ("dates", "titles", "offices", "names") for x in whole[layer]]
        assert [words for words in marked if words != words.strip(" .،؛:«»")] == []


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Figures over both sets."""
    gold = [one for name in SETS for one in load(FOLDER / f"{name}.jsonl")]
    pipeline = Pipeline(on_error="raise")
    return compare(gold, [pipeline(article) for article in sample_articles(gold)])


@with_sample
@pytest.mark.parametrize(("layer", "name", "least"), FLOORS)
def test_floors(figures: Figures, layer: str, name: str, least: float) -> None:
    """Each figure reaches its floor; what differs is not told, so that the articles stay unread."""
    assert measured(figures, layer, name) >= least, str(figures)

"""Figures of any records."""

from __future__ import annotations

from hypothesis import given, settings

from khabar.evaluation import compare
from khabar.model import Extraction
from khabar.testing.strategies import extractions


@settings(max_examples=40, deadline=None)
@given(extractions(), extractions())
def test_figures_are_shares(gold: Extraction, found: Extraction) -> None:
    """Whatever is compared: nothing raises, every figure lies between 0 and 1, and the table can be printed."""
    record = {**found.to_dict(), "article": {"id": "x", "text": found.article.text}}
    figures = compare([{**gold.to_dict(), "article": {"id": "x"}}], [record])

    for layer in figures.layers.values():
        scores = [s for score in layer.scores.values() for s in (score.precision, score.recall, score.f1)]
        rates = [rate.rate for rate in layer.rates.values()]
        assert all(share is None or -1e-9 <= share <= 1 + 1e-9 for share in scores + rates)
    assert "articles" in str(figures)


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_a_record_agrees_with_itself(record: Extraction) -> None:
    """Every mention that has a stretch of text answers itself."""
    found = [
        {**m, "person": None} for m in record.to_dict()["names"] if m["start"] < m["end"] and m["section"] != "related"
    ]
    one = {"article": {"id": "x"}, "annotated": ["names"], "names": found}

    assert compare([one], [one])["names"].f1 == 1.0

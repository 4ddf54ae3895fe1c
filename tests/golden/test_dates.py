"""The table of expressions: every row has its span and its value, and nothing else is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.extractors.dates import find_dates

TABLE = Path(__file__).with_name("dates.tsv")
LINES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


@pytest.mark.parametrize(("sentence", "published", "kind", "edtf", "timex", "construct"), LINES, ids=lambda v: v[:40])
def test_row(sentence: str, published: str, kind: str, edtf: str, timex: str, construct: str) -> None:
    """A row's expression is found whole, alone, and with its value; a row without one gives nothing."""
    text = sentence.replace("⟦", "").replace("⟧", "")

    found = find_dates(text, published=published)

    if "⟦" not in sentence:
        assert [m.text for m in found] == []
        return
    expected = sentence[sentence.index("⟦") + 1 : sentence.index("⟧")]
    assert [m.text for m in found] == [expected]
    value = found[0].value
    assert (found[0].kind, value.edtf or "-") == (kind, edtf)
    if timex != "-":
        assert value.timex == timex


def test_table_is_large() -> None:
    """At least 150 expressions, of at least 20 constructs."""
    with_date = [line for line in LINES if "⟦" in line[0]]

    assert len(with_date) >= 150
    assert len({line[5] for line in LINES}) >= 20

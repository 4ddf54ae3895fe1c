"""Every trigger of the lexicon with one sentence where it is an event and one where it is none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cast import meetings, read

from khabar.lexicon.tables import builtin_rows

LINES = Path(__file__).with_name("triggers.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(LINES, delimiter="\t"))


def found(sentence: str, form: str) -> list[str]:
    """Kinds of the events whose triggers are inflections of ``form``."""
    reading, _ = read(sentence)
    spots = [(m.start, m.end) for m in reading.matches("triggers") if m.entry.lemma == form]
    return [
        m.kind for m in meetings(sentence)
        if any(t.start < end and start < t.end for t in m.triggers for start, end in spots)
    ]  # fmt: skip


def test_every_trigger_has_its_sentences() -> None:
    """No row of the table is without an example."""
    forms = {row.values[0] for row in builtin_rows(("triggers",))}

    assert {row["form"] for row in ROWS} == forms


@pytest.mark.parametrize("row", ROWS, ids=[row["form"] for row in ROWS])
def test_positive(row: dict[str, str]) -> None:
    """The trigger makes an event of its kind."""
    assert row["kind"] in found(row["positive"], row["form"])


@pytest.mark.parametrize("row", ROWS, ids=[row["form"] for row in ROWS])
def test_negative(row: dict[str, str]) -> None:
    """The same word makes no event."""
    assert found(row["negative"], row["form"]) == []

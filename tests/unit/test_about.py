"""English for what an Arabic text is about."""

from __future__ import annotations

import pytest

import khabar
from khabar.exporters.labels import Labels
from khabar.lexicon.glosses import topic_words
from khabar.report.about import About
from khabar.report.segments import segments


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("سبل تعزيز العلاقات الثنائية", ["strengthening", "relations", "bilateral"]),
        ("والحدود وبالتجارة وللزراعة", ["borders", "trade", "agriculture"]),
        ("علاقاتهما مع مصر", []),
        ("أزمة الطاقة وأسعار النفط", ["crisis", "energy", "prices", "oil"]),
        ("ولد في بيت بعيد وبقي فيه", []),
        ("", []),
    ],
)
def test_topic_words(text: str, topics: list[str]) -> None:
    """With article and what is written together; other words, and words with a pronoun, are none."""
    assert [topic for _, topic in topic_words(text)] == topics


def test_where_they_begin() -> None:
    """Offsets are those of the text."""
    text = "بحث الوزير ملف الهجرة"

    assert [(text[at:].split(maxsplit=1)[0], topic) for at, topic in topic_words(text)] == [
        ("ملف", "issues"),
        ("الهجرة", "migration"),
    ]


TEXT = "قال وزير الطاقة التونسي كريم الطاهر أمس إن اتفاق الغاز مع الجزائر جاهز."


def test_a_stretch() -> None:
    """Places and topics of it in order, nothing of what stands outside it."""
    extraction = khabar.extract(TEXT, published="2024-05-05")
    [quotation] = extraction.quotations

    assert About(Labels("en")).stretch(extraction, quotation.start, quotation.end) == ["agreement", "gas", "Algeria"]


def test_over_the_text() -> None:
    """A gloss for the outer one of markings in one another; the text stays what it is."""
    extraction = khabar.extract(TEXT, published="2024-05-05")
    cut = segments(extraction, {}, About(Labels("en")).in_text(extraction))
    begun: list[str] = []
    glossed = []
    for segment in cut:
        begun = [""] if segment.opens else begun
        begun = [*begun, segment.text]
        if segment.gloss:
            glossed.append(("".join(begun), segment.gloss))

    assert "".join(s.text for s in cut) == TEXT
    assert ("وزير الطاقة التونسي", "Minister of Energy of Tunisia") in glossed
    assert ("أمس", "Saturday 4 May 2024") in glossed
    assert ("قال", "says") in glossed

"""Records as spaCy's documents, and khabar as a part of a spaCy pipeline."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from hypothesis import given, settings

import khabar
from khabar.exporters.spacy import SpacyDocs, to_doc
from khabar.model import Article, Extraction
from khabar.testing.strategies import extractions

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

TEXT = "🤝 وصل الرئيس اللبناني جوزيف عون أمس إلى القاهرة، وقال: «أهلا بالقاهرة»."


@pytest.fixture(scope="module")
def record() -> Extraction:
    """Somebody arrives and speaks."""
    return khabar.extract(Article(TEXT, id="a"), published="2024-05-06")


def _read(data: bytes, language: str = "ar") -> list[Any]:
    from spacy.tokens import DocBin

    return list(DocBin().from_bytes(data).get_docs(spacy.blank(language).vocab))


@pytest.mark.parametrize("language", ["ar", "xx"])
def test_component_is_found_by_name(language: str) -> None:
    """``nlp.add_pipe("khabar")`` needs no import of khabar, and knows the day that it is told."""
    nlp = spacy.blank(language)
    nlp.add_pipe("khabar")
    doc = nlp.make_doc(TEXT)
    doc._.published = dt.date(2024, 5, 6)
    doc = nlp(doc)

    assert ("جوزيف عون", "PERSON") in [(e.text, e.label_) for e in doc.ents]
    assert doc._.khabar.dates[0].begin == dt.date(2024, 5, 5)
    assert {span.label_ for span in doc.spans["khabar"]} >= {"Name", "Office", "Date", "Place", "Quotation", "Meeting"}


def test_settings_of_the_component() -> None:
    """Those of the pipeline; a wrong one is refused."""
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar", config={"layers": ["dates"]})

    assert [e.label_ for e in nlp(TEXT).ents] == ["DATE"]
    with pytest.raises(ValueError, match="fruit"):
        spacy.blank("ar").add_pipe("khabar", config={"layers": ["fruit"]})


def test_several_processes() -> None:
    """The component goes to other processes."""
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar", config={"layers": ["dates"]})

    assert [len(doc.ents) for doc in nlp.pipe(["أمس", "لا شيء", "غدا"], n_process=2, batch_size=1)] == [1, 0, 1]


def test_spans_know_the_record(record: Extraction) -> None:
    """Without a pipeline of their own, documents are cut so that each span is exactly what the record says."""
    doc = to_doc(record)

    assert [s.text for s in doc.spans["khabar"] if s.label_ == "Place"] == ["القاهرة", "القاهرة"]
    for span in doc.spans["khabar"]:
        if span.label_ != "Meeting":
            assert span._.khabar == record[span.id_]
            assert (span.start_char, span.end_char) == (span._.khabar.start, span._.khabar.end)


def test_tokens_of_another_pipeline(record: Extraction) -> None:
    """Spans cover whole tokens of a pipeline that is given; what they stand for keeps the exact place."""
    doc = to_doc(record, spacy.blank("ar"))
    [inside] = [s for s in doc.spans["khabar"] if s.label_ == "Place" and s.text.startswith("بالقاهرة")]

    assert inside._.khabar.text == "القاهرة"
    assert inside.start_char < inside._.khabar.start


def test_one_person_has_one_id(record: Extraction) -> None:
    """``kb_id_`` of a name is its person."""
    [name] = [e for e in to_doc(record).ents if e.label_ == "PERSON"]

    assert record[name.kb_id_].name == "جوزيف عون"


def test_documents_come_back_from_disk(record: Extraction) -> None:
    """spaCy itself reads text, entities, spans and the whole record."""
    target = io.BytesIO()
    khabar.write([record, record], target, format="spacy")
    first, second = _read(target.getvalue())
    made = to_doc(record)

    assert first.text == second.text == TEXT
    assert [(e.text, e.label_, e.id_) for e in first.ents] == [(e.text, e.label_, e.id_) for e in made.ents]
    assert [(s.text, s.label_, s.id_) for s in first.spans["khabar"]] == [
        (s.text, s.label_, s.id_) for s in made.spans["khabar"]
    ]
    assert first._.khabar == record


@settings(deadline=None, max_examples=40)
@given(extractions())
def test_every_record_is_a_document(extraction: Extraction) -> None:
    """Any text and any spans; nothing of the record is lost."""
    target = io.BytesIO()
    SpacyDocs().write([extraction], target)
    [doc] = _read(target.getvalue())

    assert doc.text == extraction.article.text
    assert doc._.khabar == extraction


def test_a_document_without_a_record() -> None:
    """Nothing was read: there is nothing."""
    to_doc(Extraction(Article("")))

    assert spacy.blank("ar")("مرحبا")._.khabar is None

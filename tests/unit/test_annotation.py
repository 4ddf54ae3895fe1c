"""Spans for annotators and back: brat and Label Studio, read by others, corrected, measured."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.cli import main
from khabar.evaluation import compare
from khabar.exporters import read_brat, read_label_studio
from khabar.exporters.annotation import gold_of_annotation, is_annotation
from khabar.exporters.standoff import LABELS
from khabar.model import Article, ArticleError, Extraction, NameMention, Quotation

TEXT = "📰🇴🇲 التقى الوزير 𐡀 العماني بدر البوسعيدي أمس في صور.\r\n\r\nوقال البوسعيدي: «نرحب بضيفنا 🤝🏽\nونشكره»."
LAYERS = ("dates", "titles", "offices", "names", "organisations", "places", "quotations")


def _found(text: str, words: str, kind: type[Any], id: str) -> Any:
    start = text.index(words)
    return kind(start, start + len(words), words, id=id)


@pytest.fixture
def record() -> Extraction:
    """Names and a quotation after and around characters of more than one UTF-16 unit."""
    names = tuple(_found(TEXT, words, NameMention, f"n{n}") for n, words in enumerate(("بدر البوسعيدي",), 1))
    said = _found(TEXT, "نرحب بضيفنا 🤝🏽\nونشكره", Quotation, "q1")
    return Extraction(Article(TEXT, id="صور/1"), names=names, quotations=(said,))


def _spans(e: Extraction) -> dict[str, list[tuple[int, int]]]:
    return {layer: [(m.start, m.end) for m in getattr(e, layer)] for layer in LAYERS}


def _units(text: str, at: int) -> int:
    """The place of a code point counted as JavaScript counts."""
    return len(text[:at].encode("utf-16-le")) // 2


@pytest.mark.parametrize(("format", "read"), [("brat", read_brat), ("label-studio", read_label_studio)])
def test_annotation_comes_back(record: Extraction, tmp_path: Path, format: str, read: Callable[..., Any]) -> None:
    """Spans written for annotators are the same when read."""
    path = tmp_path / "spans.zip"
    khabar.write(record, path, format=format)
    [again] = read(path)

    assert _spans(again) == _spans(record)
    assert again.article.text == TEXT


def test_brat_in_another_reader(record: Extraction, tmp_path: Path) -> None:
    """bratly finds each entity's words; one over a line's end has two fragments."""
    bratly = pytest.importorskip("bratly.io", reason="bratly is not installed")
    khabar.write(record, tmp_path / "x.brat.zip")
    with zipfile.ZipFile(tmp_path / "x.brat.zip") as archive:
        archive.extractall(tmp_path)
    [path] = tmp_path.glob("*.ann")
    text = path.with_suffix(".txt").read_bytes().decode()
    collection = bratly.parse_ann_file(path.read_text("utf-8"), str(path))
    entities = [a for a in collection.annotations if a.id.startswith("T")]
    words = [" ".join(text[f.start : f.end] for f in a.fragments) for a in entities]

    assert words == [a.content for a in entities] == ["بدر البوسعيدي", "نرحب بضيفنا 🤝🏽 ونشكره"]
    assert [a.label for a in entities] == ["Name", "Quotation"]
    assert "[entities]\nDate\n" in (tmp_path / "annotation.conf").read_text()


def test_label_studio_counts_code_points(record: Extraction) -> None:
    """As Label Studio does since 1.4."""
    target = io.BytesIO()
    khabar.write(record, target, format="label-studio")
    [task] = json.loads(target.getvalue())
    values = [item["value"] for item in task["predictions"][0]["result"]]

    assert [TEXT[v["start"] : v["end"]] for v in values] == [v["text"] for v in values]


def test_the_interface_in_the_documentation_has_every_label() -> None:
    """What users paste into Label Studio knows all that khabar writes."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "formats.rst"
    if not page.is_file():
        pytest.skip("docs/ is not part of this copy")

    assert regex.findall(r'<Label value="(\w+)"/>', page.read_text("utf-8")) == list(LABELS)


def _export(tmp_path: Path, text: str, values: list[dict[str, Any]]) -> Path:
    path = tmp_path / "export.json"
    result = [{"type": "labels", "value": value} for value in values]
    path.write_text(json.dumps([{"data": {"text": text}, "annotations": [{"result": result}]}]), "utf-8")
    return path


def test_old_label_studio_counts_utf_16(record: Extraction, tmp_path: Path) -> None:
    """Where the words that stand with a span say so, its offsets are units of UTF-16."""
    values = [
        {"start": _units(TEXT, m.start), "end": _units(TEXT, m.end), "text": m.text, "labels": [label]}
        for label, m in (("Name", record.names[0]), ("Quotation", record.quotations[0]))
    ]
    [again] = read_label_studio(_export(tmp_path, TEXT, values))

    assert _spans(again) == _spans(record)


@settings(max_examples=60)
@given(st.data())
def test_both_units_of_label_studio(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever the text holds, a span is found in either unit."""
    text = data.draw(st.text("اب🤝𐡀\n ", min_size=2, max_size=12).filter(lambda t: any(c > "\uffff" for c in t)))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    values = [{"start": start, "end": end, "text": text[start:end], "labels": ["Name"]}]
    old = [{**values[0], "start": _units(text, start), "end": _units(text, end)}]
    folder = tmp_path_factory.mktemp("units")
    [new] = read_label_studio(_export(folder, text, values))
    [before] = read_label_studio(_export(folder, text, old))

    assert new.names[0].text == text[start:end]
    assert before.names[0].text.split() == text[start:end].split()


def test_a_correction_in_label_studio_counts(tmp_path: Path) -> None:
    """The annotator's spans are read, not the prediction; a cancelled annotation is none; unknown labels are left."""
    mine = [{"type": "labels", "value": {"start": 0, "end": 5, "text": "التقى", "labels": ["Name", "Mine"]}}]
    task = {
        "data": {"text": "التقى سالم"},
        "annotations": [{"was_cancelled": True, "result": []}, {"result": mine}],
        "predictions": [{"result": [{"type": "labels", "value": {"start": 6, "end": 10, "labels": ["Name"]}}]}],
    }
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), "utf-8")
    [again] = read_label_studio(path)

    assert [n.text for n in again.names] == ["التقى"]


@pytest.mark.parametrize("read", [read_brat, read_label_studio])
def test_what_is_no_annotation(tmp_path: Path, read: Callable[..., Any]) -> None:
    """Another file is refused by name."""
    (tmp_path / "other.json").write_text("{[", "utf-8")

    assert not is_annotation(tmp_path / "other.json")
    with pytest.raises(ArticleError, match="other"):
        list(read(tmp_path / "other.json"))


@pytest.mark.parametrize("name", ["x.brat.zip", "x.label-studio.json", "folder"])
def test_corrected_annotation_is_gold(
    record: Extraction, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A user exports, corrects and measures: ``khabar evaluate`` counts the spans, and asks nothing else."""
    path = tmp_path / name
    khabar.write(record, tmp_path / "records.jsonl")
    corrected = evolve(record, names=(_found(TEXT, "البوسعيدي", NameMention, "n1"),))
    khabar.write(corrected, path if name != "folder" else tmp_path / "x.brat.zip")
    if name == "folder":
        with zipfile.ZipFile(tmp_path / "x.brat.zip") as archive:
            archive.extractall(path)

    assert is_annotation(path)
    assert main(["evaluate", str(path), str(tmp_path / "records.jsonl"), "--show", "names", "--json"]) == 0
    printed = capsys.readouterr().out
    assert "missed" in printed or "wrong" in printed
    figures = compare(gold_of_annotation(path), [record])
    assert set(figures.to_dict()["layers"]) == {"names", "quotations"}
    assert figures["names"]["exact"].f1 == 0
    assert figures["quotations"]["exact"].f1 == 1
    assert not {"cue", "speaker", "type"} & set(figures["quotations"].rates)

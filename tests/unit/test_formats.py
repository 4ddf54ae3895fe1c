"""Every format read back by a library that is not khabar's."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import khabar
from khabar.evaluation import compare
from khabar.exporters import khabar_exporters, read_brat, read_label_studio, tables
from khabar.model import Article, ArticleError, Extraction, Meeting, MeetingDate, Quotation
from khabar.testing.strategies import extractions

TEXT = (
    "التقى وزير الخارجية العماني بدر البوسعيدي في مسقط يوم 5 مايو 2024 وزير الخارجية الأردني أيمن الصفدي.\n"
    "وقال البوسعيدي: «نرحب بضيفنا».\n"
)


@pytest.fixture(scope="module")
def record() -> Extraction:
    """Two ministers meet, one speaks."""
    return khabar.extract(Article(TEXT, id="مسقط/1", headline="لقاء"), published="2024-05-06")


def _bytes(record: Extraction, format: str) -> bytes:
    target = io.BytesIO()
    khabar.write(record, target, format=format)
    return target.getvalue()


def _table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_of_meetings_and_quotations(record: Extraction) -> None:
    """A row a find, names in words, days in ISO, the very text."""
    [meeting] = _table(_bytes(record, "csv-meetings"))
    [quotation] = _table(_bytes(record, "csv-quotations"))

    assert (meeting["begin"], meeting["countries"]) == ("2024-05-05", "JO | OM")
    assert quotation["text"] == TEXT[int(quotation["start"]) : int(quotation["end"])] == "نرحب بضيفنا"
    assert quotation["names"] == record.speakers_of(record.quotations[0])[0].name


def test_csv_chosen_by_file_name(record: Extraction, tmp_path: Path) -> None:
    """A file called quotations.csv holds quotations."""
    khabar.write(record, tmp_path / "my-quotations.csv")

    assert len(_table((tmp_path / "my-quotations.csv").read_bytes())) == 1


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", " =1"])
def test_csv_runs_no_formula(start: str) -> None:
    """What a spreadsheet would run is text."""
    text = f"{start} قال"
    [row] = _table(_bytes(Extraction(Article(text), quotations=(Quotation(0, len(text), text),)), "csv-quotations"))

    assert row["text"] == f"'{text}"


def test_csv_of_everything_in_a_zip(record: Extraction) -> None:
    """All tables, the same bytes each time."""
    data = _bytes(record, "csv")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        counts = {name: len(_table(archive.read(name))) for name in archive.namelist()}

    assert counts["articles.csv"] == counts["meetings.csv"] == 1
    assert counts["participants.csv"] == len(record.meetings[0].participants)
    assert data == _bytes(record, "csv")


def test_arrow_and_parquet(record: Extraction) -> None:
    """pyarrow reads back what it was given; pandas' types are whole numbers and words."""
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    made = tables([record])
    with zipfile.ZipFile(io.BytesIO(_bytes(record, "parquet"))) as archive:
        read = {name.removesuffix(".parquet"): pq.read_table(archive.open(name)) for name in archive.namelist()}

    assert read == made
    assert made["quotations"].to_pylist()[0]["text"] == "نرحب بضيفنا"
    assert str(tables([])["dates"].schema.field("start").type) == "int64"


def test_graph(record: Extraction) -> None:
    """networkx finds both ministers and that they met once."""
    nx = pytest.importorskip("networkx", reason="networkx is not installed")
    graph = nx.parse_graphml(_bytes(record, "graphml").decode())
    persons = {name: data for name, data in graph.nodes(data=True) if data["kind"] == "person"}
    [(_, _, edge)] = [e for e in graph.edges(data=True) if set(e[:2]) <= set(persons)]

    assert {data["country"] for data in persons.values()} == {"OM", "JO"}
    assert (edge["weight"], edge["held"], edge["first"]) == (1, 1, "2024-05-05")


def test_calendar(record: Extraction) -> None:
    """icalendar reads day, place and status; no line is longer than 75 octets."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    denied = evolve(record.meetings[0], id="m2", status="denied")
    undated = evolve(record.meetings[0], id="m3", date=None)
    data = _bytes(evolve(record, meetings=(*record.meetings, denied, undated)), "ics")
    first, second = icalendar.Calendar.from_ical(data).walk("VEVENT")

    assert first["DTSTART"].dt.isoformat() == "2024-05-05"
    assert first["DTEND"].dt.isoformat() == "2024-05-06"
    assert "بدر البوسعيدي" in first["SUMMARY"]
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_calendar_cannot_be_broken_into() -> None:
    """Line ends, commas and semicolons of a name stay in it."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    import datetime as dt

    text = "لقاء\r\nEND:VEVENT\nSTATUS:X;,\\"
    day = MeetingDate(dt.date(2024, 5, 5), None)
    meeting = Meeting("m1", "visit", "held", date=day, triggers=[khabar.Span.of(text, 0, len(text))])
    [event] = icalendar.Calendar.from_ical(_bytes(Extraction(Article(text), meetings=(meeting,)), "ics")).walk("VEVENT")

    assert event["SUMMARY"] == "لقاء\nEND:VEVENT\nSTATUS:X;,\\"


def test_conll(record: Extraction) -> None:
    """Four columns, IOB2: no I- without its B-; the tokens are those of the text."""
    rows = [line.split("\t") for line in _bytes(record, "conll").decode().splitlines() if "\t" in line]
    before = "O"
    for token, start, end, tag in rows:
        assert TEXT[int(start) : int(end)] == token
        assert not tag.startswith("I-") or before[2:] == tag[2:]
        before = tag
    assert {tag for *_, tag in rows} >= {"B-Name", "I-Name", "B-Office", "B-Date", "O"}


@pytest.mark.parametrize("format", ["brat", "label-studio"])
def test_annotation_comes_back(record: Extraction, tmp_path: Path, format: str) -> None:
    """Spans written for annotators are the same when read, and count as right in an evaluation."""
    path = tmp_path / "spans"
    khabar.write(record, path, format=format)
    read = read_brat(path) if format == "brat" else read_label_studio(path)
    [again] = list(read)

    for layer in ("dates", "titles", "offices", "names", "organisations", "places", "quotations"):
        assert [(m.start, m.end) for m in getattr(again, layer)] == [(m.start, m.end) for m in getattr(record, layer)]
    figures = compare([again], [evolve(record, article=again.article)])
    assert figures["names"].f1 == 1


def test_a_correction_in_label_studio_counts(record: Extraction, tmp_path: Path) -> None:
    """The annotator's spans are read, not the prediction; a cancelled annotation is none."""
    [task] = json.loads(_bytes(record, "label-studio"))
    mine = [{"type": "labels", "value": {"start": 0, "end": 5, "text": TEXT[:5], "labels": ["Name", "Mine"]}}]
    task["annotations"] = [{"was_cancelled": True, "result": []}, {"result": mine}]
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), "utf-8")
    [again] = read_label_studio(path)

    assert [n.text for n in again.names] == ["التقى"]
    assert again.offices == ()


@pytest.mark.parametrize("read", [read_brat, read_label_studio])
def test_what_is_no_annotation(tmp_path: Path, read: type) -> None:
    """Another file is refused by name."""
    (tmp_path / "other.json").write_text("{[", "utf-8")

    with pytest.raises(ArticleError, match="other"):
        list(read(tmp_path / "other.json"))


@settings(deadline=None, max_examples=30)
@given(extractions())
def test_every_format_writes_every_record(extraction: Extraction) -> None:
    """No record raises in any format."""
    for exporter in khabar_exporters():
        if exporter.name == "parquet":
            pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        exporter.write([extraction], io.BytesIO())

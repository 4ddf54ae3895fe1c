"""Every format read back by a library that is not khabar's."""

from __future__ import annotations

import csv
import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import khabar
from khabar.exporters import khabar_exporters, tables
from khabar.model import Article, Extraction, Meeting, MeetingDate, Quotation
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
    assert [quotation[c] for c in ("speaker_text", "speaker_kind", "resolution")] == ["البوسعيدي", "person", "surname"]


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


def test_tables_are_taken_by_others(record: Extraction) -> None:
    """pandas, polars and DuckDB count the sides of the meeting from the very tables."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    made = tables([record])
    participants = made["participants"]
    wanted = sorted(p.country for p in record.meetings[0].participants if p.country)

    assert sorted(participants.to_pandas()["country"].dropna()) == wanted == ["JO", "OM"]
    assert sorted(polars.from_arrow(participants)["country"].drop_nulls()) == wanted
    asked = duckdb.sql("select country from participants where country is not null order by country")
    assert [row[0] for row in asked.fetchall()] == wanted
    frame = pandas.read_csv(io.BytesIO(_bytes(record, "csv-quotations")))
    assert frame.loc[0, "text"] == "نرحب بضيفنا"


def test_parquet_in_polars_and_duckdb(record: Extraction, tmp_path: Path) -> None:
    """Files of the zip are read by engines that did not write them."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    with zipfile.ZipFile(io.BytesIO(_bytes(record, "parquet"))) as archive:
        archive.extractall(tmp_path)
    path = tmp_path / "quotations.parquet"

    assert polars.read_parquet(path)["text"].to_list() == ["نرحب بضيفنا"]
    assert duckdb.sql(f"select text from read_parquet('{path}')").fetchall() == [("نرحب بضيفنا",)]


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


def test_conll_in_other_readers(record: Extraction) -> None:
    """conllu finds every token and seqeval every span that stands alone."""
    conllu = pytest.importorskip("conllu", reason="conllu is not installed")
    scheme = pytest.importorskip("seqeval.scheme", reason="seqeval is not installed")
    data = _bytes(record, "conll").decode()
    lines = conllu.parse(data, fields=["form", "start", "end", "tag"], field_parsers={"start": _int, "end": _int})
    tokens = [token for line in lines for token in line]
    tags = [[token["tag"] for token in line] for line in lines]
    spans = [
        (entity.tag, line[entity.start]["start"], line[entity.end - 1]["end"])
        for line, found in zip(lines, scheme.Entities(tags, scheme.IOB2).entities, strict=True)
        for entity in found
    ]

    assert lines[0].metadata["id"] == record.article.id
    assert "".join(t["form"] for t in tokens) == "".join(TEXT.split())
    assert {("Name", n.start, n.end) for n in record.names} <= set(spans)
    assert {("Date", d.start, d.end) for d in record.dates} <= set(spans)


def _int(line: list[str], n: int) -> int:
    return int(line[n])


@settings(deadline=None, max_examples=30)
@given(extractions())
def test_every_format_writes_every_record(extraction: Extraction) -> None:
    """No record raises in any format."""
    for exporter in khabar_exporters():
        needs = {"parquet": "pyarrow", "spacy": "spacy"}.get(exporter.name)
        if needs and find_spec(needs) is None:
            continue
        exporter.write([extraction], io.BytesIO())

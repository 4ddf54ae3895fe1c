"""Every format, read back by somebody else's library."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import khabar_exports
import pytest

import khabar

TEXT = (
    "استقبل الرئيس اللبناني جوزيف عون أمس السبت في بيروت وزير الخارجية المصري بدر عبد العاطي. "
    'وقال عبد العاطي إن "بلاده تدعم لبنان". <b>&'
)


@pytest.fixture(scope="module")
def extraction() -> khabar.Extraction:
    """One article with a reception, two persons, a date and a quotation."""
    pipeline = khabar.Pipeline(plugins=[khabar_exports], on_error="raise")
    return pipeline(khabar.Article(TEXT, id="a", published="2025-02-16"))


def _written(name: str, extraction: khabar.Extraction) -> bytes:
    [exporter] = [x for x in khabar_exports.khabar_exporters() if x.name == name]
    target = io.BytesIO()
    exporter.write([extraction], target)
    return target.getvalue()


def test_follow_the_money(extraction: khabar.Extraction) -> None:
    """One entity a line; the event names both persons by id."""
    entities = [json.loads(line) for line in _written("ftm", extraction).splitlines()]
    persons = {e["id"] for e in entities if e["schema"] == "Person"}
    [event] = [e for e in entities if e["schema"] == "Event"]

    assert len(persons) == 2
    assert {*event["properties"]["organizer"], *event["properties"]["involved"]} == persons


def test_follow_the_money_knows_its_entities(extraction: khabar.Extraction) -> None:
    """Its own library finds every schema and property, and takes every value as it stands."""
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for line in _written("ftm", extraction).splitlines():
        data = json.loads(line)
        ftm.model.get(data["schema"]).validate(data)
        entity = ftm.model.get_proxy({**data, "properties": {}})
        for name, values in data["properties"].items():
            entity.add(name, values)
            kept = entity.get(name)
            assert sorted(kept) == sorted(values), f"{data['schema']}.{name}"


def test_gexf(extraction: khabar.Extraction) -> None:
    """networkx reads two nodes and one edge."""
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(io.BytesIO(_written("gexf", extraction)))

    assert (graph.number_of_nodes(), graph.number_of_edges()) == (2, 1)


def test_json_ld(extraction: khabar.Extraction) -> None:
    """rdflib reads the quotation's text and creator."""
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=_written("json-ld", extraction), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    [quotation] = graph.subjects(rdflib.RDF.type, schema.Quotation)

    assert "بلاده تدعم لبنان" in str(graph.value(quotation, schema.text))
    assert (quotation, schema.creator, None) in graph


def test_event_rows(extraction: khabar.Extraction) -> None:
    """The reception is a visit of the guest to the host."""
    [row] = csv.DictReader(io.StringIO(_written("events", extraction).decode()), delimiter="\t")

    assert (row["plover"], row["mode"], row["cameo"], row["date"]) == ("CONSULT", "visit", "043", "2025-02-15")


def test_timex3(extraction: khabar.Extraction) -> None:
    """The tags are well-formed and the text is the article's."""
    [text] = ElementTree.fromstring(_written("timex3", extraction))

    assert "".join(text.itertext()) == TEXT
    assert [t.get("value") for t in text] == ["2025-02-15"]

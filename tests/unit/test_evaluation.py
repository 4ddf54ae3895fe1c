"""Figures against counts made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from comparing import GOLD_NAMES, at, counts, named, record

from khabar.evaluation import compare, evaluate, load
from khabar.evaluation.spans import matched, overlap, same_words
from khabar.evaluation.values import interval, same_value


def one(layer: str, gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of one layer of one article."""
    wanted = record(annotated=[layer], **{layer: gold}, **more)
    return compare([wanted], [record(**{layer: found})])[layer]


def test_overlap_divides_by_the_longer_span() -> None:
    """10 of 20 characters shared is one half, whichever is longer."""
    assert overlap({"start": 0, "end": 10}, {"start": 0, "end": 20}) == 0.5
    assert overlap({"start": 0, "end": 20}, {"start": 15, "end": 20}) == 0.25
    assert overlap({"start": 0, "end": 5}, {"start": 5, "end": 9}) == 0.0


def test_matching_is_one_to_one_and_takes_the_most_alike() -> None:
    """Two found spans in one gold span: the better one answers it."""
    gold = [{"start": 0, "end": 10}]
    found = [{"start": 0, "end": 6}, {"start": 0, "end": 9}]

    assert matched(gold, found, overlap, 0.5) == {0: 1}


def test_matching_prefers_what_is_not_optional() -> None:
    """At equal likeness the firm gold span gets the found one."""
    gold = [{"start": 0, "end": 10, "optional": True}, {"start": 0, "end": 10}]

    assert matched(gold, [{"start": 0, "end": 10}], overlap, 0.5) == {1: 0}


def test_names_exact_and_by_overlap() -> None:
    """One exact, one too long, one missed, one spurious: exact 1 of 3 and 3, overlap 2 of 3 and 3."""
    gold = [at("سامي العلي"), at("ليلى حداد"), at("حداد", 80)]
    found = [at("سامي العلي"), at("ليلى حداد في"), at("عمّان")]

    layer = one("names", gold, found)

    assert counts(layer["exact"]) == (1, 3, 3)
    assert counts(layer["overlap"]) == (2, 3, 3)
    assert layer.f1 == pytest.approx(1 / 3)


def test_optional_is_neither_missed_nor_spurious() -> None:
    """An optional span found, found badly, or not found changes no count."""
    gold = [at("سامي العلي"), {**at("ليلى حداد"), "optional": True}]

    for found in ([], [at("ليلى حداد")], [at("ليلى حداد في")]):
        layer = one("names", gold, [at("سامي العلي"), *found])
        assert counts(layer["exact"]) == (1, 1, 1)
        assert counts(layer["overlap"]) == (1, 1, 1)


def test_related_material_must_not_be_found() -> None:
    """Gold marked as related is not wanted; finding it is spurious, unless the record knows that it is related."""
    gold = [at("سامي العلي"), {**at("ليلى حداد"), "section": "related"}]

    assert counts(one("names", gold, [at("سامي العلي")])["exact"]) == (1, 1, 1)
    assert counts(one("names", gold, [at("سامي العلي"), at("ليلى حداد")])["exact"]) == (1, 2, 1)
    known = {**at("ليلى حداد"), "section": "related"}
    assert counts(one("names", gold, [at("سامي العلي"), known])["exact"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2023-07-15", ("2023-07-15", "2023-07-16")),
        ("2021-12", ("2021-12-01", "2022-01-01")),
        ("2017~", ("2017-01-01", "2018-01-01")),
        ("199X", ("1990-01-01", "2000-01-01")),
        ("2025-10-21/2025-10-31", ("2025-10-21", "2025-11-01")),
        ("2020/..", ("2020-01-01", "None")),
    ],
)
def test_edtf_as_interval(edtf: str, days: tuple[str, str]) -> None:
    """First day, and first day after."""
    found = interval(edtf)

    assert found is not None
    assert tuple(map(str, found)) == days


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"edtf": "2023-07-15"}, {"edtf": "2023-07-15"}, True),
        ({"edtf": "2023-07-15"}, {"begin": "2023-07-15", "until": "2023-07-16"}, True),
        ({"edtf": "2023-07-15"}, {"begin": "2023-07-15T20:00:00", "until": "2023-07-16T04:00:00"}, True),
        ({"edtf": "2023-07"}, {"edtf": "2023-07-15"}, False),
        ({"edtf": "2023-07", "accept": ["2023-08"]}, {"edtf": "2023-08"}, True),
        ({"edtf": "2023-07"}, {"edtf": None, "begin": None}, False),
        ({"timex": "P3D"}, {"timex": "P3D"}, True),
        ({"timex": "P3D"}, {"timex": "P3W"}, False),
        ({"kind": "vague"}, {"kind": "vague", "timex": "PAST_REF"}, True),
        ({"kind": "vague"}, {"edtf": "2023"}, False),
    ],
)
def test_same_value(gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    """Days count; where gold knows none, none may be found."""
    assert same_value(gold, found) is right


def test_dates_by_value() -> None:
    """The right span with the wrong day counts by span only."""
    gold = [{**at("أمس الأحد"), "edtf": "2023-07-16"}]

    layer = one("dates", gold, [{**at("أمس الأحد"), "edtf": "2023-07-09"}])

    assert counts(layer["exact"]) == (1, 1, 1)
    assert counts(layer["value"]) == (0, 1, 1)
    assert layer.f1 == 0.0


def test_b3_of_split_person() -> None:
    """Three names, the second person split: precision (1+1+1)/3, recall (1+½+½)/3."""
    found = [named("سامي العلي", "p1"), named("ليلى حداد", "p2"), named("حداد", "p3", 80)]

    figures = compare([record(annotated=["persons"], names=GOLD_NAMES, persons=[])], [record(names=found)])

    assert figures["persons"]["b3"].precision == pytest.approx(1)
    assert figures["persons"]["b3"].recall == pytest.approx(2 / 3)
    assert counts(figures["persons"]["persons"]) == (2, 3, 2)


def test_b3_of_merged_persons_and_a_missed_name() -> None:
    """Two of three found, both as one person: precision (½+½)/2, recall (1+½+0)/3."""
    found = [named("سامي العلي", "p1"), named("ليلى حداد", "p1")]

    figures = compare([record(annotated=["persons"], names=GOLD_NAMES, persons=[])], [record(names=found)])

    assert figures["persons"]["b3"].precision == pytest.approx(0.5)
    assert figures["persons"]["b3"].recall == pytest.approx(0.5)
    assert figures["persons"]["b3_matched"].recall == pytest.approx(1)


def test_part_of_an_optional_name_is_no_mistake() -> None:
    """A name that gold leaves open may be found in part; it counts for nothing."""
    gold = [GOLD_NAMES[0], {**GOLD_NAMES[1], "optional": True}]
    found = [named("سامي العلي", "p1"), named("ليلى", "p2")]

    figures = compare([record(annotated=["persons"], names=gold, persons=[])], [record(names=found)])

    assert figures["persons"]["b3"].precision == 1


def test_country_of_persons() -> None:
    """Asked where gold knows it and the person was found."""
    gold = record(
        annotated=["persons"], names=GOLD_NAMES,
        persons=[{"id": "ali", "name": "", "country": "JO"}, {"id": "haddad", "name": "", "country": "LB"}],
    )  # fmt: skip
    found = record(names=[named("سامي العلي", "p1")], persons=[{"id": "p1", "name": "", "country": "SY"}])

    layer = compare([gold], [found])["persons"]

    assert (layer["country"].right, layer["country"].of) == (0, 1)
    assert (layer["wrong country"].right, layer["wrong country"].of) == (1, 1)


def test_no_country_is_not_a_wrong_one() -> None:
    """Unknown costs recall, not truth."""
    persons = [{"id": "ali", "name": "", "country": "JO"}]
    gold = record(annotated=["persons"], names=GOLD_NAMES, persons=persons)

    layer = compare([gold], [record(names=[named("سامي العلي", "p1")], persons=[{"id": "p1", "name": ""}])])["persons"]

    assert layer["country"].right == 0
    assert "wrong country" not in layer.rates


def test_same_words_knows_article_and_spelling() -> None:
    """Articles and hamza aside."""
    assert same_words("إسلام آباد", "اسلام اباد") == 1.0
    assert same_words("العاصمة", "عاصمة") == 1.0
    assert same_words("طهران", "عمّان") == 0.0


def test_article_without_record_is_all_missed() -> None:
    """Nothing is hidden when a record is not there."""
    figures = compare([record(annotated=["names"], names=[at("ليلى حداد")])], [])

    assert figures.missing == ("x",)
    assert counts(figures["names"]["exact"]) == (0, 0, 1)


def test_records_meet_gold_by_text_then_by_id() -> None:
    """sha256 goes before the id."""
    gold = record(annotated=["names"], names=[at("ليلى حداد")])
    other = {"article": {"id": "x", "sha256": "other"}, "names": []}
    same = {"article": {"id": "y", "sha256": "s"}, "names": [at("ليلى حداد")]}

    assert compare([gold], [other, same])["names"].f1 == 1.0
    assert compare([gold], [other])["names"].f1 == 0.0


def test_differences_are_readable() -> None:
    """Each names kind, place and context."""
    figures = compare([record(annotated=["names"], names=[at("ليلى حداد")])], [record(names=[at("عمّان")])])

    assert [d.kind for d in figures.differences] == ["missed", "spurious"]
    assert "⟦ليلى حداد⟧" in figures.show("names", kinds=("missed",))
    assert "names" in str(figures)


def test_files_and_folders(tmp_path: Path) -> None:
    """JSON, JSON Lines and folders of both; what is no record is left out."""
    thing = record(annotated=["names"], names=[at("ليلى حداد")])
    (tmp_path / "a.json").write_text(json.dumps(thing), "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"note": "an index"}) + "\n", "utf-8")

    assert load(tmp_path) == load(tmp_path / "a.json") == [thing]
    assert "100.0" in evaluate(tmp_path, tmp_path / "a.json", show=["names"])
    assert json.loads(evaluate(tmp_path, tmp_path, as_json=True))["layers"]["names"]["scores"]["exact"]["f1"] == 1.0


def test_broken_file_is_named(tmp_path: Path) -> None:
    """The message says which file is no JSON."""
    (tmp_path / "broken.json").write_text("{", "utf-8")

    with pytest.raises(ValueError, match=r"broken\.json"):
        load(tmp_path)

"""Figures against counts made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khabar.evaluation import compare, evaluate, load
from khabar.evaluation.spans import matched, overlap, same_words
from khabar.evaluation.values import interval, same_value

TEXT = "قال الوزير سامي العلي أمس الأحد إن اللقاء مع ليلى حداد في عمّان كان مثمراً وأضافت حداد أنها متفائلة بالنتائج"


def at(words: str, after: int = 0) -> dict[str, Any]:
    """The span of ``words`` in the text."""
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def record(**layers: Any) -> dict[str, Any]:
    """A record of the text."""
    return {"article": {"id": "x", "sha256": "s", "text": TEXT}, **layers}


def one(layer: str, gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of one layer of one article."""
    wanted = record(annotated=[layer], **{layer: gold}, **more)
    return compare([wanted], [record(**{layer: found})])[layer]


def counts(score: Any) -> tuple[float, float, float]:
    """Right, found, wanted."""
    return score.right_found, score.found, score.wanted


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


def named(words: str, person: str, after: int = 0) -> dict[str, Any]:
    """A name mention of a person."""
    return {**at(words, after), "person": person}


GOLD_NAMES = [named("سامي العلي", "ali"), named("ليلى حداد", "haddad"), named("حداد", "haddad", 80)]


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


PEOPLE = [{"id": "ali", "name": "سامي العلي"}, {"id": "haddad", "name": "ليلى حداد"}]
FOUND_NAMES = [named("سامي العلي", "p1"), named("ليلى حداد", "p2"), named("حداد", "p2", 80)]


def quote(words: str, kind: str = "indirect", **more: Any) -> dict[str, Any]:
    """A quotation with its content."""
    return {"id": words, **at(words), "type": kind, **more}


def quotations(gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of quotations, all names found."""
    wanted = record(annotated=["quotations"], names=GOLD_NAMES, persons=PEOPLE, quotations=gold, **more)
    return compare([wanted], [record(names=FOUND_NAMES, quotations=found)])["quotations"]


def test_quotations_by_overlap() -> None:
    """A third too short is found at 0.3, not at 0.8; the other is exact."""
    gold = [quote("اللقاء مع ليلى حداد في عمّان كان مثمراً"), quote("متفائلة بالنتائج")]
    found = [quote("اللقاء مع ليلى حداد في عمّان"), quote("متفائلة بالنتائج")]

    layer = quotations(gold, found)

    assert counts(layer["overlap 0.3"]) == (2, 2, 2)
    assert counts(layer["overlap 0.8"]) == (1, 2, 2)
    assert counts(layer["exact"]) == (1, 2, 2)


def test_repeated_quotation_counts_once() -> None:
    """A repetition of what is right is not spurious; one of what is wrong is not counted twice."""
    gold = [quote("متفائلة بالنتائج")]
    wrong = {**quote("سامي العلي"), "id": "q3"}
    found = [
        {**quote("متفائلة بالنتائج"), "id": "q1"},
        {**quote("اللقاء"), "id": "q2", "duplicate_of": "q1"},
        wrong,
        {**quote("ليلى حداد"), "id": "q4", "duplicate_of": "q3"},
    ]

    assert counts(quotations(gold, found)["overlap 0.3"]) == (1, 2, 1)


def test_repetition_may_stand_for_the_first() -> None:
    """Gold marks the second of two; the record calls it a repetition."""
    found = [{**quote("اللقاء"), "id": "q1"}, {**quote("متفائلة بالنتائج"), "id": "q2", "duplicate_of": "q1"}]

    assert counts(quotations([quote("متفائلة بالنتائج")], found)["overlap 0.3"]) == (1, 1, 1)


def speaker(kind: str, *actors: str, surface: str | None = None) -> dict[str, Any]:
    """A speaker."""
    return {"kind": kind, "actors": list(actors), "surface": at(surface) if surface else None}


@pytest.mark.parametrize(
    ("gold", "found", "right", "wrong_person"),
    [
        (speaker("person", "ali"), speaker("person", "p1"), 1, (0, 1)),
        (speaker("person", "ali"), speaker("person", "p2"), 0, (1, 1)),
        (speaker("person", "ali"), speaker("person", surface="الوزير"), 0, (0, 0)),
        (speaker("person", "ali"), None, 0, (0, 0)),
        (speaker("person", surface="الوزير"), speaker("anonymous", surface="الوزير"), 1, (0, 0)),
        (speaker("person", surface="الوزير"), speaker("person", "p1", surface="الوزير"), 0, (1, 1)),
        (speaker("organisation", surface="الوزير سامي"), speaker("organisation", surface="الوزير"), 1, (0, 0)),
        (speaker("organisation", surface="الوزير"), speaker("organisation", surface="عمّان"), 0, (0, 0)),
        (speaker("organisation", surface="الوزير"), speaker("document", surface="الوزير"), 0, (0, 0)),
        (speaker("organisation"), speaker("organisation", "a1"), 1, (0, 0)),
        (speaker("group", "ali", "haddad"), speaker("group", "p2", "p1"), 1, (0, 1)),
        (speaker("group", "ali", "haddad"), speaker("person", "p1"), 0, (1, 1)),
    ],
)
def test_speaker(gold: Any, found: Any, right: int, wrong_person: tuple[int, int]) -> None:
    """Persons by their names; others by kind and place; naming the wrong person is worse than none."""
    words = "متفائلة بالنتائج"

    layer = quotations([quote(words, speaker=gold)], [quote(words, speaker=found)])

    assert layer["speaker"].right == right
    rate = layer.rate("wrong person")
    assert (rate.right, rate.of) == wrong_person


def test_hidden_speaker_is_counted_apart() -> None:
    """A speaker without surface is also counted as hidden."""
    gold = [quote("متفائلة بالنتائج", speaker=speaker("person", "haddad"))]

    layer = quotations(gold, [quote("متفائلة بالنتائج", speaker=speaker("person", "p2"))])

    assert (layer["speaker, hidden"].right, layer["speaker, hidden"].of) == (1, 1)


def test_cue_type_and_stance() -> None:
    """Cue by place, type by value, stance only where gold has one."""
    gold = [quote("متفائلة بالنتائج", "indirect", cue=at("أضافت")), quote("اللقاء", "direct", stance="denies")]
    found = [quote("متفائلة بالنتائج", "direct", cue=at("أضافت")), quote("اللقاء", "direct", stance="asserts")]

    layer = quotations(gold, found)

    assert (layer["cue"].right, layer["cue"].of) == (2, 2)
    assert (layer["type"].right, layer["type"].of) == (1, 2)
    assert (layer["stance"].right, layer["stance"].of) == (0, 1)


def test_traps() -> None:
    """A quotation at a trap, or whose cue is in it, hits it."""
    traps = {"must_not_find": {"quotations": [at("قال"), at("عمّان")]}}

    layer = quotations([], [quote("متفائلة بالنتائج", cue=at("قال"))], **traps)

    assert (layer["traps hit"].right, layer["traps hit"].of) == (1, 2)


def event(kind: str, trigger: str, *participants: Any, **more: Any) -> dict[str, Any]:
    """A meeting."""
    sides = [{"actor": a, "text": t, "role": r} for a, t, r in participants]
    return {"id": trigger, "kind": kind, "status": "held", "participants": sides, "triggers": [at(trigger)], **more}


def meetings(gold: list[Any], found: list[Any], **more: Any) -> Any:
    """Figures of meetings, all names found."""
    wanted = record(annotated=["meetings"], names=GOLD_NAMES, persons=PEOPLE, meetings=gold, **more)
    return compare([wanted], [record(names=FOUND_NAMES, meetings=found)])["meetings"]


ALI, HADDAD = ("ali", "سامي العلي", "guest"), ("haddad", "ليلى حداد", "host")


def test_meetings_by_trigger() -> None:
    """Same family and a shared trigger: one event; its attributes are counted."""
    gold = [event("meeting", "اللقاء", ALI, HADDAD, date={"begin": "2023-07-16"}, place={"text": "عمّان"})]
    found = [
        event(
            "talks", "اللقاء مع", ("p1", "سامي العلي", "host"), ("p2", "ليلى حداد", "host"),
            date={"begin": "2023-07-16"}, place={"text": "عمان"},
        )
    ]  # fmt: skip

    layer = meetings(gold, found)

    assert counts(layer["events"]) == (1, 1, 1)
    assert counts(layer["participants"]) == (2, 2, 2)
    shares = {name: (rate.right, rate.of) for name, rate in layer.rates.items()}
    assert shares == {
        "persons exactly": (1, 1), "host/guest": (1, 2), "kind": (0, 1), "status": (1, 1), "first day": (1, 1),
        "place": (1, 1), "parent": (1, 1), "traps hit": (0, 0),
    }  # fmt: skip


def test_meetings_of_other_families_are_not_the_same() -> None:
    """A visit does not answer a meeting."""
    layer = meetings([event("meeting", "اللقاء", ALI)], [event("visit", "اللقاء", ("p1", "", "guest"))])

    assert counts(layer["events"]) == (0, 1, 1)


def test_meetings_by_persons() -> None:
    """Without a shared trigger the same persons make the same event."""
    layer = meetings([event("meeting", "اللقاء", ALI)], [event("reception", "قال", ("p1", "", "guest"))])

    assert counts(layer["events"]) == (1, 1, 1)


def test_one_trigger_of_two_events_goes_by_persons() -> None:
    """«التقى أ وب»: two gold events share a trigger; each is answered by the one with its person."""
    gold = [event("meeting", "اللقاء", ALI), event("meeting", "اللقاء", HADDAD)]
    found = [event("meeting", "اللقاء", ("p2", "", "host")), event("meeting", "اللقاء", ("p1", "", "guest"))]

    layer = meetings(gold, found)

    assert counts(layer["events"]) == (2, 2, 2)
    assert (layer["persons exactly"].right, layer["persons exactly"].of) == (2, 2)


def test_parent_of_events() -> None:
    """A parent is right when it is the event that answers gold's parent."""
    gold = [event("visit", "عمّان", ALI, id="v"), event("meeting", "اللقاء", HADDAD, id="m", parent="v")]
    sides = [("p1", "", "guest")], [("p2", "", "host")]
    right = [event("visit", "عمّان", *sides[0], id="m7"), event("meeting", "اللقاء", *sides[1], parent="m7")]
    wrong = [event("visit", "عمّان", *sides[0], id="m7"), event("meeting", "اللقاء", *sides[1], parent=None)]

    assert meetings(gold, right)["parent"].right == 2
    assert meetings(gold, wrong)["parent"].right == 1


def test_sides_without_person_by_words() -> None:
    """«باكستان» is «دولة باكستان»; a named person is never an unnamed side."""
    gold = [event("visit", "اللقاء", (None, "باكستان", "host"), ALI)]

    same = [event("visit", "اللقاء", (None, "دولة باكستان", "host"), ("p2", "", "guest"))]

    assert counts(meetings(gold, same)["participants"]) == (1, 2, 2)


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


def test_repetition_in_gold_counts_once() -> None:
    """Gold marks both the first and its repetition: one is wanted, whichever of them is found."""
    first, again = quote("متفائلة بالنتائج"), quote("اللقاء", duplicate_of="متفائلة بالنتائج")

    for found in ([first], [again], [first, again]):
        assert counts(quotations([first, again], found)["overlap 0.3"]) == (1, 1, 1)
    assert counts(quotations([first, again], [])["overlap 0.3"]) == (0, 0, 1)


def test_a_person_whose_name_was_cut_is_still_that_person() -> None:
    """«سامي» for «سامي العلي» is a wrong name, and the right speaker."""
    words = "متفائلة بالنتائج"
    gold = [quote(words, speaker=speaker("person", "ali"))]
    wanted = record(annotated=["names", "quotations"], names=GOLD_NAMES, persons=PEOPLE, quotations=gold)
    found = record(names=[named("سامي", "p1")], quotations=[quote(words, speaker=speaker("person", "p1"))])

    figures = compare([wanted], [found])

    assert figures["names"].f1 == 0.0
    assert figures["quotations"]["speaker"].right == 1

"""Figures of quotations and meetings against counts made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from comparing import (
    ALI,
    FOUND_NAMES,
    GOLD_NAMES,
    HADDAD,
    PEOPLE,
    at,
    counts,
    event,
    meetings,
    named,
    quotations,
    quote,
    record,
    speaker,
)

from khabar.evaluation import compare


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
        (speaker("organisation"), speaker("organisation"), 0, (0, 0)),
        (speaker("organisation"), speaker("organisation", "a1", surface="الوزير"), 0, (0, 0)),
        (speaker("anonymous"), speaker("anonymous"), 1, (0, 0)),
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


def test_a_speaker_named_again_in_the_same_words() -> None:
    """Gold points at the first of two places where the same words stand."""
    words = "متفائلة بالنتائج"
    gold = [quote(words, speaker={"kind": "organisation", "actors": [], "surface": at("حداد")})]
    again = {"kind": "organisation", "actors": [], "surface": at("حداد", 80)}

    assert quotations(gold, [quote(words, speaker=again)])["speaker"].right == 1


def test_hidden_speaker_is_counted_apart() -> None:
    """A speaker without surface is also counted as hidden."""
    gold = [quote("متفائلة بالنتائج", speaker=speaker("person", "haddad"))]

    layer = quotations(gold, [quote("متفائلة بالنتائج", speaker=speaker("person", "p2"))])

    assert (layer["speaker, hidden"].right, layer["speaker, hidden"].of) == (1, 1)


@pytest.mark.parametrize(("actor", "right"), [("a1", 1), ("a2", 0)])
def test_a_hidden_organisation_is_one_that_spoke_before(actor: str, right: int) -> None:
    """It must be told, and be one that gold lets speak before; it is counted with what is no person, too."""
    gold = [
        quote("اللقاء", speaker=speaker("organisation", surface="الوزير")),
        quote("متفائلة بالنتائج", speaker=speaker("organisation")),
    ]

    layer = quotations(gold, [gold[0], quote("متفائلة بالنتائج", speaker=speaker("organisation", actor))])

    assert (layer["speaker, hidden"].right, layer["speaker, hidden"].of) == (right, 1)
    assert (layer["hidden, not a person"].right, layer["hidden, not a person"].of) == (right, 1)
    assert (layer["speaker, not a person"].right, layer["speaker, not a person"].of) == (1 + right, 2)


def test_a_hidden_woman_is_counted_apart() -> None:
    """Only hidden speakers of whom gold says that they are women."""
    gold = [
        quote("متفائلة بالنتائج", speaker=speaker("person", "haddad")),
        quote("اللقاء", speaker=speaker("person", "ali")),
    ]
    people = [PEOPLE[0], {**PEOPLE[1], "gender": "f"}]
    wanted = record(annotated=["quotations"], names=GOLD_NAMES, persons=people, quotations=gold)

    layer = compare([wanted], [record(names=FOUND_NAMES, quotations=gold)])["quotations"]

    assert (layer["hidden, a woman"].right, layer["hidden, a woman"].of) == (0, 1)


def test_denials_are_counted_apart() -> None:
    """A denial that came out as an assertion is the worst of wrong stances."""
    gold = [quote("اللقاء", stance="denies"), quote("متفائلة بالنتائج", stance="asserts")]

    layer = quotations(gold, [{**gold[0], "stance": "asserts"}, gold[1]])

    assert (layer["denials kept"].right, layer["denials kept"].of) == (0, 1)


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
        "place": (1, 1), "parent": (1, 1), "traps hit": (0, 0), "role": (1, 2), "wrong first day": (0, 1),
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
    assert (
        meetings(gold, right)["parent, if gold has one"].right,
        meetings(gold, right)["parent, if gold has one"].of,
    ) == (1, 1)
    assert meetings(gold, wrong)["parent, if gold has one"].right == 0
    assert meetings(gold, wrong[1:])["parent, if gold has one"].of == 1


def test_a_day_that_gold_does_not_know_is_wrong() -> None:
    """A missing day is no wrong one; a made-up day is."""
    gold = [event("meeting", "اللقاء", ALI)]

    for given, rate in ((None, (0, 0)), ({"begin": "2023-07-16"}, (1, 1))):
        layer = meetings(gold, [event("meeting", "اللقاء", ("p1", "", "guest"), date=given)])
        wrong = layer.rate("wrong first day")
        assert (wrong.right, wrong.of) == rate


def test_sides_without_person_by_words() -> None:
    """«باكستان» is «دولة باكستان»; a named person is never an unnamed side."""
    gold = [event("visit", "اللقاء", (None, "باكستان", "host"), ALI)]

    same = [event("visit", "اللقاء", (None, "دولة باكستان", "host"), ("p2", "", "guest"))]

    assert counts(meetings(gold, same)["participants"]) == (1, 2, 2)


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

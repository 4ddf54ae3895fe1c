"""What goes wrong in one plugin costs nobody else anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve
from making import FINDERS, finding, meeting, plugin, quotation, raising, run, texts, word

from khabar.model import (
    DateMention,
    DateValue,
    Mention,
    Person,
    PersonLink,
    PluginError,
    PluginWarning,
    Section,
    Span,
)
from khabar.pipeline import Pipeline
from khabar.reading import Reading


def raising_late(reading: Reading) -> Iterator[Mention]:
    yield word(reading, "علي", "bad:word")
    raise ValueError("broken late")


def returning_a_number(reading: Reading) -> int:
    return 3


def returning_a_text(reading: Reading) -> str:
    return "علي"


def returning_one_mention(reading: Reading) -> Mention:
    return word(reading, "علي", "bad:word")


def finding_texts(reading: Reading) -> list[str]:
    return ["علي"]


def with_wrong_offsets(reading: Reading) -> list[Mention]:
    return [Mention(4, 900, "علي", kind="bad:word")]


def with_swapped_offsets(reading: Reading) -> list[Mention]:
    return [Mention(7, 4, "", kind="bad:word")]


def with_other_text(reading: Reading) -> list[Mention]:
    return [Mention(4, 7, "عمر", kind="bad:word")]


def with_float_offsets(reading: Reading) -> list[Mention]:
    return [Mention(4.0, 7.0, "علي", kind="bad:word")]  # type: ignore[arg-type]


def with_bare_kind(reading: Reading) -> list[Mention]:
    return [word(reading, "علي", "word")]


def with_odd_attributes(reading: Reading) -> list[Mention]:
    return [evolve(word(reading, "علي", "bad:word"), attributes={"a": [1]})]


def with_unknown_kind_of_date(reading: Reading) -> list[DateMention]:
    return [DateMention(4, 7, "علي", kind="weekend")]


def changing_what_it_is_given(reading: Reading) -> list[Mention]:
    reading.article.text = ""  # type: ignore[misc]
    return []


BAD = [
    raising, raising_late, returning_a_number, returning_a_text, returning_one_mention, finding_texts,
    with_wrong_offsets, with_swapped_offsets, with_other_text, with_float_offsets, with_bare_kind,
    with_odd_attributes, with_unknown_kind_of_date, changing_what_it_is_given,
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda f: f.__name__)
def test_bad_plugin_loses_only_its_own(bad: Callable[..., Any]) -> None:
    """Its results are missing, one failure names it, one warning is issued, all other results are there."""
    good = plugin("good", khabar_find_mentions=finding("طهران"))
    with pytest.warns(PluginWarning, match="'bad' failed in khabar_find_mentions") as warned:
        extraction = run(good, plugin("bad", khabar_find_mentions=bad))

    assert texts(extraction) == ["طهران"]
    assert [(f.plugin, f.hook) for f in extraction.failures] == [("bad", "khabar_find_mentions")]
    assert len(warned) == 1


@pytest.mark.parametrize("bad", BAD, ids=lambda f: f.__name__)
def test_on_error_raise(bad: Callable[..., Any]) -> None:
    """Plugin authors see the error itself."""
    with pytest.raises((PluginError, ValueError, AttributeError)):
        run(plugin("bad", khabar_find_mentions=bad), on_error="raise")


def test_one_bad_mention_does_not_cost_the_others() -> None:
    """Each thing is checked alone."""

    def khabar_find_mentions(reading: Reading) -> Iterator[object]:
        yield word(reading, "علي")
        yield "طهران"
        yield word(reading, "عاد")

    with pytest.warns(PluginWarning):
        extraction = run(plugin("half", khabar_find_mentions=khabar_find_mentions))

    assert texts(extraction) == ["علي", "عاد"]


def test_failure_hides_local_paths() -> None:
    """A failure names the error's class and message; the traceback goes to the warning only."""
    with pytest.warns(PluginWarning, match="making"):
        extraction = run(plugin("bad", khabar_find_mentions=raising))
    [failure] = extraction.failures

    assert (failure.error, failure.message) == ("ValueError", "broken")


def test_lists_that_hooks_are_given_are_their_own() -> None:
    """Whatever a plugin does to a list it was given, others read the same."""

    def khabar_find_mentions(reading: Reading) -> Iterator[Mention]:
        for i in range(len(reading.tokens)):
            at = reading.at(i)
            if isinstance(at, list):
                at.clear()
        yield from ()

    vandal = plugin("a_vandal", khabar_find_mentions=khabar_find_mentions)
    text = "زار الوزير مصر والأردن"
    seen: list[int] = []

    def counting(reading: Reading) -> None:
        seen.append(len(reading.matches("countries")) + sum(len(reading.at(i)) for i in range(len(reading.tokens))))

    for plugins in ([], [vandal]):
        Pipeline(plugins=[*plugins, plugin("z_count", khabar_find_mentions=counting)], blocked=FINDERS)(text)

    assert seen[0] == seen[1] > 0


@pytest.mark.parametrize(
    ("hook", "value"),
    [
        ("khabar_find_quotations", quotation(type="loud")),
        ("khabar_find_quotations", quotation(stance="shouts")),
        ("khabar_find_quotations", quotation(text="عمر")),
        ("khabar_find_quotations", quotation(parts=(Span(0, 3, "علي"),))),
        ("khabar_find_quotations", "علي"),
        ("khabar_find_meetings", meeting(kind="party")),
        ("khabar_find_meetings", meeting(status="dreamt")),
        ("khabar_find_meetings", meeting(triggers=[])),
        ("khabar_find_meetings", meeting(triggers=[Span(0, 3, "عاد")])),
        ("khabar_find_meetings", meeting(topics=(Span(-1, 3, "عاد"),))),
        ("khabar_find_meetings", None),
        ("khabar_find_names", Mention(4, 7, "علي", kind="a:b")),
        ("khabar_link_persons", "p1"),
        ("khabar_link_persons", PersonLink(Person("", "علي"), ())),
        ("khabar_find_sections", Section("body", 0, 900)),
        ("khabar_find_sections", Section("foot", 0, 3)),
    ],
)
def test_every_stage_checks(hook: str, value: object) -> None:
    """What any hook returns is checked where it comes in."""
    with pytest.warns(PluginWarning) as warned:
        extraction = run(plugin("bad", **{hook: lambda reading: [value]}))

    assert [(f.plugin, f.hook) for f in extraction.failures] == [("bad", hook)]
    assert len(warned) == 1
    assert extraction.quotations == extraction.meetings == extraction.names == extraction.persons == ()


def test_reference_to_nothing_is_dropped_and_told() -> None:
    """An id that no person or actor has does not reach the record."""
    with pytest.warns(PluginWarning):
        extraction = run(plugin("bad", khabar_find_quotations=lambda reading: [quotation(date="d9")]))

    assert [q.date for q in extraction.quotations] == [None]
    assert [f.plugin for f in extraction.failures] == ["bad"]


def test_wrong_date_value_passes_on() -> None:
    """A resolver that returns nonsense is reported, and the next one decides."""

    def khabar_find_mentions(reading: Reading) -> list[DateMention]:
        return [DateMention(4, 7, "علي")]

    value = DateValue(dt.date(2020, 1, 1), dt.date(2020, 1, 2), "day", basis="stated")
    good = plugin("good", khabar_find_mentions=khabar_find_mentions, khabar_resolve_date=lambda mention: value)
    with pytest.warns(PluginWarning):
        extraction = run(good, plugin("bad", khabar_resolve_date=lambda mention: "2020"))

    assert [d.value for d in extraction.dates] == [value]

"""What several plugins found becomes one list, whatever their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from making import finding, kinds, meeting, plugin, run

from khabar.model import (
    DateMention,
    Quotation,
)
from khabar.pipeline import Pipeline
from khabar.reading import Reading


@pytest.mark.parametrize("order", [1, -1])
def test_longer_mention_wins_whatever_the_order(order: int) -> None:
    """Overlapping mentions of one kind: the longer stays."""
    plugins = [plugin("a", khabar_find_mentions=finding("علي")), plugin("b", khabar_find_mentions=finding("علي طهران"))]

    assert kinds(run(*plugins[::order])) == [("علي طهران", "b")]


@pytest.mark.parametrize("order", [1, -1])
def test_equal_mentions_are_one(order: int) -> None:
    """The same span found twice stands once, under the plugin whose name comes first."""
    plugins = [plugin(name, khabar_find_mentions=finding("علي")) for name in ("a", "b")]

    assert kinds(run(*plugins[::order])) == [("علي", "a")]


def test_plugin_wins_over_khabar_itself() -> None:
    """A date that a plugin gives stands in place of the built-in one of equal length."""
    text = "عاد الوزير يوم 16 يوليو 2023 من السفر"
    [built_in] = Pipeline()(text).dates
    given = DateMention(built_in.start, built_in.end, built_in.text, rule="mine")
    extraction = Pipeline(plugins=[plugin("zz", khabar_find_mentions=lambda reading: [given])])(text)

    assert built_in.plugin == "dates"
    assert [(d.text, d.plugin) for d in extraction.dates] == [(built_in.text, "zz")]


def test_same_quotation_twice() -> None:
    """Quotations of one type that overlap by 0.8 are one, others stay."""
    text = "0123456789" * 3

    def quoting(start: int, end: int, type: str = "direct") -> Callable[[Reading], list[Quotation]]:
        return lambda reading: [Quotation(start, end, text[start:end], type=type)]

    plugins = [
        plugin("a", khabar_find_quotations=quoting(0, 10)),
        plugin("b", khabar_find_quotations=quoting(0, 9)),
        plugin("c", khabar_find_quotations=quoting(0, 10, "indirect")),
        plugin("d", khabar_find_quotations=quoting(5, 15)),
    ]

    for order in (1, -1):
        found = run(*plugins[::order], text=text).quotations
        assert sorted((q.start, q.end, q.type) for q in found) == [
            (0, 10, "direct"),
            (0, 10, "indirect"),
            (5, 15, "direct"),
        ]


def test_same_meeting_twice() -> None:
    """Meetings of one family with a shared trigger are one; a visit and a talk with one trigger are two."""
    plugins = [
        plugin("a", khabar_find_meetings=lambda reading: [meeting(kind="talks")]),
        plugin("b", khabar_find_meetings=lambda reading: [meeting(kind="reception")]),
        plugin("c", khabar_find_meetings=lambda reading: [meeting(kind="visit")]),
    ]

    for order in (1, -1):
        found = run(*plugins[::order]).meetings
        assert sorted((m.kind, m.plugin) for m in found) == [("talks", "a"), ("visit", "c")]

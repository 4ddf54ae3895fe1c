"""The plugin, run beside khabar's own."""

import khabar_treaties

import khabar
from khabar.testing import check_plugin

TEXT = "صادق البرلمان الأردني أمس على اتفاقية تسليم المجرمين مع المغرب، فيما صدق الطبيب الخبر."


def test_finds_the_ratification() -> None:
    """One event with its title; «صدق» without a treaty is none."""
    meetings = khabar.Pipeline(plugins=[khabar_treaties], on_error="raise")(TEXT).meetings
    own = [m for m in meetings if m.kind == "treaties:ratification"]

    assert [(m.topics[0].text, m.triggers[0].text) for m in own] == [("اتفاقية تسليم المجرمين مع المغرب", "صادق")]


def test_names_the_party() -> None:
    """The body between verb and treaty is the party."""
    extraction = khabar.Pipeline(plugins=[khabar_treaties], on_error="raise")(TEXT)
    [meeting] = [m for m in extraction.meetings if m.kind == "treaties:ratification"]

    assert [p.text for p in meeting.participants] == ["البرلمان الأردني"]


def test_keeps_to_the_rules() -> None:
    """No text breaks it, offsets are exact, a second reading says the same."""
    check_plugin(khabar_treaties, texts=[TEXT])

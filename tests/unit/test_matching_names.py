"""Comparing names and posts."""

from __future__ import annotations

import pytest

from khabar.matching.names import alike, name_units, one_letter_apart, same_person
from khabar.matching.offices import post_of, same_post


def test_units() -> None:
    """Particles stay with their word."""
    assert name_units(["محمد", "بن", "عبد", "الله", "ال", "ثاني"]) == [("محمد",), ("بن", "عبد", "الله"), ("ال", "ثاني")]
    assert name_units(["عزيز", "ناصر", "زاده"]) == [("عزيز",), ("ناصر", "زاده")]


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("سامي حداد", "سامي حداد", 1.0),
        ("سيد رضا حسيني", "رضا حسيني", 1.0),
        ("محمد فريد حجازي", "محمد حجازي", 0.9),
        ("انطونيو غوتيريش", "انطونيو غوتيرس", 0.8),
        ("حداد", "سامي حداد", 0.7),
        ("محمد بن خالد", "فهد بن خالد", 0.0),
        ("سامي حداد", "وليد حداد", 0.0),
    ],
)
def test_same_person(a: str, b: str, score: float) -> None:
    """Equal, contained, other spelling, family name alone, contradicting."""
    assert same_person(a.split(), b.split()) == score
    assert same_person(b.split(), a.split()) == score


def test_one_letter_apart() -> None:
    """Added, left out, changed, exchanged; not equal, not two."""
    assert one_letter_apart("كوبلر", "كوبلير")
    assert one_letter_apart("كوبلر", "كوبرل")
    assert not one_letter_apart("كوبلر", "كوبلر")
    assert not one_letter_apart("كوبلر", "كوباير")


def test_short_words_are_not_alike() -> None:
    """«علي» and «عيل» are two names."""
    assert not alike("علي", "عيل")
    assert not alike("جيرو", "اغويرو")


def test_same_post() -> None:
    """By head, complement and country; former and current holders stay apart."""
    minister = post_of("وزير", "الدفاع", None, "PK", "current")

    assert same_post(minister, post_of("وزير", "الدفاع", None, "PK", "current")) == 1.0
    assert same_post(minister, post_of("وزير", "الدفاع", None, None, "current")) == 0.9
    assert same_post(minister, post_of("وزير", None, None, "PK", "current")) == 0.6
    assert same_post(minister, post_of("وزير", "الدفاع", None, "IR", "current")) == 0.0
    assert same_post(minister, post_of("وزير", "الدفاع", None, "PK", "former")) == 0.0


def test_president_is_not_premier() -> None:
    """«الرئيس» and «رئيس الوزراء» are two posts."""
    president = post_of("رئيس", None, None, "TN", "current")

    assert same_post(president, post_of("رئيس", None, "الوزراء", "TN", "current")) == 0.0

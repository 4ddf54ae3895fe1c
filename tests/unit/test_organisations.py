"""Organisations, states that act, metonyms, and the actors they are."""

from __future__ import annotations

import pytest

import khabar

PIPELINE = khabar.Pipeline(on_error="raise")


def bodies(text: str) -> list[tuple[str, str, str | None]]:
    """Text, kind and country of each organisation."""
    return [(o.text, o.kind, o.country) for o in PIPELINE(khabar.Article(text=text)).organisations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة الزراعة المغربية عن خطة", [("وزارة الزراعة المغربية", "ministry", "MA")]),
        ("قصف الجيش السوري مواقع", [("الجيش السوري", "army", "SY")]),
        ("أقر البرلمان العراقي القانون", [("البرلمان العراقي", "parliament", "IQ")]),
        ("دعت الأمم المتحدة إلى التهدئة", [("الأمم المتحدة", "international", None)]),
        ('أفادت صحيفة "الخبر اليوم" بذلك', [('صحيفة "الخبر اليوم"', "outlet", None)]),
        ("أعلنت حركة حماس موقفها", [("حركة حماس", "armed_group", "PS")]),
    ],
)
def test_bodies(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Known bodies, and heads with their complement and adjective of nation."""
    assert bodies(text) == expected


def test_state_acts() -> None:
    """A state that speaks is an actor; a state somewhere is only a place."""
    e = PIPELINE(khabar.Article(text="أعلنت سويسرا أنها ستستضيف المؤتمر في فرنسا."))

    assert [(a.kind, a.country, a.gender) for a in e.actors] == [("state", "CH", "f")]
    assert [p.text for p in e.places] == ["سويسرا", "فرنسا"]


def test_capital_and_palace_speak_for_their_state() -> None:
    """A capital after a verb of speech and a palace are metonyms of one state."""
    e = PIPELINE(khabar.Article(text="أعلنت موسكو رفضها. وقال الكرملين إن الرد قريب. ووصل الوفد إلى موسكو."))

    assert [(o.text, o.metonym) for o in e.organisations] == [("موسكو", True), ("الكرملين", True)]
    assert [(a.kind, a.country) for a in e.actors] == [("state", "RU")]


def test_two_names_of_one_body_are_one_actor() -> None:
    """Long and short name of one body."""
    e = PIPELINE(
        khabar.Article(text="قالت جامعة الدول العربية إن القمة قريبة. وأضافت الجامعة العربية أن الدعوات وجهت.")
    )

    assert [a.name for a in e.actors] == ["جامعة الدول العربية"]


def test_generic_noun_is_the_body_named_last() -> None:
    """«وأضافت الوزارة» is the ministry of before; without one it is nobody."""
    e = PIPELINE(khabar.Article(text="قالت وزارة الصحة المغربية إن الوضع مستقر. وأضافت الوزارة أن الحملة مستمرة."))
    alone = PIPELINE(khabar.Article(text="وأضافت الوزارة أن الحملة مستمرة."))

    assert [(o.text, o.actor) for o in e.organisations] == [("وزارة الصحة المغربية", "a1"), ("الوزارة", "a1")]
    assert not alone.organisations


def test_what_moves_is_no_body() -> None:
    """«حركة المرور» is no movement, «شبكة الإنترنت» no outlet."""
    assert bodies("عطلت الثلوج حركة المرور وانقطعت شبكة الإنترنت.") == []


def test_unknown_adjective_before_the_nation() -> None:
    """A body keeps an adjective of no list that the adjective of nation follows."""
    assert bodies("أعلنت هيئة المسح الجيولوجي الأميركية ذلك.") == [("هيئة المسح الجيولوجي الأميركية", "other", "US")]


def test_outlet_with_and_without_its_nation() -> None:
    """One newspaper, named once with its nation and once without."""
    e = PIPELINE(khabar.Article(text="ذكرت صحيفة ليبراسيون الفرنسية ذلك. وأضافت صحيفة ليبراسيون أن الوضع هادئ."))

    assert len({o.actor for o in e.organisations}) == 1

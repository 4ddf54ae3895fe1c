"""Who takes part: lists, delegations, states, antecedents; the cast stands in ``helpers/cast.py``."""

from __future__ import annotations

import pytest
from cast import by_kind, meetings, only, roles

from khabar import extract


@pytest.mark.parametrize(
    "words",
    [
        "كان لسامي منصور لقاء مع رامي حداد.",
        "كان لسامي منصور، أمس، لقاء مع رامي حداد.",
        "جرى لقاء بين سامي منصور و رامي حداد.",
        "جرى لقاء بين سامي منصور كنز ورامي حداد.",
        "تصافح سامي منصور ورامي حداد في بداية قمتهما التاريخية.",
        "أشار سامي منصور إلى أنه ناقش القضية كلها مع رامي حداد.",
        "أوضح سامي منصور في لقاء بالقاهرة مع رامي حداد أن الأمر انتهى.",
        "كما استقبل سامي منصور أمس في القاهرة رامي حداد.",
        "استقبل سامي منصور أخاه رامي حداد.",
    ],
)
def test_both_sides(words: str) -> None:
    """Both are found, and nobody else."""
    assert set(roles(only(words))) == {"سامي منصور", "رامي حداد"}


def test_foreign_name_whose_rest_nobody_knows_goes_on_its_list() -> None:
    """مون جاي إن وX: إن belongs to the name."""
    event = only("اجتماع جمع سامي منصور إن ورامي حداد في القاهرة.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_heads_of_a_group_named_one_by_one() -> None:
    """وزراء الخارجية المصري X واللبناني Y: each is a participant, the group is none."""
    event = only("اجتمع وزراء الخارجية المصري سامي منصور واللبناني رامي حداد والأردني كريم الطاهر في تونس.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد", "كريم الطاهر"}


def test_posts_of_two_states_are_two_persons() -> None:
    """استقبل وزير X سفير Y: a post of another state begins another phrase."""
    event = only("استقبل رئيس الوزراء العراقي وزير الخارجية اللبناني.")

    assert sorted(roles(event).values()) == ["guest", "host"]


def test_two_posts_behind_a_transitive_verb_are_two_persons() -> None:
    """التقى قائد الجيش رئيس الحكومة."""
    (event,) = extract("التقى قائد الجيش رئيس الحكومة.").meetings

    assert [p.text for p in event.participants] == ["قائد الجيش", "رئيس الحكومة"]


def test_delegation_led_by_somebody_that_nobody_knows() -> None:
    """وفد برئاسة X وصل إلى P: the delegation travels."""
    event = by_kind("أفاد مراسلنا بأن وفدا عسكريا برئاسة زغلول الحنش وصل إلى بيروت.", "visit")

    assert "وفدا عسكريا" in roles(event)


def test_chair_of_a_committee_is_its_chair() -> None:
    """اجتماع اللجنة برئاسة X: chair, not one more participant."""
    assert roles(only("التأم بتونس اجتماع لجنة المتابعة برئاسة سامي منصور."))["سامي منصور"] == "chair"


def test_who_leads_a_delegation_on_a_visit_is_its_guest() -> None:
    """سيرأس X وفدا في زيارة إلى P."""
    assert roles(only("سيرأس سامي منصور وفدا في زيارة رسمية إلى لبنان غدا."))["سامي منصور"] == "guest"


def test_own_state_of_the_one_spoken_of() -> None:
    """قال X إن بلاده أجرت محادثات مع Y: his state is the side."""
    event = by_kind("قال سامي منصور إن بلاده أجرت محادثات مع لبنان.", "talks")

    assert [p.country for p in event.participants] == ["EG", "LB"]


def test_accused_by_somebody_is_no_host() -> None:
    """التهم الموجهة من قبل X, far behind the event: X does not hold it."""
    event = only(
        "قرر سامي منصور عقد اجتماع أمس في القاهرة للنظر في مدى جدية التهم الموجهة إلى الجهاز كله في هذه القضية "
        "الشائكة من قبل رامي حداد."
    )

    assert "رامي حداد" not in roles(event)


def test_pronoun_of_a_session_is_its_holder() -> None:
    """عقدت اللجنة اجتماعها: not whoever was named before."""
    found = meetings("قدم سامي منصور تقريره عن اللجنة المشتركة التي ستعقد اجتماعها في تونس.")

    assert all("سامي منصور" not in roles(m) for m in found)


def test_dateline_holds_no_talks() -> None:
    """A state in the dateline is nobody's antecedent."""
    (event,) = extract(
        "عنوان\nبيروت، لبنان (رويترز) - في اجتماعه مع وزير الخارجية المصري سامح شكري، قال الوزير جبران باسيل كل شيء."
    ).meetings

    assert all(p.country != "LB" or p.actor for p in event.participants)
    assert "لبنان" not in [p.text for p in event.participants]


def test_site_of_a_visit_told_by_a_noun() -> None:
    """زيارة مفاجئة لمستشفى: a site is shown."""
    event = only("قام سامي منصور بزيارة مفاجئة لمستشفى العيون.")

    assert (event.kind, event.place and event.place.text) == ("site_visit", "مستشفى العيون")


def test_site_that_belongs_to_somebody() -> None:
    """حيث زار مقر القيادة العامة للجيش: the owner of the site takes no part."""
    event = by_kind("وصل سامي منصور إلى بيروت، حيث زار مقر القيادة العامة للجيش اللبناني.", "site_visit")

    assert set(roles(event)) == {"سامي منصور"}


def test_place_of_another_clause_is_not_inherited() -> None:
    """يجتمعان في P، قبل أن يلتقي X بY: where the others met is not where he did."""
    found = meetings("يلتقي سامي منصور وليلى عمران في تونس، قبل أن يلتقي رامي حداد بكريم الطاهر.")

    assert [m.place for m in found if "رامي حداد" in roles(m)] == [None]


@pytest.mark.parametrize("words", ["في بلد ثالث", "بسترة سوداء"])
def test_common_nouns_are_no_places(words: str) -> None:
    """Towns whose names are words too, with an adjective behind them."""
    (event,) = extract(f"التقى الرئيس المصري عبد الفتاح السيسي {words} الملك عبد الله الثاني.").meetings

    assert event.place is None


def test_signing_with_companies_that_nobody_knows() -> None:
    """وقعت P، أمس، عددا من الاتفاقيات مع الشركات: the words are the other side."""
    event = only("وقع سامي منصور، أمس، عددا من الاتفاقيات مع الشركات المنتجة.")

    assert "الشركات المنتجة" in roles(event)


def test_press_conference_of_an_office() -> None:
    """عقد رئيس الوزراء العراقي مؤتمرا صحفيا."""
    assert only("عقد رئيس الوزراء العراقي مؤتمرا صحفيا.").kind == "press_conference"

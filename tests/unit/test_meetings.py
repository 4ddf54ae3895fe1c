"""Meetings: one construct, one trap a test; the cast stands in ``helpers/cast.py``."""

from __future__ import annotations

import datetime as dt

from cast import meetings, only, read, roles

from khabar.extractors.meetings import find_meetings
from khabar.extractors.meetings.speech import link_quotations
from khabar.model import Extraction

# Real or not


def test_generic_nouns_are_no_events() -> None:
    """Habit, wish, kind, topic."""
    for text in (
        "أكد سامي منصور أهمية تعزيز المشاورات مع لبنان.",
        "قال سامي منصور إن مثل هذه اللقاءات مفيدة.",
        "دعا سامي منصور إلى المزيد من الزيارات.",
        "قال سامي منصور إن الزيارات السنوية تأخرت.",
        "قال سامي منصور إنه مستعد للقاء رامي حداد.",
        "رفض سامي منصور لقاء رامي حداد.",
        "لم يلتق سامي منصور رامي حداد.",
    ):
        assert meetings(text) == [], text


def test_interview_is_no_meeting() -> None:
    """في لقاء تلفزيوني، مقابلة مع قناة."""
    assert meetings("قال سامي منصور في لقاء تلفزيوني إن الأمر انتهى.") == []
    assert meetings("قال سامي منصور في مقابلة مع قناة محلية إن الأمر انتهى.") == []


def test_sport_is_no_diplomacy() -> None:
    """An article about a match has no meetings in the sense of triggers that sport uses too."""
    text = "التقى سامي منصور رامي حداد في نهائي كأس البطولة. وسجل لاعب المنتخب هدفا في المباراة على الملعب."

    assert meetings(text) == []


def test_ministry_is_no_visit() -> None:
    """«وزارة» is not «و + زاره»."""
    assert meetings("قالت وزارة الخارجية إن سامي منصور في بيروت.") == []


def test_future() -> None:
    """سيزور، من المقرر أن يلتقي: announced."""
    assert only("سيزور سامي منصور لبنان.").status == "announced"
    assert only("من المقرر أن يلتقي سامي منصور رامي حداد الخميس المقبل.").status == "announced"


def test_purpose_is_announced() -> None:
    """لإجراء مباحثات مع Y."""
    found = meetings("وصل سامي منصور إلى بيروت لإجراء مباحثات مع رامي حداد.")

    assert {m.kind: m.status for m in found} == {"visit": "held", "talks": "announced"}


def test_announced_then_held_is_one_event() -> None:
    """سيزور … زار."""
    event = only("سيزور سامي منصور لبنان، كما قال قبل أيام. وزار سامي منصور لبنان أمس.")

    assert event.status == "held"


def test_cancelled_and_postponed() -> None:
    """ألغى، أرجأ."""
    assert only("ألغى سامي منصور زيارته إلى لبنان.").status == "cancelled"
    assert only("أرجأ سامي منصور زيارته إلى لبنان.").status == "postponed"


def test_denied() -> None:
    """نفى عقد لقاء."""
    assert only("نفى سامي منصور عقد لقاء مع رامي حداد.").status == "denied"


def test_old_event_is_background() -> None:
    """An event of years ago is a past reference."""
    assert only("زار سامي منصور لبنان في مارس 2022.").status == "past_reference"


# When and where


def test_stated_day_and_place() -> None:
    """Both stand in the clause."""
    event = only("التقى سامي منصور أمس رامي حداد في بيروت.")

    assert event.date and event.place
    assert (event.date.begin, event.date.basis) == (dt.date(2024, 5, 7), "stated")
    assert (event.place.text, event.place.country, event.place.basis) == ("بيروت", "LB", "stated")


def test_day_of_the_report() -> None:
    """أفادت الوكالة أمس بأن … خلال لقائه: the day of the reporting verb."""
    event = only("وأفادت الوكالة أمس بأن تصريحات سامي منصور جاءت خلال لقائه مع رامي حداد.")

    assert event.date
    assert event.date.basis == "reporting-verb"


def test_day_of_the_announcement_is_not_the_visits() -> None:
    """أعلن أمس زيارة: the visit has no day."""
    event = only("أعلن سامي منصور أمس زيارة لبنان.")

    assert event.date is None


def test_visit_lasts() -> None:
    """زيارة تستمر يومين."""
    event = only("وصل سامي منصور اليوم إلى بيروت في زيارة تستمر يومين.")

    assert event.date
    assert (event.date.begin, event.date.until) == (dt.date(2024, 5, 8), dt.date(2024, 5, 10))


def test_child_inherits_day_and_place() -> None:
    """A meeting in a visit without its own day."""
    found = meetings("وصل سامي منصور إلى بيروت أمس. والتقى سامي منصور رامي حداد.")
    meeting = next(m for m in found if m.kind == "meeting")

    assert meeting.date and meeting.place
    assert (meeting.date.begin, meeting.date.basis) == (dt.date(2024, 5, 7), "inherited")
    assert (meeting.place.text, meeting.place.basis) == ("بيروت", "inherited")


# One event, many mentions


def test_definite_noun_joins() -> None:
    """هذا اللقاء، الاجتماع: the meeting before."""
    event = only("التقى سامي منصور رامي حداد. وقال رامي حداد خلال اللقاء إن الأمر انتهى. وانتهى الاجتماع مساء.")

    assert [t.text for t in event.triggers] == ["التقى", "اللقاء", "الاجتماع"]


def test_both_sides_join() -> None:
    """بحث الجانبان، لقائهما."""
    event = only("التقى سامي منصور رامي حداد. وبحث الجانبان ملف المياه. وقال رامي حداد بعد لقائهما إن الأمر انتهى.")

    assert [t.text for t in event.triggers] == ["التقى", "بحث", "لقائهما"]


def test_other_people_are_another_event() -> None:
    """A second meeting with somebody else."""
    assert len(meetings("التقى سامي منصور رامي حداد. والتقى سامي منصور كريم الطاهر.")) == 2


def test_meeting_never_merges_with_visit() -> None:
    """A visit and the meeting in it are two events."""
    assert [m.kind for m in meetings("زار سامي منصور لبنان والتقى برامي حداد.")] == ["visit", "meeting"]


def test_last_visit_is_another() -> None:
    """آخر زيارة: not the one the article is about."""
    found = meetings("وصل سامي منصور إلى بيروت اليوم. وكانت آخر زيارة قام بها سامي منصور إلى لبنان في مارس 2022.")

    assert [m.status for m in found] == ["held", "past_reference"]


def test_swapped_host_is_another() -> None:
    """X received Y; Y received X."""
    assert len(meetings("استقبل سامي منصور رامي حداد أمس. وكان رامي حداد استقبل سامي منصور في مارس 2022.")) == 2


def test_summit_on_whose_margin() -> None:
    """على هامش القمة: the meeting lies in the summit."""
    found = meetings("التقى سامي منصور رامي حداد على هامش القمة العربية في القاهرة.")
    meeting = next(m for m in found if m.kind == "meeting")
    summit = next(m for m in found if m.kind == "summit")

    assert meeting.parent == summit.id


# Topics


def test_topics() -> None:
    """حول T: without the preposition; سبل T: with its noun."""
    assert [t.text for t in only("تباحث سامي منصور مع رامي حداد حول الحدود المشتركة.").topics] == ["الحدود المشتركة"]
    assert [t.text for t in only("بحث سامي منصور مع رامي حداد سبل التعاون الأمني.").topics] == ["سبل التعاون الأمني"]


def test_spans_are_slices() -> None:
    """Triggers stand without proclitic و; every span is a slice of the text."""
    text = "والتقى سامي منصور رامي حداد."
    event = only(text)

    assert [(t.start, t.text) for t in event.triggers] == [(1, "التقى")]
    assert all(text[p.surface.start : p.surface.end] == p.surface.text for p in event.participants if p.surface)


# Who is not known


def test_pronoun_in_the_particle_is_the_subject() -> None:
    """أنه التقى X: X is met; who met him stands in no sentence, and nobody is invented."""
    event = only("وأضاف أنه التقى رامي حداد في بيروت.")

    assert set(roles(event)) == {"رامي حداد"}


def test_words_nobody_knows_stay_words() -> None:
    """عقدت اللجنة المركزية اجتماعا مع X: a participant by its words, without an actor."""
    event = only("عقدت الهيئة الإدارية اجتماعا مع رامي حداد.")

    assert {p.text: p.actor for p in event.participants} == {"الهيئة الإدارية": None, "رامي حداد": "p2"}


def test_attendance_adds_people() -> None:
    """وحضر اللقاء X: one more at the same meeting."""
    event = only("التقى سامي منصور رامي حداد. وحضر اللقاء كريم الطاهر.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد", "كريم الطاهر"}


def test_what_one_is_invited_to_is_no_event() -> None:
    """دعا X Y إلى زيارة P: an invitation, no visit."""
    assert [m.kind for m in meetings("دعا سامي منصور رامي حداد إلى زيارة القاهرة.")] == ["invitation"]


def test_offices_of_the_host() -> None:
    """في مكتبه: whoever acts is at home."""
    event = only("التقى سامي منصور في مكتبه رامي حداد.")

    assert roles(event) == {"سامي منصور": "host", "رامي حداد": "guest"}


def test_question_is_no_event() -> None:
    """ما إذا كان سيلتقي."""
    assert meetings("رفض المتحدث الإجابة عما إذا كان سامي منصور سيلتقي رامي حداد.") == []


def test_quotation_made_in_a_meeting() -> None:
    """قال X خلال لقائه مع Y: the quotation names its meeting."""
    text = "أكد سامي منصور خلال لقائه مع رامي حداد أن الاتفاق قريب."
    said = "الاتفاق قريب"
    reading, found = read(text, said=said, by="سامي منصور")
    before = Extraction(reading.article, quotations=found.quotations, meetings=tuple(find_meetings(reading, found)))
    after = link_quotations(before)

    assert after is not None
    assert [q.meeting for q in after.quotations] == [m.id for m in after.meetings]

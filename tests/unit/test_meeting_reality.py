"""Is it an event, and has it taken place? The cast stands in ``helpers/cast.py``."""

from __future__ import annotations

import pytest
from cast import by_kind, meetings, only, roles


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("هدد سامي منصور بإلغاء لقائه مع رامي حداد.", "announced"),
        ("لوح سامي منصور بإرجاء زيارته إلى لبنان.", "announced"),
        ("أعلن سامي منصور عدم إلغاء زيارته إلى لبنان.", "announced"),
        ("ألغى سامي منصور زيارته إلى لبنان.", "cancelled"),
        ("جاءت التصريحات عشية قمة بين سامي منصور ورامي حداد.", "announced"),
        ("وصل الجنود قبل قمة يعقدها سامي منصور ورامي حداد.", "announced"),
        ("تأجلت الزيارة التي يعتزم سامي منصور القيام بها إلى بيروت.", "postponed"),
        ("ألغيت القمة التي كانت مقررة بين سامي منصور ورامي حداد.", "cancelled"),
        ("حان الوقت لترتيب لقاء بين سامي منصور ورامي حداد.", "proposed"),
        ("نفى المتحدث وجود أي لقاء بين سامي منصور ورامي حداد.", "denied"),
        ("أعلنت الهيئة بالتزامن مع زيارة سامي منصور إلى بيروت توقيع اتفاق.", "held"),
        ("يغادر سامي منصور القاهرة غدا بعد زيارة استمرت يومين لبيروت.", "held"),
        ("تعهد سامي منصور عقب لقائه رامي حداد بالمضي في الحوار.", "held"),
    ],
)
def test_status(words: str, status: str) -> None:
    """Threats, eves, plans in relative clauses, what is over."""
    assert [m.status for m in meetings(words)] == [status]


def test_talks_told_in_the_present_go_on() -> None:
    """يجري X محادثات مع Y: without a day and below the headline, they go on."""
    text = "عنوان الخبر\nقالت مصادر إن سامي منصور يجري محادثات مع رامي حداد."

    assert by_kind(text, "talks").status == "ongoing"


def test_evening_is_no_eve() -> None:
    """In the Maghreb عشية is the afternoon: «عشية اليوم»."""
    assert only("استقبل سامي منصور عشية اليوم رامي حداد.").status == "held"


@pytest.mark.parametrize(
    "words",
    [
        "كنا نجتمع مع سامي منصور في بيته.",
        "كان سامي منصور يتحدث عندما كنت أقوم بزيارات إلى بيروت.",
        "يجتمع سامي منصور بشكل يومي مع رامي حداد.",
        "عقدت المحكمة جلسة استماع حضرها سامي منصور.",
        "باشر سامي منصور اتصالاته مع القيادات اللبنانية.",
        "منح سامي منصور إيران وصولا إلى الأسواق.",
        "جلس سامي منصور مع رامي حداد على طاولة الحوار.",
        "قال سامي منصور إنه لا يرى أي لقاء مفيدا مع رامي حداد.",
        "تعرضا للضرب مع رامي حداد.",
    ],
)
def test_no_event(words: str) -> None:
    """Habits, trials, contacts, figures of speech."""
    assert meetings(words) == []


def test_weekly_sitting_that_was_held() -> None:
    """عقد X اجتماعه الأسبوعي مع Y: of a habit, but this one took place."""
    assert only("عقد سامي منصور أمس اجتماعه الأسبوعي مع رامي حداد.").status == "held"


def test_headline_and_lead_with_one_side_are_one_event() -> None:
    """A headline in the present with the post only, its lead in the perfect with the name."""
    event = only("وزير الخارجية المصري يترأس اجتماعا طارئا\nترأس سامي منصور أمس اجتماعا طارئا للجنة المتابعة.")

    assert event.status == "held"
    assert "سامي منصور" in roles(event)


def test_next_leg_of_a_tour_has_no_day_of_the_tour() -> None:
    """سيتوجه بعدها إلى P: its day is not that of the tour's beginning."""
    found = meetings("بدأ سامي منصور أمس جولة في لبنان. وسيتوجه سامي منصور بعدها إلى تونس.")

    assert [m.date for m in found if m.place and m.place.text == "تونس"] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "أعلن سامي منصور أن من يصلون إلى بيروت لا يحق لهم البقاء.",
        "قال سامي منصور إنه ينبغي على كبار القوم، زيارة بيروت.",
    ],
)
def test_nobody_travels(words: str) -> None:
    """Whoever arrives, and a duty behind a comma: the man named before does not travel."""
    assert meetings(words) == []


def test_refusing_something_in_a_meeting_leaves_the_meeting() -> None:
    """رفض X خلال لقائه Y سحب القانون: they met."""
    assert only("رفض سامي منصور خلال لقائه رامي حداد سحب القانون.").status == "held"


def test_result_of_a_meeting_is_of_one_held() -> None:
    """سيعلن نتيجة اجتماعه: told later, held before."""
    assert only("وسيعلن سامي منصور نتائج اجتماعه مع رامي حداد.").status == "held"

"""Attributions: «بحسب»، «وفق ما»، «نقلا عن»، and verbs behind the marks."""

from __future__ import annotations

import pytest
from speech import read


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "kind"),
    [
        (
            "ارتفعت الأسعار 5 في المئة، وفقا لما أعلنته وزارة الزراعة.",
            "ارتفعت الأسعار 5 في المئة",
            "أعلنته",
            "وزارة الزراعة",
            "organisation",
        ),
        (
            "ارتفعت الأسعار 5 في المئة، وفق ما أعلنت وزارة الزراعة.",
            "ارتفعت الأسعار 5 في المئة",
            "أعلنت",
            "وزارة الزراعة",
            "organisation",
        ),
        (
            'قتل ثلاثة جنود في الهجوم، بحسب ما أوردت "رويترز".',
            "قتل ثلاثة جنود في الهجوم",
            "أوردت",
            '"رويترز"',
            "outlet",
        ),
        (
            "نفق ألف رأس، استنادا إلى ما ذكرته وكالة الأنباء الرسمية.",
            "نفق ألف رأس",
            "ذكرته",
            "وكالة الأنباء الرسمية",
            "outlet",
        ),
        ("ستبدأ المفاوضات غدا، نقلا عن مصدر دبلوماسي.", "ستبدأ المفاوضات غدا", "نقلا", "مصدر دبلوماسي", "anonymous"),
        (
            "بيروت – سقطت طائرة مسيرة في الجنوب، بحسب بيان الجيش.",
            "سقطت طائرة مسيرة في الجنوب",
            "بحسب",
            "بيان الجيش",
            "document",
        ),
        (
            '"الوضع خطير في المخيم"، قالت الوزيرة سعاد الكبيسي.',
            "الوضع خطير في المخيم",
            "قالت",
            "الوزيرة سعاد الكبيسي",
            "person",
        ),
        ("ووفقا للتقرير فإن العدد بلغ ألفين.", "العدد بلغ ألفين", "وفقا", "للتقرير", "document"),
        ("وبحسب الوزارة سيستمر العمل شهرين.", "سيستمر العمل شهرين", "بحسب", "الوزارة", "organisation"),
        ("وحسب الوزارة توفي ثلاثة مرضى.", "توفي ثلاثة مرضى", "حسب", "الوزارة", "organisation"),
        (
            "على حد قول المتحدث باسم الوزارة، فإن الأعمال توقفت.",
            "الأعمال توقفت",
            "على حد قول",
            "المتحدث باسم الوزارة",
            "person",
        ),
    ],
)
def test_who_is_behind_it(text: str, content: str, cue: str, speaker: str, kind: str) -> None:
    """Content, cue, and speaker stand where the sentence says them."""
    (quotation,) = read(text).quotations

    assert (quotation.text, quotation.cue and quotation.cue.text) == (content, cue)
    assert quotation.speaker is not None and quotation.speaker.surface is not None
    assert (quotation.speaker.surface.text, quotation.speaker.kind) == (speaker, kind)


@pytest.mark.parametrize(
    "text",
    [
        "حسب الجدول تبدأ المباراة في التاسعة.",
        "تعامل الجيش حسب الأصول مع المتظاهرين.",
        '"الوضع خطير في المخيم"، وفق قوله.',
        "وصل الوفد إلى عدن، بحسب ما هو مقرر.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    """Rules, customs and plans say nothing; a pronoun that means nobody named neither."""
    assert read(text).quotations == ()


def test_a_second_attribution_names_the_carrier_or_the_same_speaker() -> None:
    """«قال … إن …، وفق تعبيره» is one quotation; «قال …، بحسب الوكالة» has a relay."""
    (own,) = read("قال المدير خالد المنصوري إن الخطة نجحت، وفق تعبيره.").quotations
    (carried,) = read("قال المدير خالد المنصوري إن الخطة نجحت، بحسب وكالة الأنباء القطرية.").quotations

    assert (own.text, own.relay) == ("الخطة نجحت", None)
    assert (carried.text, carried.relay and carried.relay.text) == ("الخطة نجحت", "وكالة الأنباء القطرية")

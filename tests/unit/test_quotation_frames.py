"""Quotations: how verbs take their content, who carries it, and what ends it."""

from __future__ import annotations

import pytest
from speech import last, read

LEAD = "قال الوزير فراس الهواري إن الوضع جيد. "
LADY = "قالت الوزيرة ليلى بنعلي إن الوضع جيد. "


def who(text: str) -> str:
    """The name of who spoke last."""
    extraction = read(text)
    speaker = extraction.quotations[-1].speaker
    assert speaker is not None
    names = {p.id: p.name for p in extraction.persons} | {a.id: a.name for a in extraction.actors}
    return "+".join(names[a] for a in speaker.actors)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وحملت حركة حماس إسرائيل المسؤولية الكاملة عن التصعيد.", "إسرائيل المسؤولية الكاملة عن التصعيد"),
        (LEAD + "وحمل واشنطن مسؤولية التصعيد.", "واشنطن مسؤولية التصعيد"),
        ("أعلن الوزيران في بيان مشترك توقيع الاتفاقية.", "توقيع الاتفاقية"),
        ("وأكد الهواري في القاهرة أمس ضرورة وقف الحرب.", "ضرورة وقف الحرب"),
        ("أصدرت الوزارة بيانا استنكرت فيه القصف.", "القصف"),
        ("واستبعد الوزير فراس الهواري أي تأجيل.", "أي تأجيل"),
        (LEAD + "ونفى كل الاتهامات الموجهة إليه.", "كل الاتهامات الموجهة إليه"),
        ("أفاد التقرير الصادر عن الأمم المتحدة بأن الجوع يتفاقم.", "الجوع يتفاقم"),
        ("وأفادت وكالة بترا، نقلا عن مصادر دبلوماسية، بأن الاتفاق قريب.", "الاتفاق قريب"),
        ("أعرب الوزير فراس الهواري عن قلقه من الحريق، الذي أودى بحياة عشرين.", "قلقه من الحريق"),
        ("أعلن الوزير فراس الهواري أن الوضع مقلق، جاء ذلك في مؤتمر صحفي.", "الوضع مقلق"),
    ],
)
def test_contents_begin_and_end_in_their_place(text: str, content: str) -> None:
    """Neither circumstance nor blamed party nor the writer's afterthought is mistaken for something else."""
    assert last(text).text == content


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (LADY + "ودعت المصابين إلى مراجعة الطبيب.", "ليلى بنعلي"),
        (LADY + "ورأت أن الحل قريب قائلة إن الحوار مستمر.", "ليلى بنعلي"),
        ("التقى الرئيس قيس سعيد الوزيرة نجلاء بودن. وأكدت أن الإصلاح قريب.", "نجلاء بودن"),
        ("التقى الرئيس قيس سعيد الوزيرة نجلاء بودن. وأكدت أن الإصلاح قريب. وشدد على الحوار.", "قيس سعيد"),
        (LEAD + "واعتبر سماحته التفاوض إضاعة للوقت.", "فراس الهواري"),
        (LEAD + "«لا نريد التصعيد»، بحسب قوله.", "فراس الهواري"),
        ("قالت صحيفة هآرتس إن الخلاف عميق. وبحسب الصحيفة، فإن الوزير سيستقيل.", "صحيفة هآرتس"),
        (LEAD + "وسئل عن الموعد، فقال قبل أن يغادر: «قريبا».", "فراس الهواري"),
        ("أكد رئيس مجلس النواب فراس الهواري أمام زواره أن البلد متمسك بالقرار.", "فراس الهواري"),
    ],
)
def test_nobody_else_is_taken_for_the_speaker(text: str, name: str) -> None:
    """The accusative, honours, own words and whom it is said to leave the speaker as it is."""
    assert who(text) == name


def test_the_one_addressed_is_no_part_of_the_speaker() -> None:
    """«أمام» is no «إمام»."""
    speaker = last("أكد رئيس مجلس النواب فراس الهواري أمام زواره أن البلد متمسك.").speaker

    assert speaker is not None
    assert speaker.surface is not None
    assert speaker.surface.text == "رئيس مجلس النواب فراس الهواري"


@pytest.mark.parametrize(
    "text",
    ["ونقلت وكالة بترا عن مصدر أمني قوله إن الطريق مغلق.", "وكانت وكالة بترا قد نقلت عن مصدر أمني أن الطريق مغلق."],
)
def test_who_carries_it_is_the_relay(text: str) -> None:
    """The subject of «نقل عن» relays, the other one speaks."""
    quotation = last(text)

    assert quotation.relay is not None
    assert quotation.relay.text == "وكالة بترا"
    assert quotation.speaker is not None
    assert quotation.speaker.kind == "anonymous"


def test_split_words_are_one_quotation_of_two_parts() -> None:
    """«"…"، قالت الوزيرة، "…"»."""
    quotation = last('"هذا القرار"، قالت الوزيرة ليلى بنعلي، "سيغير حياة الناس".')

    assert [part.text for part in quotation.parts] == ["هذا القرار", "سيغير حياة الناس"]
    assert quotation.type == "direct"
    assert (quotation.start, quotation.end) == (quotation.parts[0].start, quotation.parts[1].end)


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "وفي حال رفض طلب الاستئناف ستصادر الأموال.",
        "بريطانيا توقع بروتوكول اتفاق لبيع طائرات",
        LEAD + "ويدين المنتخب بالفضل في الفوز للاعبه.",
        LEAD + "تحرك الأمن إثر ورود معلومات تفيد بوجود أسلحة.",
        LEAD + "بلغ عددهم 500 طالب وطالبة، يدرسون في اليابان.",
    ],
)
def test_what_only_looks_like_a_cue_reports_nothing(text: str) -> None:
    """Conditions, signatures and students."""
    assert [q.text for q in read(text).quotations] == (["الوضع جيد"] if text.startswith(LEAD) else [])


def test_what_a_circumstance_speaks_of_does_not_speak() -> None:
    """«وعن أهمية هذه الجبهة، أوضحت مصادر …»."""
    speaker = last("وعن الأهمية الكبيرة لهذه الجبهة، أوضحت مصادر عسكرية أنها قريبة.").speaker

    assert speaker is not None
    assert speaker.kind == "anonymous"


def test_sources_go_on_in_the_feminine() -> None:
    """«وقالت مصادر … . وأضافت»."""
    speaker = last("وقالت مصادر محلية إن الصفقة تأجلت. وأضافت أن السبب تقني.").speaker

    assert speaker is not None
    assert (speaker.kind, speaker.surface, speaker.resolution) == ("anonymous", None, "hidden-subject")


@pytest.mark.parametrize(
    "text",
    [
        "استبعد وزير المالية كريم الحداد أن تفلس الحكومة هذا العام.",
        "شككت النائبة هدى الصالح في أن تكون النتائج صحيحة.",
    ],
)
def test_what_is_ruled_out_is_not_asserted(text: str) -> None:
    """Who doubts that something is so does not say that it is."""
    assert last(text).stance == "denies"

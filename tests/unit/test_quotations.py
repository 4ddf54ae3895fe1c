"""Quotations by construct: what was said, from where to where, by whom."""

from __future__ import annotations

import pytest
from adversarial import TEXTS
from speech import last, read

from khabar.pipeline import Pipeline

LEAD = "قال وزير الصحة الأردني فراس الهواري إن الخطة جاهزة.\n"
LADY = "قالت وزيرة التعليم المغربية ليلى بنعلي إن المدارس جاهزة.\n"


def contents(text: str) -> list[str]:
    """The contents of its quotations."""
    return [q.text for q in read(text).quotations]


def speakers(text: str) -> list[str]:
    """Who speaks in the last quotation."""
    record = read(text)
    speaker = record.quotations[-1].speaker
    return [str(record[who]) for who in speaker.actors] if speaker else []


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('قال الوزير إن "الوضع تحت السيطرة".', "الوضع تحت السيطرة", "direct"),
        ("قال الوزير: سنفتح المدارس في موعدها.", "سنفتح المدارس في موعدها", "direct"),
        ("قال الوزير:\nإن المدارس ستفتح في موعدها.", "إن المدارس ستفتح في موعدها", "direct"),
        ('"لا نية لرفع الأسعار"، قال الوزير.', "لا نية لرفع الأسعار", "direct"),
        ("أوضح الوزير أن المستشفيات مستعدة.", "المستشفيات مستعدة", "indirect"),
        ("صرح الوزير بأنه سيزور المدينة.", "سيزور المدينة", "indirect"),
        ("أشار الوزير إلى أن الامتحانات لن تتأجل.", "الامتحانات لن تتأجل", "indirect"),
        ("شدد الوزير على أهمية التطعيم.", "أهمية التطعيم", "reported"),
        ("أشاد الوزير بجهود الأطباء.", "جهود الأطباء", "reported"),
        ("رحب الوزير، خلال اللقاء، بقرار المحكمة.", "قرار المحكمة", "reported"),
        ("أعرب الوزير عن قلقه من تأخر الأمطار.", "قلقه من تأخر الأمطار", "reported"),
        ("أعلن الوزير، اليوم، استقالته من منصبه.", "استقالته من منصبه", "reported"),
        ("اعتبر الوزير القرار خطوة مهمة.", "القرار خطوة مهمة", "reported"),
        ('وصف النائب القرار بأنه "كارثي".', 'القرار بأنه "كارثي"', "mixed"),
        ('قال الوزير إن بلاده "لن تتنازل" عن حقوقها.', 'بلاده "لن تتنازل" عن حقوقها', "mixed"),
        ("اتهم الجيش المسلحين بخرق الهدنة.", "المسلحين بخرق الهدنة", "reported"),
        ("جدد الوزير تأكيد دعم بلاده للاتفاق.", "دعم بلاده للاتفاق", "reported"),
        ("طالبت الوزيرة الحكومة بزيادة الميزانية.", "زيادة الميزانية", "reported"),
        ("أعلن ممثلو النقابات في المدينة القديمة، تعليق الإضراب.", "تعليق الإضراب", "reported"),
        ("وأبرز الوزير في هذا الشأن أهمية الحوار، ثم غادر.", "أهمية الحوار، ثم غادر", "reported"),
    ],
)
def test_contents_are_found_to_the_letter(text: str, content: str, kind: str) -> None:
    """Marks, cue, complementizer and preposition stay outside; the type follows the construction."""
    quotation = last(text)

    assert (quotation.text, quotation.type) == (content, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أكد الوزير أن العمل مستمر، مشيرا إلى أن النتائج جيدة.", ["العمل مستمر", "النتائج جيدة"]),
        ("أعرب الوزير عن تقديره للدعم، وأكد على أهمية الحوار.", ["تقديره للدعم", "أهمية الحوار"]),
        ("قال الوزير إن الأمر انتهى، على حد قوله.", ["الأمر انتهى"]),
        ("قال الوزير إن الأسعار ستنخفض، بحسب صحيفة الغد.", ["الأسعار ستنخفض"]),
        ("أعلن الوزير إقالة المدير، وذلك بعد تحقيق طويل.", ["إقالة المدير"]),
        ("أكد الوزير أن الموسم جيد وأن المخزون يكفي عاما.", ["الموسم جيد وأن المخزون يكفي عاما"]),
        ("زعم الجيش أنه دمر الموقع، لكن السكان نفوا ذلك.", ["دمر الموقع", "ذلك"]),
    ],
)
def test_contents_end_where_another_voice_begins(text: str, expected: list[str]) -> None:
    """The next cue, a trailing attribution, or the writer's own addition ends a content; «وأن» does not."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن الوزير زار المستشفى الشهر الماضي.",
        "يُذكر أنه زار المستشفى مرتين.",
        "تجدر الإشارة إلى أن المصنع أغلق العام الماضي.",
        "ومن المتوقع أن يصل الوفد غدا.",
        "ويُعتقد أن عدد الضحايا أكبر.",
        "لم يعلن الوزير موعد الزيارة.",
        "ورفض الوزير التعليق على الموضوع.",
        "جاء ذلك في اجتماع عقد في العاصمة.",
        "وتبادل الجانبان وجهات النظر حول القضايا المشتركة.",
        "وصل السفير بدعوة من الحكومة.",
        "حضر اللقاء السفير باعتباره ممثلا لبلاده.",
        'وصلت السفينة "الأمل" إلى ميناء "العقبة".',
        "كتب - محرر الشؤون المحلية:",
        "سيعلن الوزير موعد الزيارة غدا.",
        "وتهدد هذه السياسات بجعل البلاد رهينة للديون.",
        "رفع المتظاهرون لافتات تندد بالفساد.",
    ],
)
def test_what_nobody_says_is_no_quotation(text: str) -> None:
    """Editorial formulas, negations, futures, names in marks and bylines give nothing."""
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (LEAD + "وأضاف أن المستشفيات مستعدة.", ["فراس الهواري"]),
        (LEAD + "*عنوان فرعي\nوقال: العمل مستمر.", ["فراس الهواري"]),
        (LEAD + LADY + "وأضافت أن الامتحانات لن تتأجل.", ["ليلى بنعلي"]),
        (LEAD + "وذكرت وكالة الأنباء الأردنية أن الوفد غادر.\nوأضاف الهواري أن العمل مستمر.", ["فراس الهواري"]),
        (LEAD + "وذكرت وكالة الأنباء الأردنية أن الوفد غادر.\nوأضافت أنه سيعود.", ["وكالة الأنباء الأردنية"]),
        (LEAD + "وأكد الوزير أن العمل مستمر.", ["فراس الهواري"]),
        (LEAD + "وكان وزير الصحة الأردني قد صرح، الأسبوع الماضي، بأن العمل مستمر.", ["فراس الهواري"]),
        (LEAD + "ونقلت صحيفة الغد عن الهواري قوله إن الميزانية كافية.", ["فراس الهواري"]),
        ("فراس الهواري: العمل مستمر\n\n" + LEAD, ["فراس الهواري"]),
        ("وصل وزير الصحة الأردني فراس الهواري إلى دمشق، مؤكدا أن العمل مستمر.", ["فراس الهواري"]),
    ],
)
def test_speakers_are_resolved(text: str, who: list[str]) -> None:
    """Hidden subjects, surnames, offices, relays and participles lead to their person or body."""
    assert speakers(text) == who


def test_a_woman_is_not_the_subject_of_a_masculine_verb() -> None:
    """A hidden subject agrees in gender; nobody is better than the wrong one."""
    assert speakers(LADY + "وأضاف أن الامتحانات لن تتأجل.") == []


def test_a_nameless_source_stays_nameless() -> None:
    """Anonymous speakers have no actors and hand on nothing but themselves."""
    quotation = last(LEAD + "وقال مصدر حكومي إن القرار اتخذ.\nوأضاف أن التنفيذ قريب.")

    assert quotation.speaker is not None
    assert (quotation.speaker.kind, quotation.speaker.actors) == ("anonymous", ())


def test_both_sides_are_the_two_spoken_of() -> None:
    """«الطرفان» are the two persons named before."""
    text = "التقى وزير الصحة الأردني فراس الهواري وزيرة الصحة اللبنانية هدى عبود.\nوأكد الجانبان أهمية التعاون."

    assert sorted(speakers(text)) == ["فراس الهواري", "هدى عبود"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نفى الوزير وجود نقص في الدواء.", "denies"),
        ("نفت الوزارة أن تكون قد رفعت الأسعار.", "denies"),
        ("حذر الوزير من خطورة الوضع.", "warns"),
        ("طالب النائب بإقالة المدير.", "demands"),
        ("تعهد الوزير بتوفير الدواء.", "promises"),
        ("اتهم الجيش المسلحين بخرق الهدنة.", "accuses"),
        ("أشاد الوزير بجهود الأطباء.", "praises"),
        ("نددت الوزارة بالهجوم على المستشفى.", "condemns"),
        ('تساءل النائب: "أين الميزانية؟".', "asks"),
        ("أعرب الوزير عن شكره للأطباء.", "thanks"),
        ("قال الوزير إن العمل مستمر.", "asserts"),
    ],
)
def test_the_stance_is_the_cues(text: str, expected: str) -> None:
    """A denial is never an assertion."""
    assert last(text).stance == expected


def test_a_statement_within_a_statement_has_a_parent() -> None:
    """The outer content keeps the inner one; both are found."""
    outer, inner = read("قالت الحكومة إن الرئيس أكد أن الحوار مستمر.").quotations

    assert (outer.text, inner.text, inner.parent) == ("الرئيس أكد أن الحوار مستمر", "الحوار مستمر", outer.id)


def test_a_frame_without_content_hands_on_its_speaker() -> None:
    """«وقال الوزير للصحفيين، لدى وصوله.» says nothing, but what follows is his."""
    text = LEAD + LADY + "وقال الهواري للصحفيين، لدى وصوله إلى المطار.\nوأضاف أن العمل مستمر."

    assert speakers(text) == ["فراس الهواري"]


def test_addressee_and_medium_stand_between_cue_and_content() -> None:
    """Whom it is said to and through what."""
    quotation = last("وقالت الوزارة للصحفيين في بيان: العمل مستمر.")

    assert quotation.addressee is not None and quotation.medium is not None
    assert (quotation.addressee.text, quotation.medium.text) == ("لصحفيين", "بيان")


def test_the_agency_that_carries_it_is_the_relay() -> None:
    """«بحسب وكالة …» after a statement does not speak."""
    quotation = last("قال الوزير إن الأسعار ستنخفض، بحسب صحيفة الغد.")

    assert quotation.relay is not None and quotation.relay.text == "صحيفة الغد"
    assert quotation.speaker is not None and quotation.speaker.surface is not None
    assert quotation.speaker.surface.text == "الوزير"


def test_what_the_content_calls_by_name_may_be_somebody_else() -> None:
    """A hidden speaker whom the content names in the third person is said to be uncertain."""
    quotation = last(LEAD + "وأكد أنه ستتناول محادثات الهواري ملف الدواء.")

    assert quotation.ambiguous


@pytest.mark.parametrize("again", ["", "«"])
def test_a_speech_in_marks_may_run_over_paragraphs(again: str) -> None:
    """It ends where the mark closes; the verbs inside it are the speaker's own."""
    text = f"قال الوزير: «سنعمل من أجل البلد.\n{again}وأكدنا أن الخطة جاهزة».\nوأضاف أن العمل مستمر."

    assert contents(text) == [f"سنعمل من أجل البلد.\n{again}وأكدنا أن الخطة جاهزة", "العمل مستمر"]


@pytest.mark.parametrize("end", ["قوله إن", "قوله", "عن مسؤول", "عن", "إن", "أن", "قوله: «"])
def test_a_cue_may_end_the_text(end: str) -> None:
    """A text cut behind its cue gives nothing and raises nothing."""
    Pipeline(on_error="raise")(f"وصل الوفد مساء أمس إلى العاصمة. ونقلت وكالة الأناضول {end}")


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("ورأى هونغمين أن الوضع صعب.", "person"),
        ("وانتقد هونغمين القرار.", "person"),
        ("وأكد هونغمين أهمية الحوار.", "person"),
        ("واتهم القرماني الشركة بالتهرب من الضرائب.", "person"),
        ("وقال صاحب متجر لبيع الخضار إن الأسعار ارتفعت.", "person"),
        ("ويرى المزارع جمعان أن الموسم انتهى.", "person"),
    ],
)
def test_a_stranger_becomes_the_speaker(between: str, kind: str) -> None:
    """A subject that no list knows is nobody's name, yet what follows is not the earlier person's."""
    quotation = last(LEAD + between + " وأضاف أن الحل قريب.")

    assert quotation.speaker is not None
    assert (quotation.speaker.kind, quotation.speaker.actors) == (kind, ())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قالت وزارة العدل اللبنانية إن القانون نافذ.\nوأكدت الوزارة أنها ماضية فيه.", ["وزارة العدل اللبنانية"]),
        ("وقعت حركة النهضة التونسية الاتفاق.\nوقالت الحركة إنها راضية عنه.", ["حركة النهضة التونسية"]),
        ("قالت محامية العائلة، ليلى بنعلي، إن الجلسة تأجلت.", ["ليلى بنعلي"]),
        ("أدلى وزير الصحة الأردني فراس الهواري بتصريحات أكد فيها أن الخطة جاهزة.", ["فراس الهواري"]),
        (LEAD + "من جانبه عبر الهواري عن شكره للحضور.", ["فراس الهواري"]),
    ],
)
def test_short_forms_and_appositions_lead_to_their_owner(text: str, who: list[str]) -> None:
    """A body called by its first word, a name after a comma, a statement in which he said."""
    assert speakers(text) == who


def test_turning_down_is_no_denial() -> None:
    """«رفض مقترحات» denies nothing; «رفض الاتهامات» does."""
    assert last("رفض الوزير مقترحات النقابة.").stance == "condemns"
    assert last("رفض الوزير الاتهامات الموجهة إليه.").stance == "denies"


def test_the_mouth_through_which_an_agency_speaks() -> None:
    """«نقلت الوكالة على لسان فلان قوله»: he speaks, and the agency's words are no content."""
    text = LEAD + "ونقلت وكالة الأنباء الأردنية على لسان الهواري قوله: العملية انتهت."

    assert contents(text)[1:] == ["العملية انتهت"]
    assert speakers(text) == ["فراس الهواري"]


def test_an_outlet_in_marks_says_nothing_itself() -> None:
    """«مراسل "…" بأن» and «قال لـ"…" إن» go on to their content."""
    assert contents('أفاد مراسل "واحة أف أم" بأن الطريق مغلق.') == ["الطريق مغلق"]
    assert contents('أكد الوزير لـ"واحة أف أم" أمس أن الطريق مغلق.') == ["الطريق مغلق"]


def test_a_surname_follows_the_gender_of_its_verb() -> None:
    """«أشار بنعلي» is not the woman of that name, nor «مضيفة» a man's."""
    assert speakers(LADY + "وأشار بنعلي إلى أن الامتحانات لن تتأجل.") == []
    assert speakers(LEAD + "وقال الهواري إن العمل مستمر، مضيفة أن النتائج قريبة.") == []


def test_he_expressed_after_a_comma() -> None:
    """«…، عبر الرئيس عن أسفه» has a verb; «…، عبر وزارة الصحة» has a preposition."""
    assert contents("وفي تصريحات صحفية، عبر فراس الهواري عن أسفه للتأخير.") == ["أسفه للتأخير"]
    assert contents("وصلت المساعدات، عبر وزارة الصحة، إلى المخيم.") == []


def test_content_has_an_end_where_sentences_have_none() -> None:
    """Two thousand cues in one endless sentence do not each quote all the rest: their texts would fill the memory."""
    text = TEXTS["people once"](40_000)

    assert 0 < sum(len(q.text) for q in read(text).quotations) < 300 * len(text)

"""Quotations: whose voice it is when nobody is named, or somebody stands in between."""

from __future__ import annotations

import pytest
from speech import last, read

LADY = "قالت الوزيرة ليلى بنعلي إن المدارس جاهزة. "
MAN = "قال الوزير سامي الحداد إن القرار نهائي. "


def who(text: str) -> str:
    """Who spoke last, by name; empty when that is not told."""
    extraction = read(text)
    speaker = extraction.quotations[-1].speaker
    names = {p.id: p.name for p in extraction.persons} | {a.id: a.name for a in extraction.actors}
    return "+".join(names[a] for a in speaker.actors) if speaker is not None else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MAN + "أما النائب عمر الصالح فقد رأى أن القرار متسرع.", "عمر الصالح"),
        (MAN + "أما نظيره عمر الصالح، فقد طالب بإلغائه. وأضاف أن الشعب يرفضه.", "عمر الصالح"),
        (LADY + "أما بشأن الأسعار فقد أوضحت أن الدعم مستمر.", "ليلى بنعلي"),
        ("الزعيم سامي الحداد، الذي فاز حزبه أمس، يطلب من أنصاره أن يهدؤوا.", "سامي الحداد"),
        ("ارتفعت الأسعار أمس، بحسب وزيرة المالية ليلى بنعلي. وأضافت أن الخبز مدعوم.", "ليلى بنعلي"),
        ("والأسبوع الفائت، أصدرت منظمة العفو الدولية تقريرا قالت إنه شامل.", "منظمة العفو الدولية"),
        ("يعتقد مهاجم برشلونة، النجم الأرجنتيني ليونيل ميسي، أن القضية مفتعلة.", "ليونيل ميسي"),
        ('وقال أحد المتظاهرين مرتضى محمد: "لا كهرباء ولا عمل".', "مرتضى محمد"),
        ("وتحدث في المؤتمر رئيس الوزراء سامي الحداد فذكّر بأن بلاده ملتزمة.", "سامي الحداد"),
        ("استحضر الوزير سامي الحداد تاريخ البلدين، قبل أن يخلص إلى أن الأمن أولوية.", "سامي الحداد"),
        ("شكرت ليلى بنعلي الوزير فراس الهواري على دعمه.", "ليلى بنعلي"),
    ],
)
def test_the_voice_is_found(text: str, name: str) -> None:
    """Across asides, dates, attributions and second verbs."""
    assert who(text) == name


@pytest.mark.parametrize(
    "text",
    [
        LADY + "لكن بعض الناشطات، مثل هند الصالح، أشادت بالقرار.",
        LADY + "أما الملف النووي فقد قالت عنه المعارضة إنه معقد.",
        MAN + "أما روسيا فقد قال إن العلاقة معها جيدة.",
        MAN + "أما عمر الصالح فقد اتهمه بالتقصير.",
        MAN + "وقال أحد مساعدي الرئيس دونالد ترامب إن القرار قريب.",
        MAN + "وكتب صحيفة الراية: «لقد مزق الرئيس الصفقة بيده».",
        LADY + "ذكرت قاعدة البيانات أن السلطات تحتجز المئات.",
        "أعلن البيت الأبيض فرض عقوبات، بحسب ما أعلن مسؤولون كبار، نافين أي خلاف.",
    ],
)
def test_nobody_is_named_who_did_not_speak(text: str) -> None:
    """The clause has a subject of its own, known or not, or the verb does not agree."""
    assert who(text) == ""


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("وقال متحدث باسم القصر الرئاسي إن كيم دعت مون.", "متحدث باسم القصر الرئاسي"),
        ("قال غالبية المشاركين إن الشهر طويل.", "غالبية المشاركين"),
        ("وقال وسائل إعلام محلية إن الحريق أخمد.", "وسائل إعلام محلية"),
    ],
)
def test_the_speaker_on_the_surface(text: str, surface: str) -> None:
    """إن opens the clause, quantities head a phrase, and a verb of saying has no object."""
    speaker = last(text).speaker

    assert speaker is not None
    assert speaker.surface is not None
    assert speaker.surface.text == surface


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وتزعم عدة دول سيادتها على الجزر.", "group"),
        ("وقالت خدمات الطوارئ إنها عثرت على ناجين.", "organisation"),
    ],
)
def test_kinds_of_speakers(text: str, kind: str) -> None:
    """Several states are a group; a plural of things is no woman."""
    speaker = last(text).speaker

    assert speaker is not None
    assert speaker.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "تلويح بإضراب يهدد الموسم بخسائر",
        "عثرت الشرطة على طفلة تبلغ من العمر عشرة أعوام بعد أن ضاعت أمس.",
        "كان الممثل ستيفن فراي قد حاول الانتحار مرتين.",
    ],
)
def test_no_cue(text: str) -> None:
    """Strikes threaten, ages are reached, and a name may look like a verb."""
    assert not [q for q in read(text).quotations if q.cue and q.cue.lemma in ("هدد", "أبلغ", "رأى")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (MAN[:-1] + " في حين أكدت المعارضة أن الجريمة تزداد.", ["القرار نهائي", "الجريمة تزداد"]),
        ("قال الوزير إن البلاد آمنة، فيما ترى المعارضة أن الجريمة تزداد.", ["البلاد آمنة", "الجريمة تزداد"]),
        ("أكد الوزير عمق الروابط، قبل أن يضيف أن الأمن أولوية.", ["عمق الروابط", "الأمن أولوية"]),
        ("بحسب ما نقله الموقع، فإن المستخدم يتيح بياناته دون أن يفطن إلى ذلك.", None),
    ],
)
def test_another_voice_ends_a_content(text: str, contents: list[str] | None) -> None:
    """«في حين»، «فيما»، «قبل أن» are not part of what was said."""
    found = [q.text for q in read(text).quotations]

    assert found == contents if contents is not None else found[0].endswith("إلى ذلك")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('قال الوزير إن "كل شيء جاهز" في بلاده لاستضافة القمة.', '"كل شيء جاهز" في بلاده لاستضافة القمة'),
        ('طالب الوزير بـ"الإفراج سريعا" عن بقية الرهائن.', '"الإفراج سريعا" عن بقية الرهائن'),
        ('أكد الوزير أن "العملية مستمرة" في تصريح للصحفيين.', "العملية مستمرة"),
        ('أكد الوزير أن "العملية مستمرة" خلال لقائه السفراء.', "العملية مستمرة"),
        ("أعلنت واشنطن عن عقوبات جديدة على إيران وطلبت من الدول وقف الشراء.", "عقوبات جديدة على إيران"),
        ("أدان الوزير الهجوم الذي أصاب المدينة وأدى إلى حريق.", "الهجوم الذي أصاب المدينة وأدى إلى حريق"),
        ("أعلن الوزير رفع الأجور، مما زاد من شعبيته.", "رفع الأجور"),
        ("أعلن الوزير إغلاق الحدود، الأمر الذي أغضب التجار.", "إغلاق الحدود"),
        ("أعلن الوزير رفع الأجور وذلك بعد أسابيع من الاحتجاج.", "رفع الأجور"),
        ("دعا الوزير إلى وقف القتال في حين رفضت المعارضة ذلك.", "وقف القتال"),
        ("أكدت الشرطة عبر موقع تويتر إغلاق حي الزهور.", "إغلاق حي الزهور"),
        ("وبينما أنكرت طهران كعادتها ضلوعها في المخطط، تكشف الوثائق غير ذلك.", "ضلوعها في المخطط"),
        ("وبحسب ما ذكرت صحيفة الراية فإن الإغلاق سيستمر أسبوعا.", "الإغلاق سيستمر أسبوعا"),
        ("وحسب وزارة الصحة سيستمر الإغلاق أسبوعا كاملا.", "سيستمر الإغلاق أسبوعا كاملا"),
        ("ووفق مصادر محلية، فقد أصيب عشرون طالبا.", "أصيب عشرون طالبا"),
        ("وشملت الاتهامات عددا من مساعديه، بحسب ما أعلن مصدر قضائي.", "شملت الاتهامات عددا من مساعديه"),
        ("وفاز وليد الحربي بالمركز الأول، بحسب مصدر رياضي.", "فاز وليد الحربي بالمركز الأول"),
        ("وقد شملت الاتهامات عددا من مساعديه، وفق مصدر قضائي.", "شملت الاتهامات عددا من مساعديه"),
    ],
)
def test_extents(text: str, content: str) -> None:
    """A few marked words go on; a noun phrase ends where the writer tells more; joining words stay outside."""
    assert read(text).quotations[0].text == content

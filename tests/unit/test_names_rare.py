"""Names whose words are rare, ordinary or foreign, and what looks like them."""

from __future__ import annotations

import pytest

import khabar

PIPELINE = khabar.Pipeline(on_error="raise")


def names(text: str) -> list[str]:
    """Names of a text, in order."""
    return [name.text for name in PIPELINE(khabar.Article(text=text)).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دعا رئيس الحكومة مراد الشاهد إلى زيارة المصنع.", "مراد الشاهد"),
        ("وصلت الوزيرة ساندرا ماي برلين أمس.", "ساندرا ماي"),
        ("وقال راج شاه المتحدث باسم الشركة إن الأمر انتهى.", "راج شاه"),
        ("وقع فيصل آل الشيخ رئيس اللجنة اتفاقية.", "فيصل آل الشيخ"),
        ("استشهد الشهيد نبيل السلطاني في المعركة.", "نبيل السلطاني"),
        ("قال رئيس الوزراء العراقي نبيل شياع السوداني إن الحكومة ماضية.", "نبيل شياع السوداني"),
        ("حيا الجمهور الزعيم الحبيب بورقيبة في الساحة.", "الحبيب بورقيبة"),
        ("قال نائب وزير الخارجية الكوري كيم كي سونغ إن الأمر صعب.", "كيم كي سونغ"),
        ("غنت أم كلثوم في باريس.", "أم كلثوم"),
        ("حل محله رئيس الوزراء ذو الفقار بوتو في الحكم.", "ذو الفقار بوتو"),
        ("هنأ رئيس الوزراء كينجي آبي أمس نظيره.", "كينجي آبي"),
        ("وقالت أنتونيا ماروتا المسؤولة بالمكتب إن العدد كبير.", "أنتونيا ماروتا"),
        ("مرر الكرة إلى الظهير الإسباني جوردي ألبا، ثم عاد.", "جوردي ألبا"),
        ("تصدى الحارس الأرجنتيني روميرونا للكرة.", "روميرونا"),
        ("المسلسل من بطولة ميرفت شاكر وتامر حسني. وهو جديد.", "ميرفت شاكر"),
        ("حضر الحفل هاني شاكر وأمينة خليل.", "أمينة خليل"),
        ("قال رئيس النادي فلورينتينو بيريز إنه سعيد.", "فلورينتينو بيريز"),
        ("احتسب الحكم شهاب الدين بن قلعية هدفا.", "شهاب الدين بن قلعية"),
        ("إدارة دونالد جيه ترامب في واشنطن.", "دونالد جيه ترامب"),
        ("أعلن المدير التنفيذي السابق، هوارد شولتز، رحيله.", "هوارد شولتز"),
        ("جاء ذلك منذ رحيل كريستيانو رونالدو عن النادي.", "كريستيانو رونالدو"),
        ("توفي الرئيس الكوري الراحل، كيم داي جونغ، أمس.", "كيم داي جونغ"),
        ("استقبلت رئيسة البلدية آن هيدالغو الوفد.", "آن هيدالغو"),
        ("شاهد المقابلة الكاملة لسلطان بن سحيم مع القناة.", "سلطان بن سحيم"),
        ("قدم هدية للوليد بن طلال في الرياض.", "لوليد بن طلال"),
    ],
)
def test_a_rare_name_is_found_whole(text: str, expected: str) -> None:
    """Family names that are also words, family names of Korea, names without a list, names with a lord's word."""
    assert expected in names(text)


@pytest.mark.parametrize(
    "text",
    [
        'ارتفعت أسهم شركة "فيليب موريس" أمس.',
        "هبط مؤشر داو جونز كثيرا.",
        "أغلق معبر كرم أبو سالم.",
        "اقتحم جيش خالد بن الوليد البلدة.",
        'وصل المسبار ليلا، وأثار مسبار "باركر" الاهتمام.',
        "شهدت المدينة حربا ضروسا العام الماضي.",
        "وأكد المغامر أنه سيعود.",
        "بلغ السعر 2.7 د/كغ في السوق.",
        "تروي القصة حكاية شاب مستهتر يتوفى والده.",
        "كل شي رجع كما كان.",
        "وقالت الوزارة إن الشركة تقوم بدور متواز في الجزيرة.",
        "تقول الحكومة إن تلك البلدان لاتزال تنقصها القدرات.",
        "قال متحدث باسم القصر إن الزيارة ألغيت.",
    ],
)
def test_no_name_in_things_and_phrases(text: str) -> None:
    """Firms, indices, crossings and groups named after somebody, accusatives, participles, units, thickets of words."""
    assert names(text) == []


def test_a_verb_before_the_next_name_ends_a_name() -> None:
    """«شكر» between two names is a verb."""
    assert names("وذكرت الوكالة أن كيم جونغ أون شكر مون جاي إن على جهوده.") == ["كيم جونغ أون", "مون جاي إن"]


def test_on_is_no_part_of_a_name() -> None:
    """«على» before a club is a preposition where the article writes «علي» with its dots."""
    assert names("راهن فيصل القحطاني على الهلال في المباراة.") == ["فيصل القحطاني"]


def test_east_asian_object_with_a_preposition() -> None:
    """«لإتمام» is no second word of «مون»; «إن» alone is none of «مون جاي إن»."""
    text = "وصل الرئيس مون جاي إن. وقال متحدث إن كيم دعت مون لإتمام الزيارة."

    assert names(text)[0] == "مون جاي إن"
    assert "مون لإتمام" not in names(text)
    assert "إن" not in names(text)


def test_streets_stay_no_names_when_the_person_is_named_too() -> None:
    """«شارع أم كلثوم» is a street although the singer is named elsewhere."""
    assert names("تقع القاعة في شارع أم كلثوم. وغنت أم كلثوم فيها.") == ["أم كلثوم"]

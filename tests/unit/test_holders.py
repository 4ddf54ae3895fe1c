"""Who holds a post that stands near a name, and who does not."""

from __future__ import annotations

import pytest

import khabar

PIPELINE = khabar.Pipeline(on_error="raise")


def holders(text: str, office: str) -> list[str]:
    """Names of the holders of the first mention of a post."""
    extraction = PIPELINE(khabar.Article(text=text))
    names = {p.id: p.name for p in extraction.persons}
    return [names[i] for i in next(o for o in extraction.offices if o.text == office).persons]


@pytest.mark.parametrize(
    ("text", "office", "holder"),
    [
        (
            "عن مصير رئيس منظمة الشرطة الدولية (الإنتربول) المفقود، مينغ هونغوي.",
            "رئيس منظمة الشرطة الدولية",
            "مينغ هونغوي",
        ),
        ("التقى نائب رئيس الوزراء وزير الخارجية الكويتي، الشيخ حمد الصالح.", "نائب رئيس الوزراء", "حمد الصالح"),
        ("وفق رئيس الفرقة النقيب، سمير الخميلي، للإذاعة.", "رئيس الفرقة", "سمير الخميلي"),
        ("ويتولى فهد الماجد، وهو رئيس الحزب، الملف.", "رئيس الحزب", "فهد الماجد"),
        ("الجنرال هريستو لوكوف، الذي كان قائدا للجيش، بلغاري.", "قائدا للجيش", "هريستو لوكوف"),
        ("وعمل نبيل الحداد كمدير للشركة.", "مدير للشركة", "نبيل الحداد"),
        ("اغتيل سمير قاسم زعيم حزب العدالة ومساعده كريم آزار.", "زعيم حزب العدالة", "سمير قاسم"),
        ("قتل رئيس القسم في كابول نبيل الحداد.", "رئيس القسم", "نبيل الحداد"),
        (
            "قالت المتحدثة باسم وزارة الدفاع (البنتاغون) دانا وايت: مهمتنا صعبة.",
            "المتحدثة باسم وزارة الدفاع",
            "دانا وايت",
        ),
        ("أعلن فهد الماجد وهو حاكم نيويورك أن الولاية هادئة.", "حاكم نيويورك", "فهد الماجد"),
        ("توقيف مدير مكتب الرئيس نبيل الحداد، سمير المر (26 عاما)، أمس.", "مدير مكتب الرئيس", "سمير المر"),
        ("محاكمة سمير المر المدير السابق لحملة الرئيس نبيل الحداد بدأت.", "المدير السابق لحملة الرئيس", "سمير المر"),
        (
            "وقال المستشار الأمني إتش. أر. ماكماستر إن الأمر صعب. والتقى المستشار الأمني.",
            "المستشار الأمني",
            "إتش. أر. ماكماستر",
        ),
        ("أعلن القائد العام لجبهة الساحل، أبو زرعة المحرمي، النصر.", "القائد العام لجبهة الساحل", "أبو زرعة المحرمي"),
    ],
)
def test_the_name_beside_is_found_past_what_stands_between(text: str, office: str, holder: str) -> None:
    """Brackets, a place, a second post, a rank with a comma, «وهو», «كان», «كـ» between post and name."""
    assert holders(text, office) == [holder]


def test_a_name_of_another_country_is_no_holder() -> None:
    """A family name known to be American is no «الرئيس الفرنسي»."""
    assert holders("قال الرئيس ترامب إنه راض. كما أكد الرئيس الفرنسي أن لديه الدليل.", "الرئيس الفرنسي") == []


def test_the_object_after_a_family_name_is_not_its_post() -> None:
    """«التقت كيم الرئيس الكوري» is no apposition."""
    text = "وصلت كيم يو جونغ أمس. والتقت كيم الرئيس الكوري الجنوبي."

    assert holders(text, "الرئيس الكوري الجنوبي") == []


def test_the_post_of_whom_a_post_serves() -> None:
    """«مدير مكتب الرئيس فلان» is not his own where he is «الرئيس فلان» himself."""
    text = "وصل مدير مكتب الرئيس نبيل الحداد إلى تونس. وكان الرئيس نبيل الحداد غائبا."

    assert holders(text, "مدير مكتب الرئيس") == []


def test_whoever_is_described_is_no_unnamed_spokesman() -> None:
    """A lone speaker with an apposition of his own does not get the one unnamed post."""
    text = "قال المتحدث باسم الوزارة إن الوضع هادئ. وقال نبيل الحداد، وهو شاهد، إن الشارع مغلق."

    assert holders(text, "المتحدث باسم الوزارة") == []


def test_an_unnamed_speaker_is_whoever_goes_on_speaking() -> None:
    """«قال الناطق باسم … وأضاف فلان في» are one man when nobody else speaks."""
    text = "قال الناطق باسم الوزارة إن الوضع هادئ. وأضاف نبيل الحداد في بيان أن الشارع مغلق."

    assert holders(text, "الناطق باسم الوزارة") == ["نبيل الحداد"]


def test_a_dual_post_is_of_both_who_hold_it() -> None:
    """«وزيرا خارجية مصر والأردن» are the two whom the article names later, each with his own country."""
    text = (
        "التقى وزيرا خارجية مصر والأردن أمس. وقال وزير الخارجية المصري نبيل الحداد إن اللقاء مثمر. "
        "وقال وزير الخارجية الأردني سمير المر إنه يشكره."
    )
    extraction = PIPELINE(khabar.Article(text=text))

    assert holders(text, "وزيرا خارجية مصر والأردن") == ["نبيل الحداد", "سمير المر"]
    assert {p.name: p.country for p in extraction.persons} == {"نبيل الحداد": "EG", "سمير المر": "JO"}


def test_whom_a_man_of_another_country_thanks() -> None:
    """«شكر رئيس الوزراء الإسباني فلان الرئيس الفرنسي»: two men; an adjective between post and name joins them."""
    text = "شكر رئيس الوزراء الإسباني الجديد الاشتراكي بيدرو سانشيز الرئيس الفرنسي."

    assert holders(text, "رئيس الوزراء الإسباني الجديد") == ["بيدرو سانشيز"]
    assert holders(text, "الرئيس الفرنسي") == []


def test_a_masculine_verb_is_no_woman() -> None:
    """«وقال ترامب» is not the woman of that family name."""
    extraction = PIPELINE(khabar.Article(text="وصلت ميلانيا ترامب إلى لندن. وقال ترامب إنه سعيد."))

    assert [p.name for p in extraction.persons] == ["ميلانيا ترامب", "ترامب"]


def test_a_president_is_no_head_of_his_government() -> None:
    """«رئيس الوزراء الفرنسي» is not «الرئيس الفرنسي»; «رئيسة الحكومة» and «رئيسة الوزراء» are one post."""
    text = "قال الرئيس الفرنسي إيمانويل ماكرون نعم. وقال رئيس الوزراء الفرنسي لا."
    woman = "قالت رئيسة الحكومة البريطانية تيريزا ماي نعم. ووصلت رئيسة الوزراء البريطانية."
    man = "قال رئيس الحكومة اللبنانية سعد الحريري نعم. ثم وصلت رئيسة الوزراء."

    assert holders(text, "رئيس الوزراء الفرنسي") == []
    assert holders(woman, "رئيسة الوزراء البريطانية") == ["تيريزا ماي"]
    assert holders(man, "رئيسة الوزراء") == []


def test_what_is_quoted_after_a_post_is_no_name() -> None:
    """«الرئيس "أرفع الأوسمة"»: only a whole name stands in marks after a post."""
    assert holders('قلدت الدولة الرئيس الصيني "أرفع أوسمتها" أمس.', "الرئيس الصيني") == []


def test_an_armed_group_keeps_its_own_country() -> None:
    """«ميليشيات الحوثي الإيرانية» are no Iranians."""
    extraction = PIPELINE(khabar.Article(text="أقر زعيم ميليشيات الحوثي الإيرانية عبد الملك الحوثي بالهزيمة."))

    assert [o.country for o in extraction.offices] == ["YE"]

"""Names of persons: where they begin and end, and how they come again."""

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
        ("استقبل وزير الصحة السوداني هيثم محمد إبراهيم وفدا طبيا.", ["هيثم محمد إبراهيم"]),
        ("وصل الفريق أول ركن عثمان الكباشي إلى المطار.", ["عثمان الكباشي"]),
        ("قال الأمير فيصل بن خالد بن عبد العزيز آل سعود للصحفيين.", ["فيصل بن خالد بن عبد العزيز آل سعود"]),
        ("اجتمع الرئيس محمد ولد الشيخ الغزواني بالوفد.", ["محمد ولد الشيخ الغزواني"]),
        ('قال القائد "سيد رضا حسيني زاده" إن المناورة انتهت.', ["سيد رضا حسيني زاده"]),
        ("عاد المبعوث ستيفان دي ميستورا إلى جنيف.", ["ستيفان دي ميستورا"]),
        ("زار الزعيم كيم جونغ أون المصنع.", ["كيم جونغ أون"]),
        ("التقى وزير الخارجية التركي مولود جاويش أوغلو نظيره.", ["مولود جاويش أوغلو"]),
        ("افتتح الملك محمد السادس المشروع.", ["محمد السادس"]),
        ("وقال اللواء أمير علي حاجي زاده للوكالة.", ["أمير علي حاجي زاده"]),
        ("كتب #عبد_الله_الرشيد على حسابه.", ["عبد_الله_الرشيد"]),
        ("حضر السفير جان-مارك بيرنار الحفل.", ["جان-مارك بيرنار"]),
    ],
)
def test_extent_after_title_or_post(text: str, expected: list[str]) -> None:
    """A name is whole, with its chain and particles, and has nothing of title, post or sentence in it."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الوزراء أمس إن الحكومة ستستقيل.",
        "فاز الفريق بالمباراة في ملعب الملك فهد.",
        "وصلت الشحنة إلى مطار الملك خالد الدولي.",
        "يدرس في جامعة محمد الخامس بالرباط.",
        "أجرى الجيش مناورات في شرم الشيخ.",
        "ناقش المجلس مشروع قانون جديدا للانتخابات.",
        "تراجع سعر برميل النفط كثيرا هذا الأسبوع.",
    ],
)
def test_no_name(text: str) -> None:
    """Things named after persons, posts without holder and ordinary words are no names."""
    assert names(text) == []


def test_unannounced_given_and_family_name() -> None:
    """A given and a family name side by side need nothing before them."""
    assert names("وشارك في الندوة خالد العبيدي ومريم الحسن.") == ["خالد العبيدي", "مريم الحسن"]


def test_unknown_words_after_verb_of_speech() -> None:
    """Two words that no list knows are a name after a verb of speech."""
    assert names("وقال تشيوانو مبالا إن الحوار مستمر.") == ["تشيوانو مبالا"]


def test_family_name_comes_again() -> None:
    """A family name alone, with proclitic or in the headline, is found once the full name is known."""
    text = (
        "الطرابيشي يبدأ جولته\n\nوصل وزير النقل نزار الطرابيشي إلى عمان. "
        "وشكر السفير للطرابيشي حضوره، وأكد الطرابيشي دعمه."
    )

    assert names(text) == ["الطرابيشي", "نزار الطرابيشي", "لطرابيشي", "الطرابيشي"]


def test_ordinary_word_as_family_name_only_where_it_acts() -> None:
    """«كامل» the minister speaks; «كامل» the adjective does not."""
    text = "استقبل وزير الري عادل كامل الوفد. وقال كامل إن المشروع كامل الأركان."

    assert names(text) == ["عادل كامل", "كامل"]


def test_shorter_form_of_a_known_name() -> None:
    """Part of a long name is found as such."""
    text = "قال وزير الدفاع محمد إدريس جبريل في البيان. وزار إدريس جبريل الجبهة."

    assert names(text) == ["محمد إدريس جبريل", "إدريس جبريل"]


def test_preposition_is_not_ali() -> None:
    """«على» after a family name is no «علي»."""
    assert names("شدد العميد حسن باقر على أهمية التعاون.") == ["حسن باقر"]


def test_apposition_before_post() -> None:
    """A name that only a comma and a post explain."""
    assert "رجب العبادلة" in names("وحضر اللقاء رجب العبادلة، رئيس لجنة الطوارئ.")


def test_norm_of_hashtag() -> None:
    """A name written with underscores has a citation form."""
    (name,) = PIPELINE(khabar.Article(text="شاهد #خالد_المنصوري في المؤتمر.")).names

    assert (name.text, name.norm) == ("خالد_المنصوري", "خالد المنصوري")


@pytest.mark.parametrize("text", ["محمد _ \n قال", "وصل خالد_\nالمنصوري إلى عدن."])
def test_an_underscore_joins_only_what_it_touches(text: str) -> None:
    """A loose underscore at the end of a line begins no hashtag."""
    assert all("_" not in name for name in names(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("استقبل الشيخ سعد الفهد حفظه الله الوفد.", "سعد الفهد"),
        ("استقبل السيد كيم هيون جو، الوفد.", "كيم هيون جو"),
        ("أعلن رئيس الأركان أولكسندر بيرسكي ذلك.", "أولكسندر بيرسكي"),
        ("وقال وزير الخارجية محمد إسحاق دار مع الوفد.", "محمد إسحاق دار"),
    ],
)
def test_ends_of_names(text: str, name: str) -> None:
    """A blessing is no name; third syllables, Slavic endings and short family names are."""
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الشركة الجيل الأول من المنتجات.",
        "ولقي الاقتراح قبولا واسعا من الحكومة.",
        "وتحمل الطائرة عربتين مدرعتين إلى المطار.",
    ],
)
def test_ordinary_pairs_are_no_names(text: str) -> None:
    """Ordinals of things, accusatives in a row and duals are nobody."""
    assert names(text) == []


def test_second_king_after_and() -> None:
    """«وعبد الله» begins another name; a status after a name is not of it."""
    assert names("وافتتح محمد السادس وعبد الله الثاني المعرض.") == ["محمد السادس", "عبد الله الثاني"]
    assert names("نعى الوزير الفنان محمد صبحي الراحل.") == ["محمد صبحي"]


def test_half_of_a_name_of_god_begins_none() -> None:
    """«فيلق الرحمن» has no person in it."""
    assert names('وأعلن مقاتلو "فيلق الرحمن" الانسحاب.') == []


def test_verb_after_negation_is_no_given_name() -> None:
    """«ولم يعط بيترسون» begins with a verb; an ordinary word before «إن» is a family name."""
    assert names("ولم يعط بيترسون سببا لذلك.") == ["بيترسون"]
    assert names("وقال وزير البيئة رياض المؤخر إن الأكياس منعت.") == ["رياض المؤخر"]

"""Names of ordinary news, with neither title nor post: sport, culture, lists, families."""

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
        ("وشارك في الندوة صبحي حديدي أمس.", ["صبحي حديدي"]),
        ("ألحان زياد الرحباني، كما قيل.", ["زياد الرحباني"]),
        ("أخرجه يوسف شاهين عام 1958.", ["يوسف شاهين"]),
        ("كتبه ماهر الشريف في بيروت.", ["ماهر الشريف"]),
    ],
)
def test_given_name_before_an_ordinary_word(text: str, expected: list[str]) -> None:
    """After a sure given name an ordinary word spelt as family names are ends the name."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى غسان سليم ونجيب مقلد وفؤاد الصيرفي في بيروت.", ["غسان سليم", "نجيب مقلد", "فؤاد الصيرفي"]),
        ("وسجل كريم العمري وفليمير غوستانيك في المباراة.", ["كريم العمري", "فليمير غوستانيك"]),
    ],
)
def test_list_joined_by_and(text: str, expected: list[str]) -> None:
    """What و joins to a full name is a name too, also when its words are in no list."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأدانت المحكمة زكريا العطار بالتآمر.", ["زكريا العطار"]),
        ("رحل الفنان وديع الصافي تاركا إرثا كبيرا.", ["وديع الصافي"]),
    ],
)
def test_word_after_a_full_name(text: str, expected: list[str]) -> None:
    """An adverb or a word after ب is no third name."""
    assert names(text) == expected


@pytest.mark.parametrize("text", ["عاد اليأس مرة أخرى إلى عيون الناس.", "فاز ناديه الجديد أمس بالمباراة."])
def test_spelling_that_folding_hides(text: str) -> None:
    """«اليأس» is no إلياس and «ناديه» no نادية."""
    assert names(text) == []


def test_foreign_family_name_that_begins_like_a_proclitic() -> None:
    """«بالمر» is no «ب» before a word."""
    assert names("وقالت ستيفاني بالمر، وهي من عمال المصنع، إن الراتب قليل.") == ["ستيفاني بالمر"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ولد الشاعر سميح دربي في قرية قرب نابلس.", ["سميح دربي"]),
        ("يشار إلى أن صلاح الدين الأيوبي ولد في تكريت.", ["صلاح الدين الأيوبي"]),
        ("ويخلف روبرت غيتس في المنصب.", ["روبرت غيتس"]),
        ("زارت رئيسة المفوضية أورسولا فون دير لاين كييف.", ["أورسولا فون دير لاين"]),
    ],
)
def test_words_beside_a_name_that_are_names_elsewhere(text: str, expected: list[str]) -> None:
    """«ولد» and «يخلف» are verbs where they stand before or after a whole name; «دير» belongs to «فون»."""
    assert names(text) == expected


@pytest.mark.parametrize("text", ["بعد انتخاب بوتين رئيسا.", "يعيش في حوش عيسى منذ سنوات."])
def test_things_named_after_persons(text: str) -> None:
    """A word for a thing begins no name."""
    assert not any(name.startswith(("انتخاب", "حوش")) for name in names(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بعث الأمير الشاب سلطان بن ناصر رسالة.", ["سلطان بن ناصر"]),
        ("قال الأمين العام للحزب عصام الشابي في مداخلة.", ["عصام الشابي"]),
        ("تصدير أزمة الحزب الحاكم نداء تونس إلى الخارج.", []),
        ("كان صلاح وفيرمينتو في المقدمة.", []),
    ],
)
def test_one_name_and_no_more(text: str, expected: list[str]) -> None:
    """An adjective before, a second man after و: neither is part of a name; an ordinary word at its end is."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس دونالد ترامب إنه باق. وفي مايو انسحب ترامب من الاتفاق.", ["دونالد ترامب", "ترامب"]),
        ("وسجل نيمار بمفرده هدفين. وقال اللاعب نيمار إن الفوز مهم.", ["نيمار", "نيمار"]),
        ("وأضاف: إذا كانت لديك أفضل المواهب نجحت.", []),
    ],
)
def test_verbs_and_pronouns_are_no_part_of_names(text: str, expected: list[str]) -> None:
    """«انسحب ترامب» is a verb and a name, «نيمار بمفرده» a name and an adverb, «لديك» no «ديك»."""
    assert names(text) == expected

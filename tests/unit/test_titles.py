"""Titles: ranks, honorifics and callings beside a name."""

from __future__ import annotations

import pytest

from khabar.extractors.persons import find_titles
from khabar.lexicon import Lexicon
from khabar.model import Article, TitleMention
from khabar.reading import Reading

LEXICON = Lexicon()


def titles(text: str) -> tuple[TitleMention, ...]:
    """Titles of a text."""
    return find_titles(Reading(Article(text), LEXICON))


def texts(text: str) -> list[str]:
    """Their slices."""
    return [t.text for t in titles(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الفريق أول الركن سالم الحربي إلى المنامة", ["الفريق أول الركن"]),
        ("استقبل اللواء طيار محمد حسين وفدا", ["اللواء طيار"]),
        ("قال العميد المتقاعد هشام جابر", ["العميد المتقاعد"]),
        ("قال العميد الركن المهندس علي حسن", ["العميد الركن المهندس"]),
        ("حضر الجنرال دوكور دارمي محمد بريظ", ["الجنرال دوكور دارمي"]),
        ("قال الكولونيل ماجور عبد الله العلوي", ["الكولونيل ماجور"]),
        ("أشاد العماد جوزيف عون بالجيش", ["العماد"]),
        ("قال الأميرال حسين خانزادي", ["الأميرال"]),
        ("قال البريغادير جنرال أمير حاتمي", ["البريغادير جنرال"]),
        ("كشف الليفتنانت كولونيل مايك أندروز", ["الليفتنانت كولونيل"]),
    ],
)
def test_a_rank_with_its_modifiers_is_one_title(text: str, expected: list[str]) -> None:
    """Base rank and modifiers make one mention, of any army."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل صاحب السمو الملكي الأمير فهد بن سلطان السفير", ["صاحب السمو الملكي الأمير"]),
        ("تلقى فخامة الرئيس عبد المجيد تبون رسالة", ["فخامة الرئيس"]),
        ("أكد معالي الدكتور أحمد الربيعة", ["معالي الدكتور"]),
        ("أعلن جلالة الملك حمد بن عيسى", ["جلالة الملك"]),
        ("قال سماحة آية الله محمد حسين فضل الله", ["سماحة آية الله"]),
        ("التقى قداسة البابا تواضروس الثاني", ["قداسة البابا"]),
    ],
)
def test_a_stack_of_honours_is_one_title(text: str, expected: list[str]) -> None:
    """Forms of address and the title they lead to are one mention."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال د. محمد سعيد إن", ["د."]),
        ("قالت أ.د. منى خالد إن", ["أ.د."]),
        ("حضر م. خالد العلي الحفل", ["م."]),
        ("حضر اللواء / أحمد كمال الحفل", ["اللواء"]),
        ('التقى الجنرال "عاصم كمال" الوفد', ["الجنرال"]),
    ],
)
def test_abbreviations_slashes_and_marks(text: str, expected: list[str]) -> None:
    """An abbreviation keeps its dot; a slash or a mark before the name is no part of the title."""
    assert texts(text) == expected


def test_a_bare_office_before_a_name_is_a_title() -> None:
    """«الرئيس» directly before a name is a title, with a nisba it is an office."""
    assert texts("قال الرئيس محمود عباس") == ["الرئيس"]
    assert texts("قال الرئيس الفلسطيني محمود عباس") == []


def test_only_the_proclitic_is_stripped() -> None:
    """«للرئيس» gives «لرئيس» and its citation form in ``norm``."""
    (title,) = titles("خلفا للرئيس عمر البشير")

    assert (title.text, title.norm, title.start) == ("لرئيس", "رئيس", 6)


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق السعودي على منافسه",
        "تعادل الرائد مع التعاون",
        "في مؤتمر شرم الشيخ للسلام",
        "في جامعة الملك سعود بالرياض",
        "وصل إسماعيل ولد الشيخ أحمد",
        "زار الرئيس المصنع الجديد",
        "الملك يفتتح مشروعا جديدا",
        "الرئيس يستقبل وزراء الخارجية",
        "عقد مجلس النواب جلسة",
        "قدم السيد في البيان",
        "مقتل الضابطة سوزان الحاج في الحادث",
        "نجم الفريق ليونيل ميسي",
        "حضر فريق الرئيس محمد علي",
        "شكلوا لواء أبي الفضل العباس",
        "شغل الأمير منصب رئيس المجلس",
        "قال المتحدث باسم الشركة",
        "واصل النقيب والجندي السير",
        "وتبادل الرئيسان مصافحة",
    ],
)
def test_ambiguous_words_need_a_name(text: str) -> None:
    """A team, a club, a town, a university, a surname, a title alone are no titles."""
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "key", "kind", "gloss"),
    [
        ("قالت السفيرة ليلى علي", "ambassador", "civil", "Ambassador"),
        ("زارت الملكة رانيا العبد الله المدرسة", "queen", "royal", "Queen"),
        ("قال اللواء محمد علي", "major-general", "military", "Major General"),
        ("قال الفريق أول الركن محمد علي", "general", "military", "Staff General"),
        ("قال الشيخ أحمد محمد", "sheikh", "religious", "Sheikh"),
    ],
)
def test_key_kind_and_gloss(text: str, key: str, kind: str, gloss: str) -> None:
    """Every title has a language-neutral key, a kind and English, feminine forms their own."""
    (title,) = titles(text)

    assert (title.key, title.kind, title.gloss) == (key, kind, gloss)


def test_a_title_between_rank_and_nisba() -> None:
    """«القس الأمريكي أندرو»: the nisba describes the man, the title is the rank alone."""
    assert texts("أفرجت تركيا عن القس الأمريكي أندرو برانسون") == ["القس"]


def test_the_late_president_is_a_title() -> None:
    """«الرئيس الراحل» before a name is one title."""
    assert texts("أبناء الرئيس الراحل علي عبدالله صالح") == ["الرئيس الراحل"]


def test_ranks_need_more_in_sport() -> None:
    """Where clubs are the matter, «الفريق» before a player's name is his team."""
    text = "فاز نادي الهلال على نادي النصر في دوري كرة القدم، وتصدر نادي الأهلي. وسجل للفريق أسامة الدراجي هدفا."

    assert texts(text) == []


def test_names_spelt_like_verbs() -> None:
    """«فيصل», «يحيى», «دفع الله», «علي» are names after a title."""
    assert texts("قال العميد يحيى سريع") == ["العميد"]
    assert texts("وصل السفير دفع الله الحاج") == ["السفير"]
    assert texts("قال المحامي فيصل القاسم") == ["المحامي"]
    assert texts("أكد آية الله علي خامنئي") == ["آية الله"]
    assert texts("ناقش الرئيس على هامش القمة") == []


def test_a_description_between_title_and_name() -> None:
    """«الأمير الشاب محمد»: the title is the prince."""
    assert texts("ولي العهد السعودي الأمير الشاب محمد بن سلمان") == ["الأمير"]

"""What holds for titles and offices of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.extractors.persons import find_offices, find_titles
from khabar.lexicon import Lexicon
from khabar.model import Article
from khabar.reading import Reading
from khabar.testing.strategies import texts

LEXICON = Lexicon()
WORDS = st.sampled_from(
    [
        "رئيس",
        "وزير",
        "الرئيس",
        "الوزراء",
        "الخارجية",
        "الإيراني",
        "والدفاع",
        "للقوات",
        "المسلحة",
        "باسم",
        "في",
        "لدى",
        "باكستان",
        "محمد",
        "علي",
        "اللواء",
        "الركن",
        "صاحب",
        "السمو",
        "الملكي",
        "الأمير",
        "السابق",
        "المكلف",
        "بالتجارة",
        "نظيره",
        "وزيرا",
        "رئيسي",
        "مصر",
        "والسودان",
        "ولي",
        "العهد",
        "د",
        ".",
        "،",
        ":",
        '"',
        "«",
        "»",
        "/",
        "(",
        ")",
        "#",
        "_",
        "54",
        "قائد",
        "الجيش",
        "هيئة",
        "الأركان",
        "العامة",
        "عبد",
        "الملك",
        "مساعد",
        "ال",
        "و",
        "ل",
        "لل\n",
    ]
)
PHRASES = st.lists(WORDS, max_size=25).map(" ".join)


@given(texts() | PHRASES)
def test_every_mention_is_a_slice_in_order(text: str) -> None:
    """Offsets slice the text, mentions of one kind stand in order and apart, nothing raises."""
    reading = Reading(Article(text), LEXICON)

    for mentions in (find_titles(reading), find_offices(reading)):
        past = 0
        for m in mentions:
            assert past <= m.start < m.end <= len(reading.text)
            assert reading.text[m.start : m.end] == m.text
            past = m.end


@given(PHRASES, PHRASES)
def test_another_paragraph_changes_nothing_before_it(text: str, more: str) -> None:
    """What is found in a text is found in it with a paragraph added."""
    text = text.replace("\n", " ")
    alone = find_offices(Reading(Article(text), LEXICON))
    longer = find_offices(Reading(Article(f"{text}\n{more}"), LEXICON))

    assert alone == longer[: len(alone)]

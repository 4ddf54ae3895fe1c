"""Sections are in order, do not overlap, and leave no word out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khabar.extractors.article import find_layout
from khabar.lexicon import Lexicon
from khabar.model import Article
from khabar.reading import Reading

LEXICON = Lexicon()
LINES = [
    "الرئيس يزور تونس", "اقرأ أيضا: خبر", "المصدر: وكالات", "-----", "الأحد 5 مايو 2024", "القاهرة - أ ش أ -", "", " ",
    "قال الوزير إن الاجتماع الذي عقد أمس في العاصمة كان مثمرا وإن الجانبين اتفقا على مواصلة المشاورات بينهما.",
    "كلمات دلالية", "* عنوان فرعي", "العالم - إيران", "\u200fنص", "x:",
]  # fmt: skip

texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))


@given(texts)
def test_sections_tile(text: str) -> None:
    """Every token lies in exactly one section, or the layout says nothing at all."""
    article = Article(text)
    reading = Reading(article, LEXICON)
    sections = find_layout(reading).sections

    assert all(a.end <= b.start for a, b in pairwise(sections))
    for token in reading.tokens:
        assert sum(s.start <= token.start and token.end <= s.end for s in sections) == 1


@given(texts)
def test_layout_is_the_same_twice(text: str) -> None:
    """Nothing but the text decides."""
    assert find_layout(Reading(Article(text), LEXICON)) == find_layout(Reading(Article(text), Lexicon()))

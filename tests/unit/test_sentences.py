"""Sentences and paragraphs."""

from __future__ import annotations

import pytest

from khabar.text import split_sentences, tokenize


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[s.start : s.end] for s in split_sentences(text, tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ذهب. عاد.", ["ذهب.", "عاد."]),
        ("ذهب؟ عاد! جلس", ["ذهب؟", "عاد!", "جلس"]),
        ("ذهب.وعاد", ["ذهب.", "وعاد"]),
        ("ذهب .عاد", ["ذهب .", "عاد"]),
        ("ذهب؟! عاد", ["ذهب؟!", "عاد"]),
        ("ذهب۔ عاد", ["ذهب۔", "عاد"]),
        ("سطر\nسطر", ["سطر", "سطر"]),
        ("سطر\r\n\r\nسطر", ["سطر", "سطر"]),
        ("عام 2023. ثم عاد", ["عام 2023.", "ثم عاد"]),
        ("عام 2023.ثم عاد", ["عام 2023.", "ثم عاد"]),
        ("في 1445 هـ. ثم عاد", ["في 1445 هـ.", "ثم عاد"]),
        ("في 2023م. ثم عاد", ["في 2023م.", "ثم عاد"]),
        ("ذهب.\u00a0عاد", ["ذهب.", "عاد"]),
        ("قال «نعم.» ثم عاد", ["قال «نعم.»", "ثم عاد"]),
        ('قال "نعم". ثم عاد', ['قال "نعم".', "ثم عاد"]),
    ],
)
def test_sentences_end(text: str, expected: list[str]) -> None:
    """Full stops with and without a space, question and exclamation marks, and line ends part sentences."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "التقى د. محمد علي",
        "التقى أ.د. محمد علي",
        "وكالة أ. ف. ب. للأنباء",
        "بلغ 5.1 في المئة",
        "بلغ ٥.١ في المئة",
        "قال... ثم سكت",
        "قال... ",
        "قال… ثم سكت",
        "«... ثم سكت",
        "على موقع example.com أمس",
        "على موقع www.example.com",
        "U.S. officials",
        "1. البند الأول",
        "• البند الأول",
        "- البند الأول",
        "التقى\u00a0د.\u00a0محمد",
        "الساعة 10.30 صباحا",
        ". ثم عاد",
    ],
)
def test_sentences_go_on(text: str) -> None:
    """Abbreviations, decimals, ellipses, addresses, list numbers and bullets end nothing."""
    assert cut(text) == [text.rstrip()]


def test_paragraphs_are_lines_with_words() -> None:
    """Empty lines are no paragraphs; every sentence knows its own."""
    text = "ذهب. عاد\n\n \nجلس"
    sentences = split_sentences(text, tokenize(text))

    assert [s.paragraph for s in sentences] == [0, 0, 1]


def test_no_text_no_sentence() -> None:
    """Nothing gives nothing."""
    assert cut("") == cut(" \n\u200f") == []


def test_a_year_may_open_a_sentence() -> None:
    """«1445 هـ.» ends one even where the number is its first word; «د.» never does."""
    text = "1445 هـ. وصل الوفد."

    assert [text[s.start : s.end] for s in split_sentences(text, tokenize(text))] == ["1445 هـ.", "وصل الوفد."]

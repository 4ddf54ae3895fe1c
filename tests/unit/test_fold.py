"""Folding words and digits."""

from __future__ import annotations

import unicodedata

import pytest

from khabar.text import fold, fold_digits, raw_length


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (["إسلام", "اسلام", "أسلام", "ٱسلام"], "اسلام"),
        (["مستشفى", "مستشفي", "مستشفی"], "مستشفي"),
        (["وزارة", "وزاره", "وزارۃ"], "وزاره"),
        (["مسؤول", "مسوول"], "مسوول"),
        (["هيئة", "هيية"], "هييه"),
        (["محمّد", "مُحَمَّد", "محمـــد", "م\u200dحمد", "\u200fمحمد"], "محمد"),
        (["٢٠٢٣", "۲۰۲۳", "2023", "２０２３"], "2023"),
        (["ﻻ", "لا"], "لا"),
        (["ﷲ", "الله"], "الله"),
        (["Reuters", "REUTERS", "reuters"], "reuters"),
        (["Orbán", "Orba\u0301n"], "orban"),
        (["پوتین", "بوتين"], "بوتين"),
        (["گوگل", "كوكل"], "كوكل"),
        (["آ", "ا\u0653"], "ا"),
        (["«"], "«"),
        ([""], ""),
    ],
)
def test_spellings_have_one_key(spellings: list[str], key: str) -> None:
    """Hamza, alif, ya, ta marbuta, diacritics, tatweel, digits and Persian letters make no difference."""
    assert [fold(s) for s in spellings] == [key] * len(spellings)


def test_words_that_differ_stay_apart() -> None:
    """Folding does not merge what a reader tells apart by more than spelling."""
    assert len({fold(w) for w in ("سماء", "سما", "وزير", "وزيرا", "ذكر", "زكر")}) == 6


def test_digits_keep_their_places() -> None:
    """Arabic-Indic and Persian digits become ASCII, letters stay."""
    assert fold_digits("٢٠ يوليو ۱۴") == "20 يوليو 14"


@pytest.mark.parametrize(
    ("surface", "folded", "raw"),
    [("وزير", 1, 1), ("وَزير", 1, 2), ("وـــزير", 1, 4), ("للرئيس", 1, 1), ("ﷲ", 2, 1), ("وب", 5, 2), ("و", 0, 0)],
)
def test_raw_length(surface: str, folded: int, raw: int) -> None:
    """A cut in the key is a cut in the raw word, behind the marks of the last letter."""
    assert raw_length(surface, folded) == raw


def test_what_vanishes_is_marks_format_characters_and_tatweel() -> None:
    """Of the Arabic block and the format characters nothing else is dropped, and nothing of them stays."""
    high_letters = {0x0674, 0x06E5, 0x06E6}  # modifier letters: only the hamza goes
    for code in (*range(0x0600, 0x0700), *range(0x2000, 0x2065), *range(0x2066, 0x2070), 0xFEFF):
        char = chr(code)
        if code in high_letters:
            gone = code == 0x0674
        else:
            gone = char == "ـ" or unicodedata.category(char) in ("Mn", "Cf")
        assert (fold("ب" + char + "ب") == "بب") is gone, f"U+{code:04X}"

"""Arabic number words."""

from __future__ import annotations

import pytest

from khabar.lexicon import parse_number
from khabar.text import fold


def read(text: str) -> tuple[int, bool] | None:
    """Value and whether it is an ordinal, when all words belong to the number."""
    words = [fold(word) for word in text.split()]
    number = parse_number(words, 0)
    return (number.value, number.ordinal) if number is not None and number.last == len(words) else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاث", 3),
        ("ثلاثة", 3),
        ("اثنتين", 2),
        ("عشر", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثنتي عشرة", 12),
        ("ثماني عشرة", 18),
        ("خمسة وعشرون", 25),
        ("خمس وعشرين", 25),
        ("مئة", 100),
        ("مائتين", 200),
        ("ثلاثمائة", 300),
        ("ثلاث مئة", 300),
        ("تسعمئة وتسعة وتسعون", 999),
        ("ألف وتسعمئة وسبعة وستين", 1967),
        ("ألفين وأربعة وعشرين", 2024),
        ("الفين واربعة وعشرين", 2024),
        ("ثلاثة آلاف وخمسمائة", 3500),
        ("مئة وخمسون ألفا", 150_000),
        ("مليون ومئتي ألف", 1_200_000),
    ],
)
def test_cardinals(text: str, value: int) -> None:
    """Both genders, all cases, with and without hamza."""
    assert read(text) == (value, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("الأولى", 1),
        ("ثانية", 2),
        ("الخامس", 5),
        ("العاشر", 10),
        ("الحادي عشر", 11),
        ("الثانية عشرة", 12),
        ("العشرين", 20),
        ("الحادي والعشرين", 21),
        ("الثالث والعشرون", 23),
        ("الحادي والثلاثين", 31),
        ("التاسعة والتسعين", 99),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    """Definite and indefinite, compound ones as one number."""
    assert read(text) == (value, True)


@pytest.mark.parametrize("text", ["حادي", "كتاب", "و", ""])
def test_other_words_are_no_numbers(text: str) -> None:
    """«حادي» alone counts nothing."""
    assert read(text) is None


def test_a_number_ends_before_the_next_noun() -> None:
    """«ثلاثة أيام وأربع ساعات»: only the first word."""
    number = parse_number([fold(w) for w in ["ثلاثة", "أيام", "وأربع", "ساعات"]], 0)

    assert number is not None
    assert (number.value, number.last) == (3, 1)


def test_a_proclitic_is_passed_over() -> None:
    """The caller gives the first word without its و."""
    number = parse_number(["وثلاثه", "وعشرون"], 0, "ثلاثه")

    assert number is not None
    assert (number.value, number.last) == (23, 2)

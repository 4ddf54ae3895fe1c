"""Places: known ones, ambiguous ones, and what only looks like one."""

from __future__ import annotations

import pytest

from khabar.extractors.places import khabar_find_mentions
from khabar.lexicon import Lexicon
from khabar.model import Article
from khabar.reading import Reading

LEXICON = Lexicon()


def places(text: str) -> list[tuple[str, str, str | None]]:
    """Text, kind and country of each place."""
    return [(p.text, p.kind, p.country) for p in khabar_find_mentions(Reading(Article(text), LEXICON))]


def test_proclitics_are_left_out() -> None:
    """«بالرباط» and «وللأردن» give the place alone."""
    assert places("عقد بالرباط اجتماع، وللأردن موقف") == [("الرباط", "city", "MA"), ("لأردن", "country", "JO")]


def test_longest_wins() -> None:
    """«جنوب السودان» is one country."""
    assert places("عاد من جنوب السودان") == [("جنوب السودان", "country", "SS")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الدعم مالي فقط", []),
        ("وصل إلى مالي", [("مالي", "country", "ML")]),
        ("في آب 2020", []),
        ("قتلى في طرابلس اللبنانية", [("طرابلس", "city", "LB")]),
        ("ليبيا: هدوء في طرابلس", [("ليبيا", "country", "LY"), ("طرابلس", "city", "LY")]),
        ("قالت جورجيا ميلوني", []),
        ("جاء في إطار زيارة", []),
        ("وصل إلى أطار", [("أطار", "city", "MR")]),
    ],
)
def test_ambiguous(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """A word that is also something else is a place only where a place may stand."""
    assert places(text) == expected


def test_facility() -> None:
    """Palaces are facilities."""
    assert places("في قصر الإليزيه") == [("قصر الإليزيه", "facility", "FR")]

"""The English report answers who, whom, when, where for those who read no Arabic."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
import regex

import khabar

SEEDS = Path(__file__).parents[2] / "seeds"
pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="seeds/ is not part of this copy")

#: Of each seed one meeting: its day, who takes part, where.
ANSWERS = {
    "000": ("16 July 2023", "Asim Munir", "Ibrahim Raisi", "Tehran"),
    "001": ("13 October 2021", "Mohamad Bagheri", "Qamar Javed Bajwa", "Pakistan"),
    "002": ("20 January 2025", "Mohamad Bagheri", "Asim Munir", "Islamabad"),
    "003": ("25 November 2025", "Ali Larijani", "Sardar Ayaz Sadiq", "Islamabad"),
    "004": ("2 August 2025", "Aziz Nasser Zadeh", "Khawaja Mohamad Asif", "Islamabad"),
}
_VOID = {"meta", "br", "link", "input", "circle", "path"}


class _Words(HTMLParser):
    """The words outside what is declared Arabic, and of every meeting's card."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, bool]] = []
        self.foreign: list[str] = []
        self.cards: list[str] = []
        self.glosses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go in."""
        given = dict(attrs)
        card = (given.get("class") or "").startswith("card meeting")
        if card:
            self.cards.append("")
        lang = given.get("lang")
        if tag not in _VOID:
            before = self.open[-1] if self.open else ("", False, False)
            hidden = lang == "ar" or tag in ("script", "style") or (before[1] and lang != "en")
            self.open.append((tag, hidden, before[2] or card))

    def handle_endtag(self, tag: str) -> None:
        """Come out."""
        while tag not in _VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep what a reader without Arabic reads."""
        if self.open and not self.open[-1][1]:
            self.foreign.append(data)
            if self.open[-1][0] == "rt":
                self.glosses.append(data)
            if self.open[-1][2]:
                self.cards[-1] += f"{data} "


def _words(article: khabar.Article) -> _Words:
    page = io.BytesIO()
    khabar.write(khabar.extract(article), page, format="html", lang="en")
    words = _Words()
    words.feed(page.getvalue().decode())
    return words


ARTICLES = {a.id[:3]: a for a in khabar.read(SEEDS)} if SEEDS.is_dir() else {}


@pytest.mark.parametrize("seed", ANSWERS)
def test_one_card_answers(seed: str) -> None:
    """Day, both sides and the place stand on one card in Latin letters."""
    cards = _words(ARTICLES[seed]).cards

    assert [card for card in cards if all(answer in card for answer in ANSWERS[seed])]


#: Of each seed what a meeting is about, and words over its text.
WHAT = {
    "000": ("strengthening, cooperation, bilateral", ("Asim Munir", "Commander of the Army of Pakistan", "praises")),
    "001": ("cooperation, joint, terrorism", ("Mohamad Bagheri", "visit")),
    "002": ("cooperation, bilateral", ("Syed Asim Munir", "meeting")),
    "003": ("strengthening, relations", ("Ali Larijani", "visit")),
    "004": ("fight against, terrorism", ("Aziz Nasser Zadeh", "meeting")),
}


@pytest.mark.parametrize("seed", WHAT)
def test_what_it_was_about(seed: str) -> None:
    """Topics by single words on a card, and English over what the text names."""
    words = _words(ARTICLES[seed])
    about, over = WHAT[seed]

    assert [card for card in words.cards if about in card]
    assert set(over) <= set(words.glosses)


@pytest.mark.parametrize("seed", ANSWERS)
def test_no_arabic_but_beside(seed: str) -> None:
    """Whatever is in Arabic letters is marked as Arabic: names beside their Latin form, quotations, the text."""
    arabic = [words.strip() for words in _words(ARTICLES[seed]).foreign if regex.search(r"\p{Arabic}", words)]

    assert arabic == []

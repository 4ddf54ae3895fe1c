"""What holds of persons and names in any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.matching.names import one_letter_apart, same_person

PIPELINE = khabar.Pipeline(on_error="raise")
TITLES = ["الرئيس", "اللواء", "وزير", "الدفاع", "المصري", "السيد", "رئيس"]
NAMES = ["محمد", "بن", "عبد", "الله", "آل", "ثاني", "خالد", "وخالد", "لخالد", "كوبلر", "دي", "أوغلو", "رمضان", "علي"]
OTHERS = [
    "قال",
    "وقال",
    "على",
    "إن",
    "باريس",
    "مالي",
    "التقى",
    "الجانبان",
    "John",
    "،",
    ".",
    ":",
    "«",
    "»",
    "#",
    "_",
    "\n",
]
WORDS = st.sampled_from([*TITLES, *NAMES, *OTHERS])
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
LETTERS = st.text("ابجدهو", min_size=1, max_size=8)


@given(TEXTS)
def test_every_reference_holds(text: str) -> None:
    """Names slice the text, do not overlap, and belong to exactly one person; posts and titles name real ones."""
    e = PIPELINE(khabar.Article(text=text))
    ids = {p.id for p in e.persons}

    assert all(text[n.start : n.end] == n.text for n in e.names)
    assert all(a.end <= b.start for a, b in zip(e.names, e.names[1:], strict=False))
    assert {n.person for n in e.names} == ids
    assert {t.person for t in e.titles if t.person} <= ids
    assert {i for o in e.offices for i in o.persons} <= ids


@given(st.lists(LETTERS, min_size=1, max_size=4), st.lists(LETTERS, min_size=1, max_size=4))
def test_likeness_is_symmetric(a: list[str], b: list[str]) -> None:
    """Comparing names does not depend on which comes first; a name is itself."""
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a) == 1.0


@given(LETTERS, st.integers(0, 8))
def test_leaving_out_a_letter_is_one_letter(word: str, at: int) -> None:
    """A word without one letter is one letter apart from it, both ways round."""
    shorter = word[: at % len(word)] + word[at % len(word) + 1 :]

    assert one_letter_apart(word, shorter)
    assert one_letter_apart(shorter, word)

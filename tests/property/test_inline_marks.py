"""Marks survive writing and reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.testing.tags import Mark, read_marks, write_marks

_words = st.text(st.sampled_from("ابت 1«»\n\u200f\u00a0"), min_size=1, max_size=40).filter(lambda t: t == t.strip("\n"))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks that nest."""
    text = draw(_words)
    marks: list[Mark] = []

    def fill(start: int, end: int, depth: int) -> None:
        at = start
        while depth and at < end and draw(st.booleans()):
            first = draw(st.integers(at, end - 1))
            last = draw(st.integers(first + 1, end))
            marks.append(Mark(first, last, draw(st.sampled_from(["n", "t:p", "d=2020", "c1,2", "§body"]))))
            fill(first, last, depth - 1)
            at = last

    fill(0, len(text), 3)
    return text, marks


@given(marked())
def test_marks_written_and_read_are_the_same(case: tuple[str, list[Mark]]) -> None:
    """Text and marks come back as they were."""
    text, marks = case

    assert read_marks(write_marks(text, marks)) == (text, marks)


@given(st.text(st.sampled_from("⟦⟧nq1 \nاب"), max_size=30))
def test_reading_marks_fails_only_with_an_explanation(text: str) -> None:
    """Any text is read, or refused with ValueError."""
    try:
        plain, marks = read_marks(text)
    except ValueError:
        return

    assert all(0 <= m.start <= m.end <= len(plain) for m in marks)

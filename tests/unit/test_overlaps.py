"""The one overlap routine."""

from __future__ import annotations

from khabar.model import Span
from khabar.text import keep_best, overlap


def span(start: int, end: int) -> Span:
    """A span of letters."""
    return Span(start, end, "ب" * (end - start))


def test_a_shorter_one_yields_wherever_it_stands() -> None:
    """Inside the last, over the edge of the first, between two: only what touches nothing stays."""
    long = [span(0, 10), span(20, 30), span(40, 50), span(60, 70)]

    assert keep_best([span(65, 68), span(9, 12), span(28, 31), *long, span(31, 35)]) == [
        *long[:2],
        span(31, 35),
        *long[2:],
    ]


def test_rank_decides_between_equals() -> None:
    """Of two equally long ones the smaller rank, then the earlier start."""
    one, two = span(0, 5), span(3, 8)

    assert keep_best([two, one]) == [one]
    assert keep_best([one, two], lambda s: -s.start) == [two]


def test_overlap_is_shared_over_the_longer() -> None:
    """Half of the longer; nothing; the same."""
    assert (overlap(span(0, 4), span(2, 4)), overlap(span(0, 2), span(2, 4)), overlap(span(1, 3), span(1, 3))) == (
        0.5,
        0.0,
        1.0,
    )

"""The one overlap routine: of overlapping spans, keep the best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

__all__ = ["keep_best", "overlap"]


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def overlap(a: _Spanned, b: _Spanned) -> float:
    """Shared code points ÷ the longer span; 0.0 when either is empty."""
    longer = max(a.end - a.start, b.end - b.start)
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / longer if longer > 0 else 0.0


def keep_best(spans: Iterable[S], rank: Callable[[S], Any] | None = None) -> list[S]:
    """
    Drop every span that overlaps a better one; the result is in text order.

    Longer beats shorter; among equally long ones the smaller ``rank(span)`` wins, then the earlier start. One sort,
    O(n log n), and independent of the order given as long as ranks differ.
    """
    order = sorted(spans, key=lambda s: (s.start - s.end, rank(s) if rank else 0, s.start))
    starts: list[int] = []
    kept: list[S] = []
    for span in order:
        i = bisect_left(starts, span.start)
        if i < len(kept) and kept[i].start < span.end:
            continue
        if i and kept[i - 1].end > span.start:
            continue
        starts.insert(i, span.start)
        kept.insert(i, span)
    return kept

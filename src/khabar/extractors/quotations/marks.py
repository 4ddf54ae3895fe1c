"""What quotation marks enclose: speech, a phrase somebody used, or a mere name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from khabar.extractors.quotations.ground import Ground

__all__ = ["Marked", "classify_marks"]


class Marked(NamedTuple):
    """
    A pair of marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing one.
        inner_start: First code point inside, white space left out.
        inner_end: One past the last one inside.
        first: First token inside.
        last: One past the last token inside.
        words: Words inside.
        kind: ``speech``, ``phrase`` or ``name``.
        balanced: Whether it is closed.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    first: int
    last: int
    words: int
    kind: str
    balanced: bool


def classify_marks(ground: Ground) -> dict[int, Marked]:
    """Every pair of marks, by the index of the token that opens it."""
    found: dict[int, Marked] = {}
    text, tokens = ground.text, ground.tokens
    for pair in ground.reading.marks:
        if pair.mark.startswith("("):
            continue
        opener = ground.token_at(pair.start)
        start, end = pair.inner_start, pair.inner_end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end or opener >= len(tokens):
            continue
        first, last = ground.token_at(start), ground.token_before(end)
        words = sum(1 for i in range(first, min(last, first + 12)) if tokens[i].kind != "mark")
        kind = _kind(ground, opener, first, last, words)
        found[opener] = Marked(pair.start, pair.end, start, end, first, last, words, kind, pair.balanced)
    return found


def _kind(ground: Ground, opener: int, first: int, last: int, words: int) -> str:
    if words >= 7:
        return "speech"
    cover = ground.covers[first] if first < len(ground.covers) else None
    if cover is not None and cover.last >= last - 1 and cover.first <= first:
        return "name"
    if not any(ground.tokens[i].kind == "word" and not ground.tokens[i].text.isascii() for i in range(first, last)):
        return "name"
    before = ground.word(opener - 1)
    if (
        words <= 4
        and (
            before in ("ل", "مراسل", "مراسله", "ومراسل", "لمراسل", "مندوب", "موفد")  # «أفاد مراسل "…" بأن», «قال لـ"…"»
            or ground.is_a(before, "named")
            or ground.is_a(before[2:], "named")
            or ground.is_a(before.lstrip("وبل"), "named")
        )
    ):
        return "name"
    if words <= 2 and _after_name_word(ground, opener) and _all_definite(ground, first, last):
        return "name"
    return "speech" if words >= 5 else "phrase"


def _after_name_word(ground: Ground, opener: int) -> bool:
    return opener > 0 and ground.tokens[opener - 1].kind == "word"


def _all_definite(ground: Ground, first: int, last: int) -> bool:
    return all(ground.folded[i].startswith("ال") for i in range(first, last) if ground.tokens[i].kind == "word")

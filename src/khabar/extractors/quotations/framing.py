"""What a frame is, and its simplest kinds."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.ground import Ground
from khabar.text import raw_length

__all__ = ["Frame", "clause_at", "content_at", "resumed"]


class Frame(NamedTuple):
    """
    How a cue takes its content.

    Attributes:
        kind: ``clause``, ``colon``, ``marks``, ``object`` or ``preposition``.
        by: The word that introduces it («أن», «ب» …), empty for objects.
        start: Offset at which the content begins.
        token: Token at which it begins.
        gap: First token of what introduces it; the speaker stands before it.
        subject: Tokens of an overt subject after the cue, or ``None``.
        relay: Tokens of who carried it, or ``None``.
    """

    kind: str
    by: str
    start: int
    token: int
    gap: int
    subject: tuple[int, int] | None
    relay: tuple[int, int] | None = None


def clause_at(ground: Ground, i: int, gap: int, clause: tuple[str, str, str]) -> Frame:
    """Content after أن, or with it where it cannot be parted: ألا."""
    if clause[2] == "لا":
        return Frame(
            "clause", "ألا", ground.tokens[i].start + raw_length(ground.tokens[i].text, len(clause[0])), i, gap, None
        )
    framed = content_at(ground, "clause", "أن", i + 1, gap)
    if framed is None:
        return Frame("clause", "أن", ground.tokens[i].end, i + 1, gap, None)
    return framed


def content_at(ground: Ground, kind: str, by: str, i: int, gap: int) -> Frame | None:
    """Content that begins with token ``i``, white space and a leading colon left out."""
    tokens = ground.tokens
    while i < len(tokens) and tokens[i].text in "،,:":
        i += 1
    if i >= len(tokens):
        return None
    return Frame(kind, by, tokens[i].start, i, gap, None)


def resumed(ground: Ground, hit: Hit, i: int, limit: int) -> Frame | None:
    """What «قال …، نافياً أن …، إن …» goes on with after the clause put in between, whose content begins at ``i``."""
    wanted = hit.frames
    near = comma = 0  # tokens that may still lie between the comma and what introduces the content
    while i < limit:
        token = ground.tokens[i]
        pair = ground.marks.get(i)
        clause = ground.complementizer(i)
        if clause is not None and clause[0] == "" and (near or token.text.startswith("إن")):
            if {"أن", "إن"} & wanted and not ground.cues.get(i - 1) and not ground.is_a(ground.word(i - 1), "opener"):
                return clause_at(ground, i, comma if near else i, clause)
        elif token.text == ":" and ":" in wanted:
            return content_at(ground, "colon", ":", i + 1, i)
        elif pair is not None and pair.kind != "name":
            if near and "«»" in wanted and pair.words >= 3:
                return Frame("marks", "", pair.inner_start, pair.first, i, None)
            i = max(i + 1, min(ground.token_before(pair.end), limit))
            continue
        near, comma = (_NEAR, i) if ground.is_comma(i) else (max(0, near - 1), comma)
        i += 1
    return None


_NEAR = 5

"""Stories in ``<div>`` and ``<br>``, without a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from khabar.readers.page import Block, Page

__all__ = ["is_told", "loose_text"]

_LINE = 40  # code points of a line that counts when the story is sought
_LONG = 80  # of one that need not end like a sentence
_SPREAD = 1.5  # how much more the element around may hold, so that it is not taken
_ENDS = regex.compile(r"[.!؟?…][\"'”“»«’)\]}\s]*$")
_FOOT = regex.compile(
    r"©|\(c\)|(?:جميع )?(?:ال)?حقوق (?:النشر |الطبع |الملكية )?محفوظة|all rights reserved", regex.IGNORECASE
)


def is_told(line: str) -> bool:
    """Whether a line outside paragraphs is a story's: long, or a sentence to its end; not the foot of a page."""
    return (len(line) >= _LONG or (len(line) >= _LINE and bool(_ENDS.search(line)))) and not _FOOT.search(line)


def loose_text(page: Page, blocks: Sequence[Block]) -> list[str]:
    """
    Lines of the element that holds most text outside paragraphs, from the first one that is a story's to the last.

    An element whose parts are each in one of their own (a ``<div>`` a paragraph) is taken whole.
    """
    lines = [
        (line, bool(block.tag), block.box)
        for block in blocks
        if block.tag != "h1" and not (block.tag and block.link)
        for at, line in enumerate(block.text.split("\n"))
        if line and at not in block.links and not _FOOT.search(line)
    ]
    own: Counter[int] = Counter()
    around: Counter[int] = Counter()
    for line, tagged, box in lines:
        if not tagged and is_told(line):
            own[box] += len(line)
            around[box] += len(line)
            around[page.above[box]] += len(line)
    if not own:
        return []
    best = max(own, key=lambda box: (own[box], -box))
    outer = page.above[best]
    chosen = {best}
    if around[outer] > _SPREAD * own[best]:
        chosen = {outer, *(box for box in own if page.above[box] == outer)}
    inside = [(line, tagged or is_told(line)) for line, tagged, box in lines if box in chosen]
    told = [at for at, (_, counts) in enumerate(inside) if counts]
    return [line for line, _ in inside[told[0] : told[-1] + 1]]

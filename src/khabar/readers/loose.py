"""Stories in ``<div>`` and ``<br>``, without a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from khabar.readers.page import Block, Page

__all__ = ["is_told", "loose_text"]

_LINE = 40  # code points of a line that counts when the story is sought
_LONG = 80  # of one that need not end like a sentence
_SPREAD = 1.5  # how much more an element around may hold, so that it is not taken
_STORY = 3  # lines in one element that are a story, whatever stands around
_LEVELS = 5  # elements around a paragraph that may be the story's
_ENDS = regex.compile(r"[.!؟?…][\"'”“»«’)\]}\s]*$")
_FOOT = regex.compile(
    r"©|\(c\)|(?:جميع )?(?:ال)?حقوق (?:النشر |الطبع |الملكية )?محفوظة|all rights reserved", regex.IGNORECASE
)


def is_told(line: str) -> bool:
    """Whether a line outside paragraphs is a story's: long, or a sentence to its end; not the foot of a page."""
    return (len(line) >= _LONG or (len(line) >= _LINE and bool(_ENDS.search(line)))) and not _FOOT.search(line)


def _around(page: Page, box: int) -> list[int]:
    """An element and the few around it."""
    found = [box]
    while found[-1] and len(found) < _LEVELS:
        found.append(page.above[found[-1]])
    return found


def loose_text(page: Page, blocks: Sequence[Block]) -> list[str]:
    """
    Lines of the element that holds most text outside paragraphs, from the first one that is a story's to the last.

    Where a paragraph is an element of its own, that is the one around them all.
    """
    lines = [
        (line, bool(block.tag), _around(page, block.box))
        for block in blocks
        if block.tag != "h1" and not (block.tag and block.link)
        for at, line in enumerate(block.text.split("\n"))
        if line and at not in block.links and not _FOOT.search(line)
    ]
    own: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for line, tagged, boxes in lines:
        if not tagged and is_told(line):
            own[boxes[0]] += len(line)
            held.update(dict.fromkeys(boxes, len(line)))
    if not own:
        return []
    chosen = max(own, key=lambda box: (own[box], -box))
    whole = sum(boxes[0] == chosen and is_told(line) for line, tagged, boxes in lines if not tagged) >= _STORY
    for box in _around(page, chosen)[1:] if not whole else ():
        chosen = box if held[box] > _SPREAD * held[chosen] else chosen
    inside = [(line, tagged or is_told(line)) for line, tagged, boxes in lines if chosen in boxes]
    told = [at for at, (_, counts) in enumerate(inside) if counts]
    return [line for line, _ in inside[told[0] : told[-1] + 1]]

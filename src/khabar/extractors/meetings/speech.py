"""What was said in a meeting: «قال خلال لقائه مع …»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from attrs import evolve

from khabar.model import Extraction, Meeting, Quotation
from khabar.text import fold

__all__ = ["link_quotations"]

_FRAMES = frozenset({"خلال", "اثناء", "في", "لدي", "هامش", "مستهل", "ختام", "بدايه"})
_WORDS = 2  # words before a trigger among which the frame stands: «خلال هذا اللقاء»
_NEAR = 250  # code points between the trigger and the cue
_MARGIN = 30  # code points that hold them


def _framed(text: str, start: int) -> bool:
    before = fold(text[max(0, start - _MARGIN) : start]).split()
    return any(word.removeprefix("و") in _FRAMES for word in before[-_WORDS:])


def _start(item: tuple[int, Meeting]) -> int:
    return item[0]


def link_quotations(extraction: Extraction) -> Extraction | None:
    """The record with ``Quotation.meeting`` set where the frame stands in the quotation's own sentence."""
    if not extraction.meetings or not extraction.quotations:
        return None
    text = extraction.article.text
    framed: list[tuple[int, Meeting]] = []
    for meeting in extraction.meetings:
        if meeting.kind in ("invitation", "signing"):
            continue
        framed += [(t.start, meeting) for t in meeting.triggers if _framed(text, t.start)]
    if not framed:
        return None
    framed.sort(key=_start)
    changed = False
    quotations: list[Quotation] = []
    for quotation in extraction.quotations:
        where = quotation.meeting
        cue = quotation.cue.start if quotation.cue else quotation.start
        if where is None and quotation.speaker is not None:
            speakers = set(quotation.speaker.actors)
            near = framed[bisect_right(framed, cue - _NEAR, key=_start) : bisect_left(framed, cue + _NEAR, key=_start)]
            for start, event in near:
                between = text[min(start, cue) : max(start, cue)]
                inside = quotation.start <= start < quotation.end or "." in between or "\n" in between
                if not inside and any(p.actor in speakers for p in event.participants):
                    where = event.id
                    changed = True
                    break
        quotations.append(quotation if where == quotation.meeting else evolve(quotation, meeting=where))
    return evolve(extraction, quotations=tuple(quotations)) if changed else None

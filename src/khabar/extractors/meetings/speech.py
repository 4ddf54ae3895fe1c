"""What was said in a meeting: «قال خلال لقائه مع …»."""

from __future__ import annotations

from bisect import bisect_right

from attrs import evolve

from khabar.model import Extraction, Meeting, Quotation
from khabar.text import fold

__all__ = ["link_quotations"]

_FRAMES = frozenset({"خلال", "اثناء", "في", "لدي", "هامش", "مستهل", "ختام", "بدايه"})
_WORDS = 2  # words before a trigger among which the frame stands: «خلال هذا اللقاء»
_MARGIN = 30  # code points that hold them


def _framed(text: str, start: int) -> bool:
    before = fold(text[max(0, start - _MARGIN) : start]).split()
    return any(word.removeprefix("و") in _FRAMES for word in before[-_WORDS:])


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
    framed.sort(key=lambda item: item[0])
    breaks = [i for i, c in enumerate(text) if c == "\n"]

    def paragraph(offset: int) -> int:
        return bisect_right(breaks, offset)

    changed = False
    quotations: list[Quotation] = []
    for quotation in extraction.quotations:
        where = quotation.meeting
        cue = quotation.cue.start if quotation.cue else quotation.start
        if where is None and quotation.speaker is not None:
            for start, event in framed:
                inside = quotation.start <= start < quotation.end
                near = (
                    paragraph(start) == paragraph(cue)
                    and abs(start - cue) < 250
                    and "." not in text[min(start, cue) : max(start, cue)]
                )
                speaks = {p.actor for p in event.participants} & set(quotation.speaker.actors)
                if near and not inside and speaks:
                    where = event.id
                    changed = True
                    break
        quotations.append(quotation if where == quotation.meeting else evolve(quotation, meeting=where))
    return evolve(extraction, quotations=tuple(quotations)) if changed else None

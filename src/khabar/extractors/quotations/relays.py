"""Relays: «نقلت وكالة … عن فلان قوله» — the agency carries it, the other one speaks."""

from __future__ import annotations

from khabar.extractors.quotations.adjuncts import skip_adjuncts
from khabar.extractors.quotations.cues import Hit, as_phrase
from khabar.extractors.quotations.frames import find_frame
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.subjects import subject_before

__all__ = ["relay_frame"]


def relay_frame(ground: Ground, hit: Hit, unit: Unit) -> tuple[Hit, Frame] | None:
    """Cue and frame of «نقل … عن X [قوله] أن/:/«»; the subject is X, the cue «قوله» if it stands there."""
    if hit.suffix:
        return None
    last = unit.last
    wanted = "الي" if hit.entry.lemma == "نسب" else "عن"
    about = None
    i = hit.last
    while i < min(last, hit.last + 24):
        if ground.folded[i] == "لسان" or (ground.folded[i] == wanted and ground.complementizer(i + 1) is None):
            about = i
            break
        if ground.tokens[i].text == ":" or ground.complementizer(i) is not None or ground.tokens[i].text in ".؛":
            break
        i += 1
    if about is None:
        framed = find_frame(ground, hit, last, subject_before=False)
        return (hit, framed) if framed is not None else None
    end = noun_phrase(ground, about + 1, last)
    if end <= about + 1:
        return None
    at = skip_adjuncts(ground, end, last)
    cue = hit
    for j in range(end, min(last, end + 26)):
        if ground.is_a(ground.folded[j], "saying") and ground.cues.get(j):
            at = j + 1
            match = ground.cues[j][0]
            cue = as_phrase(hit, match, j)
            break
    sayer = hit._replace(last=at, frames=frozenset(("أن", "إن", "بأن", ":", "«»")))
    frame = find_frame(ground, sayer, min(last, at + 30), subject_before=True)
    if frame is None:
        return None
    return cue, frame._replace(subject=(about + 1, end), relay=_carrier(ground, hit, unit, about))


def _carrier(ground: Ground, hit: Hit, unit: Unit, about: int) -> tuple[int, int] | None:
    """Who relays: the subject of «نقلت وكالة … عن», or the one before the verb."""
    at = skip_adjuncts(ground, hit.last, about)
    if not is_agent(ground, at, about):
        return subject_before(ground, hit, unit) if at == hit.last or at >= about else None
    end = noun_phrase(ground, at, about)
    return (at, end) if end > at else None

"""Relays: «نقلت وكالة … عن فلان قوله» — the agency carries it, the other one speaks."""

from __future__ import annotations

from khabar.extractors.quotations.cues import Hit, as_phrase
from khabar.extractors.quotations.frames import Frame, find_frame
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.phrases import noun_phrase, skip_adjuncts

__all__ = ["relay_frame"]


def relay_frame(ground: Ground, hit: Hit, last: int) -> tuple[Hit, Frame] | None:
    """Cue and frame of «نقل … عن X [قوله] أن/:/«»; the subject is X, the cue «قوله» if it stands there."""
    if hit.suffix:
        return None
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
    return (cue, frame._replace(subject=(about + 1, end))) if frame is not None else None

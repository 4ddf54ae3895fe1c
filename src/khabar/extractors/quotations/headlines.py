"""Headlines and kickers: «الرئيس: لن نتراجع», with no verb but a colon."""

from __future__ import annotations

from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.speakers import resolve
from khabar.extractors.quotations.state import Discourse
from khabar.model import Cue, Quotation

__all__ = ["headline_quotation"]


def headline_quotation(ground: Ground, unit: Unit, state: Discourse) -> Quotation | None:
    """The quotation of a headline with a speaker before its colon, or ``None``."""
    tokens = ground.tokens
    section = ground.reading.section_at(tokens[unit.first].start)
    if section not in ("headline", "kicker", "heading") and unit.first > 0:
        return None
    colon = next((i for i in range(unit.first + 1, min(unit.first + 10, unit.last - 1)) if tokens[i].text == ":"), None)
    if colon is None or ground.cues.get(colon - 1) or not is_agent(ground, unit.first, colon):
        return None
    end = noun_phrase(ground, unit.first, colon)
    if end <= unit.first:
        return None
    rest = ground.word(end)
    if end < colon and not rest.startswith("ل") and not ground.has(end, "preposition"):
        return None
    if any(
        ground.cues.get(i) and any(m.entry["shape"] in ("perfect", "imperfect", "participle") for m in ground.cues[i])
        for i in range(unit.first, colon)
    ):
        return None
    voice = resolve(ground, unit.first, end)
    first = colon + 1
    if voice.speaker.kind == "outlet" and "\n" in ground.text[tokens[colon].end : tokens[first].start]:
        return None  # a line that names a newspaper heads what it writes
    if voice.speaker.kind in ("state", "organisation") and not _first_person(ground, first, unit.last):
        return None
    last = unit.last
    while last > first + 1 and tokens[last - 1].text in ".…!":
        last -= 1
    pair = ground.marks.get(first)
    start, stop = tokens[first].start, tokens[last - 1].end
    if pair is not None and pair.last + 1 >= last:
        start, stop = pair.inner_start, pair.inner_end
    voice = state.identify(voice, unit)
    state.spoke(voice, unit)
    return Quotation(
        start, stop, ground.text[start:stop],
        type="direct",
        cue=Cue(tokens[colon].start, tokens[colon].end, tokens[colon].text, ":"),
        speaker=voice.speaker,
        rule="headline-colon",
    )  # fmt: skip


def _first_person(ground: Ground, first: int, last: int) -> bool:
    """Whether the words after the colon are said, not told: نحن، لن نـ، سنـ, marks."""
    if first in ground.marks:
        return True
    for i in range(first, min(first + 8, last)):
        word = ground.folded[i]
        if ground.is_a(word, "first-person") or word.startswith(("سن", "ساا")) or ground.complementizer(i) is not None:
            return True
    return False

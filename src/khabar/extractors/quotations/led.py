"""Second verbs: «عاد … لينفي», «سارع … إلى نفي», where one verb leads and the other one says."""

from __future__ import annotations

from khabar.extractors.quotations.adjuncts import skip_adjuncts
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.frames import find_frame
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase

__all__ = ["leader", "led_frame"]

_REACH = 10  # tokens between the two
_SAID = frozenset(("deny", "speech", "assert", "announce", "condemn", "explain", "accuse"))


def leader(ground: Ground, first: int, i: int) -> int:
    """The verb that leads the one at token ``i``: عاد، سارع، اكتفى; -1 when none does, or it is negated."""
    for j in range(i - 1, max(first, i - _REACH) - 1, -1):
        word = ground.folded[j]
        bare = word[1:] if word[:1] in ("و", "ف") and not ground.is_a(word, "leads") else word
        if ground.is_a(bare, "leads"):
            return j if not ground.is_a(ground.word(j - 1), "negation") else -1
        if ground.tokens[j].text in ".؛:" or ground.complementizer(j) is not None:
            return -1
    return -1


def _unknown(ground: Ground, i: int, last: int) -> int:
    """One past an unknown subject of one or two words; ``i`` when something else stands there."""
    words = range(i, min(last, i + 2))
    return (
        last if last - i in (1, 2) and all(ground.tokens[j].kind == "word" and not ground.pos[j] for j in words) else i
    )


def led_frame(ground: Ground, hit: Hit, unit: Unit, limit: int) -> tuple[Hit, Frame] | None:
    """Cue and frame of a led verb or verbal noun, with the leading verb's subject."""
    if hit.shape == "imperfect":
        before = hit.first
    elif hit.shape == "masdar" and hit.kind in _SAID and not hit.suffix and (not hit.ambiguous or hit.kind == "deny"):
        before = hit.first - (hit.prefix == "")
        if not hit.prefix and ground.word(hit.first - 1) not in ("الي", "علي"):
            return None
    else:
        return None
    verb = leader(ground, unit.first, before)
    if verb < 0:
        return None
    at = skip_adjuncts(ground, verb + 1, before)
    end = noun_phrase(ground, at, before, strict=True) if is_agent(ground, at, before) else _unknown(ground, at, before)
    cue = hit._replace(finite=True, participle=False, prefix="")
    frame = find_frame(ground, cue, limit, subject_before=True)
    if frame is None or frame.gap > hit.last + 6:
        return None
    subject = (at, end) if end > at else None
    if hit.shape == "masdar":  # as if it were the leading verb that says it
        word = ground.folded[verb]
        gender = "f" if word.endswith("ت") or word.startswith("ت") else "m"
        cue = cue._replace(shape="perfect", gender=gender, number="s")
    return cue, frame._replace(subject=subject)

"""Verbal nouns: those that report («بعد تأكيد الوزير أن», «استهل بتهنئة»), and those that only look like a verb."""

from __future__ import annotations

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.frames import find_frame
from khabar.extractors.quotations.framing import Frame, clause_at
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.subjects import subject_before

__all__ = ["is_verbal_noun", "nominal_frame"]

_REPORTING = frozenset(("speech", "assert", "announce", "claim", "warn", "explain", "deny", "mention"))
_FACTUAL = frozenset(("بعد", "عقب", "اثر", "مع", "رغم", "وسط", "منذ", "خلال", "في", "على", "من", "عن", "بسبب", "غداه"))
_ITS = frozenset(("ه", "ها", "هم", "هما"))


def _reported(ground: Ground, hit: Hit, unit: Unit) -> Frame | None:
    """«بعد تأكيد الوزير أن», «رغم نفيه أن»: a verbal noun of a speaker, with its clause, after what makes it a fact."""
    if hit.kind not in _REPORTING or hit.shape != "masdar" or hit.prefix or hit.first == unit.first:
        return None
    before = ground.folded[hit.first - 1]
    if before.removeprefix("و") not in _FACTUAL or ground.folded[hit.first].startswith("ال"):
        return None
    at = hit.last
    if not hit.suffix:
        if not is_agent(ground, at, unit.last):
            return None
        at = noun_phrase(ground, at, unit.last, strict=True)
    elif hit.suffix not in _ITS:
        return None
    clause = ground.complementizer(at)
    if clause is None or clause[0] not in ("", "ب"):
        return None
    return clause_at(ground, at, at, clause)._replace(subject=(hit.last, at) if at > hit.last else None)


def _opening(ground: Ground, hit: Hit, unit: Unit) -> Frame | None:
    """«استهل فلان اللقاء بتهنئة …»: the noun after a verb of beginning or ending."""
    if hit.kind not in ("praise", "thank", "condemn", "demand", "warn") or hit.suffix:
        return None
    for i in range(max(unit.first, hit.first - 12), hit.first):
        verb = next((m for m in ground.cues.get(i, ()) if m.entry["class"] in ("begin", "conclude")), None)
        if verb is not None and is_agent(ground, verb.last, hit.first):
            end = noun_phrase(ground, verb.last, hit.first, strict=True)
            first = hit.last
            if end > verb.last and first < unit.last:
                return Frame("object", "", ground.tokens[first].start, first, first, (verb.last, end))
    return None


def is_verbal_noun(ground: Ground, hit: Hit, unit: Unit) -> bool:
    """«يؤكد رفض», «يتم كشف», «منصات دعم العنف», «رسالة شكر»: written like the verb, but a noun of its clause."""
    i = hit.first - 1
    if i < unit.first or hit.suffix or ground.tokens[i].kind != "word" or ground.dates[i] is not None:
        return False
    if hit.noun != ground.folded[hit.first] or ground.switches.get(i):
        return False
    verb = any(
        m.entry["shape"] in ("perfect", "imperfect") and not m.entry.flag("ambiguous") for m in ground.cues.get(i, ())
    )
    if verb or ground.folded[i] in ("يتم", "تم", "جري", "يجري"):
        return True
    if not (hit.ambiguous or hit.kind == "thank") or ground.pos[i] or ground.covers[i] is not None:
        return False
    return not is_agent(ground, hit.last, unit.last) and subject_before(ground, hit, unit) is None


def nominal_frame(ground: Ground, hit: Hit, unit: Unit, limit: int) -> Frame | None:
    """Nouns count at a headline's head («تأكيد … على»), after a verb of beginning, and after «بعد» with «أن»."""
    reported = _reported(ground, hit, unit)
    if reported is not None:
        return reported
    if hit.prefix == "ب":
        return _opening(ground, hit, unit)
    if hit.first != unit.first or hit.prefix or hit.suffix:
        return None
    if ground.reading.section_at(hit.start) not in ("headline", "kicker", "heading") and hit.first > 0:
        return None
    if ground.folded[hit.first].startswith("ال"):
        return None
    word = hit.frames & {"على", "إلى", "من", "عن", "ب"} or ({"ل"} if hit.kind == "deny" else set())
    frame = find_frame(ground, hit._replace(frames=frozenset(word)), min(limit, hit.last + 8), subject_before=True)
    return frame if frame is not None and frame.gap > hit.last else None

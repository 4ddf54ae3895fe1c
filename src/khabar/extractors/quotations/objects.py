"""Frames whose content is the cue's object."""

from __future__ import annotations

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.adjuncts import PREPOSITIONS, skip_adjuncts
from khabar.extractors.quotations.agreement import agrees
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame, clause_at
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.text import fold

__all__ = ["blame_frame", "may_head", "object_frame"]

_NEAR = 14  # tokens between a verb of blaming and what is blamed on somebody


def blame_frame(ground: Ground, hit: Hit, limit: int, *, subject_before: bool) -> Frame | None:
    """«حمّل المجلس الحكومة مسؤولية …»: of two phrases the first one speaks; a single one is who is blamed."""
    at, objects = hit.last, hit.entry["objects"]
    noun = at
    while noun < min(limit, at + _NEAR) and not is_one_of(ground, noun, objects):
        if noun in ground.clauses or noun in ground.marks or ground.tokens[noun].text in ".:؛":
            return None
        noun += 1
    if noun >= min(limit, at + _NEAR):
        return None
    if not subject_before and is_agent(ground, at, noun) and agrees(ground, hit, at):
        end = noun_phrase(ground, at, noun, strict=True)
        blamed = skip_adjuncts(ground, end, noun)
        if at < end and blamed < noun:
            return Frame("object", "", ground.tokens[blamed].start, blamed, blamed, (at, end))
    if noun > at and (ground.pos[at] or ground.is_comma(at)):
        return None
    return Frame("object", "", ground.tokens[at].start, at, at, None)


def object_frame(
    ground: Ground, hit: Hit, at: int, limit: int, subject: tuple[int, int] | None, overt: bool
) -> Frame | None:
    """A direct object at token ``at``; for اعتبر it needs a predicate, for light verbs one of their nouns."""
    if at < limit and hit.noun and ground.folded[at] == hit.noun + "ا":  # «نفى نفياً قاطعاً»
        at += 2 if at + 1 < limit and ground.folded[at + 1].endswith("ا") else 1
    if at >= limit:
        return None
    token = ground.tokens[at]
    begin = at
    if token.kind == "mark":
        pair = ground.marks.get(at)
        if pair is None or (hit.entry["objects"] and not is_one_of(ground, pair.first, hit.entry["objects"])):
            return None
        after = ground.token_before(pair.end)
        whole = pair.words >= 3 and (after >= limit or ground.tokens[after].kind == "mark")
        return Frame("object", "", pair.inner_start if whole else pair.start, pair.first, at, subject)
    if token.kind not in ("word", "number"):
        return None
    if ground.has(at, "preposition") or ground.has(at, "conjunction") or ground.has(at, "relative"):
        if ground.folded[at] not in ("ما", "من", "اي"):
            return None
    if ground.folded[at].startswith("بال") and len(ground.folded[at]) > 5 and not ground.is_word(at):
        return None  # «يدين لفلان بالفضل»
    if ground.folded[at].startswith("لل") and len(ground.folded[at]) > 4 and not ground.is_word(at):
        return None  # «أعلنت العام الماضي للحد من»
    if ground.folded[at] in ("ولم", "ولا", "ولن", "لم", "لن"):
        return None  # «كان متوقعاً ولم …»
    if ground.folded[at].startswith("و") and _with_and(ground, at):
        return None  # «كمجرمة ومتهمة وإيداعها»
    if hit.ambiguous and not hit.entry["objects"] and "خبر" not in hit.frames and not overt and not hit.participle:
        return None
    objects = hit.entry["objects"]
    if objects:
        if not is_one_of(ground, at, objects):
            return None
        said = ground.folded[at].removeprefix("ال") in ("تاكيد", "قول")  # light verbs: the content follows the noun
        if said or ground.complementizer(at + 1) is not None:  # «كرر نفيه أن»
            at += 1
            if PREPOSITIONS.get(ground.word(at)) == "على":
                at += 1
            clause = ground.complementizer(at)
            if clause is not None:
                return clause_at(ground, at, begin, clause)._replace(subject=subject)
    if at >= limit:
        return None
    by = "وصف" if hit.kind == "describe" else ""
    return Frame("object", by, ground.tokens[at].start, at, begin, subject)


def _with_and(ground: Ground, i: int) -> bool:
    """Whether the first letter joins: «وإيداعها», «والوسيط», not «وجود», «وقف»."""
    cover = ground.covers[i]
    if cover is not None:
        return cover.first == i and cover.mention.start > ground.tokens[i].start
    return not is_everyday(ground.reading.lexicon, ground.folded[i]) and not ground.is_word(i)


def may_head(ground: Ground, hit: Hit, i: int) -> bool:
    """Whether a noun may follow the cue's preposition: any, or one of its own («لوّح بعقوبات»)."""
    objects = hit.entry["objects"]
    return not objects or "مفعول" in hit.frames or is_one_of(ground, i, objects)


def is_one_of(ground: Ground, at: int, objects: str) -> bool:
    word = ground.word(at).removeprefix("ب").removeprefix("ال")
    for noun in objects.split("|"):
        stem = fold(noun).removeprefix("ال")
        short = stem[:-1] + "ت" if stem.endswith("ه") else stem
        if (word.startswith(short) and len(word) - len(short) <= 3) or word == stem or word == stem + "ا":
            return True
    return False

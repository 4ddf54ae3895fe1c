"""What a speaker does with what is said: asserts, denies, demands; a denial is never taken for an assertion."""

from __future__ import annotations

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground
from khabar.text import fold

__all__ = ["stance"]

_LIGHT = frozenset(("أعرب", "عبر", "أبدى", "جدد", "كرر", "أعاد", "قدم", "تقدم", "وجه"))
_REJECT = frozenset(("رفض", "عارض", "اعترض", "تحفظ"))
#: Verbs that say of something that it is not so.
_DENIALS = frozenset(("نفى", "أنكر", "كذب", "دحض", "فند"))
_OWN = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ي"))
#: What is said to be untrue when it is rejected.
_CHARGES = ("اتهام", "مزاعم", "ادعاء", "تقرير", "تقارير", "وجود", "تصريح", "تشكيك", "وصف", "ربط")


def stance(ground: Ground, hit: Hit, frame: Frame) -> str:
    """The cue's stance, or that of the noun it expresses: «أعرب عن شكره» thanks, «أكد نفيه» denies."""
    own = hit.entry["stance"] or "asserts"
    if own == "asserts" and _denied(ground, frame):
        return "denies"
    if own == "denies" and hit.entry.lemma in _REJECT and frame.kind in ("object", "preposition"):
        return "denies" if _is_charge(ground, frame) else "condemns"
    if hit.entry.lemma == "نوه" and frame.by == "ب":
        return "praises"
    if hit.entry.lemma in _LIGHT and frame.kind in ("preposition", "object"):
        for match in ground.cues.get(frame.token, ()):
            entry = match.entry
            if entry["shape"] in ("masdar", "noun") and not entry.flag("ambiguous") and entry["class"] != "commit":
                return entry["stance"]
    if own == "asserts" and frame.kind in ("colon", "marks") and ground.word(frame.token).startswith(("سن", "سا")):
        return "promises"  # «سنسلم»، «سأعمل»
    return own


def _denied(ground: Ground, frame: Frame) -> bool:
    """Whether what is said is a denial of one's own: «أكد نفيه أن», «أعلن أنه ينفي», «قال: ننفي»."""
    cues, gap = ground.cues, frame.gap
    if frame.token not in cues and gap not in cues and gap - 1 not in cues:
        return False
    if frame.kind == "clause":
        clause = ground.complementizer(frame.gap)
        himself = clause is not None and clause[2] in _OWN
        noun = _denial(ground, frame.gap - 1, "masdar") or _denial(ground, frame.gap, "masdar")
        return noun or (himself and _denial(ground, frame.token, "imperfect"))
    if frame.kind in ("colon", "marks"):
        return _denial(ground, frame.token, "first")
    return _denial(ground, frame.token, "masdar")


def _denial(ground: Ground, i: int, shape: str) -> bool:
    """Whether token ``i`` is a verbal noun with its pronoun, a verb of the third or one of the first person."""
    for match in ground.cues.get(i, ()):
        entry = match.entry
        if entry.lemma not in _DENIALS:
            continue
        if shape == "masdar" and entry["shape"] == "masdar" and match.suffix in _OWN:
            return True
        if entry["shape"] == "imperfect" and shape == ("first" if entry["person"] == "1" else "imperfect"):
            return True
    return False


def _is_charge(ground: Ground, frame: Frame) -> bool:
    """Whether «رفض» denies something said of the speaker, or merely turns something down."""
    i = frame.token + (ground.word(frame.token) in ("اي", "كل", "جميع"))
    return ground.word(i).removeprefix("ال").startswith(tuple(fold(s) for s in _CHARGES))

"""What must stand beside a trigger before it counts: the column ``requires`` of its row."""

from __future__ import annotations

from khabar.extractors.meetings.arguments import Frame
from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses

__all__ = ["fulfils", "worded"]

_FAR_INVITED = 20  # tokens between «دعا» and what to
_HUMAN = ("person", "office", "group", "people", "counterpart", "sides", "pair")
_TRAVELLERS = ("person", "office", "group", "counterpart")


#: Requirements that are words behind the trigger: the use of their cues, and how far.
_WORDS = {"views": ("views", 10), "as-guest": ("guest-word", 6), "paper": ("paper", 18), "wreath": ("wreath", 6)}


def worded(clauses: Clauses, candidate: Candidate) -> bool:
    """Whether the word that a trigger requires stands behind it; true where none is required."""
    needs = candidate.match.entry["requires"]
    if needs in _WORDS:
        return _word_near(clauses, candidate, *_WORDS[needs])
    return needs != "to-event" or _invites(clauses, candidate)


def _word_near(clauses: Clauses, candidate: Candidate, use: str, reach: int) -> bool:
    first = candidate.match.last
    return clauses.first_of(use, first, min(first + reach, max(candidate.limit, first))) is not None


def fulfils(clauses: Clauses, candidate: Candidate, frame: Frame) -> bool:
    """Whether what the trigger's row requires stands beside it; otherwise it may not make an event."""
    needs = candidate.match.entry["requires"]
    subject = [p for p in frame.subject if p.kind != "outlet"]
    others = frame.others
    sides = (
        len(subject) > 1
        or any(p.kind in ("sides", "pair") or len(p.actors) > 1 for p in subject)
        or len(frame.level) > 1
        or any(p.plural for p in frame.level)
    )
    several = sides or any(p.plural for p in subject)
    pair = (
        bool(subject and others and {p.actors or p.text for p in subject} != {p.actors or p.text for p in others})
        or sides
    )
    light = candidate.light.entry["use"] if candidate.light is not None else ""
    anyone = bool(subject or others or frame.level or frame.chairs or frame.extras)
    lone = not (several or others or frame.level or frame.chairs or frame.extras)
    if "purpose" in candidate.marks and candidate.kind == "meeting" and lone:
        return False  # «سنستمر في التخطيط للقاء»
    if needs == "pair":
        whom = (
            any(p.kind in ("person", "office") for p in others)
            and candidate.verb
            and candidate.match.entry.flag("direct")
        )
        if whom and not subject and not frame.unknown:
            return True  # «أنه التقى X»: who met him stands nowhere
        bodies = any(p.kind in ("body", "unknown") for p in subject) and candidate.match.entry.lemma == "اجتمع"
        return pair or ((several or bodies) and bool(subject) and not frame.hidden) or bool(subject and frame.chairs)
    if needs == "person":
        if candidate.match.suffix == "هم" and not others and not frame.hosts:
            return False  # «ترفض استقبالهم»
        received = light == "receive" and bool(subject) and bool(frame.hosts)
        met = any(p.kind in _HUMAN for p in others) and (pair or not subject) and (candidate.verb or bool(subject))
        return met or received
    if needs == "with":
        return pair
    if needs == "with-only":
        return pair and bool(others)
    if needs == "views":
        return anyone
    if needs == "visited":
        return any(p.kind in _TRAVELLERS for p in subject) and (
            frame.target is not None or frame.site is not None or bool(others)
        )
    if needs in ("to", "left"):
        return any(p.kind in _TRAVELLERS for p in subject) and _somewhere(frame)
    if needs == "stay":
        there = frame.target is not None and _somewhere(frame) and bool(frame.target.prep) and not frame.unknown
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "as-guest":
        return bool(subject)
    if needs == "inspected":
        return not frame.hidden and any(p.kind in _TRAVELLERS for p in subject)
    if needs in ("phone", "by-phone", "call"):
        people = all(p.kind in ("person", "office", "counterpart") for p in (*subject, *others))
        phone = "phone" in candidate.marks or (needs == "phone" and people)
        return bool(subject) and bool(others) and (phone or (needs == "call" and light in ("perform", "receive")))
    if needs == "paper":
        return pair or several or len(others) > 0
    if needs == "to-event":
        return pair and any(p.kind in ("person", "office", "counterpart") for p in others)
    if needs == "wreath":
        return bool(subject)
    if needs == "light":
        framed = "frame" in candidate.marks and pair
        if light in ("attend", "host") and "loose" in candidate.match.entry["risk"]:
            return False  # «يرأس المركز العربي للحوار»
        if candidate.kind == "negotiation" and "article" in candidate.marks and (pair or frame.level or others):
            candidate.marks.add("ongoing")  # «المفاوضات بين X وY»
            return True
        if frame.hidden and not pair and "loose" in candidate.match.entry["risk"]:
            return False  # «ليبدأ بعدها حوار»
        firm = "process" not in candidate.match.entry["risk"] and candidate.kind != "conference"
        return bool(light and anyone) or framed or (pair and firm)
    if needs == "summit":
        return (
            pair
            or len(frame.level) > 1
            or (bool(light) and (anyone or bool(frame.hosts) or light == "host"))
            or ("margin" in candidate.marks and "definite" in candidate.marks)
        )
    if needs == "tour":
        kind = clauses.use(candidate.match.last, "tour") is not None
        there = (frame.target is not None and frame.target.first - candidate.match.last <= 3) or (
            kind and light in ("perform", "open", "close", "continue")
        )
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "arrival":
        goal = any(clauses.reading.folded(i) == "الي" for i in range(candidate.match.last, candidate.high))
        own = candidate.match.suffix in ("ه", "ها", "هم") or (not candidate.match.suffix and not frame.hidden)
        there = _somewhere(frame) or (candidate.match.entry.lemma == "وصول" and not goal and own)
        return there and any(p.kind in _TRAVELLERS for p in subject)
    if needs == "invited":
        one = light in ("receive", "give") and _invites(clauses, candidate)  # «تلقى دعوة لزيارة P»
        return bool(light in ("give", "receive", "perform")) and bool(subject) and (bool(others) or one)
    if needs == "joint":
        named = any(p.kind == "person" for p in subject)
        speaks = any(p.kind in ("office", "body") for p in subject) and not frame.hidden and bool(light)
        return named or speaks or ("shared" in candidate.marks and pair)
    if needs == "shared":
        return "shared" in candidate.marks and pair
    if needs == "letter":
        kinds = ("person", "office", "unknown")
        return bool(light) and bool(subject) and any(p.kind in kinds for p in (*others, *frame.guests))
    if needs == "party":
        return anyone
    if candidate.kind == "visit":
        return any(p.kind in _TRAVELLERS for p in subject)
    session = candidate.kind == "meeting" and "during" in candidate.marks and not candidate.marks & {"suffix"}
    sitting = session and any(p.kind in ("body", "group") for p in subject)  # «خلال اجتماع لجنة المتابعة»
    return pair or bool(light and anyone) or bool(frame.chairs) or sitting


def _somewhere(frame: Frame) -> bool:
    """A town or a state; of buildings one arrives at airports only («وصل إلى البيت الأبيض» is to take office)."""
    target = frame.target
    return target is not None and (target.kind in ("place", "state") or frame.airport)


def _invites(clauses: Clauses, candidate: Candidate) -> bool:
    """«دعا X Y لزيارة»: an invitation to an event."""
    reading = clauses.reading
    for i in range(candidate.match.last, min(candidate.match.last + _FAR_INVITED, len(reading.tokens))):
        match = clauses.triggers.get(i)
        if match is not None and match.entry["pos"] == "noun":
            return match.prefix.endswith("ل") or reading.folded(i - 1) in ("الي", "لحضور")
    return False

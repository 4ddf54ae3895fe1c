"""Light verbs: whoever holds, attends, opens an event."""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.frames import QUOTES, Frame, Slots, agreeing, parties_of, unknown_words, with_list
from khabar.extractors.meetings.phrases import Party
from khabar.extractors.meetings.subjects import Subjects
from khabar.extractors.meetings.unknown import unknown_party

__all__ = ["fill_light", "held_passively"]

_OWN = frozenset({"perform", "attend"})


def held_passively(subjects: Subjects, candidate: Candidate) -> bool:
    """«يُعقد في بروكسل اجتماع»: the noun in the nominative is itself the subject."""
    light, match = candidate.light, candidate.match
    if light is None or candidate.relative or light.entry["use"] != "perform" or light.entry["shape"] != "imperfect":
        return False
    if "\u064f" not in subjects.reading.tokens[light.first].text[:4]:
        return False  # only where the vowel says so
    word = subjects.reading.folded(match.last - 1)
    plain = not candidate.marks & {"definite"} and match.entry["number"] == "s" and not match.prefix
    return plain and match.last - match.first == 1 and not word.endswith(("ا", "ه", "ي", "ء"))


def fill_light(subjects: Subjects, candidate: Candidate, frame: Frame, inner: Slots, after: Slots) -> None:
    """The light verb's own subject."""
    light = candidate.light
    if light is None or (light.entry["shape"] == "masdar" and light.suffix not in ("ه", "ها")):
        return
    use = light.entry["use"]
    if light.entry["shape"] == "masdar":
        owner = subjects.owner(light.first, feminine=light.suffix == "ها") if use in _OWN else None
        if owner is None or frame.subject or frame.level:
            return
        if light.last > candidate.match.first or not subjects.same_sentence(owner.first, light.first):
            return
        own_ = [subjects.party(owner, here=False)]
        if light.entry["subject"] == "chair":
            frame.chairs += own_  # «خلال إشرافه على اجتماع»
        else:
            frame.subject = own_
        return
    if (frame.subject or frame.level) and (use != "attend" or candidate.relative):
        if light.entry["subject"] == "host" and not candidate.relative and inner.plain():
            frame.hosts += [p for p in parties_of(subjects, inner.plain()[0]) if p.kind in ("person", "office")]
        return
    if use in ("occur", "gather"):
        if use == "gather":
            for refs_ in after.plain():
                frame.level += parties_of(subjects, refs_)
            owner = subjects.owner(candidate.first, nearest=True) if light.suffix in ("ه", "ها") else None
            if owner is not None:  # «لقاء جمعه بالوزير»
                frame.subject = [subjects.party(owner, here=False)]
        return
    if candidate.relative:
        tail = [refs_ for refs_ in after.plain() if refs_[0].first >= light.last]
        if tail and unknown_words(subjects, light.last, tail[0][0].first) == 0:
            if use == "host":
                frame.hosts += [p for p in parties_of(subjects, tail[0]) if p.kind in ("person", "office")]
            elif use != "attend":
                frame.subject = parties_of(subjects, tail[0])
            return
        if use == "host" or _named_after(subjects, light.last) or not (light.suffix or _with_it(subjects, light.last)):
            return
        owner = subjects.owner(candidate.first)
        here = owner is not None and subjects.same_sentence(owner.first, candidate.first)
        if owner is not None and use == "perform" and (here or candidate.kind not in ("summit", "conference")):
            frame.subject = [subjects.party(owner, here=False)]
        return
    plain = inner.plain()
    own: list[Party] = []
    if plain:
        own = parties_of(subjects, plain[0])
    else:
        left = subjects.left(light.first, candidate.low)
        relative = subjects.reading.folded(light.first - 1) in ("الذي", "التي", "الذين") if light.first else False
        if left is None and relative and not candidate.relative:
            frame.unknown = True  # «اللجنة التي ستعقد اجتماعها»
        elif left is not None and not light.prefix.startswith(("و", "ف")) and agreeing(subjects, candidate, left):
            own = with_list(subjects, left)
        elif left is None and held_passively(subjects, candidate):
            return
        elif use == "attend" and frame.subject:
            return  # «حضر اللقاء الوزير»: he stands behind the noun
        elif use in ("open", "close", "continue") and "article" in candidate.marks:
            return  # «قبل أن تبدأ المحادثات»: they are what begins
        elif candidate.kind == "visit" and light.entry["subject"] == "host":
            return  # «نظم زيارة» for others
        elif use in ("perform", "attend", "receive", "give", "open", "close", "continue"):
            if light.entry["person"] == "1":
                speaker = subjects.speaker(light.start)
                known = subjects.known(speaker) if speaker else None
                own = [known] if known else []
            elif mine := subjects.myself(light):
                own = mine
            elif unknown_words(subjects, light.last, _first_frame(subjects, light.last, candidate.first)) == 0:
                frame.hidden = True
                own = subjects.going_on(light.first, subjects.feminine(candidate))
                several = light.entry["number"] in ("p", "d")
                feminine = subjects.feminine(candidate)
                owner = None if own else subjects.owner(light.first, feminine=feminine, plural=several)
                listed = with_list(subjects, owner, here=False) if owner is not None else []
                alone = several and len(listed) == 1 and not listed[0].plural  # «سيجرون» is not he
                own = own if alone else listed or own
                frame.unknown = alone
            else:
                party = (
                    unknown_party(subjects, light.last, candidate.first)
                    if light.entry["subject"] == "participant"
                    else None
                )
                own = [party] if party is not None else []
                frame.unknown = not own
    if use == "attend" and light.entry["subject"] == "chair" and candidate.kind != "visit":
        frame.chairs += own
    elif use == "attend" and frame.subject:
        frame.extras += own
    elif use == "host":
        frame.hosts += [p for p in own if p.kind in ("person", "office")]
    else:
        frame.subject = own


def _first_frame(subjects: Subjects, first: int, last: int) -> int:
    """Where a phrase of time begins («يجري، خلال زيارته الحالية، مباحثات»), else ``last``."""
    return next((i for i in range(first, last) if subjects.clauses.use(i, "frame") is not None), last)


def _with_it(subjects: Subjects, at: int) -> bool:
    return at < len(subjects.reading.tokens) and subjects.reading.folded(at) in ("بها", "به")


def _named_after(subjects: Subjects, at: int) -> bool:
    """Whether an unknown noun follows a relative verb: its subject, though nobody knows it."""
    tokens = subjects.reading.tokens
    while at < len(tokens) and (
        tokens[at].text in QUOTES or subjects.reading.folded(at) in ("بها", "به") or at in subjects.dated
    ):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return unknown_words(subjects, at, at + 1) > 0 or subjects.clauses.use(at, "another") is not None

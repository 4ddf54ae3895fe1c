"""Who takes part: the frame of each trigger, filled with the noun phrases beside it."""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses
from khabar.extractors.meetings.frames import Frame, joined_after, parties_of
from khabar.extractors.meetings.nouns import fill_noun
from khabar.extractors.meetings.phrases import PLACES, SITES, Party, Ref, Refs
from khabar.extractors.meetings.subjects import Subjects
from khabar.extractors.meetings.unknown import unknown_party
from khabar.extractors.meetings.verbs import fill_verb

__all__ = ["Frame", "fill"]

_NEAR_HOST = 15  # tokens to «من قبل X»: further on it belongs to other words
_CLAUSE = frozenset({"ان", "بان", "انه", "انها", "الذي", "التي", "حيث"})


def fill(clauses: Clauses, refs: Refs, subjects: Subjects, candidate: Candidate) -> Frame:
    """Fill a candidate's frame from its clause."""
    frame = Frame()
    match = candidate.match
    after = match.last
    window = [r for r in refs.between(after, candidate.high) if r.first >= after]
    if candidate.light is not None and not candidate.relative:
        window = [r for r in refs.between(candidate.light.last, candidate.high) if r.first >= candidate.light.last]
    window = [r for r in window if r.last <= candidate.limit]
    risky = "media" in match.entry["risk"]
    frame.outlet = any(r.kind == "outlet" for r in window if r.prep in ("مع", "ب", "ل") or risky)
    _by_cues(subjects, refs.between(after, _end_of_cues(subjects, candidate)), frame, after)
    acting = [r for r in window if not r.prep.startswith("=") and r.kind not in ("outlet",)]
    outside = {"في", "من", "عن", "على"} - set(match.entry["with"].split("|"))
    if candidate.kind not in ("visit", "site_visit"):
        outside.add("ب")  # «المعنية بفلسطين»
    acting = [r for r in acting if not (r.kind in PLACES and r.prep in outside)]
    if candidate.verb:
        fill_verb(subjects, candidate, frame, acting)
    else:
        fill_noun(subjects, candidate, frame, acting)
    if not frame.others and not frame.level and candidate.kind not in ("visit", "site_visit"):
        frame.others = _far(clauses, refs, subjects, candidate)
    if frame.subject and not frame.others and not frame.level and "مع" in match.entry["with"]:
        far = candidate.high if candidate.kind == "signing" else match.last + 1
        with_ = (i for i in range(match.last, min(far, candidate.high)) if subjects.reading.folded(i) == "مع")
        at = next(with_, candidate.high)
        if at < candidate.high and at + 1 not in refs.covered:
            party = unknown_party(subjects, at + 1, candidate.limit)
            frame.others += [party] if party is not None else []
    if candidate.kind == "message" and frame.subject and not frame.others:
        frame.others = _addressees(subjects, match.last, candidate.limit)
    if candidate.finite is not None:
        subjects.acted(candidate.head, frame.subject)
    if frame.target is not None:
        frame.airport = subjects.reading.folded(frame.target.first).removeprefix("ب").startswith("مطار")
    return frame


def _addressees(subjects: Subjects, first: int, last: int) -> list[Party]:
    """«برقية عزاء إلى أسرة الفقيد»: words that nobody knows behind إلى."""
    for at in range(first, min(last, first + 6)):
        if subjects.reading.folded(at) == "الي" and at + 1 < last:
            party = unknown_party(subjects, at + 1, last)
            return [party] if party is not None else []
    return []


def _far(clauses: Clauses, refs: Refs, subjects: Subjects, candidate: Candidate) -> list[Party]:
    """«التقى X، في إطار زيارته إلى P، بكل من A وB»: the other side behind a phrase of time or place."""
    takes = set(candidate.match.entry["with"].split("|")) & {"مع", "ب"}
    direct = candidate.verb and candidate.match.entry.flag("direct")
    if not takes or (not candidate.verb and candidate.light is None):
        return []
    sentence = subjects.reading.sentence_of(candidate.match.first)
    end = sentence.last if sentence else candidate.limit
    at = candidate.high
    while at < end:
        trigger = clauses.triggers.get(at)
        if (
            trigger is not None
            and not trigger.suffix
            and (clauses.use(at - 1, "frame") is None and subjects.reading.folded(at - 1) != "في")
        ):
            break
        if at in clauses.speech or (trigger is not None and trigger.entry["shape"] in ("perfect", "imperfect")):
            break
        if clauses.use(at, "topic", "topic-verb") is not None or subjects.reading.tokens[at].text in ".؛:":
            break
        ref = refs.starting(at)
        if (
            ref is not None
            and ref.prep in takes
            and ref.kind not in PLACES
            and (ref.prep == "مع" or ref.each or ref.kind == "person")
        ):
            return parties_of(subjects, [ref, *joined_after(subjects, ref)])
        if direct and ref is not None and not ref.prep and _right_behind(subjects, ref, candidate.high):
            return parties_of(subjects, [ref, *joined_after(subjects, ref)])  # «التقى فور وصوله نظيره»
        at += 1
    return []


def _right_behind(subjects: Subjects, ref: Ref, first: int) -> bool:
    """Whether nothing but the phrase of time lies before a phrase."""
    if ref.kind not in ("person", "office", "group", "counterpart") or ref.first - first > 6:
        return False
    trigger = subjects.clauses.triggers.get(ref.first - 1)
    behind = ref.first - 1 in subjects.placed or ref.first - 1 in subjects.dated
    return behind or (trigger is not None and bool(trigger.suffix) and trigger.entry["pos"] == "noun")


def _end_of_cues(subjects: Subjects, candidate: Candidate) -> int:
    """Role cues reach over phrases of time and topic, not into an أن clause or a relative one."""
    folded = subjects.reading.folded
    return next((i for i in range(candidate.high, candidate.limit) if folded(i) in _CLAUSE), candidate.limit)


def _by_cues(subjects: Subjects, refs: list[Ref], frame: Frame, frame_end: int) -> None:
    """«برئاسة X»، «بحضور Y»، «برفقة Z», and what goes on their lists."""
    homes = {"=chair": frame.chairs, "=participant": frame.extras, "=delegation": frame.delegations,
             "=mediator": frame.mediators, "=host": frame.hosts, "=guest": frame.guests}  # fmt: skip
    present = False
    for ref in refs:
        home = homes.get(ref.prep)
        if ref.prep == "=participant":
            present = True
        if ref.prep == "=beside" and present:
            home = frame.extras
        far = ref.prep == "=host" and ref.first - frame_end > _NEAR_HOST
        if home is not None and ref.kind not in SITES and not far:
            home.append(subjects.party(ref))

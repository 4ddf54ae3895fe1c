"""From an article to its meetings: triggers, frames, drafts, events."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.extractors.meetings.arguments import Frame, fill
from khabar.extractors.meetings.candidates import Candidate, find_candidates
from khabar.extractors.meetings.clauses import Clauses
from khabar.extractors.meetings.drafts import Draft, make_draft, participant, sporting
from khabar.extractors.meetings.merging import merge
from khabar.extractors.meetings.nesting import nest, settle_status
from khabar.extractors.meetings.phrases import tokens_of
from khabar.extractors.meetings.realis import judge
from khabar.extractors.meetings.refs import find_refs
from khabar.extractors.meetings.requirements import worded
from khabar.extractors.meetings.settings import Calendar, find_setting
from khabar.extractors.meetings.subjects import Subjects
from khabar.extractors.meetings.topics import find_topics
from khabar.model import Meeting, Quotation
from khabar.reading import Found, Reading

__all__ = ["find_meetings"]


def find_meetings(reading: Reading, found: Found) -> Iterator[Meeting]:
    """All events of an article in which people or states meet."""
    if not reading.matches("triggers"):
        return
    refs = find_refs(reading, found)
    clauses = Clauses(reading, frozenset(refs.covered), tokens_of(reading, found.dates))
    clauses.quoted = sorted({reading.token_at(q.start) for q in found.quotations})
    candidates = [
        c
        for c in find_candidates(clauses)
        if reading.section_at(c.match.start) != "related" and worded(clauses, c) and judge(clauses, c)
    ]
    if not candidates:
        return
    subjects = Subjects(reading, found, clauses, refs)
    calendar = Calendar(clauses, found)
    sport = sporting(clauses)
    drafts: list[Draft] = []
    for candidate in candidates:
        if _invited_to(candidate, drafts, reading):
            continue
        frame = fill(clauses, refs, subjects, candidate)
        if _private(candidate, frame, subjects):
            continue
        setting = find_setting(clauses, found, refs, calendar, candidate, frame)
        draft = make_draft(clauses, subjects, candidate, frame, setting, sport=sport)
        if draft is None:
            continue
        draft.topics = find_topics(clauses, candidate)
        draft.asserted = _asserted(found.quotations, candidate.match.start)
        sentence = reading.sentence_of(candidate.match.first)
        if sentence is not None:
            draft.seen.add(sentence.start)
            draft.sentence = (sentence.start, reading.text[sentence.start : min(sentence.end, sentence.start + 60)])
        draft.headlined = _in_headline(reading, candidate.match.start) or _opening(reading, candidate)
        drafts.append(draft)
    events = [e for e in merge(drafts, subjects) if e.members or e.kind in ("summit", "conference")]
    nest(events, reading, subjects)
    for number, event in enumerate(events, 1):
        event.id = f"m{number}"
    for event in events:
        yield _meeting(event, reading, subjects)


def _invited_to(candidate: Candidate, drafts: list[Draft], reading: Reading) -> bool:
    """«دعا X Y إلى زيارة P»: what somebody is invited to is part of the invitation."""
    if not drafts or drafts[-1].kind != "invitation" or candidate.verb or candidate.marks & {"suffix", "article"}:
        return False
    last = drafts[-1].candidate.match
    sentence = reading.sentence_of(candidate.match.first)
    return sentence is not None and sentence.first <= last.first and candidate.match.first - last.first <= 15


def _private(candidate: Candidate, frame: Frame, subjects: Subjects) -> bool:
    """«وصل X إلى ليبيا عام 2013»: travellers whom nothing gives a post or a title make no visit; nor do towns."""
    travels = candidate.match.entry["requires"] in ("to", "left", "arrival")
    toured = candidate.kind == "visit" and (frame.target is None or frame.target.kind not in ("state", "place"))
    if not (travels or toured) or not frame.subject:
        return False
    target = frame.target
    if "words" in candidate.match.entry["risk"].split("|") and target is not None and not target.prep:
        return True  # «تتحول الدوحة»
    persons = [subjects.persons[a] for p in frame.subject for a in p.actors if a in subjects.persons]
    return len(persons) == len(frame.subject) and not any(p.offices or p.titles for p in persons)


def _in_headline(reading: Reading, start: int) -> bool:
    """Headlines tell the past in the present tense."""
    section = reading.section_at(start)
    sentence = reading.sentence_at(start)
    return section in ("headline", "kicker") or (
        not reading.sections and sentence is not None and sentence.paragraph == 0
    )


def _opening(reading: Reading, candidate: Candidate) -> bool:
    """«الملك يستقبل X» on the first line, without a full stop: a headline, wherever it was copied to."""
    sentence = reading.sentence_of(candidate.match.first)
    if sentence is None or sentence.paragraph != 0 or not candidate.verb or sentence.first >= candidate.head:
        return False
    return reading.tokens[sentence.last - 1].kind == "word"


def _asserted(quotations: tuple[Quotation, ...], start: int) -> tuple[str, ...] | None:
    """Who says it, when it stands in a quotation; ``None`` when the article says it itself."""
    for quotation in quotations:
        if quotation.start <= start < quotation.end:
            return quotation.speaker.actors if quotation.speaker else ()
    return None


def _rule(candidate: Candidate) -> str:
    how = "verb" if candidate.verb else "light" if candidate.light else "noun"
    return f"{how}:{candidate.match.entry.lemma}"


def _meeting(event: Draft, reading: Reading, subjects: Subjects) -> Meeting:
    triggers = sorted({t.start: t for t in event.triggers}.values(), key=lambda t: t.start)
    members = sorted(event.members, key=lambda m: m.party.surface.start if m.party.surface else len(reading.text))
    return Meeting(
        event.id, event.kind, settle_status(event, reading.anchor),
        tuple(participant(m, subjects) for m in members),
        place=event.setting.place,
        date=event.setting.date,
        topics=event.topics,
        parent=event.parent.id if event.parent is not None and event.parent is not event else None,
        asserted_by=event.asserted or (),
        triggers=tuple(triggers),
        rule=_rule(event.candidate),
    )  # fmt: skip

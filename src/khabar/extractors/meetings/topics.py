"""What an event was about: the words after حول، بشأن، سبل …"""

from __future__ import annotations

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses
from khabar.model import Span

__all__ = ["find_topics"]

_ENDS = frozenset('.؛;:!?؟،,\n"»”)')
_LONG = 18  # tokens
_INTRODUCERS = frozenset({"حول", "بشان", "بخصوص", "حيال", "ازاء"})


def find_topics(clauses: Clauses, candidate: Candidate) -> tuple[Span, ...]:
    """At most two stretches, in text order, the introducing preposition left out."""
    reading = clauses.reading
    spans: list[Span] = []
    after = candidate.match.last
    sentence = reading.sentence_of(candidate.match.first)
    end = sentence.last if sentence is not None else len(reading.tokens)
    for at in candidate.topics:
        if at < after or len(spans) == 2:
            continue
        cue = clauses.use(at, "topic", "topic-verb")
        if cue is None:
            continue
        alone = reading.folded(at).lstrip("وف") in _INTRODUCERS or cue.entry["use"] == "topic-verb"
        first = cue.last if alone else at
        last = first
        if first < end and clauses.use(first, "meal") is not None:
            continue  # «تناول العشاء»
        while last < end and last - first < _LONG and reading.tokens[last].text not in _ENDS:
            stop = clauses.use(last, "stop", "frame", "role")
            if last > first and (stop is not None or last in clauses.triggers or last in clauses.speech):
                break
            last += 1
        if last > first:
            start = reading.tokens[first].start if alone else cue.start
            spans.append(reading.span(start, reading.tokens[last - 1].end))
            after = last
    return tuple(spans)

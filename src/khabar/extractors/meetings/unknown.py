"""People and sites named by words that nobody knows: «عقدت اللجنة المركزية اجتماعا مع أهالي المنطقة»."""

from __future__ import annotations

from khabar.extractors.meetings.frames import QUOTES
from khabar.extractors.meetings.phrases import Party
from khabar.extractors.meetings.subjects import Subjects
from khabar.model import Span

__all__ = ["site_at", "unknown_party"]

_LONG = 6  # words


def unknown_party(subjects: Subjects, first: int, last: int) -> Party | None:
    """
    The noun phrase that begins at a token, as a party of its words; ``None`` when none does.

    It ends at a mark, a date, a known phrase, a small word, a verb or the sixth word.
    """
    reading, clauses = subjects.reading, subjects.clauses
    sentence = reading.sentence_of(first) if first < len(reading.tokens) else None
    last = min(last, sentence.last if sentence is not None else first)
    at = first
    while at < last and at - first < _LONG:
        token = reading.tokens[at]
        taken = at in subjects.dated or at in subjects.refs.covered or at in clauses.cues or at in clauses.lights
        if token.kind != "word" or taken or at in clauses.speech or at in clauses.triggers:
            break
        if reading.at(at, "function_words") or (
            at > first and reading.folded(at).startswith(("بال", "لل", "بقيم", "بموجب"))
        ):
            break
        at += 1
    if reading.folded(first).startswith("ل") and all(m.prefix for m in reading.at(first)):
        return None  # «لمناقشة», not «لجنة»
    if reading.at(first, "numbers") or at == first or len(reading.tokens[first].text) < 3:
        return None
    start, end = reading.tokens[first].start, reading.tokens[at - 1].end
    surface = reading.span(start, end)
    return Party((), surface.text, "unknown", None, surface)


def site_at(subjects: Subjects, first: int, high: int) -> Span | None:
    """«زار مقر القيادة»: a site right after the verb, to the end of its words."""
    clauses, reading = subjects.clauses, subjects.reading
    at = first
    while at < high and (at in subjects.dated or at in subjects.refs.covered or reading.tokens[at].text in QUOTES):
        at += 1
    cue = clauses.use(at, "site", "office") if at < high else None
    if cue is None:
        return None
    last = cue.last
    while last < high and reading.tokens[last].kind == "word" and last - cue.last < 6:
        word = reading.tokens[last].text
        if reading.at(last, "function_words") or word.startswith("و") or (last in clauses.cues and word[:2] != "ال"):
            break
        if last in subjects.refs.covered and word.startswith(("ب", "ل")) and not word.startswith("لل"):
            break  # «مرفوقا بوزير الداخلية»
        last += 1
    return reading.span(cue.start, reading.tokens[last - 1].end)

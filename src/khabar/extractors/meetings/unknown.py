"""People whom the article names by words that nobody knows: «عقدت اللجنة المركزية اجتماعا مع أهالي المنطقة»."""

from __future__ import annotations

from khabar.extractors.meetings.subjects import Party, Subjects

__all__ = ["unknown_party"]

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
        if reading.at(at, "function_words") or (at > first and reading.folded(at).startswith(("بال", "لل"))):
            break
        at += 1
    if reading.at(first, "numbers") or at == first or len(reading.tokens[first].text) < 3:
        return None
    start, end = reading.tokens[first].start, reading.tokens[at - 1].end
    surface = reading.span(start, end)
    return Party((), surface.text, "unknown", None, surface)

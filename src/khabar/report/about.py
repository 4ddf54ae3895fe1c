"""English for what stands in an Arabic text, for those who cannot read it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from khabar.exporters.days import stretch_in_words
from khabar.exporters.labels import Labels
from khabar.lexicon.glosses import country_name, english, topic_words
from khabar.model import Extraction

__all__ = ["About"]

_MOST = 12  # words that tell what a stretch is about


class About:
    """
    Glosses of what was found in an article, and of words for topics.

    Args:
        labels: English ones.
    """

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._sorted: dict[str, list[tuple[int, int, str]]] = {}  # by article: what has English, in text order

    def _found(self, e: Extraction) -> Iterator[tuple[int, int, str, str]]:
        """Where each thing begins and ends, its kind as segments have it, and its English."""
        persons = {p.id: p for p in e.persons}
        for name in e.names:
            person = persons.get(name.person or "")
            if person and person.latin:
                yield name.start, name.end, "name", person.latin.text
        for title in e.titles:
            yield title.start, title.end, "title", title.gloss or ""
        for office in e.offices:
            yield office.start, office.end, "office", office.gloss or ""
        for organisation in e.organisations:
            yield organisation.start, organisation.end, "organisation", english(organisation.text) or ""
        for place in e.places:
            known = english(place.text) or (country_name(place.country, "en") if place.kind == "country" else "")
            yield place.start, place.end, "place", known
        for date in e.dates:
            value = date.value
            day = stretch_in_words(value.begin, value.until, self._labels) if value.begin else ""
            yield date.start, date.end, "date", day

    def in_text(self, e: Extraction) -> dict[tuple[int, str], str]:
        """By where it begins and its kind; also what happens and how something is said."""
        glosses = {(start, kind): gloss for start, _, kind, gloss in self._found(e) if gloss}
        for meeting in e.meetings:
            kind = self._labels("kind", meeting.kind)
            status = "" if meeting.status == "held" else f" ({self._labels('status', meeting.status)})"
            for trigger in meeting.triggers:
                glosses[trigger.start, "meeting"] = f"{kind}{status}"
        for quotation in e.quotations:
            if quotation.cue:
                glosses[quotation.cue.start, "cue"] = self._labels("stance", quotation.stance)
        return glosses

    def stretch(self, e: Extraction, start: int, end: int) -> list[str]:
        """What a stretch of the text is about: who, where and when stands in it, and words for topics; each once."""
        everything = self._sorted.get(e.article.id)
        if everything is None:
            everything = sorted((a, b, gloss) for a, b, _, gloss in self._found(e) if gloss)
            self._sorted[e.article.id] = everything
        here = everything[bisect_left(everything, (start,)) : bisect_left(everything, (end,))]
        inside = [(a, b, gloss) for a, b, gloss in here if b <= end]
        found = [(a, gloss) for a, _, gloss in inside]
        covered = {at for a, b, _ in inside for at in range(a, b)}
        found += [
            (start + at, word) for at, word in topic_words(e.article.text[start:end]) if start + at not in covered
        ]
        return list(islice(dict.fromkeys(word for _, word in sorted(found)), _MOST))

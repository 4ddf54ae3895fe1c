"""Ratifications: «صادق البرلمان الأردني على اتفاقية …» as meetings of kind ``treaties:ratification``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import khabar

_REACH = 12  # tokens between the verb and the treaty
_STOPS = frozenset('،؛.:؟!"«»()')


@khabar.hookimpl
def khabar_lexicons() -> list[Path]:
    """Verbs and nouns of ratifying, and what can be ratified: two tables of our own."""
    folder = Path(__file__).parent
    return [folder / "treaties_triggers.tsv", folder / "treaties_kinds.tsv"]


@khabar.hookimpl
def khabar_find_meetings(reading: khabar.Reading, found: khabar.Found) -> Iterator[khabar.Meeting]:
    """A verb of ratifying, then within the sentence a treaty; the bodies named between them are the parties."""
    treaties = {match.first: match for match in reading.matches("treaties_kinds")}
    for number, trigger in enumerate(reading.matches("treaties_triggers"), 1):
        sentence = reading.sentence_at(trigger.start)
        stop = min(sentence.last, trigger.last + _REACH) if sentence else trigger.last
        first = next((i for i in range(trigger.last, stop) if i in treaties), None)
        if sentence is None or first is None:
            continue
        title = _title(reading, first, sentence.last, treaties[first].start)
        parties = [g for g in found.organisations if trigger.end <= g.start < title.start]
        yield khabar.Meeting(
            f"m{number}",
            "treaties:ratification",
            "held",
            participants=[
                khabar.Participant(g.actor, g.text, country=g.country, surface=reading.span(g.start, g.end))
                for g in parties
            ],
            topics=(title,),
            triggers=[reading.span(trigger.start, trigger.end)],
            rule="ratifying verb and treaty",
        )


def _title(reading: khabar.Reading, first: int, last: int, start: int) -> khabar.Span:
    """From the word for the treaty to the next mark."""
    end = first
    while end < last and reading.tokens[end].text not in _STOPS:
        end += 1
    return reading.span(start, reading.tokens[end - 1].end)

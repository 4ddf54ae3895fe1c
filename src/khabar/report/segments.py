"""The article's text cut into stretches, each with what it belongs to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from khabar.model import Extraction

__all__ = ["Segment", "segments"]

#: The kinds of marking, the innermost first: a stretch links to the first it has.
ORDER = ("date", "meeting", "name", "title", "office", "organisation", "other", "cue", "quotation")


_LONG = 60  # code points of a stretch that its gloss can stand over


@frozen
class Segment:
    """
    A stretch of the text.

    Args:
        text: The characters.
        kinds: Kinds of marking that cover it, innermost first.
        ids: Ids it belongs to, innermost first (a person's for names, titles and offices).
        starts: Ids of quotations that begin here.
        speaker: Number of the speaker for colouring; ``None`` outside quotations.
        line_end: Whether a line ends after it.
        opens: Whether a stretch begins here that has a gloss.
        gloss: What the stretch that ends here means, for those who cannot read it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    speaker: int | None = field(default=None)
    line_end: bool = False
    opens: bool = False
    gloss: str = ""


def _marks(e: Extraction) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for date in e.dates:
        yield date.start, date.end, "date", (date.id,)
    for meeting in e.meetings:
        for trigger in meeting.triggers:
            yield trigger.start, trigger.end, "meeting", (meeting.id,)
    for name in e.names:
        yield name.start, name.end, "name", (name.person,) if name.person else ()
    for title in e.titles:
        yield title.start, title.end, "title", (title.person,) if title.person else ()
    for office in e.offices:
        yield office.start, office.end, "office", office.persons
    for organisation in e.organisations:
        yield organisation.start, organisation.end, "organisation", (organisation.actor,) if organisation.actor else ()
    for mention in e.mentions:
        yield mention.start, mention.end, "other", (mention.id,)
    for quotation in e.quotations:
        yield quotation.start, quotation.end, "quotation", (quotation.id,)
        if quotation.cue:
            yield quotation.cue.start, quotation.cue.end, "cue", (quotation.id,)


def _glossed(
    marks: list[tuple[int, int, str, tuple[str, ...]]], glosses: Mapping[tuple[int, str], str], text: str
) -> dict[int, tuple[int, str]]:
    """By where it ends: where a stretch begins, and its gloss; none overlaps another or holds a line end."""
    found: dict[int, tuple[int, str]] = {}
    behind = 0
    for start, end, kind, _ in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        gloss = glosses.get((start, kind))
        if gloss and behind <= start < end <= start + _LONG and "\n" not in text[start:end]:
            found[end] = (start, gloss)
            behind = end
    return found


def segments(e: Extraction, speakers: dict[str, int], glosses: Mapping[tuple[int, str], str]) -> list[Segment]:
    """
    Cut the article's text at every border of a marking and at every line end.

    Args:
        e: The record.
        speakers: Quotation id → number of its speaker.
        glosses: By where a marking begins and its kind; of markings in one another the outer one's counts.

    Returns:
        Stretches in text order; their texts joined (with line ends) give the article's text.
    """
    text = e.article.text
    marks = list(_marks(e))
    borders = {0, len(text)}
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end, _, _) in enumerate(marks):
        borders |= {start, end}
        opening.setdefault(start, []).append(number)
        closing.setdefault(end, []).append(number)
    for i, char in enumerate(text):
        if char == "\n":
            borders |= {i, i + 1}
    cuts = sorted(borders)
    glossed = _glossed(marks, glosses, text)
    opened = {start for start, _ in glossed.values()}
    active: set[int] = set()
    found: list[Segment] = []
    for start, end in itertools.pairwise(cuts):
        active -= set(closing.get(start, ()))
        active |= set(opening.get(start, ()))
        here = sorted((ORDER.index(marks[n][2]), marks[n][1] - marks[n][0], n) for n in active)
        kinds = tuple(dict.fromkeys(marks[n][2] for _, _, n in here))
        ids = tuple(dict.fromkeys(id for _, _, n in here for id in marks[n][3]))
        begun = tuple(marks[n][3][0] for n in opening.get(start, ()) if marks[n][2] == "quotation")
        inner = [marks[n][3][0] for _, _, n in here if marks[n][2] == "quotation"]
        speaker = speakers.get(inner[0]) if inner else None
        if text[start:end] == "\n":
            found.append(Segment("", line_end=True))
        else:
            _, gloss = glossed.get(end, (0, ""))
            found.append(Segment(text[start:end], kinds, ids, begun, speaker, False, start in opened, gloss))
    return found

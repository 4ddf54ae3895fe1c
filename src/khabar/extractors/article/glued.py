"""Teasers of other articles that a page puts after the story's end, without saying so."""

from __future__ import annotations

from khabar.extractors.article.lines import Line
from khabar.extractors.article.repeats import goes_on, stems
from khabar.reading import Reading

__all__ = ["teasers_begin"]

_SHORTEST = 60  # code points
_LONGEST = 330
_CUT = 0.6  # share of the teasers' stems that the story may have, where one teaser is cut off
_WHOLE = 0.3  # where all are whole sentences
_ALONE = 0.2  # where there is one, cut off
_STORY = 3  # lines a story has at least, headline included
_MOST = 7  # teasers in a row; longer rows are a review of the press, or a list
_CAPTIONS = 2  # lines between the story and the teasers that may belong to either


def teasers_begin(reading: Reading, lines: list[Line]) -> int:
    """
    Index of the first of a row of teasers at the end; the number of lines when there is none.

    Each teaser is a lead of its own: one short paragraph that leans on nothing before it, most opening with a verb of
    news. They must speak of other things than the story: one that is cut off of quite others, three whole ones of
    mostly others, several of which one is cut off of partly others.
    """
    end = len(lines)
    earliest = end
    while earliest > _STORY and end - earliest <= _MOST + _CAPTIONS and _fresh(reading, lines[earliest - 1]):
        earliest -= 1
    opened = sum(_opens_with_verb(reading, line) for line in lines[earliest:])
    if end - earliest > _MOST + _CAPTIONS or not opened:
        return end
    own = [stems(reading, line) for line in lines]
    for begin in range(earliest, min(earliest + _CAPTIONS + 1, end)):
        if _apart(reading, lines[begin:], own[begin:], set().union(*own[:begin])):
            return begin
    return end


def _fresh(reading: Reading, line: Line) -> bool:
    return _SHORTEST <= len(line.text) <= _LONGEST and not line.text.endswith(":") and not goes_on(reading, line)


def _opens_with_verb(reading: Reading, line: Line) -> bool:
    return bool(reading.lexicon.entries(reading.folded(line.first), "past_verbs") or reading.at(line.first, "cues"))


def _apart(reading: Reading, row: list[Line], own: list[set[str]], told: set[str]) -> bool:
    verbs = sum(_opens_with_verb(reading, line) for line in row)
    shares = [len(words & told) / len(words) for words in own if words]
    if 2 * verbs < len(row) or not shares or shares[0] >= _CUT:
        return False
    mean = sum(shares) / len(shares)
    if all(line.ended for line in row):
        return len(row) >= 3 and mean < _WHOLE
    return mean < (_CUT if len(row) > 1 else _ALONE)

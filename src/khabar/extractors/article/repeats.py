"""Leads that are printed twice: once as a summary, once in the body."""

from __future__ import annotations

from collections import Counter

from khabar.extractors.article.lines import Line, keys
from khabar.reading import Reading

__all__ = ["repeats_next", "stranger"]

_ALIKE = 0.8  # share of the summary's words that stand again in what follows
_FEWEST = 5  # words; shorter lines repeat by chance
_STEM = 4  # letters that two words of one stem usually share


def repeats_next(reading: Reading, line: Line, rest: list[Line]) -> bool:
    """
    Whether what follows says ``line`` again, perhaps cut, with a place before it or slightly reworded.

    Compares the line's words with the next ones, a few more than it has itself.
    """
    words = keys(reading, range(line.first, line.last))
    if len(words) < _FEWEST or not rest:
        return False
    reach = rest[0].first + (line.last - line.first) + 16
    following = Counter(keys(reading, range(rest[0].first, min(reach, rest[-1].last))))
    shared = sum((Counter(words) & following).values())
    return shared / len(words) >= _ALIKE


def _stems(reading: Reading, line: Line) -> set[str]:
    """Beginnings of the longer words, article and proclitics aside."""
    found = set()
    for word in keys(reading, range(line.first, line.last)):
        bare = word.lstrip("وفبلك") if len(word) > 5 else word
        bare = bare.removeprefix("ال")
        if len(bare) >= _STEM:
            found.add(bare[:_STEM])
    return found


def stranger(reading: Reading, line: Line, story: list[Line]) -> bool:
    """
    Whether a line shares no word's stem with the story: the lead of another article glued to the end.
    """
    own = _stems(reading, line)
    if len(own) < 6:
        return False
    rest: set[str] = set()
    for other in story:
        rest |= _stems(reading, other)
    return len(own & rest) / len(own) < 0.2

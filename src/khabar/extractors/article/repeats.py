"""Leads that are printed twice: once as a summary, once in the body."""

from __future__ import annotations

from collections import Counter

from khabar.extractors.article.lines import Line, keys
from khabar.reading import Reading

__all__ = ["goes_on", "repeats_next", "restated_next", "stems"]

_ALIKE = 0.8  # share of the summary's words that stand again in what follows
_FEWEST = 5  # words; shorter lines repeat by chance
_STEM = 4  # letters that two words of one stem usually share
_RESTATED = 0.5  # share of a standfirst's stems in the lead; leads and second paragraphs share less
_SLACK = 16  # tokens of a dateline before the repeated lead

#: First words of a paragraph that leans on the one before.
_BACK = frozenset(
    {
        "هذا", "هذه", "ذلك", "تلك", "هولاء", "هو", "هي", "كما", "كذلك", "ايضا", "لكن", "حيث", "بينما", "فيما", "ثم",
        "الا", "غير", "اما", "بدوره", "بدورها", "ياتي", "تاتي", "جاء", "جاءت", "يذكر", "يشار", "جدير", "الجدير",
        "تجدر", "من", "في", "بعد", "الي", "عن", "علي", "كان", "كانت", "يعد", "تعد", "ان", "انه", "لم", "لا", "قد",
    }
)  # fmt: skip


def repeats_next(reading: Reading, line: Line, rest: list[Line]) -> bool:
    """
    Whether what follows says ``line`` again, perhaps cut, with a place before it or slightly reworded.

    Compares the line's words with the next ones, a few more than it has itself.
    """
    words = keys(reading, range(line.first, line.last))
    if len(words) < _FEWEST or not rest:
        return False
    reach = rest[0].first + (line.last - line.first) + _SLACK
    following = Counter(keys(reading, range(rest[0].first, min(reach, rest[-1].last))))
    shared = sum((Counter(words) & following).values())
    return shared / len(words) >= _ALIKE


def restated_next(reading: Reading, line: Line, lead: Line) -> bool:
    """Whether ``line`` is a standfirst: the lead after it tells the same in other words, from the beginning."""
    own = stems(reading, line)
    if len(own) < _FEWEST or goes_on(reading, lead):
        return False
    return len(own & stems(reading, lead)) / len(own) >= _RESTATED


def stems(reading: Reading, line: Line) -> set[str]:
    """Beginnings of the longer words, article and proclitics aside."""
    found = set()
    for word in keys(reading, range(line.first, line.last)):
        bare = word.lstrip("وفبلك") if len(word) > 5 else word
        bare = bare.removeprefix("ال")
        if len(bare) >= _STEM:
            found.add(bare[:_STEM])
    return found


def goes_on(reading: Reading, line: Line) -> bool:
    """Whether a paragraph leans on the one before: «وأضاف», «كما», «هذه», «يذكر»."""
    first = reading.folded(line.first)
    if reading.tokens[line.first].kind != "word" or first in _BACK:
        return True
    if first[:1] not in ("و", "ف"):
        return False
    return all(match.prefix for match in reading.at(line.first))

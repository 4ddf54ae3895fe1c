"""Whether texts speak of different things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import regex

from khabar.text import fold

__all__ = ["differ"]

# Halves of one news article share 12 to 37 of a hundred words of the shorter half (19 of 20 articles), two articles
# fewer than 11.
_MEAN = 0.08
_MOST = 0.12
_FEWEST = 25  # different words below which nothing can be said
_ALL = 12  # texts compared with each other; of more, only with the next one
_WORD = regex.compile(r"[\p{Arabic}\p{Mn}]{4,}")
_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و")


def _words(text: str) -> set[str]:
    found = set()
    for word in _WORD.findall(text):
        folded = fold(word)
        prefix = next((p for p in _PREFIXES if folded.startswith(p) and len(folded) - len(p) >= 4), "")
        found.add(folded[len(prefix) :])
    return found


def differ(texts: Sequence[str]) -> bool:
    """Whether all share so few words that they cannot be parts of one article; never, when they are too short."""
    words = [_words(text) for text in texts]
    if len(words) < 2 or min(map(len, words)) < _FEWEST:
        return False
    pairs = list(combinations(words, 2) if len(words) <= _ALL else pairwise(words))
    shares = [len(a & b) / min(len(a), len(b)) for a, b in pairs]
    return max(shares) < _MOST and sum(shares) / len(shares) < _MEAN

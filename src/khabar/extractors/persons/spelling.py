"""Folded words of a phrase, remembered in the lexicon: names and posts are compared by them again and again."""

from __future__ import annotations

from khabar.lexicon import Lexicon
from khabar.text import fold, tokenize

__all__ = ["folded_pieces", "folded_words"]

_LONGEST = 200  # code points; no name or post that comes again is longer


def folded_pieces(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Folded words, numbers and marks of a text."""
    return _both(lexicon, text)[0]


def folded_words(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Folded words of a text, «عمر_البشير» as two."""
    return _both(lexicon, text)[1]


def _both(lexicon: Lexicon, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    memo: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = lexicon.memo("persons:spelling")
    known = memo.get(text)
    if known is None:
        tokens = [(fold(token.text), token.kind) for token in tokenize(text)]
        known = tuple(piece for piece, _ in tokens), tuple(piece for piece, kind in tokens if kind == "word")
        if len(text) <= _LONGEST:
            memo[text] = known
    return known

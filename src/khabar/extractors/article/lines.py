"""The lines of an article, with what can be seen from outside."""

from __future__ import annotations

from bisect import bisect_left

from attrs import frozen

from khabar.reading import Reading

__all__ = ["Line", "lines_of"]

_SENTENCE_ENDS = frozenset(".!؟?…۔")
_CLOSERS = "\"'”“»«’)]} \u00a0\u200e\u200f"


@frozen
class Line:
    """
    One line that is not blank.

    Args:
        start: First code point of its first token.
        end: One past its last token.
        text: The slice.
        first: Index of its first token.
        last: One past the index of its last token.
        blank_after: Whether a blank line, or the text's end, follows.
    """

    start: int
    end: int
    text: str
    first: int
    last: int
    blank_after: bool

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        bare = self.text.rstrip(_CLOSERS)
        return bool(bare) and bare[-1] in _SENTENCE_ENDS

    @property
    def words(self) -> int:
        """Number of tokens."""
        return self.last - self.first


def lines_of(reading: Reading) -> list[Line]:
    """All lines with at least one token, in order."""
    text, tokens = reading.text, reading.tokens
    found: list[Line] = []
    position = last = 0
    raw = text.split("\n")
    for number, line in enumerate(raw):
        first = last
        last = bisect_left(tokens, (position + len(line),), first)
        if first < last:
            start, end = tokens[first].start, tokens[last - 1].end
            after = raw[number + 1] if number + 1 < len(raw) else ""
            found.append(Line(start, end, text[start:end], first, last, not after.strip()))
        position += len(line) + 1
    return found


def keys(reading: Reading, tokens: range) -> list[str]:
    """Folded words and numbers of a range of tokens; marks left out."""
    first, last = tokens.start, tokens.stop
    pairs = zip(reading.tokens[first:last], reading.lexemes[first:last], strict=True)
    return [lexeme.folded for token, lexeme in pairs if token.kind != "mark"]

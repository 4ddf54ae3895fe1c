"""Names still to be written down: which tokens, by which rule, and who has already taken them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from attrs import evolve, frozen

from khabar.extractors.persons.nameable import Nameable
from khabar.extractors.persons.ranks import Rank
from khabar.model import Located, NameMention
from khabar.text import raw_length

__all__ = ["Candidate", "Claims"]


@frozen
class Candidate:
    """
    A name as tokens.

    Args:
        first: First token.
        last: One past the last.
        ranks: Rank of each of its words.
        rule: What found it.
        cut: Folded letters of the first token that are proclitics.
    """

    first: int
    last: int
    ranks: tuple[Rank, ...]
    rule: str
    cut: int = 0


class Claims:
    """Who holds which token; first come, first served."""

    def __init__(self, nameable: Nameable) -> None:
        self.n = nameable
        self.names: list[Candidate] = []
        self._taken: set[int] = set()

    def free(self, first: int, last: int) -> bool:
        """Whether nobody holds one of these tokens."""
        return self._taken.isdisjoint(range(first, last))

    def take(self, candidate: Candidate) -> bool:
        """Write a name down unless another holds one of its tokens."""
        if not self.free(candidate.first, candidate.last):
            return False
        self._taken.update(range(candidate.first, candidate.last))
        self.names.append(candidate)
        return True

    def replace(self, candidate: Candidate, last: int) -> None:
        """Lengthen a name up to token ``last``."""
        self._taken.update(range(candidate.last, last))
        longer = evolve(candidate, last=last, ranks=(*candidate.ranks, Rank.SURE))
        self.names[self.names.index(candidate)] = longer

    def words(self, candidate: Candidate) -> tuple[str, ...]:
        """Folded words of a name, without proclitic, hyphens and underscores."""
        n = self.n
        words = [n.folded[i] for i in range(candidate.first, candidate.last) if n.is_word(i)]
        if words and candidate.cut:
            words[0] = uncut(words[0], candidate.cut)
        return tuple(words)

    def mentions(self) -> Iterable[NameMention]:
        """The names as mentions, in text order."""
        n = self.n
        for c in sorted(self.names, key=lambda c: c.first):
            first, last = n.tokens[c.first], n.tokens[c.last - 1]
            start = first.start + (raw_length(first.text, c.cut) if c.cut else 0)
            text = n.reading.text[start : last.end]
            norm = " ".join(text.replace("_", " ").replace("#", " ").split())
            if c.cut and n.folded[c.first][c.cut - 1 :].startswith("لل"):
                norm = "ا" + norm
            yield NameMention(start, last.end, text, norm=norm if norm != text else None, rule=c.rule)


def uncut(folded: str, cut: int) -> str:
    """A word without its proclitics, the article of «للبشير» restored."""
    if cut and folded[cut - 1 :].startswith("لل"):
        return "ا" + folded[cut:]
    return folded[cut:]


def covered(reading_starts: list[int], mentions: Iterable[Located]) -> set[int]:
    """Indices of the tokens that mentions cover."""
    taken: set[int] = set()
    for m in mentions:
        taken.update(range(max(0, bisect_right(reading_starts, m.start) - 1), bisect_left(reading_starts, m.end)))
    return taken

"""Posts of two holders: «وزيرا خارجية مصر والأردن», «الرئيسان التركي والروسي», «رئيسي البلدين»."""

from __future__ import annotations

from khabar.extractors.persons.complements import Complement, Complements
from khabar.extractors.persons.words import Words
from khabar.lexicon import Match

__all__ = ["read_dual"]


def read_dual(head: Match, words: Words, complements: Complements, *, definite: bool) -> Complement | None:
    """The complement of a dual head, if it names two; ``None`` else («رئيسي» may be a surname)."""
    if definite:
        of = complements.agree(Complement(head.last, "dual"), definite=True)
        return of if of.joined else None
    if not _twins(words, head.last):
        read = complements.read(head.last, known=True)
        if read is not None:
            return read if read.joined else _of_two(words, head.last)
    return _of_two(words, head.last)


def _of_two(words: Words, i: int) -> Complement | None:
    """«رئيسي البلدين», «وزيري خارجية البلدين»."""
    domain = words.longest(i, "office_domains")
    last = domain.last if domain is not None and not words.definite(i) else i
    return Complement(last + 1, "country", joined=True) if _twins(words, last) else None


def _twins(words: Words, i: int) -> bool:
    """A definite dual of a known body: «البلدين», «الحكومتين»."""
    folded = words.reading.folded(i) if words.is_word(i) and words.adjoins(i) else ""
    if not folded.endswith("ين") or not words.definite(i):
        return False
    single = folded[2:-3] + "ه" if folded.endswith("تين") else folded[2:-2]
    return bool(words.reading.lexicon.entries(single, "office_bodies"))

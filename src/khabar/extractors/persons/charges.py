"""What a post is in charge of and the body it belongs to, as the text writes them."""

from __future__ import annotations

from khabar.extractors.persons.complements import Complement
from khabar.extractors.persons.words import Words
from khabar.lexicon import Match

__all__ = ["domain_and_body"]

#: Particles after which another body, a place or a person begins.
_PARTING = frozenset(["في", "لدي", "الي", "عن", "باسم", "مع"])


def domain_and_body(words: Words, head: Match, of: Complement, status: Match | None) -> tuple[str | None, str | None]:
    """
    The first domain and the first body of a post's complement, each with its adjectives.

    «وزير الخارجية في الحكومة الانتقالية» gives «الخارجية» and «الحكومة الانتقالية»; a lost article is restored:
    «أمين للمجلس» gives «المجلس». A cabinet («رئيس الوزراء») is no body.
    """
    domain = body = None
    i = head.last
    while i < of.last and body is None:
        match = next((m for p in ("", "ل", "ب") if (m := words.body(i, p)) is not None), None)
        if match is None or match.last > of.last:
            i += 1
            continue
        i = match.last
        if match.entry.table == "office_domains":
            domain = domain or _written(words, match, match.last)
        elif match.entry.table in ("office_bodies", "organisations") and match.entry["kind"] != "cabinet":
            body = _written(
                words, match, _end(words, head, match.last, status.first if status is not None else of.last)
            )
    return domain, body


def _end(words: Words, head: Match, i: int, last: int) -> int:
    """Where the body's name ends: before a status, a particle, or what an envoy is sent to."""
    while i < last and words.reading.folded(i) not in _PARTING:
        if head.entry["kind"] == "abroad" and words.prefixed(i):
            break
        i += 1
    return i


def _written(words: Words, match: Match, last: int) -> str:
    reading = words.reading
    text = reading.text[match.start : reading.tokens[last - 1].end]
    if match.suffix and last == match.last and text.endswith(match.suffix):  # «خارجيته»
        text = text[: -len(match.suffix)]
        text = text[:-1] + "ة" if text.endswith("ت") else text
        return text if text.startswith("ال") else "ال" + text
    lost = match.prefix.endswith("ل") and reading.folded(match.first).startswith(match.prefix + "ل")
    return "ال" + text[1:] if lost and text.startswith("ل") else text

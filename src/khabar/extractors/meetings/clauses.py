"""Cues by token, and where clauses end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from khabar.extractors.meetings.phrases import cues_of
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["SENTENCE_MARKS", "Clauses"]

SENTENCE_MARKS = frozenset(".؛;:!?؟\n•*")
_PARTING = ("stop", "frame", "topic", "topic-verb", "habit")


class Clauses:
    """Cues by token, and where clauses end."""

    def __init__(
        self, reading: Reading, named: frozenset[int] = frozenset(), dated: frozenset[int] = frozenset()
    ) -> None:
        self.reading = reading
        self.named = named
        self.dated = dated
        self.quoted: list[int] = []  # first tokens of quotations, in order
        self.cues: dict[int, list[tuple[str, Match]]] = {}
        self._firsts: dict[str, list[int]] = {}  # use → tokens, in order
        cues, firsts = self.cues, self._firsts
        for use, match in cues_of(reading):
            if match.suffix and (match.entry["pos"] != "verb" or not _possible(reading, match)):
                continue  # «غداة» is no «غدا»
            if match.first in cues:
                cues[match.first].append((use, match))
            else:
                cues[match.first] = [(use, match)]
            if use in firsts:
                firsts[use].append(match.first)
            else:
                firsts[use] = [match.first]
        self.cued = list(cues)
        self.breaks = [i for i, token in enumerate(reading.tokens) if token.text in SENTENCE_MARKS]
        self.lights: dict[int, Match] = {}
        for match in reading.matches("light_verbs"):
            if match.first not in named and _possible(reading, match):
                held = self.lights.get(match.first)
                if held is None or _better(self, match, held):
                    self.lights[match.first] = match
        self.triggers = _triggers(self)
        self.speech = {
            m.first for m in reading.matches("cues")
            if m.first not in named and m.first not in self.triggers and m.entry["shape"] in ("perfect", "imperfect")
            and not m.entry.flag("ambiguous") and _possible(reading, m)
            and not (m.suffix and m.entry.lemma == "وصف")  # «محادثات وصفها بالمثمرة مع X»
        }  # fmt: skip
        overtaking = {i for i, m in self.triggers.items() if _takes_over(m)}
        self._ends = sorted(overtaking.union(self.breaks, self.speech))
        parting = set().union(*(firsts.get(use, ()) for use in _PARTING))
        self._soft = sorted(i for i in parting if self._parts(i))

    def _parts(self, i: int) -> bool:
        """Whether a cue ends the stretch of the participants; «قد» never does, nor «إن» inside «مون جاي إن وX»."""
        if i in self.named:
            return False  # «وزيرة التعاون الدولي»
        if i - 1 in self.named and self._goes_on(i + 1):
            return False
        cue = None if i in self.dated or i + 1 in self.dated else self.use(i, *_PARTING)
        return cue is not None and cue.entry["use"] != "habit" and self.reading.folded(i) != "قد"

    def _goes_on(self, i: int) -> bool:
        """Whether a list goes on at a token, or behind its comma."""
        tokens = self.reading.tokens
        i += i + 1 < len(tokens) and tokens[i].text in "،,"
        return i in self.named and tokens[i].text.startswith("و")

    def end(self, token: int) -> int:
        """The first token from ``token`` on at which another sentence part begins."""
        at = bisect_left(self._ends, token)
        return self._ends[at] if at < len(self._ends) else len(self.reading.tokens)

    def pause(self, token: int) -> int:
        """The first token from ``token`` on at which a phrase of time, a topic or a subordinate clause begins."""
        at = bisect_left(self._soft, token)
        return self._soft[at] if at < len(self._soft) else len(self.reading.tokens)

    def first_quoted(self, token: int) -> int:
        """The first token from ``token`` on that opens a quotation."""
        at = bisect_left(self.quoted, token)
        return self.quoted[at] if at < len(self.quoted) else len(self.reading.tokens)

    def cued_within(self, first: int, last: int) -> list[int]:
        """Tokens in ``[first, last)`` at which cues begin."""
        return self.cued[bisect_left(self.cued, first) : bisect_left(self.cued, last)]

    def first_of(self, use: str, first: int, last: int) -> int | None:
        """The first token in ``[first, last)`` at which a cue of a use begins."""
        firsts = self._firsts.get(use, ())
        at = bisect_left(firsts, first)
        return firsts[at] if at < len(firsts) and firsts[at] < last else None

    def firsts_of(self, use: str) -> Sequence[int]:
        """Tokens at which cues of a use begin, in order."""
        return self._firsts.get(use, ())

    def use(self, i: int, *wanted: str) -> Match | None:
        """The longest cue of a wanted use that begins at a token."""
        best: Match | None = None
        here = self.cues.get(i)
        if here is None:
            return None
        for use, match in here:
            if use in wanted and (best is None or match.last > best.last):
                best = match
        return best


def _masdar_here(clauses: Clauses, match: Match) -> bool:
    """Whether the words before speak for the verbal noun rather than the verb («إلى عقد»، «تم عقد»)."""
    if match.prefix.strip("وف") in ("ل", "ب"):
        return True
    before = match.first - 1
    if before < 0:
        return False
    reading = clauses.reading
    light = next(iter(reading.at(before, "light_verbs")), None)
    if light is not None and light.entry["use"] == "occur":
        return True
    small = any(m.entry["pos"] == "preposition" for m in reading.at(before, "function_words"))
    return small or clauses.use(before, "frame", "generic", "status") is not None


def _possible(reading: Reading, match: Match) -> bool:
    """Whether the letters cut off can be a proclitic and a pronoun of this word."""
    shape = match.entry["shape"]
    prefix = match.prefix.lstrip("وف")
    if match.suffix == "ه" and "ة" in reading.tokens[match.last - 1].text[-2:]:
        return False  # «وزارة» is no «زاره»
    if match.suffix and match.table == "triggers" and shape != "noun" and not match.entry.flag("direct"):
        return False  # «تداوله»، «بحثها»
    if "nisba" in match.entry["risk"] and (
        match.suffix == "ي" or (match.entry["number"] == "d" and _ends_in_ya(reading, match))
    ):
        return False  # «اجتماعي» is social
    if shape == "imperfect" and (match.entry["person"], match.entry["number"]) == ("1", "s"):
        if "أ" not in reading.tokens[match.first].text[: len(match.prefix) + 1]:
            return False  # «ساحل» is no «سأحل»
    if shape in ("perfect", "imperfect"):
        if prefix in ("ب", "ك") or (prefix == "ل" and shape == "perfect") or match.suffix in ("ي", "ك", "كم", "هن"):
            return False
        return not (shape == "perfect" and match.entry["person"] == "1" and match.suffix) and not (
            prefix == "س" and shape == "perfect"
        )
    return prefix != "س" and not (shape == "noun" and match.suffix in ("ك", "كم", "هن"))


def _ends_in_ya(reading: Reading, match: Match) -> bool:
    return reading.folded(match.last - 1).endswith("ي")


def _triggers(clauses: Clauses) -> dict[int, Match]:
    """One trigger a token: the longest, the verbal noun where the words before speak for it."""
    reading = clauses.reading
    best: dict[int, Match] = {}
    for match in reading.matches("triggers"):
        if match.first in clauses.named or not _possible(reading, match):
            continue
        held = best.get(match.first)
        if held is None or match.last > held.last or (match.last == held.last and _better(clauses, match, held)):
            best[match.first] = match
    covered = -1
    kept: dict[int, Match] = {}
    for first in sorted(best):
        if first >= covered:
            kept[first] = best[first]
            covered = best[first].last
    return kept


def _better(clauses: Clauses, match: Match, held: Match) -> bool:
    """Of two readings of one word: the longer stem, then the one its surroundings speak for."""
    if len(match.prefix) + len(match.suffix) != len(held.prefix) + len(held.suffix):
        return len(match.prefix) + len(match.suffix) < len(held.prefix) + len(held.suffix)
    if match.entry["person"] != held.entry["person"]:
        return match.entry["person"] == "3"  # «أجرى» is he, not «أُجري»
    if (match.entry["shape"], held.entry["shape"]) == ("perfect", "imperfect"):
        return True
    masdar = match.entry["shape"] in ("masdar", "noun")
    return masdar != (held.entry["shape"] in ("masdar", "noun")) and masdar == _masdar_here(clauses, match)


def _takes_over(match: Match) -> bool:
    """Whether a trigger opens a clause of its own (a verb, or a noun that a light verb carries)."""
    return match.entry["requires"] not in ("invited",) or match.entry["pos"] == "verb"

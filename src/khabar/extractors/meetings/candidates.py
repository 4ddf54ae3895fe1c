"""Words that may say that an event took place, and what stands around them."""

from __future__ import annotations

from bisect import bisect_left

from attrs import define, field

from khabar.extractors.meetings.phrases import cues_of
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["Candidate", "Clauses", "find_candidates"]

_FAR = 400  # tokens of a clause that are looked at, to either side
_FAR_PLAN = 12  # tokens of a relative clause in which its plan is told
_REACH = 7  # tokens between a light verb and its noun
#: What is given and taken: no other noun goes with these light verbs.
_GIVEN = {
    "give": ("invitation", "message", "phone_call"),
    "receive": ("invitation", "message", "phone_call", "video_call", "ceremony", "reception", "meeting", "visit"),
}
_PAID = ("visit", "site_visit")
_PASSIVE = frozenset({"عقد", "انعقد"})
_SENTENCE_MARKS = frozenset(".؛;:!?؟\n•*")
_PARTING = ("stop", "frame", "topic", "topic-verb", "habit")


@define(eq=False)
class Candidate:
    """
    A trigger word in its clause.

    Attributes:
        match: The trigger.
        kind: Kind of event it speaks of.
        verb: Whether it is a finite verb.
        low: First token of its clause.
        high: One past the last token that may name a participant.
        limit: One past the last token of its sentence part; role cues are looked for up to here.
        light: The light verb that carries it.
        relative: The light verb follows («اجتماع عقده»).
        weak: It may join an event but never make one.
        status: What the words around it say of its reality; empty for nothing.
        another: It speaks of another event of the same kind («آخر زيارة»).
        marks: Further signs: ``frame``, ``margin``, ``definite``, ``purpose``, ``present``, ``relative``, ``ongoing``,
            ``phone``, ``video``, ``joint``, ``shared``, ``apart``, ``series``, ``planned``.
        topics: First tokens of what it was about.
    """

    match: Match
    kind: str
    verb: bool
    low: int
    high: int
    limit: int
    light: Match | None = None
    relative: bool = False
    weak: bool = False
    status: str = ""
    another: str = ""
    marks: set[str] = field(factory=set)
    topics: list[int] = field(factory=list)

    @property
    def first(self) -> int:
        """Its first token."""
        return self.match.first

    @property
    def head(self) -> int:
        """First token of the verb group: the light verb's, else its own."""
        return min(self.match.first, self.light.first) if self.light else self.match.first

    @property
    def finite(self) -> Match | None:
        """The verb whose subject acts: the light verb, or itself."""
        return (
            self.light
            if self.light is not None and self.light.entry["shape"] != "masdar"
            else (self.match if self.verb else None)
        )


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
        self.breaks = [i for i, token in enumerate(reading.tokens) if token.text in _SENTENCE_MARKS]
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
        after = i + 1 + (i + 2 < len(self.reading.tokens) and self.reading.tokens[i + 1].text in "،,")
        if i - 1 in self.named and after in self.named and self.reading.tokens[after].text.startswith("و"):
            return False
        cue = None if i in self.dated or i + 1 in self.dated else self.use(i, *_PARTING)
        return cue is not None and cue.entry["use"] != "habit" and self.reading.folded(i) != "قد"

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


def _bounds(clauses: Clauses, match: Match, light: Match | None, known: int) -> tuple[int, int, int]:
    """First token of the clause, end of the participants' stretch beyond ``known``, end of the sentence part."""
    reading = clauses.reading
    sentence = reading.sentence_of(match.first)
    begin, end = (sentence.first, sentence.last) if sentence else (0, len(reading.tokens))
    low = min(match.first, light.first) if light else match.first
    at = bisect_left(clauses.breaks, low)
    low = max(begin, low - _FAR, clauses.breaks[at - 1] + 1 if at else 0)
    high = max(match.last, light.last) if light else match.last
    limit = min(end, high + _FAR, clauses.end(high), clauses.first_quoted(max(high, match.last + 1)))
    limit = max(limit, high)
    return low, min(clauses.pause(max(high, known)), limit), limit


def _takes_over(match: Match) -> bool:
    """Whether a trigger opens a clause of its own (a verb, or a noun that a light verb carries)."""
    return match.entry["requires"] not in ("invited",) or match.entry["pos"] == "verb"


def _light_before(clauses: Clauses, match: Match) -> Match | None:
    """The light verb that carries a noun from before, nearest first; «تم عقد لقاء» gives «تم»'s sense to «عقد»."""
    reading = clauses.reading
    at = match.first - 1
    steps = 0
    comma = False
    sentence = reading.sentence_of(match.first)
    low = sentence.first if sentence is not None else 0
    while at >= low and steps < _REACH * 2:
        token = reading.tokens[at]
        if token.text in _SENTENCE_MARKS:
            return None
        comma = comma or token.text in "،,"
        if at in clauses.named:
            at -= 1
            continue
        light = clauses.lights.get(at)
        if light is not None and light.last <= match.first:
            frame = clauses.use(at - 1, "frame") if at > low else None
            if frame is not None and frame.last == light.last:
                return None  # «في ختام محادثات»
            if light.entry.lemma == "عاد" and reading.folded(match.first - 1) != "من":
                return None  # «تعود إلى الظهور في اجتماع»
            if comma and light.first and _relates(reading, light.first - 1) and _unknown(clauses, match.first - 1):
                return None  # «القمة التي ستعقد غدا، سبقتها محادثات»
            if steps <= _REACH or light.entry["use"] in ("perform", "host", "attend", "receive"):
                return light
            return None
        framed = at > 0 and clauses.use(at - 1, "frame") is not None
        if at in clauses.triggers and framed and clauses.triggers[at].entry["pos"] == "noun":
            at -= 2  # «يجري خلال زيارته إلى P مباحثات»
            steps += 1
            continue
        if at in clauses.triggers or at in clauses.speech:
            return None
        if clauses.use(at, "stop", "frame") is not None and reading.folded(at) != "قد":
            return None
        status = clauses.use(at, "status")
        if status is not None and status.entry["value"] in ("cancelled", "postponed"):
            return None  # «أبلغ بحضوره ولكنه ألغى زيارته»
        steps += 1
        at -= 1
    return None


def _light_after(clauses: Clauses, match: Match) -> Match | None:
    """A relative light verb: «اجتماع ثنائي عقده»، «زيارة يقوم بها»، «المحادثات التي يجريها»."""
    reading = clauses.reading
    sentence = reading.sentence_of(match.first)
    end = sentence.last if sentence is not None else len(reading.tokens)
    steps = 0
    for at in range(match.last, end):
        steps += at not in clauses.named
        if steps > _REACH:
            return None
        if reading.tokens[at].text in _SENTENCE_MARKS or at in clauses.speech:
            return None
        light = clauses.lights.get(at)
        if light is not None:
            after = reading.folded(light.last) if light.last < len(reading.tokens) else ""
            if light.suffix in ("ه", "ها", "هما") or after in ("بها", "به") or light.entry["use"] in ("gather",):
                return light
            if light.entry.lemma in _PASSIVE and light.entry["shape"] == "imperfect" and not match.suffix:
                return light  # «اجتماعا … قد يعقد»
            before = reading.folded(at - 1)
            return (
                light
                if before in ("التي", "الذي")
                and (light.entry["use"] in ("occur", "open", "close", "continue") or light.entry.lemma in _PASSIVE)
                else None
            )
        if at in clauses.triggers or clauses.use(at, "frame") is not None:
            return None
    return None


def _unknown(clauses: Clauses, i: int) -> bool:
    """Whether a token is a word that nobody knows: a verb perhaps."""
    reading = clauses.reading
    known = i in clauses.named or i in clauses.dated or i in clauses.cues or i in clauses.lights
    return reading.tokens[i].kind == "word" and not known and not reading.at(i, "function_words")


def _planned_after(clauses: Clauses, match: Match) -> int:
    """«الزيارة التي كان X يعتزم …»، «القمة التي كانت مقررة»: where the words end that say it was planned, or 0."""
    reading = clauses.reading
    relative = next(
        (i for i in range(match.last, match.last + 2) if i < len(reading.tokens) and _relates(reading, i)), 0
    )
    if not relative:
        return 0
    for i in range(relative + 1, min(clauses.end(relative), relative + _FAR_PLAN)):
        cue = clauses.use(i, "status")
        if cue is not None and cue.entry["value"] == "announced":
            return cue.last
        if clauses.use(i, "frame", "topic") is not None:
            break
    return 0


def _relates(reading: Reading, i: int) -> bool:
    return reading.folded(i) in ("الذي", "التي")


def find_candidates(clauses: Clauses) -> list[Candidate]:
    """All triggers in text order, each with its light verb and its clause."""
    found: list[Candidate] = []
    for first in sorted(clauses.triggers):
        match = clauses.triggers[first]
        carried = found[-1].light if found and found[-1].relative else None
        if carried is not None and carried.first == first:
            continue  # «مؤتمر يستضيفه»
        verb = match.entry["shape"] in ("perfect", "imperfect")
        light = relative = None
        if not verb:
            light = _light_before(clauses, match)
            if light is None:
                light = relative = _light_after(clauses, match)
            if light is not None and light.entry.lemma == "أدى" and match.entry["kind"] not in _PAID:
                light = relative = None  # «أداء X في القمة»
            if light is not None and match.entry["kind"] not in _GIVEN.get(light.entry["use"], (match.entry["kind"],)):
                light = relative = None
        planned = 0 if verb or light is not None else _planned_after(clauses, match)
        low, high, limit = _bounds(clauses, match, light, planned)
        found.append(
            Candidate(match, match.entry["kind"], verb, low, high, limit, light, relative is not None and not verb)
        )
        if planned:
            found[-1].marks.add("planned")
    return found

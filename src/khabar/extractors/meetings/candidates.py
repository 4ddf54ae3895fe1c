"""Words that may say that an event took place, and what stands around them."""

from __future__ import annotations

from bisect import bisect_left

from attrs import define, field

from khabar.extractors.meetings.clauses import SENTENCE_MARKS, Clauses
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["Candidate", "find_candidates"]

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
        if token.text in SENTENCE_MARKS:
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
        if at in clauses.cues:
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
        if reading.tokens[at].text in SENTENCE_MARKS or at in clauses.speech:
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
    relative = match.last
    if not _relates(reading, relative):
        relative += 1
        if not _relates(reading, relative):
            return 0
    for i in clauses.cued_within(relative + 1, min(clauses.end(relative), relative + _FAR_PLAN)):
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

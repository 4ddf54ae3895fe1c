"""The frame of a trigger, and the noun phrases beside it kept in lists."""

from __future__ import annotations

from attrs import define, field

from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.phrases import SITES, Party, Ref
from khabar.extractors.meetings.subjects import Subjects
from khabar.model import Span

__all__ = ["QUOTES", "Frame", "Slots", "agreeing", "joined_after", "parties_of", "unknown_words", "with_list"]

QUOTES = frozenset("\"'«»“”„()#_،,-–—")


@define
class Frame:
    """
    A trigger's frame.

    Attributes:
        subject: Who acts.
        others: Whom with, or whom.
        level: All on one level («بين X وY»).
        chairs, extras, delegations, mediators, hosts, guests: By their cues.
        hidden: The subject stands elsewhere.
        unknown: Words stand where the subject stands, but nobody knows them.
        outlet: The other side is a news outlet: an interview.
        target: The phrase that a traveller goes to.
        airport: It is an airport.
        site: The building or base he is shown.
    """

    subject: list[Party] = field(factory=list)
    others: list[Party] = field(factory=list)
    level: list[Party] = field(factory=list)
    chairs: list[Party] = field(factory=list)
    extras: list[Party] = field(factory=list)
    delegations: list[Party] = field(factory=list)
    mediators: list[Party] = field(factory=list)
    hosts: list[Party] = field(factory=list)
    guests: list[Party] = field(factory=list)
    hidden: bool = False
    unknown: bool = False
    outlet: bool = False
    target: Ref | None = None
    airport: bool = False
    site: Span | None = None


class Slots:
    """Phrases after a token, lists kept together."""

    def __init__(self, subjects: Subjects, refs: list[Ref]) -> None:
        self.lists: list[list[Ref]] = []
        for ref in refs:
            if ref.joined and self.lists:
                self.lists[-1].append(ref)
            elif not (self.lists and _explains(subjects, self.lists[-1][-1], ref)):
                self.lists.append([ref])

    def plain(self) -> list[list[Ref]]:
        return [refs for refs in self.lists if not refs[0].prep]

    def under(self, *preps: str) -> list[list[Ref]]:
        return [refs for refs in self.lists if refs[0].prep in preps]


def _explains(subjects: Subjects, name: Ref, post: Ref) -> bool:
    """«محمد فريد، رئيس الأركان»: a post right behind a name, or behind a comma a word or two further, explains it."""
    if post.kind != "office" or post.actors or post.prep or post.each or post.plural or name.kind != "person":
        return False
    gap = range(name.last, post.first)
    if len(gap) > 3 or any(i in subjects.dated for i in gap):
        return False
    if "،" not in [subjects.reading.tokens[i].text for i in gap[-1:]] and len(gap) > 0:
        return False
    return name.country is None or post.country is None or name.country == post.country


def unknown_words(subjects: Subjects, first: int, last: int) -> int:
    """Words between two tokens that no date, place, honorific or prepositional phrase explains."""
    reading, clauses = subjects.reading, subjects.clauses
    count = 0
    aside = False  # inside «في القصر الجمهوري»، «بمكتبه بمقر الوزارة»
    for i in range(first, last):
        token = reading.tokens[i]
        if token.kind != "word" or i in subjects.dated or i in subjects.placed or i in subjects.refs.covered:
            aside = aside and token.kind == "word" and i in subjects.placed
            continue
        small = reading.at(i, "function_words")
        if small or i in clauses.cues:
            aside = aside or any(m.entry["pos"] == "preposition" for m in small)
            continue
        if i in clauses.lights or reading.at(i, "honorifics") or reading.at(i, "titles"):
            continue
        if reading.folded(i).startswith(("بال", "بم", "بق", "بد")) and i not in clauses.triggers:
            aside = True
        count += not aside
    return count


def parties_of(subjects: Subjects, refs: list[Ref]) -> list[Party]:
    return [subjects.party(r) for r in refs if r.kind not in SITES]


def agreeing(subjects: Subjects, candidate: Candidate, ref: Ref) -> bool:
    feminine = subjects.feminine(candidate)
    if feminine is None or ref.kind != "person" or ref.gender is None:
        return True
    return (ref.gender == "f") == feminine


def with_list(subjects: Subjects, ref: Ref, *, here: bool = True) -> list[Party]:
    """A subject and what goes on its list («الرئيس ورئيس الوزراء يبحثان»)."""
    return [subjects.party(ref, here=here)] + [subjects.party(r, here=here) for r in joined_after(subjects, ref)]


def joined_after(subjects: Subjects, ref: Ref) -> list[Ref]:
    found: list[Ref] = []
    at = ref.last
    while True:
        while at < len(subjects.reading.tokens) and subjects.reading.tokens[at].text in QUOTES:
            at += 1
        following = subjects.refs.starting(at) or subjects.refs.starting(at + 1)
        if following is None or not following.joined:
            return found
        found.append(following)
        at = following.last

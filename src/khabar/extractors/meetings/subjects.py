"""Who a verb or a pronoun speaks of: subjects left of it, in its sentence, in the sentences before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from attrs import evolve

from khabar.extractors.meetings.antecedents import (
    MARKS,
    PERSONAL,
    RELATIVE,
    antecedent_of,
    beside_of,
    datelined,
    of_the_main_clause,
)
from khabar.extractors.meetings.candidates import Candidate
from khabar.extractors.meetings.clauses import Clauses
from khabar.extractors.meetings.phrases import Party, Ref, Refs, tokens_of
from khabar.lexicon import Match
from khabar.matching.offices import Post, post_of
from khabar.model import OfficeMention, Person
from khabar.reading import Found, Reading
from khabar.text import Sentence

__all__ = ["Subjects"]

_ACTING = ("person", "office", "body", "state", "group", "people")
_PASSED = frozenset({"قد", "كان", "كانت", "وكان", "وكانت", "سوف", "لم", "هو", "ايضا", "كما", "حاليا", "بدوره"})
_OPENERS = frozenset(
    {"ان", "بان", "كان", "كانت", "لكن", "فان", "فيما", "بينما", "لان", "حيث", "بعدما", "عندما", "كما", "قد", "تصريحات"}
)
_THEREIN = frozenset({"خلالها", "خلاله", "فيها", "فيه", "اثناءها"})
_FAR = 250  # tokens of one sentence over which a subject is looked for
_BACK = 3  # sentences a hidden subject is looked for in


def _start(sentence: Sentence) -> int:
    return sentence.start


class Subjects:
    """Finds subjects and antecedents in one article."""

    def __init__(self, reading: Reading, found: Found, clauses: Clauses, refs: Refs) -> None:
        self.reading, self.found, self.clauses, self.refs = reading, found, clauses, refs
        self.objects: set[int] = set()  # first tokens of phrases that are objects of a verb
        self.guests: dict[int, Ref] = {}  # sentence → whom somebody received in it
        self.acting: dict[int, list[Party]] = {}  # sentence → who acted last in it
        self.persons: dict[str, Person] = {p.id: p for p in found.persons}
        self._starts = [o.start for o in found.offices]
        self._held: dict[str, list[int]] = {}  # person → offices
        for k, office in enumerate(found.offices):
            for who in office.persons:
                self._held.setdefault(who, []).append(k)
        self._posts = reading.lexicon.memo("meetings posts")
        self.dated = clauses.dated
        self.placed = tokens_of(reading, found.places)

    def posts_of(self, party: Party) -> list[Post]:
        """The posts in a phrase, and those that its person holds elsewhere."""
        span = party.surface
        offices = self.found.offices
        wanted = {k for actor in party.actors for k in self._held.get(actor, ())}
        if span is not None:
            wanted.update(range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)))
        return [self._post(o) for k in sorted(wanted) if (o := offices[k]).head]

    def _post(self, office: OfficeMention) -> Post:
        parts = (office.head, office.domain, office.organisation, office.country, office.status)
        key = "\t".join(part or "" for part in parts)
        post: Post | None = self._posts.get(key)
        if post is None:
            post = self._posts[key] = post_of(*parts)
        return post

    def party(self, ref: Ref, *, here: bool = True) -> Party:
        """A phrase as a party; ``here=False`` for an antecedent, which stands elsewhere."""
        if ref.kind == "homeland":
            ref = self._homeland(ref)
        return Party(
            ref.actors, self.reading.text[ref.start : ref.end], ref.kind, ref.country,
            ref.span(self.reading.text) if here else None, ref.each, ref.plural,
        )  # fmt: skip

    def _homeland(self, ref: Ref) -> Ref:
        """«بلاده»: the state of whoever is spoken of."""
        owner = self.owner(ref.first)
        country = owner.country if owner is not None else None
        state = next((a for a in self.found.actors if a.kind == "state" and a.country == country), None)
        ids = (state.id,) if state is not None and country is not None else ()
        return evolve(ref, kind="state", actors=ids, country=country)

    def left(self, token: int, low: int) -> Ref | None:
        """The phrase right before a verb that can be its subject («الملك يلتقي»، «الذي يزور»، «كان X قد التقى»)."""
        at = token
        relative = False
        while at > low:
            word = self.reading.tokens[at - 1]
            ref = self.refs.ending(at)
            if ref is not None:
                ref = self._head(ref, low)
                if ref.kind not in _ACTING and ref.kind not in ("sides", "homeland"):
                    return None
                return ref if relative or (not ref.prep and self._heads(ref, low)) else None
            folded = self.reading.folded(at - 1)
            if folded in RELATIVE:
                relative = True
            elif not (
                word.text in MARKS or folded in _PASSED or at - 1 in self.dated
                or self.clauses.use(at - 1, "status", "ongoing") is not None
            ):  # fmt: skip
                return self._led(at, low)
            at -= 1
        return None

    def _led(self, token: int, low: int) -> Ref | None:
        """«وفد برئاسة X وصل»: the delegation, when nobody knows X."""
        for i in range(token - 1, max(low, token - 4), -1):
            cue = self.clauses.use(i, "role")
            if cue is not None and cue.entry["value"] == "chair":
                group = self.refs.ending(i)
                return group if group is not None and group.kind == "group" and not group.prep else None
        return None

    def _heads(self, ref: Ref, low: int) -> bool:
        """Whether a phrase opens its clause: «الملك يلتقي», not «مستشار الملك يلتقي»."""
        at = ref.first
        if (
            at <= low
            or self.reading.tokens[at - 1].kind != "word"
            or self.reading.text[self.reading.tokens[at].start] == "و"
        ):
            return True
        sentence = self.reading.sentence_of(ref.first)
        folded = self.reading.folded(at - 1)
        return (sentence is not None and self.subject_like(ref, sentence)) or bool(
            self.reading.at(at - 1, "function_words")
            or self.clauses.cues.get(at - 1)
            or folded in _PASSED
            or at - 1 in self.dated
        )

    def _head(self, ref: Ref, low: int) -> Ref:
        """The first of a list, and the name before a post that only explains it."""
        for _ in range(4):
            before = self.refs.ending(ref.first)
            at = ref.first
            while before is None and at > low and self.reading.tokens[at - 1].text in MARKS:
                at -= 1
                before = self.refs.ending(at)
            if before is None or before.first < low:
                return ref
            explains = ref.kind == "office" and not ref.actors and before.kind == "person" and not ref.joined
            if not explains and not (ref.joined and before.kind in _ACTING):
                return ref
            ref = before
        return ref

    def subject_like(self, ref: Ref, sentence: Sentence) -> bool:
        """Whether a phrase stands where a subject stands: first, or after a verb or أن."""
        if ref.prep or ref.joined or ref.first in self.objects:
            return False
        at = ref.first
        while at > sentence.first and self.reading.tokens[at - 1].text in MARKS:
            at -= 1
        if at == sentence.first:
            return True
        before = at - 1
        if before == sentence.first and self.reading.tokens[before].kind == "word" and not self._small(before):
            return True  # a verb that nobody knows opens the sentence
        if before in self.clauses.speech or before in self.clauses.lights:
            return True
        trigger = self.clauses.triggers.get(before)
        if trigger is not None and trigger.entry["pos"] == "verb":
            return True
        cue = self.clauses.use(before, "status")
        if cue is not None and cue.entry["pos"] == "verb":
            return True
        folded = self.reading.folded(before)
        return folded.lstrip("وف") in _OPENERS or folded in _OPENERS

    def _said_by_another(self, token: int, sentence: Sentence) -> bool:
        """«ولكنه قال في اجتماع»: a verb of speech right before, its subject hidden."""
        return any(i in self.clauses.speech for i in range(max(sentence.first, token - 4), token))

    def parted(self, owner: Ref, token: int) -> bool:
        """Whether an أن clause with its own subject lies between («قال X إن السياسة تغيرت بعد محادثات مع Y»)."""
        for i in range(owner.last, token):
            if self.reading.folded(i).removeprefix("و") in ("ان", "بان") and i + 1 < token:
                return i + 2 < token and i + 1 not in self.clauses.triggers
        return False

    def _small(self, i: int) -> bool:
        return bool(self.reading.at(i, "function_words") or i in self.clauses.cues or self.reading.at(i, "nisbas"))

    def owner(
        self,
        token: int,
        *,
        plural: bool = False,
        feminine: bool | None = None,
        stranger: str | None = None,
        nearest: bool = False,
    ) -> Ref | None:
        """Whom a pronoun or a hidden subject at ``token`` speaks of: nobody of the country ``stranger``."""
        sentence = self.reading.sentence_of(token)
        if sentence is None:
            return None
        low = max(sentence.first, token - _FAR)
        here = [r for r in self.refs.between(low, token) if r.last <= token and r.kind in _ACTING]
        here = of_the_main_clause(self.reading, here, token)
        here = [r for r in here if not datelined(self.reading, r) and not self.on_site(r)]
        beside = beside_of(self.reading, self.refs, token)
        if beside is not None and not plural and self._agrees(beside, feminine):
            return beside
        antecedent = antecedent_of(self.reading, self.refs, here, token)
        fits = antecedent is not None and self._agrees(antecedent, feminine) and stranger != antecedent.country
        if antecedent is not None and fits and not plural:
            return antecedent
        if stranger is not None:
            here = [r for r in here if r.country != stranger]
        if nearest:  # «هاجم X Y لاجتماعه»: Y
            persons = [r for r in here if r.kind == "person" and not r.prep and self._agrees(r, feminine)]
            if persons:
                return persons[-1]
        best = self._best(here, sentence, feminine, plural)
        if best is not None and best.kind not in PERSONAL and self._said_by_another(token, sentence):
            best = self.earlier(sentence, feminine=feminine, plural=plural) or best
        if best is not None:
            return best
        after = self._after(token, sentence, feminine)
        if after is not None:
            return after
        before = self.earlier(sentence, feminine=feminine, plural=plural)
        return None if before is not None and stranger is not None and before.country == stranger else before

    @cached_property
    def _sited(self) -> set[int]:
        """First tokens of phrases right behind a site's word, or one word further."""
        return {at for i in self.clauses.firsts_of("site") for at in (i + 1, i + 2)}

    def on_site(self, ref: Ref) -> bool:
        """«نصب المهاتما غاندي»: a name inside that of a site."""
        return ref.first in self._sited and ref.kind == "person" and not ref.prep

    def same_sentence(self, one: int, two: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.reading.sentence_of(one) is self.reading.sentence_of(two)

    def going_on(self, token: int, feminine: bool | None) -> list[Party]:
        """«زار المقر، والتقى القادة»: who acted last in the same sentence, where a verb goes on after و or حيث."""
        sentence = self.reading.sentence_of(token)
        parties = self.acting.get(sentence.first, []) if sentence else []
        word = self.reading.folded(token)
        before = self.reading.folded(token - 1).lstrip("و") if token else ""
        after = self.reading.folded(token + 1) if token + 1 < len(self.reading.tokens) else ""
        goes_on = word.startswith(("و", "ف")) or before in ("حيث", "ثم", "كما", "و") or after in _THEREIN
        if not parties or not goes_on:
            return []
        person = self.persons.get(parties[0].actors[0]) if parties[0].actors else None
        if feminine is not None and person is not None and person.gender and (person.gender == "f") != feminine:
            return []
        return [evolve(p, surface=None) for p in parties]

    def received(self, token: int) -> Ref | None:
        """The guest whom the same sentence has just received («يستقبل X Y قبل مغادرته»)."""
        sentence = self.reading.sentence_of(token)
        return self.guests.get(sentence.first) if sentence is not None else None

    def receive(self, token: int, guest: Ref) -> None:
        """Remember a guest."""
        sentence = self.reading.sentence_of(token)
        if sentence is not None:
            self.guests[sentence.first] = guest

    def acted(self, token: int, parties: list[Party]) -> None:
        """Remember who acted in a sentence."""
        sentence = self.reading.sentence_of(token)
        if sentence is not None and parties:
            self.acting[sentence.first] = parties

    def _agrees(self, ref: Ref, feminine: bool | None) -> bool:
        if feminine is None or ref.gender is None or ref.kind not in PERSONAL:
            return True
        return (ref.gender == "f") == feminine

    def _best(self, refs: list[Ref], sentence: Sentence, feminine: bool | None, plural: bool) -> Ref | None:
        good = [r for r in refs if self._agrees(r, feminine)]
        if plural:
            several = [r for r in good if r.plural and not r.prep]
            if several:
                return several[-1]
        for ref in reversed(good):
            if ref.kind in PERSONAL and ref.actors and self.subject_like(ref, sentence):
                return ref
        for wanted in (lambda r: not r.prep and not r.joined, lambda r: r.prep == "عن"):
            for ref in reversed(good):
                if ref.kind == "person" and wanted(ref):
                    return ref
        for ref in reversed(good):
            if self.subject_like(ref, sentence):
                return ref
        return None

    def _after(self, token: int, sentence: Sentence, feminine: bool | None) -> Ref | None:
        """«وخلال لقائه مع الرئيس، قال الوزير إن …»: the speaker who follows, when nobody stands before."""
        for ref in self.refs.between(token, min(sentence.last, token + _FAR)):
            verb = self.clauses.triggers.get(ref.first - 1)
            follows = ref.first - 1 in self.clauses.speech or (verb is not None and verb.entry["pos"] == "verb")
            opens = token - sentence.first <= 4 and (self._behind_verb(ref, token) or self._headed(ref))
            if ref.kind in PERSONAL and not ref.prep and (follows or opens) and self._agrees(ref, feminine):
                return ref
        return None

    def _headed(self, ref: Ref) -> bool:
        """«في اتصال مع نظيره: X يؤكد»، «خلال استقباله Y، X: …»: a headline's speaker behind a mark."""
        tokens, last = self.reading.tokens, ref.last
        if self.reading.sentences[0].first > ref.first or tokens[ref.first - 1].text not in "،,:":
            return False
        return last < len(tokens) and (tokens[last].text == ":" or last in self.clauses.speech)

    def _behind_verb(self, ref: Ref, token: int) -> bool:
        """«وخلال زيارته لفرنسا قدم X …»: one word that nobody knows, then he."""
        verb = ref.first - 1
        if (
            verb - 1 <= token
            or self.reading.tokens[verb].kind != "word"
            or self._small(verb)
            or verb in self.refs.covered
        ):
            return False
        before = verb - 1
        known = before in self.refs.covered or before in self.dated or before in self.placed
        return known or self.reading.tokens[before].text in "،,"

    def earlier(self, sentence: Sentence, *, feminine: bool | None = None, plural: bool = False) -> Ref | None:
        """The subject of one of the sentences before, in the same section."""
        sentences = self.reading.sentences
        section = self.reading.section_at(sentence.start)
        index = max(bisect_right(sentences, sentence.start, key=_start) - 1, 0)
        for back in range(1, _BACK + 1):
            if index - back < 0:
                return None
            earlier = sentences[index - back]
            if self.reading.section_at(earlier.start) != section:
                return None
            refs = [
                r
                for r in self.refs.between(earlier.first, earlier.last)
                if r.kind in _ACTING and self._agrees(r, feminine)
            ]
            for ref in refs:
                if ref.kind in PERSONAL and ref.actors and self.subject_like(ref, earlier):
                    return ref
            for ref in refs:
                if ref.kind == "person" and not ref.prep:
                    return ref
        return None

    def speaker(self, start: int) -> str | None:
        """Who speaks the words at an offset, when they stand in a quotation of one person."""
        for quotation in self.found.quotations:
            if quotation.start <= start < quotation.end and quotation.speaker and len(quotation.speaker.actors) == 1:
                return quotation.speaker.actors[0]
        return None

    def myself(self, match: Match) -> list[Party]:
        """«اختتمت اجتماعا» in somebody's own words: the letters of «she» are those of «I»."""
        entry = match.entry
        if (entry["shape"], entry["gender"], entry["number"]) != ("perfect", "f", "s"):
            return []
        quoted = next((q for q in self.found.quotations if q.start <= match.start < q.end), None)
        if quoted is None or quoted.type != "direct" or quoted.speaker is None or len(quoted.speaker.actors) != 1:
            return []
        party = self.known(quoted.speaker.actors[0])
        return [party] if party is not None else []

    def known(self, actor: str) -> Party | None:
        """A person by id, named elsewhere."""
        person = self.persons.get(actor)
        return Party((actor,), person.name, "person", person.country) if person else None

    def feminine(self, candidate: Candidate) -> bool | None:
        """Gender that the candidate's finite verb or pronoun asks for."""
        match = candidate.match
        if not candidate.verb and match.suffix:
            return match.suffix == "ها" if match.suffix in ("ه", "ها") else None
        finite = candidate.finite
        if finite is not None and finite.entry["number"] == "s" and finite.entry["gender"]:
            return finite.entry["gender"] == "f"
        return None

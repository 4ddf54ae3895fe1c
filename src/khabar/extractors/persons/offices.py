"""Posts: «رئيس هيئة الأركان العامة للقوات المسلحة الإيرانية», «نظيره الإيراني», «متحدث باسم الرئاسة»."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakMethod

from attrs import frozen

from khabar.extractors.persons.attachments import Attachments, is_accusative
from khabar.extractors.persons.beside import name_after
from khabar.extractors.persons.charges import domain_and_body
from khabar.extractors.persons.complements import Complement, Complements
from khabar.extractors.persons.duals import read_dual
from khabar.extractors.persons.evidence import JOINERS, name_strength
from khabar.extractors.persons.words import Words, words_of
from khabar.lexicon import Match
from khabar.reading import Reading

__all__ = ["Office", "read_offices"]

_NESTED = 6  # posts inside posts
_PRONOUNS = frozenset(["ه", "ها", "هم", "هما"])


@frozen
class Office:
    """
    A post as read from the text.

    Args:
        head: The head's match.
        first: First token.
        last: One past the last token.
        country: ISO code, or "".
        status: The status's row, if any.
        kind: Kind of its complement.
        rule: How it was read.
        domain: What it is in charge of, as written.
        organisation: Body it belongs to, as written.
    """

    head: Match
    first: int
    last: int
    country: str
    status: Match | None
    kind: str
    rule: str
    domain: str | None = None
    organisation: str | None = None


class Offices:
    """Reads the posts of one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words: Words = words_of(reading)
        self._nesting = 0
        inner = WeakMethod(self._post_as_complement)  # a circle would wait for the garbage collector

        def post(i: int, depth: int, prefix: str = "") -> Complement | None:
            read = inner()
            return read(i, depth, prefix) if read is not None else None

        self.complements = Complements(self.words, post)
        self.attachments = Attachments(self.words, self.complements, post)

    def all(self) -> Iterator[Office]:
        """Every post in text order, none inside another."""
        past = 0
        for match in self.reading.matches("office_heads"):
            if match.first < past or (match.first and self.reading.folded(match.first - 1) in JOINERS):
                continue  # «عبد الملك», «بن سلطان»
            office = self.best(match.first)
            if office is not None:
                past = office.last
                yield office

    def best(self, i: int, depth: int = 0) -> Office | None:
        """The longest post whose head begins at token ``i``."""
        found = [o for m in self.reading.at(i, "office_heads") if (o := self.read(m, depth)) is not None]
        return max(found, key=lambda o: (o.last, o.head.last, -len(o.head.suffix)), default=None)

    def read(self, head: Match, depth: int = 0) -> Office | None:
        """The post that this head begins, or ``None``."""
        if "س" in head.prefix or self._unowned(head):
            return None
        if head.suffix:
            written = self.reading.tokens[head.last - 1].text
            few = ("s", "d") if head.entry["kind"] == "counterpart" else ("s",)
            single = head.entry["number"] in few
            owned = single and not self._definite(head) and not written.endswith("ة")
            return self._with_pronoun(head) if owned else None
        if head.entry["number"] != "s":
            return self._several(head)
        if not self._spelt(head) or self._of_states(head) or self._counted(head):
            return None
        if self._definite(head):
            return self._definite_head(head)
        return self._construct(head, depth)

    def _several(self, head: Match) -> Office | None:
        """«وزيرا خارجية مصر والأردن», «وزراء داخلية المغرب وإسبانيا والبرتغال», not «وزراء الخارجية العرب»."""
        of = read_dual(head, self.words, self.complements, definite=self._definite(head))
        if of is None or (head.entry["number"] == "p" and not of.country):
            return None
        return self._office(head, self.attachments.read(head, of), "dual")

    def _unowned(self, head: Match) -> bool:
        """«نظير» is a counterpart only with its pronoun."""
        return head.entry["kind"] == "counterpart" and not head.suffix

    def _of_states(self, head: Match) -> bool:
        """«دولة عضو في الاتحاد» is a state."""
        if head.entry["kind"] != "member" or not head.first:
            return False
        comma = self.words.tokens[head.first - 1].text == "،"
        if self.reading.at(head.first - 1 - comma, "countries"):
            return True  # «تركيا العضو في الحلف», «الدنمارك، العضو في التحالف»
        return any(m.entry["kind"] in ("state", "country") for m in self.reading.at(head.first - 1, "office_bodies"))

    def _of_a_team(self, head: Match) -> bool:
        """«المنتخب الإنكليزي ونظيره الكرواتي»: the counterpart of a team is one."""
        before = range(max(0, head.first - 2), head.first)
        return any(m.entry["kind"] == "club" for i in before for m in self.reading.at(i, "office_bodies"))

    def _steers(self, head: Match) -> bool:
        """«الهيئة المديرة للنادي»: an adjective of the feminine noun before it."""
        i, reading = head.first - 1, self.reading
        if (
            head.entry["gender"] != "f"
            or head.prefix
            or not self.words.is_word(i)
            or not self.words.adjoins(head.first)
        ):
            return False
        here = reading.starting[i]
        person = not here.keys().isdisjoint(("titles", "honorifics", "office_heads"))
        person = person or any(m.entry["kind"] == "person" for m in here.get("speakers", ()))
        singular = self.words.tokens[i].text.endswith("ة") or head.entry["kind"] == "member"  # «المناصب القيادية في …»
        return self.words.definite(i) and singular and not person

    def _counted(self, head: Match) -> bool:
        """«54 عضوا», «40 رئيس دولة» are so many, not one."""
        return head.first > 0 and self.words.tokens[head.first - 1].kind == "number" and self.words.adjoins(head.first)

    def _spelt(self, head: Match) -> bool:
        """«آمر» and «أمر», «والي» and «وإلى» fold to one key each."""
        written, lemma = self.reading.text[head.start : head.end], head.entry.lemma
        if lemma.startswith("آ"):
            return "آ" in written[:3]
        return not any(alif in written and alif not in lemma for alif in "إآ")

    def _definite(self, head: Match) -> bool:
        if head.entry.lemma.startswith("ال") or head.entry.lemma.endswith(" بأعمال"):
            return False
        several = head.last - head.first > 1 and not head.entry.flag("bare")
        return self.words.definite(head.first, head.prefix) or (several and self.words.definite(head.last - 1))

    def _with_pronoun(self, head: Match) -> Office | None:
        entry = head.entry
        strict = entry.flag("closed") and not entry.flag("owned")
        if (
            head.suffix not in _PRONOUNS
            or strict
            or (entry["gender"] == "f" and entry["closed"] and not entry.flag("owned"))
        ):
            return None
        of = self.complements.agree(Complement(head.last, "pronoun"), definite=True)
        if head.entry["kind"] == "counterpart":
            if (of.last == head.last and name_strength(self.reading, of.last) < 2) or self._of_a_team(head):
                return None
            return self._office(head, of, "counterpart")
        of = self.attachments.read(head, of)
        return self._office(head, of, "pronoun")

    def _definite_head(self, head: Match) -> Office | None:
        entry = head.entry
        if (entry["closed"] == "post" and entry["gender"] == "f") or self._steers(head):
            return None  # «تقديم المساعدة للقوات»
        of = self.complements.agree(Complement(head.last, "head"), definite=True)
        further = self.attachments.read(head, of)
        if further.last > of.last:
            return None if self._main(head, of) else self._office(head, further, "head-preposition")
        if of.country and entry["nisba"]:
            return self._office(head, of, "head-nisba")
        if entry.flag("bare"):
            return self._office(head, of, "head-alone")
        if head.last - head.first > 1 and not self.words.definite(head.first, head.prefix):
            return self._office(head, of, "head-alone")  # «وزير الدولة»
        if self._described(head, of) and name_after(self.reading, of.last)[1] >= 2:
            return self._office(head, of, "head-adjective")  # «المستشار الخاص روبرت …»
        if of.last > head.last and self._adjective_post(head, of):
            return self._office(head, of, "head-adjective")
        return None

    def _main(self, head: Match, of: Complement) -> bool:
        """«المعقل الرئيس للحركة», «السبب الرئيس في الأزمة»: an adjective of the noun before it."""
        i, reading = head.first - 1, self.reading
        if head.entry.lemma != "رئيس" or of.last > head.last or head.prefix or not self.words.is_word(i):
            return False
        here = reading.starting[i]
        person = not here.keys().isdisjoint(("titles", "honorifics", "office_heads", "time_words", "weekdays"))
        return self.words.adjoins(head.first) and self.words.definite(i) and not person

    def _adjective_post(self, head: Match, of: Complement) -> bool:
        """«الرئيس السابق», «المبعوث الأممي»: an adjective alone makes a post of some heads."""
        kind = head.entry["nisba"]
        if kind and of.status is not None:
            return of.status.entry["status"] != "current"
        return kind == "any" or bool(kind and of.country)

    def _described(self, head: Match, of: Complement) -> bool:
        """Whether the head has adjectives beyond a nisba («الممثل الأمريكي» may be an actor)."""
        if of.last == head.last:
            return False
        several = head.last - head.first > 1
        return several or (bool(head.entry["nisba"]) and self.words.nisba(head.last) is None)

    def _construct(self, head: Match, depth: int) -> Office | None:
        """A head without article: «وزير الخارجية», «أمينا للمجلس», «متحدث باسم الرئاسة»."""
        words, entry, i = self.words, head.entry, self.words.step(head.last)
        if not words.is_word(i) or not words.adjoins(i):
            return self._office(head, Complement(i, "head"), "head-alone") if self._fixed(head) else None
        accusative = is_accusative(head, self.words)
        alone = accusative or self._fixed(head) or entry.flag("closed")
        of = None if alone else self._post_as_complement(i, depth)
        if of is not None:
            return self._office(head, self.attachments.read(head, of), "post-of-post")
        only_post = accusative or entry["closed"] == "post" or self._fixed(head)
        read = None if only_post else self.complements.read(i, known=entry.flag("closed"))
        if read is None and head.last - head.first > 1 and not only_post:
            read = self.complements.proper(i)  # «عامل إقليم تاونات»
        if read is not None and not self._qualified(head, read, i):
            return self._office(head, self.attachments.read(head, read), "post-of")
        plain = self.complements.agree(Complement(i, "head"), definite=self._fixed(head))
        further = self.attachments.read(head, plain, predicate=not self._fixed(head))
        if further.last > plain.last:
            return self._office(head, further, "head-preposition")
        return self._office(head, plain, "head-alone") if self._fixed(head) else None

    def _qualified(self, head: Match, read: Complement, i: int) -> bool:
        """Whether what looks like an iḍāfa is none: «مستشار مالي» is no adviser of Mali's."""
        if read.open and read.last == i + 1:
            surname = self.words.tokens[i].text.endswith("ي")  # «أمين الشرميطي»
            if surname or head.entry.flag("bare") or name_strength(self.reading, head.first) >= 2:
                return True
        stately = head.entry["kind"] in ("president", "leader", "crown", "abroad")
        return read.kind == "country" and read.last == i + 1 and not stately and self.words.adjective(i) is not None

    def _fixed(self, head: Match) -> bool:
        """«ولي العهد», «خادم الحرمين»: definite by its own last word."""
        return head.entry.flag("bare") and self.words.definite(head.last - 1)

    def _post_as_complement(self, i: int, depth: int, prefix: str = "") -> Complement | None:
        inner = self._inner_post(i, depth, prefix) if self.words.is_word(i) and self.words.adjoins(i) else None
        if inner is None:
            return None
        return Complement(self._past_name(inner), "post", inner.country, inner.status)

    def _past_name(self, inner: Office) -> int:
        """«مدير ديوان الرئيس بوتفليقة»: a bare surname after the definite head belongs to it."""
        last = inner.last
        if inner.rule != "post" or last - inner.first > 1 or not name_strength(self.reading, last):
            return last
        if self.words.ordinary(last) or name_strength(self.reading, last + 1):
            return last
        return last + 1

    def _inner_post(self, i: int, depth: int, prefix: str = "") -> Office | None:
        """«وزير الدفاع» in «مساعد وزير الدفاع», «الرئيس» in «نائب الرئيس»."""
        if depth > 2 or self._nesting >= _NESTED:
            return None
        self._nesting += 1
        inner = self.best(i, depth + 1)
        self._nesting -= 1
        if inner is not None and inner.head.prefix == prefix and not inner.head.suffix:
            return inner
        for match in self.reading.at(i, "office_heads"):
            if match.prefix != prefix or match.suffix or match.entry["number"] != "s" or not self._definite(match):
                continue
            of = self.complements.agree(Complement(match.last, "head"), definite=True)
            return Office(match, i, of.last, of.country, of.status, "post", "post")
        return None

    def _office(self, head: Match, of: Complement, rule: str) -> Office:
        status = of.status if of.status is not None and _agrees(head, of.status) else None
        domain, organisation = domain_and_body(self.words, head, of, status)
        country = "" if rule == "dual" else of.country
        return Office(head, head.first, of.last, country, status, of.kind, rule, domain, organisation)


def _agrees(head: Match, status: Match) -> bool:
    """«رئيس الحكومة السابق» is a former head, «رئيس الحكومة السابقة» the head of a former government."""
    fixed = " " in status.entry.lemma or status.entry.lemma.startswith("بال")
    return fixed or status.entry["gender"] == head.entry["gender"]


def read_offices(reading: Reading) -> tuple[Office, ...]:
    """All posts of an article, in text order; worked out once."""
    return reading.once("persons:offices", lambda: tuple(Offices(reading).all()))

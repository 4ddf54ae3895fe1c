"""What prepositions add to a post: «للقوات المسلحة», «لدى باكستان», «باسم الرئاسة», «المكلف بالتجارة»."""

from __future__ import annotations

from collections.abc import Callable

from khabar.extractors.persons.complements import Complement, Complements
from khabar.extractors.persons.evidence import name_strength
from khabar.extractors.persons.words import Words
from khabar.lexicon import Match

__all__ = ["Attachments", "is_accusative"]

_PARTICLES = {"في": "في", "لدي": "لدى", "الي": "إلى", "عن": "عن", "باسم": "باسم", "علي": "على", "ل": "ل", "ب": "ب"}
_IN_ITS_NAME = frozenset(["باسمه", "باسمها", "باسمهم", "باسمنا"])
_LED = frozenset(["بقياده", "برياسه", "باداره", "بدعم"])  # who leads a body is no part of its name
_MATTERS = frozenset(["بحاله", "بمساله", "بقضيه", "بملف"])
_CONCERNED = frozenset(["المعني", "المعنيه"])
_OF_PERSONS = frozenset(["باسم", "لدى"])
_MAX = 4  # prepositional complements of one post
_PLACES = frozenset({"country", "place"})
#: Kinds of complement that may themselves be «of», «in» or «for» something.
_PARTED = frozenset(
    {"army", "organisation", "affairs", "party", "parliament", "court", "police", "intelligence", "international",
     "government", "ministry", "armed_group", "outlet", "company", "club", "union", "domain", "embassy", "church"}
)  # fmt: skip
#: Kinds of head that keep their complement after a nisba: «السفير الإيراني لدى باكستان».
_SENT = frozenset({"abroad", "spokesman", "member"})
#: Kinds of head that a whole country has.
_SUPREME = frozenset({"president", "leader", "crown"})
#: Kinds after which only «ل» may follow, with what the post is in charge of.
_CHARGED = frozenset({"cabinet", "post", "domain", "place", "region"})


def is_accusative(head: Match, words: Words) -> bool:
    """«رئيسا» is no construct: its complement comes with ل."""
    last = words.reading.folded(head.last - 1 if " " in head.entry.lemma else head.first)
    return head.entry["number"] == "s" and last.endswith("ا") and not head.entry.lemma.endswith(("ا", "اء"))


class Attachments:
    """Reads the prepositional complements of posts in one article."""

    def __init__(
        self, words: Words, complements: Complements, post: Callable[[int, int, str], Complement | None]
    ) -> None:
        self.words = words
        self.complements = complements
        self._post = post

    def read(self, head: Match, of: Complement, *, predicate: bool = False) -> Complement:
        """
        The complement with all that prepositions add to it.

        Args:
            head: Head of the post.
            of: What was read so far: iḍāfa or adjectives.
            predicate: The head has no iḍāfa, so «ل» may stand for it («أمينا للمجلس»).
        """
        takes = frozenset(head.entry["takes"].split("|"))
        if predicate:
            closed = head.entry["closed"]
            takes = takes | {"ل"} if not closed else frozenset({"ل"} if is_accusative(head, self.words) else ())
            if head.entry["kind"] == "spokesman" and is_accusative(head, self.words):
                takes -= {"ل"}  # «متحدثا للصحيفة» speaks to it
        for _ in range(_MAX):
            more = self._one(head, of, takes)
            if more is None:
                break
            charged = more.kind == "domain" and _in_charge(of)
            country = of.country or ("" if head.entry["kind"] == "abroad" else more.country)
            of = Complement(more.last, more.kind, country, more.status or (None if charged else of.status))
        return of

    def _one(self, head: Match, of: Complement, takes: frozenset[str]) -> Complement | None:
        words, i = self.words, self.words.step(of.last)
        if not words.is_word(i) or not words.adjoins(i):
            return None
        if _in_charge(of) and (charge := self.complements.read(i, "ب", known=True)) is not None:
            return charge  # «الوزير المكلف بالتجارة»
        if of.kind == "domain" and words.reading.folded(i) == "بالخارج":
            return Complement(i + 1, of.kind, of.country, of.status)  # «والجالية الوطنية بالخارج»
        if (charge := self._concerned(i)) is not None:
            return charge
        if "باسم" in takes and words.reading.folded(i) in _IN_ITS_NAME:
            return Complement(i + 1, "pronoun")
        particle = _PARTICLES.get(words.reading.folded(i))
        if particle is not None:
            return self._after_particle(head, of, particle, i + 1) if particle in takes else None
        described = of.kind == "head" and (of.last - head.first > 1 or is_accusative(head, words))
        advises = head.entry["kind"] == "adviser" and of.kind == "domain"  # «مستشار الأمن القومي للرئيس»
        if (described or advises) and "ل" in takes and (post := self._post(i, 1, "ل")) is not None:
            return post  # «النائب الأول لرئيس الوزراء»
        if "ل" in takes and (more := self._after_proclitic(head, of, "ل", i)) is not None:
            return more
        return self._after_proclitic(head, of, "ب", i) if "ب" in takes else None

    def _concerned(self, i: int) -> Complement | None:
        """«المقررة الخاصة المعنية بحالة حقوق الإنسان»."""
        if self.words.reading.folded(i) not in _CONCERNED or not self.words.is_word(i + 1):
            return None
        if self.words.reading.folded(i + 1) in _MATTERS:
            return self.complements.read(i + 2, known=True)
        return self.complements.read(i + 1, "ب", known=True)

    def _after_particle(self, head: Match, of: Complement, particle: str, i: int) -> Complement | None:
        if not _may(head, of, particle):
            return None
        if particle in _OF_PERSONS and (post := self._post(i, 1, "")) is not None:
            return post
        more = self.complements.read(i, known=particle != "باسم")
        if more is None:
            return self.complements.named(i) if particle == "باسم" else None
        body = self.words.body(i)
        if body is not None and body.suffix:
            return None  # «في إدارته»
        return more if _fits(head, of, more, particle) else None

    def _after_proclitic(self, head: Match, of: Complement, prefix: str, i: int) -> Complement | None:
        if not _may(head, of, prefix) or self._told(of, prefix, i) or self.words.reading.folded(i) in _LED:
            return None
        more = self.complements.read(i, prefix, known=True)
        if more is None:
            return self._public(of, i) if prefix == "ل" else None
        if more.kind == "region" and not self.words.settled(more.last - 1):
            return None  # «رئيسا لولاية ثانية»
        return more if _fits(head, of, more, prefix) else None

    def _told(self, of: Complement, prefix: str, i: int) -> bool:
        """«قال المتحدث باسم الحزب لقناة …»: whom it was told."""
        if of.kind == "head":
            return False
        body = self.words.longest(i, "office_bodies", prefix)
        return body is not None and body.entry["kind"] == "outlet"

    def _public(self, of: Complement, i: int) -> Complement | None:
        """«الهيئة العامة للترفيه»: a body with an adjective is for something, whatever that is."""
        words = self.words
        if of.kind not in ("organisation", "company", "club") or not words.reading.folded(i).startswith("لل"):
            return None
        named = name_strength(words.reading, i - 1) >= 2  # «مركز الملك سلمان للإغاثة»
        if words.ordinary(i) or not (named or words.describes(i - 1)):
            return None
        return self.complements.agree(Complement(i + 1, "open"), definite=True)


def _in_charge(of: Complement) -> bool:
    return of.status is not None and of.status.entry["gloss"] == "designate"


def _may(head: Match, of: Complement, particle: str) -> bool:
    """Whether a preposition after this complement can belong to the post at all."""
    kind = head.entry["kind"]
    if of.kind == "head" and of.country and kind not in _SENT:
        return particle == "ل" and kind not in _SUPREME  # «الرئيس التركي في مؤتمر»
    if of.kind in ("head", "pronoun") or kind == "abroad" or (kind == "minister" and particle in ("في", "ب")):
        return True
    return of.kind in _PARTED or (of.kind in _CHARGED and particle == "ل")


def _fits(head: Match, of: Complement, more: Complement, particle: str) -> bool:
    """Whether the phrase after a preposition can be part of the post and not of the sentence."""
    kind, within = head.entry["kind"], particle in ("في", "ب")
    if kind == "abroad":
        return not within or more.kind not in ("domain", "affairs", "outlet")
    if kind == "minister" and within:
        abroad = more.kind == "country" and of.kind == "domain" and not of.country
        return abroad or more.kind in ("government", "ministry")  # «وزيرة الصحة في اليابان»
    if more.kind in _PLACES:
        court = of.kind == "court" and particle == "ب"  # «المحكمة الابتدائية بتونس»
        if of.kind == "company" and particle == "ل" and more.kind == "country":
            return True  # «البنك العربي لتونس»
        plain = of.last == head.last and kind not in _SUPREME and not head.entry.flag("closed")
        return court or (not within and of.kind == "head" and not plain)
    if kind == "crown":
        return more.kind == "state"  # «ملكا للنادي» is property
    if within:
        return more.kind not in ("domain", "affairs", "region", "state")
    if of.kind == "head" and of.country and kind not in _SENT:
        return more.kind in ("affairs", "domain", "army")
    if of.kind in _CHARGED and head.last != of.last:
        return more.kind in ("affairs", "domain") or (more.kind == "region" and kind != "minister")
    return True

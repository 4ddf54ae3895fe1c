"""Organisations: bodies of the word lists, «وزارة الخارجية الباكستانية», states that act, palaces that speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from khabar.extractors.persons.complements import Complement, Complements
from khabar.extractors.persons.nameable import Nameable, nameable_of
from khabar.extractors.persons.ranks import Rank
from khabar.extractors.persons.words import Words, words_of
from khabar.lexicon import Match
from khabar.model import OrganisationMention
from khabar.reading import Reading

__all__ = ["Body", "find_organisations", "read_bodies"]

_OPENERS = frozenset('"«“”(')
_CLOSERS = frozenset('"»”“)')
_QUOTED = 6  # tokens of a body's name in marks
_VERBS = frozenset(["cues", "triggers", "light_verbs", "meeting_cues"])
#: What moves or is linked, not who: «حركة المرور», «شبكة الإنترنت».
_GENERIC = frozenset(
    ["المرور", "السير", "الملاحه", "الطيران", "النقل", "التجاره", "السفر", "المسافرين", "المواطنين", "القطارات",
     "البيع", "الاموال", "الاسعار", "التداول", "العبور", "التنقل", "السيارات", "السفن", "البضايع", "الناس", "السكان",
     "الانترنت", "الطرق", "الكهرباء", "المياه", "الصرف", "العلاقات", "المواصلات", "الاتصالات", "التواصل", "الويب",
     "الاقليم", "المدينه", "القريه", "الزلزال", "الحدث", "الحادث", "الانفجار", "الثقل", "القوه", "القرار"]
)  # fmt: skip
_KINDS = {
    "army": "army", "parliament": "parliament", "party": "party", "armed_group": "armed_group",
    "international": "international", "outlet": "outlet", "company": "company",
}  # fmt: skip


@frozen
class Body:
    """
    A body as read from the text.

    Args:
        first: First token.
        last: One past the last token.
        start: First code point, after the proclitic.
        kind: Kind of the record.
        country: ISO code, or "".
        key: What tells bodies apart: English name of a known one, else its words.
        gender: Gender that verbs agree with.
        number: ``s`` or ``p``.
        metonym: A palace or capital that stands for its state.
        rule: How it was read.
        prefix: Proclitic that is not part of it.
    """

    first: int
    last: int
    start: int
    kind: str
    country: str
    key: str
    gender: str
    number: str
    metonym: bool
    rule: str
    prefix: str = ""


def find_organisations(reading: Reading) -> Iterable[OrganisationMention]:
    """All organisations, in text order, none inside another."""
    for body in read_bodies(reading):
        end = reading.tokens[body.last - 1].end
        text = reading.text[body.start : end]
        restored = body.prefix.endswith("ل") and text.startswith("ل") and reading.folded(body.first).find("لل") >= 0
        yield OrganisationMention(
            body.start,
            end,
            text,
            norm="ا" + text if restored else None,
            kind=body.kind,
            country=body.country or None,
            metonym=body.metonym,
            rule=f"organisation-{body.rule}",
        )


def read_bodies(reading: Reading) -> tuple[Body, ...]:
    """All bodies of an article, in text order; worked out once."""
    return reading.once("persons:bodies", lambda: tuple(_Bodies(reading).all()))


class _Bodies:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words: Words = words_of(reading)
        self.n: Nameable = nameable_of(reading)
        self.complements = Complements(self.words, _no_post)

    def all(self) -> Iterator[Body]:
        found: list[Body] = []
        for table, read in (
            ("organisations", self._known),
            ("organisation_heads", self._headed),
            ("places", self._metonym),
            ("countries", self._state),
        ):
            for match in self.reading.matches(table):
                if "س" in match.prefix:
                    continue
                body = read(match)
                if body is not None:
                    found.append(body)
        past = 0
        last: dict[str, Body] = {}
        for read_body in sorted(found, key=lambda b: (b.first, b.rule != "known", -b.last, b.prefix)):
            body = read_body
            if body.first < past:
                continue
            head = self._head_of(body)
            if body.rule == "again":  # «وأضافت الوزارة»: the ministry named last
                if head not in last:
                    continue
                meant = last[head]
                body = evolve(body, kind=meant.kind, country=meant.country, key=meant.key)
            elif head:
                last[head] = body
            past = body.last
            yield body

    def _head_of(self, body: Body) -> str:
        """The generic noun that a body's name begins with, or ""."""
        heads = self.reading.at(body.first, "organisation_heads")
        return next((m.entry.lemma for m in heads if m.prefix == body.prefix and not m.suffix), "")

    def _known(self, match: Match) -> Body | None:
        entry = match.entry
        if entry.flag("ambiguous") and not self._surely(match):
            return None
        last, country = match.last, entry["code"]
        more = self.complements.agree(Complement(last, entry["kind"], country), definite=True)
        only_nisba = more.last == last + 1 and self.words.nisba(last) is not None and country
        last = more.last if only_nisba else last
        return Body(
            match.first, last, match.start, entry["kind"], country, entry["en"] or entry.lemma,
            entry["gender"] or "f", entry["number"] or "s", False, "known", match.prefix,
        )  # fmt: skip

    def _surely(self, match: Match) -> bool:
        """An ordinary word is a body's name in marks, after a word such as «وكالة», or before a verb of speech."""
        before = self._text(match.first - 1)
        if match.last - match.first > 1:
            return self._acts(match) or match.entry.lemma.split(" ")[0] in ("حركة", "وكالة", "قناة", "حزب", "صحيفة")
        if before in _OPENERS and self._text(match.last) in _CLOSERS:
            return True
        return any(m.last == match.first for m in self.reading.at(match.first - 1, "organisation_heads"))

    def _headed(self, match: Match) -> Body | None:
        """A head with its complement, or with the name of a body, or with a nisba."""
        if match.suffix or match.prefix.startswith("س"):
            return None
        words, entry = self.words, match.entry
        definite = words.definite(match.first, match.prefix)
        i = match.last
        last, country, kind = self._complement(match, i, definite)
        if last == i and definite and self._finite(match.first - 1) and self.n.adjoins(match.first):
            return Body(
                match.first, i, match.start, entry["kind"], "", "", entry["gender"] or "m", "s", False, "again",
                match.prefix,
            )  # fmt: skip
        if last == i or (entry["takes"] == "name" and self.n.folded[i] in _GENERIC):
            return None
        kind = kind or entry["kind"]
        own = range(i, last)
        if entry["takes"] == "name" and last - i > 1 and self.n.nisba(last - 1):
            own = range(i, last - 1)  # «صحيفة لوموند الفرنسية» is «صحيفة لوموند»
        key = " ".join(self.n.folded[j] for j in own if self.n.is_word(j))
        return Body(
            match.first, last, match.start, kind, country, f"{entry.lemma} {key}", entry["gender"] or "m", "s", False,
            "head", match.prefix,
        )  # fmt: skip

    def _complement(self, match: Match, i: int, definite: bool) -> tuple[int, str, str]:
        """Where the body ends, its country and kind."""
        words, takes, kind = self.words, match.entry["takes"], match.entry["kind"]
        if definite:
            more = self.complements.agree(Complement(i, "head"), definite=True)
            return (more.last, more.country, kind) if more.last > i and more.country else (i, "", "")
        if self.n.folded[i : i + 1] and self.n.folded[i].startswith("بلاد"):
            return i, "", ""  # «جيش بلاده»
        if self._text(i) in _OPENERS and words.adjoins(i) and words.tokens[i].start > words.tokens[i - 1].end:
            inside = [m for m in self.reading.at(i + 1, "organisations") if not m.prefix and not m.suffix]
            for j in range(i + 1, min(i + 2 + _QUOTED, len(words.tokens))):
                if words.tokens[j].text in _CLOSERS:
                    if any(m.last == j for m in inside):
                        entry = next(m.entry for m in inside if m.last == j)
                        return j + 1, entry["code"], entry["kind"]
                    more = self.complements.agree(Complement(j + 1, "open"), definite=True)
                    return (more.last, more.country, kind) if j > i + 1 else (i, "", "")
            return i, "", ""
        known = [m for m in self.reading.at(i, "organisations") if not m.prefix and not m.suffix]
        if known and takes == "name":
            best = max(known, key=lambda m: m.last)
            return best.last, best.entry["code"], best.entry["kind"]
        if takes == "name" and not words.definite(i) and self.n.is_word(i) and self.n.adjoins(i):
            return self._proper(i, kind)
        if self.n.rank(i) >= Rank.RARE:
            return i, "", ""  # «برئاسة فلان»
        found = self.complements.read(i, known=takes == "state")
        if found is None or found.last == i:
            return i, "", ""
        return found.last, found.country, _KINDS.get(found.kind, kind) if kind == "other" else kind

    def _proper(self, i: int, kind: str) -> tuple[int, str, str]:
        """«صحيفة لوموند الفرنسية», «شركة سيمنز»: unknown words, at most three, and a nisba."""
        n, last = self.n, i
        while last - i < 3 and n.is_word(last) and (last == i or n.adjoins(last)) and self._proper_word(last):
            last += 1
        if last == i:
            return i, "", ""
        more = self.complements.agree(Complement(last, "open"), definite=True)
        return more.last, more.country, kind

    def _proper_word(self, i: int) -> bool:
        n = self.n
        latin = n.folded[i][:1].isascii()
        return latin or (n.rank(i) in (Rank.UNKNOWN, Rank.RARE, Rank.VERBAL) and n.folded[i][:2] != "ال")

    def _metonym(self, match: Match) -> Body | None:
        """«البيت الأبيض», «الكرملين»; a capital only where it speaks or acts."""
        entry = match.entry
        if not entry.flag("metonym") or (match.prefix and match.prefix not in ("و", "ف")):
            return None
        if not (self._acts(match) and not self._placed(match)):
            return None
        return Body(
            match.first, match.last, match.start, "state", entry["code"], f"state {entry['code']}",
            "m" if entry["kind"] == "facility" else "f", "s", True, "metonym", match.prefix,
        )  # fmt: skip

    def _state(self, match: Match) -> Body | None:
        entry = match.entry
        if (match.prefix and match.prefix not in ("و", "ف")) or not self._acts(match) or self._placed(match):
            return None
        return Body(
            match.first, match.last, match.start, "state", entry["code"], f"state {entry['code']}",
            entry["gender"] or "f", "s", False, "state", match.prefix,
        )  # fmt: skip

    def _acts(self, match: Match) -> bool:
        """Right after a verb, right before one, or before a colon at the start of a line."""
        reading, i, j = self.reading, match.first - 1, match.last
        if not match.prefix and self._finite(i) and self.n.adjoins(match.first):
            return True
        second = reading.matches("countries") and any(m.prefix == "و" for m in reading.at(j, "countries"))
        if second:
            j += 1
        return self.n.adjoins(j) and self._finite(j)

    def _finite(self, i: int) -> bool:
        return any(
            m.entry.table in _VERBS and m.entry["shape"] in ("perfect", "imperfect") and m.last == i + 1
            for m in self.reading.at(i)
        )

    def _placed(self, match: Match) -> bool:
        """After a preposition or inside a longer noun phrase it is the place or the owner, not the actor."""
        i = match.first - 1
        if not self.n.is_word(i) or not self.n.adjoins(match.first) or match.prefix:
            return False
        return not self._finite(i)

    def _text(self, i: int) -> str:
        return self.words.tokens[i].text if 0 <= i < len(self.words.tokens) else ""


def _no_post(i: int, depth: int) -> Complement | None:
    return None

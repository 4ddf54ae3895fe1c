"""English for titles and posts, put together from the word lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khabar.extractors.persons.offices import Office
from khabar.extractors.persons.words import Words, words_of
from khabar.lexicon import Lexicon, Match
from khabar.lexicon.glosses import country_name
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["gendered", "gloss_office", "gloss_title"]

_LONGEST = 7  # words of a post that has an English name of its own
_JOINTS = {
    "لدي": "to",
    "الي": "to",
    "في": "in",
    "باسم": "for",
    "عن": "for",
    "علي": "of",
    "ل": "of",
    "ب": "in",
    "و": "and",
}
_JOINTS |= {"ب": "in", "و": "and"}
_CHANCELLORS = frozenset({"DE", "AT"})
_STATES = frozenset({"head", "country", "state", "place", "pronoun", "cabinet", "post"})
#: Names that English gives an article.
_ARTICLED = ("United ", "European ", "African ", "Arab League", "Netherlands", "Philippines", "Maldives", "Bahamas",
             "Gambia", "Comoros", "Central African", "Democratic Republic", "Marshall", "Solomon")  # fmt: skip


def gloss_title(parts: Sequence[Match], lexicon: Lexicon) -> str | None:
    """«صاحب السمو الملكي الأمير» → “His Royal Highness Prince”, «الفريق أول الركن» → “General (Staff)”."""
    words: list[str] = []
    after: list[str] = []
    i = 0
    while i < len(parts):
        part, gloss, lemma = parts[i], gendered(parts[i], "gloss"), parts[i].entry.lemma
        i += 1
        while part.entry.table == "titles" and i < len(parts):
            lemma = f"{lemma} {parts[i].entry.lemma}"
            longer = lexicon.entries(fold(lemma), "titles")
            if not longer:
                break
            gloss, i = longer[0]["gloss"], i + 1
        if part.entry["key"] == "staff":
            words.insert(max(0, len(words) - 1), gloss)
        elif part.entry.table == "office_statuses":
            words.insert(0, f"the {gloss}")
        else:
            (after if gloss.startswith("(") else words).append(gloss)
    return " ".join(filter(None, words + after)) or None


def gendered(part: Match, column: str) -> str:
    """A cell «king|queen» has its feminine second."""
    masculine, _, feminine = part.entry[column].partition("|")
    return feminine if feminine and part.entry["gender"] == "f" else masculine


def gloss_office(reading: Reading, office: Office) -> str | None:
    """«وزير الدفاع الباكستاني» → “Minister of Defence of Pakistan”; ``None`` when a word has no English."""
    head, status = office.head, office.status
    text = reading.text[head.start : reading.tokens[office.last - 1].end]
    memo: dict[Any, str | None] = reading.lexicon.memo("persons:glosses")
    key = (text, head.entry, head.last - head.first, office.country, office.kind, status and status.entry, office.rule)
    if key not in memo:
        memo[key] = _OfficeGloss(reading, office).compose()
    return memo[key]


class _OfficeGloss:
    def __init__(self, reading: Reading, office: Office) -> None:
        self.reading, self.office = reading, office
        self.words: Words = words_of(reading)
        self.country = ""
        self.status = ""
        self.body = ""

    def compose(self) -> str | None:
        """Head, then every phrase with “of”, “in”, “for”, then the country; a status before all."""
        office = self.office
        head, i = self._head()
        text = ""
        while i < office.last:
            if self.words.tokens[i].kind == "mark":
                i += 1
                continue
            joint, i = self._joint(i)
            quality = self._quality(i)
            if quality is not None:
                i = quality.last
                continue
            adjective = self.words.adjective(i) if self.words.body(i) is None else None
            if adjective is not None:
                quality_gloss = adjective.entry["gloss"]
                if text:
                    text = _described(text, quality_gloss)
                elif quality_gloss not in head:  # «هيئة الأركان العام» has it already
                    head = self._qualified_head(head, quality_gloss, i)
                i = adjective.last
                continue
            phrase, j, prefix = self._phrase(i)
            if not phrase:
                return None
            if prefix and joint == " of ":
                sent = prefix == "ل" and office.head.entry["kind"] == "abroad"
                joint = " to " if sent else f" {_JOINTS[prefix]} "
            if joint == " of " and f"{head}{text}".endswith((" for", " of")):
                joint = " "
            text, i = f"{text}{joint}{phrase}", j
        if self.country:
            text = f"{text} of {self.country}"
        if self.status in ("elect", "designate"):
            return f"{self.body}{head}-{self.status}{text}"
        return f"{self.status} {self.body}{head}{text}".lstrip()

    def _head(self) -> tuple[str, int]:
        office, reading = self.office, self.reading
        head = office.head
        words = fold(head.entry.lemma).split(" ")
        rest = [reading.folded(i) for i in range(head.last, min(office.last, head.last + _LONGEST))]
        first = self.words.body(head.last)
        if first is not None and first.suffix and rest:
            rest[0] = fold(first.entry.lemma)  # «رئيس وزرائها»
        if rest and rest[0].startswith("لل"):
            rest[0] = "ا" + rest[0][1:]  # «رئيسا للوزراء»
        body = self.words.longest(head.last, "organisations")
        for size in range(len(rest), -1, -1):
            if body is not None and 0 < size < body.last - head.last:
                continue  # no part of a body's own name
            entries = reading.lexicon.entries(" ".join(words + rest[:size]), "office_glosses")
            if entries:
                return self._gendered(entries[0]["gloss"]), head.last + size
        gloss = gendered(head, "gloss")
        if head.entry["kind"] == "adviser" and office.country in _CHANCELLORS and office.rule == "head-nisba":
            gloss = "Chancellor"
        if head.entry["kind"] == "president" and office.kind not in _STATES:
            gloss = "Head"
        return gloss, head.last

    def _qualified_head(self, head: str, quality: str, i: int) -> str:
        """An adjective right after the head is the head's, else of the noun that the head's English holds."""
        of = " of " in head and i > self.office.head.last
        before, noun = head.rsplit(" of ", 1) if of else (head, "")
        return f"{before} of {_described(noun, quality)}" if of else _described(head, quality)

    def _gendered(self, gloss: str) -> str:
        masculine, _, feminine = gloss.partition("|")
        return feminine if feminine and self.office.head.entry["gender"] == "f" else masculine

    def _joint(self, i: int) -> tuple[str, int]:
        word = _JOINTS.get(self.reading.folded(i))
        if word is not None and i + 1 < self.office.last:
            return f" {word} ", i + 1
        return " of ", i

    def _quality(self, i: int) -> Match | None:
        """A nisba or a status of the whole post."""
        status = self.words.status(i)
        if status is not None and self.office.status is not None and status.first == self.office.status.first:
            gloss = status.entry["gloss"]
            self.status = "" if gloss == "current" else gloss
            if gloss == "designate" and self.office.head.entry["kind"] != "president":
                self.status = "acting"
            return status
        nisba = self.words.nisba(i)
        if nisba is None or self.country or self.words.body(i) is not None:
            return None
        if nisba.entry["code"] in ("UN", "EU"):
            self.body = f"{nisba.entry['en']} "
        else:
            self.country = _with_article(country_name(nisba.entry["code"], "en"))
        return nisba

    def _phrase(self, i: int) -> tuple[str, int, str]:
        """A noun with the adjectives after it, which English puts before it; its end; its proclitic."""
        words, match, prefix = self.words, None, ""
        for prefix in ("", "ل", "ب", "و"):
            match = words.body(i, prefix)
            if match is not None:
                break
        if match is None:
            return self._post(i)
        noun = match.entry["gloss"] or _with_article(match.entry["en"])
        adjectives: list[str] = []
        country = match.entry.table == "countries"
        j = match.last
        while j < self.office.last and (found := words.adjective(j)) is not None and words.nisba(j) is None:
            adjectives.insert(0, found.entry["gloss"])
            j = found.last
        if country and adjectives:
            self.body = " ".join([*adjectives, self.body])  # «مندوب سوريا الدائم»
        elif match.entry.table == "office_bodies" or match.entry["kind"] in ("party", "ministry"):
            noun = f"the {' '.join([*adjectives, noun])}"
        elif adjectives:
            noun = " ".join([*adjectives, noun])
        return noun, j, prefix

    def _post(self, i: int) -> tuple[str, int, str]:
        """A post inside the post: «القائد الأعلى» in «نائب القائد الأعلى»."""
        found = [m for m in self.reading.at(i, "office_heads") if not m.suffix and m.entry["number"] == "s"]
        head = max(found, key=lambda m: m.last, default=None)
        return ("", i, "") if head is None else (f"the {gendered(head, 'gloss')}", head.last, head.prefix)


def _described(phrase: str, adjective: str) -> str:
    """An adjective before the last noun that has an article, else before all."""
    before, the, noun = phrase.rpartition("the ")
    return f"{before}{the}{adjective} {noun}"


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(_ARTICLED) else name

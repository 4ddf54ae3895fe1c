"""Format ``text``: what a person wants to know of an article, on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any, TypeAlias

from khabar.exporters.days import day_in_words, stretch_in_words
from khabar.exporters.labels import Labels
from khabar.exporters.plain import harmless
from khabar.lexicon.glosses import country_name, english
from khabar.model import Actor, DateMention, Extraction, Meeting, Participant, Person, Quotation
from khabar.text import fold

__all__ = ["TextSummary", "summary"]

Glosses: TypeAlias = dict[tuple[str | None, str], str | None]

_LONGEST = 240  # code points of a quotation; the whole one stands in the record
_RULE = "─" * 60


class _Summary:
    def __init__(self, extraction: Extraction, lang: str) -> None:
        self.e = extraction
        self.lang = lang
        self.labels = Labels(lang)
        self.comma = "، " if lang == "ar" else ", "

    def lines(self) -> Iterator[str]:
        e = self.e
        headline = e.layout.headline.text if e.layout.headline else e.article.headline
        yield _RULE
        yield _one_line(headline or e.article.text.strip().partition("\n")[0] or e.article.id, 120)
        publisher = e.article.publisher or (e.layout.publisher.text if e.layout.publisher else "")
        day = day_in_words(e.article.published, self.labels) if e.article.published else ""
        about = [day, publisher, e.article.author or ""]
        if any(about):
            yield " · ".join(part for part in about if part)
        found = False
        for title, body in (
            ("persons", self.persons()),
            ("meetings", self.meetings()),
            ("quotations", self.quotations()),
            ("dates", self.dates()),
            ("mentions", self.mentions()),
            ("failures", self.failures()),
        ):
            rows = list(body)
            if rows:
                found = True
                yield ""
                yield self.labels("page", title)
                yield from rows
        if not found:
            yield f"  {self.labels('page', 'none')}"

    def name(self, who: Person | Actor) -> str:
        if self.lang == "en":
            latin = who.latin.text if isinstance(who, Person) and who.latin else ""
            if isinstance(who, Actor):
                latin = country_name(who.country, "en") if who.kind == "state" else english(who.name) or ""
            return f"{latin} ({who.name})" if latin else who.name
        return who.name

    def persons(self) -> Iterator[str]:
        titles: Glosses = {(t.person, t.text): t.gloss for t in self.e.titles}
        posts: Glosses = {(p, o.norm or o.text): o.gloss for o in self.e.offices for p in o.persons}
        for person in self.e.persons:
            facts = [
                self.comma.join(self.worded(person, _fullest(person.titles), titles)),
                self.comma.join(self.worded(person, _fullest(person.offices), posts)),
                country_name(person.country, self.lang),
            ]
            yield f"  • {self.name(person)}" + "".join(f" | {fact}" for fact in facts if fact)

    def worded(self, person: Person, words: Iterable[str], glosses: Glosses) -> list[str]:
        """Titles or posts in the summary's language, each once."""
        if self.lang == "en":
            words = [glosses.get((person.id, word)) or word for word in words]
        return list(dict.fromkeys(words))

    def worded_place(self, text: str) -> str:
        """A place, body or country with its English name before it."""
        name = english(text) if self.lang == "en" else None
        return f"{name} ({text})" if name else text

    def unnamed(self, participant: Participant) -> str:
        """Somebody without a name: by the gloss of the post that says who it is."""
        where = participant.surface
        posts = [o for o in self.e.offices if where and where.start <= o.start and o.end <= where.end]
        if self.lang == "en" and len(posts) == 1 and posts[0].gloss:
            return f"{posts[0].gloss} ({participant.text})"
        return self.worded_place(participant.text)

    def side(self, participant: Participant) -> str:
        who = self.e.get(participant.actor)
        name = self.name(who) if isinstance(who, (Person, Actor)) else self.unnamed(participant)
        role = "" if participant.role == "participant" else f" [{self.labels('role', participant.role)}]"
        return name + role

    def meetings(self) -> Iterator[str]:
        for meeting in self.e.meetings:
            sides = " + ".join(self.side(p) for p in meeting.participants) or self.labels("page", "unknown")
            kind = self.labels("kind", meeting.kind)
            if meeting.status != "held":
                kind += f" ({self.labels('status', meeting.status)})"
            when = ""
            if meeting.date and meeting.date.begin:
                when = stretch_in_words(meeting.date.begin, meeting.date.until, self.labels)
            place = self.worded_place(meeting.place.text) if meeting.place else ""
            parts = (kind, sides, place, when, self.claimed(meeting))
            yield "  • " + " | ".join(part for part in parts if part)

    def claimed(self, meeting: Meeting) -> str:
        names = [self.name(w) for w in map(self.e.get, meeting.asserted_by) if isinstance(w, (Person, Actor))]
        return f"{self.labels('page', 'claimed_by')} {self.comma.join(names)}" if names else ""

    def quotations(self) -> Iterator[str]:
        by_speaker: dict[str, list[Quotation]] = {}
        for quotation in self.e.quotations:
            if not quotation.duplicate_of:
                by_speaker.setdefault(self.speaker(quotation), []).append(quotation)
        for speaker, said in by_speaker.items():
            yield f"  {speaker}:"
            for quotation in said:
                text = _one_line(quotation.text, _LONGEST)
                verb = self.verb(quotation)
                doubt = f" [{self.labels('page', 'ambiguous')}]" if quotation.ambiguous else ""
                yield f"    – {verb and f'{verb}: '}{f'«{text}»' if quotation.type == 'direct' else text}{doubt}"

    def verb(self, quotation: Quotation) -> str:
        """What introduces a quotation, where its words alone would not say how it was meant."""
        if self.lang == "ar" and quotation.type == "reported" and quotation.cue:
            return _one_line(quotation.cue.text, 40)
        return "" if quotation.stance == "asserts" else self.labels("stance", quotation.stance)

    def speaker(self, quotation: Quotation) -> str:
        names = [self.name(who) for who in self.e.speakers_of(quotation)]
        if names:
            return " + ".join(names)
        surface = quotation.speaker.surface if quotation.speaker else None
        return _one_line(surface.text.strip("،: "), 80) if surface else self.labels("page", "unknown")

    def dates(self) -> Iterator[str]:
        rows = [self.date(date) for date in self.e.dates if date.begin is not None]
        yield from dict.fromkeys(rows)

    def date(self, date: DateMention) -> str:
        value = stretch_in_words(date.begin, date.until, self.labels) if date.begin else ""
        conflicts = [self.labels("conflict", conflict) for conflict in date.value.conflicts]
        doubt = f" ({self.comma.join(conflicts)})" if conflicts else ""
        return f"  • {_one_line(date.text, 80)} = {value}{doubt}"

    def mentions(self) -> Iterator[str]:
        for mention in self.e.mentions:
            yield f"  • {_one_line(mention.text, 80)} ({mention.kind})"

    def failures(self) -> Iterator[str]:
        for failure in self.e.failures:
            yield f"  • {failure.plugin}, {failure.hook}: {_one_line(failure.message, _LONGEST)}"


def _fullest(words: Iterable[str]) -> list[str]:
    """Without those whose words all stand in another one («رئيس الأركان» beside «رئيس الأركان العامة للجيش»)."""
    kept: dict[frozenset[str], str] = {}
    for word in words:
        own = frozenset(fold(word).split())
        if any(own <= other for other in kept):
            continue
        kept = {other: text for other, text in kept.items() if not other <= own}
        kept[own] = word
    return list(kept.values())


def _one_line(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def summary(extraction: Extraction, *, lang: str = "ar") -> str:
    """
    An article's persons, meetings, quotations by speaker, and dates, as text.

    Args:
        extraction: The record.
        lang: Language of the labels, glosses, countries and days: ``ar`` or ``en``.

    Returns:
        Lines without control characters. Quotations are cut at 240 code points, a repeated one is left out, words in
        «» are verbatim; dates without a day on the calendar, and posts that a fuller one contains, are left to the
        record.

    Raises:
        ValueError: Another ``lang``.
    """
    lines = (harmless(line.replace("\n", " ").replace("\t", " ")) for line in _Summary(extraction, lang).lines())
    return "\n".join(lines) + "\n"


class TextSummary:
    """Format ``text``: for reading, not for machines."""

    name = "text"
    suffixes = (".txt",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any], *, lang: str = "ar") -> None:
        """Write one summary an article, as UTF-8."""
        for extraction in extractions:
            target.write(summary(extraction, lang=lang).encode("utf-8"))

"""Format ``text``: what a person wants to know of an article, on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import IO, Any

from khabar.exporters.labels import Labels
from khabar.exporters.plain import harmless
from khabar.lexicon.countries import country_name
from khabar.model import Actor, Extraction, Meeting, Participant, Person, Quotation

__all__ = ["TextSummary", "summary"]

_LONGEST = 160  # code points of a quotation; the whole one stands in the record
_RULE = "─" * 60


class _Summary:
    def __init__(self, extraction: Extraction, lang: str) -> None:
        self.e = extraction
        self.lang = lang
        self.labels = Labels(lang)

    def lines(self) -> Iterator[str]:
        e = self.e
        headline = e.layout.headline.text if e.layout.headline else e.article.headline
        yield _RULE
        yield _one_line(headline or e.article.text.strip().partition("\n")[0] or e.article.id, 120)
        about = [e.article.published.isoformat() if e.article.published else "", e.article.publisher or ""]
        if e.layout.publisher and not e.article.publisher:
            about.append(e.layout.publisher.text)
        if any(about):
            yield " · ".join(part for part in about if part)
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
                yield ""
                yield self.labels("page", title)
                yield from rows

    def name(self, who: Person | Actor) -> str:
        if self.lang == "en":
            latin = who.latin.text if isinstance(who, Person) and who.latin else ""
            if isinstance(who, Actor) and who.kind == "state":
                latin = country_name(who.country, "en")
            return f"{latin} ({who.name})" if latin else who.name
        return who.name

    def persons(self) -> Iterator[str]:
        glosses = {(p, o.norm or o.text): o.gloss for o in self.e.offices for p in o.persons}
        for person in self.e.persons:
            offices = list(person.offices)
            if self.lang == "en":
                offices = list(dict.fromkeys(glosses.get((person.id, office)) or office for office in offices))
            separator = "، " if self.lang == "ar" else ", "
            facts = [separator.join(person.titles), separator.join(offices), country_name(person.country, self.lang)]
            yield f"  • {self.name(person)}" + "".join(f" | {fact}" for fact in facts if fact)

    def side(self, participant: Participant) -> str:
        who = self.e.get(participant.actor)
        name = self.name(who) if isinstance(who, (Person, Actor)) else participant.text
        role = "" if participant.role == "participant" else f" [{self.labels('role', participant.role)}]"
        return name + role

    def meetings(self) -> Iterator[str]:
        for meeting in self.e.meetings:
            sides = " + ".join(self.side(p) for p in meeting.participants) or self.labels("page", "unknown")
            kind = f"{self.labels('kind', meeting.kind)} ({self.labels('status', meeting.status)})"
            claimed = self.claimed(meeting)
            place = meeting.place.text if meeting.place else ""
            yield "  • " + " | ".join(part for part in (_days(meeting), kind, sides, place, claimed) if part)

    def claimed(self, meeting: Meeting) -> str:
        if not meeting.asserted_by:
            return ""
        names = [self.name(w) for w in map(self.e.get, meeting.asserted_by) if isinstance(w, (Person, Actor))]
        return f"{self.labels('page', 'claimed_by')} {'، '.join(names)}"

    def quotations(self) -> Iterator[str]:
        by_speaker: dict[str, list[Quotation]] = {}
        for quotation in self.e.quotations:
            if not quotation.duplicate_of:
                by_speaker.setdefault(self.speaker(quotation), []).append(quotation)
        for speaker, said in by_speaker.items():
            yield f"  {speaker}:"
            for quotation in said:
                doubt = f" [{self.labels('page', 'ambiguous')}]" if quotation.ambiguous else ""
                stance = self.labels("stance", quotation.stance)
                yield f"    – {stance}{doubt}: «{_one_line(quotation.text, _LONGEST)}»"

    def speaker(self, quotation: Quotation) -> str:
        names = [self.name(who) for who in self.e.speakers_of(quotation)]
        if names:
            return " + ".join(names)
        surface = quotation.speaker.surface if quotation.speaker else None
        return _one_line(surface.text.strip("،: "), 80) if surface else self.labels("page", "unknown")

    def dates(self) -> Iterator[str]:
        seen = set()
        for date in self.e.dates:
            value = date.value.edtf or date.value.timex or "?"
            conflict = f" ({', '.join(date.value.conflicts)})" if date.value.conflicts else ""
            row = f"  • {_one_line(date.text, 80)} = {value}{conflict}"
            if row not in seen:
                seen.add(row)
                yield row

    def mentions(self) -> Iterator[str]:
        for mention in self.e.mentions:
            yield f"  • {_one_line(mention.text, 80)} ({mention.kind})"

    def failures(self) -> Iterator[str]:
        for failure in self.e.failures:
            yield f"  • {failure.plugin}, {failure.hook}: {failure.message}"


def _one_line(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _days(meeting: Meeting) -> str:
    if meeting.date is None or meeting.date.begin is None:
        return ""
    first = meeting.date.begin.isoformat()[:10]
    if meeting.date.until is None:
        return first
    last = (meeting.date.until - dt.timedelta(days=1)).isoformat()[:10]
    return first if last <= first else f"{first}/{last}"


def summary(extraction: Extraction, *, lang: str = "ar") -> str:
    """
    An article's persons, meetings, quotations by speaker, and dates, as text.

    Args:
        extraction: The record.
        lang: Language of the labels, glosses and countries: ``ar`` or ``en``.

    Returns:
        Lines without control characters; quotations are cut at 160 code points.

    Raises:
        ValueError: Another ``lang``.
    """
    return "\n".join(harmless(line) for line in _Summary(extraction, lang).lines()) + "\n"


class TextSummary:
    """Format ``text``: for reading, not for machines."""

    name = "text"
    suffixes = (".txt",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any], *, lang: str = "ar") -> None:
        """Write one summary an article, as UTF-8."""
        for extraction in extractions:
            target.write(summary(extraction, lang=lang).encode("utf-8"))

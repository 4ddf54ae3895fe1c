"""What the template shows: plain values, made from records and the chronicle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from khabar.chronicle import Chronicle, LinkedActor, LinkedMeeting, LinkedPerson, link
from khabar.exporters.days import stretch_in_words
from khabar.exporters.labels import Labels
from khabar.lexicon.glosses import country_name, english
from khabar.model import Extraction, Meeting, Person, Quotation
from khabar.report.about import About
from khabar.report.network import network
from khabar.report.segments import segments

__all__ = ["page"]

_HELD = frozenset({"held", "ongoing", "past_reference"})


def _cut(line: str, most: int = 90) -> str:
    """A first line in place of a headline, cut between words."""
    return line if len(line) <= most else line[:most].rpartition(" ")[0].rstrip("،. ") + "…"


def _first_line(text: str) -> int:
    """Where it ends."""
    begin = len(text) - len(text.lstrip())
    end = text.find("\n", begin)
    return end if end >= 0 else len(text)


class _Page:
    """Everything of one page; ids of cards are ``p-…``, ``m-…`` for the chronicle's, ``a0-q1`` for an article's."""

    def __init__(self, extractions: Sequence[Extraction], lang: str) -> None:
        self.labels = Labels(lang)
        self.lang = lang
        self.extractions = extractions
        self.chronicle: Chronicle = link(extractions)
        self.about = About(self.labels)
        self.by_id = {e.article.id: e for e in extractions}
        self.numbers = {id(e): f"a{n}" for n, e in enumerate(extractions)}
        self.glosses = {o.text: o.gloss for e in extractions for o in e.offices if o.gloss}

    def card(self, e: Extraction, id: str) -> str:
        """The card that an article's own id leads to."""
        linked = self.chronicle.of(e.article.id, id)
        return linked.id if linked else f"{self.number(e)}-{id}"

    def number(self, e: Extraction) -> str:
        """An article's own part of ids."""
        return self.numbers[id(e)]

    def who(self, name: str, latin: str | None) -> dict[str, str]:
        """A name as shown: in English the Latin form with the Arabic beside it."""
        if self.lang == "en" and latin:
            return {"main": latin, "beside": name}
        return {"main": name, "beside": ""}

    def name_of(self, id: str | None, text: str) -> dict[str, str]:
        thing = self.chronicle[id] if id else None
        if isinstance(thing, LinkedPerson):
            return self.who(thing.name, thing.latin.text if thing.latin else None)
        if isinstance(thing, LinkedActor):
            known = country_name(thing.country, "en") if thing.kind == "state" else english(thing.name)
            return self.who(thing.name, known or self.described(thing))
        return self.who(text, self.glosses.get(text) or english(text) or self.labels("page", "unnamed"))

    def drawn(self, actor: LinkedActor) -> str:
        """A body's name in the drawing, where nothing stands beside it."""
        shown = self.name_of(actor.id, actor.name)
        if shown["main"] != self.described(actor):
            return shown["main"]
        return f"{country_name(actor.country, 'en') or shown['main']}: {shown['beside']}"

    def described(self, actor: LinkedActor) -> str:
        """What a body without an English name is, for those who cannot read the Arabic beside it."""
        country = country_name(actor.country, "en")
        return self.labels("actor", actor.kind) + (f" ({country})" if country else "")

    def persons(self) -> list[dict[str, Any]]:
        glosses = {
            (p.id, o.norm or o.text): o.gloss
            for e in self.extractions
            for o in e.offices
            for own in o.persons
            if isinstance(p := self.chronicle.of(e.article.id, own), LinkedPerson)
        }
        titles = {
            (p.id, t.text): t.gloss
            for e in self.extractions
            for t in e.titles
            if self.lang == "en" and t.person
            if isinstance(p := self.chronicle.of(e.article.id, t.person), LinkedPerson)
        }
        shown = []
        for person in self.chronicle.persons:
            offices = [
                {
                    "text": glosses.get((person.id, o.text)) or o.text if self.lang == "en" else o.text,
                    "status": o.status,
                }
                for o in person.offices
            ]
            shown.append(
                {
                    "id": person.id,
                    "name": self.who(person.name, person.latin.text if person.latin else None),
                    "names": [n for n in person.names if n != person.name],
                    "titles": list(dict.fromkeys(titles.get((person.id, t)) or t for t in person.titles)),
                    "offices": list({o["text"]: o for o in offices}.values()),
                    "code": person.country or "",
                    "country": country_name(person.country, self.lang),
                    "sources": self.sources(person.sources),
                    "said": sum(person.id in q["speakers"] for q in self.quotations),
                    "met": sum(person.id in m["people"] for m in self.meetings),
                }
            )
        return sorted(shown, key=lambda p: (-p["met"] - p["said"], p["name"]["main"]))

    def sources(self, sources: Sequence[Any]) -> list[dict[str, str]]:
        return [
            {"href": self.number(self.by_id[s.article]), "text": self.title(self.by_id[s.article])}
            for s in {s.article: s for s in sources}.values()
        ]

    def title(self, e: Extraction) -> str:
        headline = e.article.headline or (e.layout.headline.text if e.layout.headline else "")
        return headline.strip() or _cut(e.article.text.strip().partition("\n")[0]) or e.article.id

    def make_meetings(self) -> list[dict[str, Any]]:
        return [self.meeting(m) for m in self.chronicle.meetings]

    def years(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Meetings by year, those without a day last."""
        by_year: dict[str, list[dict[str, Any]]] = {}
        for m in self.meetings:
            by_year.setdefault(m["begin"][:4], []).append(m)
        undated = by_year.pop("", None)
        return [*by_year.items(), *([("", undated)] if undated else [])]

    def meeting(self, m: LinkedMeeting) -> dict[str, Any]:
        sides = [
            {
                "href": s.actor or "",
                "name": self.name_of(s.actor, s.text),
                "role": s.role,
                "role_label": self.labels("role", s.role),
                "country": country_name(s.country, self.lang),
            }
            for s in m.participants
        ]
        return {
            "id": m.id,
            "kind": self.labels("kind", m.kind),
            "status": m.status,
            "status_label": "" if m.status == "held" else self.labels("status", m.status),
            "sides": sides,
            "people": [s.actor for s in m.participants if s.actor],
            "codes": sorted({s.country for s in m.participants if s.country} | ({m.country} if m.country else set())),
            "place": self.place(m),
            "place_country": country_name(m.country, self.lang),
            "day": stretch_in_words(m.begin, m.until, self.labels) if m.begin else "",
            "begin": m.begin.isoformat()[:10] if m.begin else "",
            "claimed": not m.asserted,
            "held": m.status in _HELD and m.asserted,
            "parent": m.parent,
            "sources": self.sources(m.sources),
            "contradictions": [
                {
                    "field": self.labels("field", c.field),
                    "values": [
                        {"text": self.told(c.field, value), "source": self.sources([source])[0], "by": source.publisher}
                        for value, source in zip(c.values, c.sources, strict=True)
                    ],
                }
                for c in m.contradictions
            ],
            "topics": self.topics(m),
        }

    def told(self, field: str, value: str) -> str:
        """What one of several sources that disagree says."""
        return self.labels("status", value) if field == "status" else value

    def topics(self, m: LinkedMeeting) -> list[dict[str, str]]:
        """What the articles say it was about, each once; in English by single words."""
        found: dict[str, dict[str, str]] = {}
        for source in m.sources:
            e = self.by_id[source.article]
            meeting = e[source.id]
            for topic in meeting.topics if isinstance(meeting, Meeting) else ():
                words = ", ".join(self.about.stretch(e, topic.start, topic.end)) if self.lang == "en" else ""
                found.setdefault(topic.text, self.who(topic.text, words))
        return list(found.values())

    def place(self, m: LinkedMeeting) -> dict[str, str] | None:
        if not m.place:
            return None
        return self.who(m.place, english(m.place) or country_name(m.country, "en") or self.labels("page", "unnamed"))

    def make_quotations(self) -> list[dict[str, Any]]:
        return [self.quotation(e, q) for e in self.extractions for q in e.quotations if not q.duplicate_of]

    def quotation(self, e: Extraction, q: Quotation) -> dict[str, Any]:
        speakers = e.speakers_of(q)
        linked = [self.card(e, s.id) for s in speakers]
        surface = q.speaker.surface.text if q.speaker and q.speaker.surface else ""
        names = [self.name_of(id, s.name) for id, s in zip(linked, speakers, strict=True) if id in self._known]
        return {
            "id": f"{self.number(e)}-{q.id}",
            "text": q.text,
            "speakers": linked,
            "names": names or ([self.who(surface, self.worded(surface, q))] if surface else []),
            "key": linked[0] if linked else surface or "?",
            "stance": q.stance,
            "stance_label": self.labels("stance", q.stance),
            "about": self.about.stretch(e, q.start, q.end) if self.lang == "en" else [],
            "type_label": self.labels("type", q.type),
            "ambiguous": q.ambiguous,
            "codes": sorted({s.country for s in speakers if isinstance(s, Person) and s.country}),
        }

    def worded(self, surface: str, q: Quotation) -> str:
        """A speaker without a name in English: by post or body, else by kind."""
        known = self.glosses.get(surface) or english(surface)
        return known or self.labels("actor", q.speaker.kind if q.speaker else "anonymous")

    def articles(self, colours: dict[str, int]) -> list[dict[str, Any]]:
        shown = []
        for e in self.extractions:
            number = self.number(e)
            by_quotation = {
                q.id: colours[quotation["key"]]
                for q in e.quotations
                if (quotation := self._by_id.get(f"{number}-{q.id}")) is not None
            }
            cut = segments(e, by_quotation, self.about.in_text(e) if self.lang == "en" else {})
            shown.append(
                {
                    "id": number,
                    "title": self.title(e),
                    "publisher": e.article.publisher or "",
                    "author": e.article.author or "",
                    "published": e.article.published.isoformat() if e.article.published else "",
                    "about": self.about.stretch(e, 0, _first_line(e.article.text)) if self.lang == "en" else [],
                    "segments": [(s, [self.card(e, i) for i in s.ids]) for s in cut],
                    "people": sorted({self.card(e, who.id) for group in (e.persons, e.actors) for who in group}),
                    "codes": sorted(self.codes_of(e)),
                    "dates": [
                        {"id": f"{number}-{d.id}", "text": d.text, "edtf": d.value.edtf or d.value.timex or ""}
                        for d in e.dates
                    ],
                    "failures": e.failures,
                }
            )
        return shown

    def codes_of(self, e: Extraction) -> set[str]:
        """Countries of an article's persons and meetings, so that what is chosen by country has its article."""
        own = {who.country for group in (e.persons, e.actors) for who in group if who.country}
        linked = {c for m in e.meetings if (card := self._cards.get(self.card(e, m.id))) for c in card["codes"]}
        return own | linked

    def context(self) -> dict[str, Any]:
        self._known = {t.id for group in (self.chronicle.persons, self.chronicle.actors) for t in group}
        self.meetings = self.make_meetings()
        self._cards = {m["id"]: m for m in self.meetings}
        self.quotations = self.make_quotations()
        self._by_id = {q["id"]: q for q in self.quotations}
        speakers: dict[str, list[dict[str, Any]]] = {}
        for quotation in self.quotations:
            speakers.setdefault(quotation["key"], []).append(quotation)
        colours = {key: n for n, key in enumerate(sorted(speakers, key=lambda k: (-len(speakers[k]), k)))}
        persons = self.persons()
        names = {p["id"]: (p["name"]["main"], p["code"]) for p in persons}
        names |= {a.id: (self.drawn(a), a.country) for a in self.chronicle.actors}
        codes = sorted({c for m in self.meetings for c in m["codes"]} | {p["code"] for p in persons if p["code"]})
        return {
            "lang": self.lang,
            "dir": "rtl" if self.lang == "ar" else "ltr",
            "labels": self.labels,
            "articles": self.articles(colours),
            "persons": persons,
            "actors": [
                {"id": a.id, "name": self.name_of(a.id, a.name), "sources": self.sources(a.sources)}
                for a in self.chronicle.actors
            ],
            "meetings": self.meetings,
            "speakers": [(key, colours[key], speakers[key]) for key in sorted(speakers, key=lambda k: colours[k])],
            "network": network(names, [(m["people"], m["held"]) for m in self.meetings], rtl=self.lang == "ar"),
            "years": self.years(),
            "countries": [(code, country_name(code, self.lang)) for code in codes],
        }


def page(extractions: Sequence[Extraction], lang: str) -> dict[str, Any]:
    """
    All that the report shows of ``extractions``.

    Raises:
        ValueError: An unknown language.
    """
    return _Page(extractions, lang).context()

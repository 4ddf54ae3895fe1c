"""Articles with a known cast: what the layers before the meetings would have found in them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TypeVar

from khabar.extractors.meetings import find_meetings
from khabar.lexicon import Lexicon
from khabar.model import (
    Article,
    DateMention,
    DateValue,
    Located,
    Meeting,
    NameMention,
    OfficeMention,
    Person,
    PlaceMention,
    Quotation,
    Speaker,
)
from khabar.reading import Found, Reading

T = TypeVar("T", bound=Located)

CAST = {
    "سامي منصور": ("EG", "m"),
    "رامي حداد": ("LB", "m"),
    "ليلى عمران": ("JO", "f"),
    "كريم الطاهر": ("MA", "m"),
}
OFFICES = {
    "وزير الخارجية المصري": ("سامي منصور", "EG"),
    "وزير الخارجية اللبناني": ("رامي حداد", "LB"),
    "رئيسا مصر ولبنان": ("سامي منصور|رامي حداد", None),
    "رئيس الوزراء العراقي": ("", "IQ"),
    "وزير الدفاع العراقي": ("", "IQ"),
    "وزير الداخلية العراقي": ("", "IQ"),
}
DAYS = {
    "أمس": (dt.date(2024, 5, 7), 1),
    "اليوم": (dt.date(2024, 5, 8), 1),
    "الأربعاء": (dt.date(2024, 5, 8), 1),
    "الخميس المقبل": (dt.date(2024, 5, 9), 1),
    "غدا": (dt.date(2024, 5, 9), 1),
    "مارس 2022": (dt.date(2022, 3, 1), 31),
}
ANCHOR = dt.date(2024, 5, 8)


@cache
def lexicon() -> Lexicon:
    """One lexicon for all tests."""
    return Lexicon()


def _posts(name: str) -> tuple[str, ...]:
    return tuple(words for words, (holders, _) in OFFICES.items() if name in holders)


def _spots(text: str, words: str) -> list[tuple[int, int]]:
    spots, at = [], text.find(words)
    while at >= 0:
        spots.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spots


def ids() -> dict[str, str]:
    """Id of each member of the cast."""
    return {name: f"p{i}" for i, name in enumerate(CAST, 1)}


def read(text: str, *, said: str = "", by: str = "") -> tuple[Reading, Found]:
    """
    A reading, and what stands in it of the cast, the posts, the days; places as the lexicon knows them.

    Args:
        text: The article.
        said: Words that are a quotation.
        by: Who said them.
    """
    reading = Reading(Article(text, published=ANCHOR), lexicon(), anchor=ANCHOR)
    who = ids()
    names = [NameMention(a, b, text[a:b], id=f"n{a}", person=who[name]) for name in CAST for a, b in _spots(text, name)]
    offices = [
        OfficeMention(
            a, b, text[a:b], id=f"o{a}", head=words.split()[0],
            domain=words.split()[1], country=country,
            persons=tuple(who[h] for h in holders.split("|") if h),
        )
        for words, (holders, country) in OFFICES.items() for a, b in _spots(text, words)
    ]  # fmt: skip
    dates = []
    for words, (day, length) in DAYS.items():
        for a, b in _spots(text, words):
            if not any(d.start <= a < d.end for d in dates):
                value = DateValue(day, day + dt.timedelta(days=length), "day", basis="anchored")
                dates.append(DateMention(a, b, text[a:b], id=f"d{a}", value=value))
    for a, b in _spots(text, "يومين"):
        dates.append(DateMention(a, b, text[a:b], id=f"d{a}", kind="duration", value=DateValue(timex="P2D")))
    places: list[PlaceMention] = []
    for table in ("countries", "places"):
        for m in reading.matches(table):
            if any(x.start <= m.start < x.end for x in (*offices, *names, *places)):
                continue
            kind = "country" if table == "countries" else m.entry["kind"] or "city"
            places.append(
                PlaceMention(
                    m.start, m.end, text[m.start : m.end], id=f"l{m.start}", kind=kind, country=m.entry["code"]
                )
            )
    persons = [
        Person(who[name], name, (name,), offices=_posts(name), country=country, gender=gender)
        for name, (country, gender) in CAST.items()
        if name in text
    ]
    quotations = [
        Quotation(a, b, text[a:b], id=f"q{a}", speaker=Speaker("person", (who[by],)))
        for a, b in _spots(text, said)
        if said
    ]

    return reading, Found(
        dates=_ordered(dates),
        offices=_ordered(offices),
        names=_ordered(names),
        places=_ordered(places),
        persons=tuple(persons),
        quotations=tuple(quotations),
    )


def _ordered(items: list[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=lambda x: x.start))


def meetings(text: str, *, said: str = "", by: str = "") -> list[Meeting]:
    """Meetings of a text with the cast."""
    return list(find_meetings(*read(text, said=said, by=by)))


def roles(meeting: Meeting) -> dict[str, str]:
    """Role by name, or by words where nobody is known."""
    names = {v: k for k, v in ids().items()}
    return {names.get(p.actor or "", p.text): p.role for p in meeting.participants}


def only(text: str, **more: str) -> Meeting:
    """The single event of a text."""
    found = meetings(text, **more)

    assert len(found) == 1, [str(m) for m in found]
    return found[0]


def by_kind(text: str, kind: str) -> Meeting:
    """The single event of a kind."""
    found = [m for m in meetings(text) if m.kind == kind]

    assert len(found) == 1, [str(m) for m in meetings(text)]
    return found[0]

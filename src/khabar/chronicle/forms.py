"""A person as articles write them: forms of a name, and what is said of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from khabar.chronicle.nodes import PersonNode
from khabar.chronicle.values import OfficeHeld
from khabar.matching.persons import name_key

__all__ = ["Fact", "Form", "Said", "ends", "facts_of", "forms_of", "offices_of", "shorter"]

_LONGEST = 8  # words; longer names are compared only when equal


class Form(NamedTuple):
    """
    What persons of different articles share when they are taken for one without a look at anything else.

    Attributes:
        words: The name as comparison sees it, its words parted by spaces.
        country: ISO 3166-1 alpha-2, or empty.
        gender: ``m``, ``f`` or empty.
        nth: 0, or which one it is when an article tells of several such persons.
    """

    words: str
    country: str = ""
    gender: str = ""
    nth: int = 0

    @property
    def full(self) -> bool:
        """Whether the name has more than one word."""
        return " " in self.words


class Fact(NamedTuple):
    """
    Something an article says of a person.

    Attributes:
        kind: ``name``, ``alias``, ``title``, ``office``, ``post`` or ``latin``.
        value: What; parts of it are separated by tabs.
        day: Publication day for titles and offices, else empty.
    """

    kind: str
    value: str
    day: str = ""


class Said(NamedTuple):
    """
    A fact as all articles together have it.

    Attributes:
        kind: As :class:`Fact`.
        value: As :class:`Fact`.
        first: Earliest day, or empty.
        last: Latest.
        articles: How many say it.
    """

    kind: str
    value: str
    first: str
    last: str
    articles: int


def forms_of(nodes: Iterable[PersonNode]) -> list[tuple[Form, PersonNode]]:
    """The persons of one article with their forms."""
    seen: Counter[tuple[str, str, str]] = Counter()
    forms = []
    for node in sorted(nodes, key=lambda n: n.source.id):
        person = node.person
        form = (" ".join(name_key(person.name)), person.country or "", person.gender or "")
        forms.append((Form(*form, seen[form]), node))
        seen[form] += 1
    return forms


def facts_of(node: PersonNode) -> set[Fact]:
    """All that an article says of a person."""
    person = node.person
    day = node.source.published.isoformat()[:10] if node.source.published else ""
    facts = {Fact("name", person.name), *(Fact("alias", name) for name in person.names)}
    facts |= {Fact("title", title, day) for title in person.titles}
    facts |= {Fact("office", "\t".join((o.text, o.status, o.country or "")), day) for o in node.offices}
    facts |= {Fact("post", " ".join(part for part in post if part)) for post in node.posts}
    if person.latin:
        facts.add(Fact("latin", "\t".join((person.latin.basis, person.latin.text, person.name))))
    return facts


def ends(form: Form) -> tuple[str, ...]:
    """First and last word: what a person may be called by alone."""
    words = form.words.split()
    return tuple(dict.fromkeys(words[:1] + words[-1:]))


def shorter(form: Form) -> Iterator[str]:
    """Full names that stand in this one: the last word and some of the others, in order."""
    words = form.words.split()
    if len(words) <= _LONGEST:
        for size in range(1, len(words) - 1):
            for chosen in dict.fromkeys(combinations(words[:-1], size)):
                yield " ".join((*chosen, words[-1]))


def offices_of(said: Iterable[Said]) -> tuple[OfficeHeld, ...]:
    """Offices with the days they are attested; spellings of one office count as one."""
    held: dict[tuple[str, str, str | None], OfficeHeld] = {}
    for one in sorted(said):
        text, status, country = one.value.rsplit("\t", 2)
        key = (" ".join(name_key(text)), status, country or None)
        before = held.get(key)
        days = [dt.date.fromisoformat(day) for day in (one.first, one.last) if day]
        days += [day for day in (before.first, before.last) if day] if before else []
        first, last = min(days, default=None), max(days, default=None)
        held[key] = OfficeHeld(before.text if before else text, *key[1:], first, last)
    return tuple(sorted(held.values(), key=lambda o: (str(o.first or ""), o.text, o.status)))

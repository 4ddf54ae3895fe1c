"""Who is named where: the noun phrases that may take part in an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import regex
from attrs import evolve, frozen

from khabar.lexicon import Match
from khabar.model import Actor, Located, Person, Span
from khabar.reading import Found, Reading
from khabar.text import fold

__all__ = ["PLACES", "SITES", "Ref", "Refs", "cues_of", "find_refs", "tokens_of"]

#: Kinds of phrases that one may travel to.
PLACES = frozenset({"state", "place", "facility"})
#: Kinds of phrases that take part in nothing.
SITES = frozenset({"place", "facility"})

# What may stand between the title, the post and the name of one person.
_GAP = regex.compile(r"[\s\"'«»“”„()\[\]#_/\u2026\-–—\u200E\u200F\u202A-\u202E\uFEFF]*+")
_GAP_COMMA = regex.compile(r"[\s\"'«»“”„()\[\]#_/،,\-–—:\u200E\u200F\u202A-\u202E\uFEFF]*+")
_SKIPPED = frozenset("\"'«»“”„()[]#_/،,-–—:\u2026")
_QUANTIFIERS = frozenset(
    {"كبار", "بعض", "جميع", "عدد", "جمع", "مجموعه", "عددا", "جمعا", "من", "كل", "سائر", "ممثلي", "رفيع"}
)


@frozen
class Ref:
    """
    A noun phrase that may take part in an event.

    Attributes:
        start: First code point, without proclitics.
        end: One past the last.
        first: Index of its first token.
        last: One past its last token.
        kind: ``person``, ``office`` (a post without name), ``body``, ``state``, ``place``, ``facility``, ``outlet``,
            ``group`` (officials), ``people``, ``sides``, ``counterpart``.
        actors: Ids of persons or actors; empty when nobody is known.
        country: ISO code.
        prep: What governs it: «مع», «ب», «ل», «إلى», «بين» …, a role cue's value after ``=``, or nothing.
        joined: It goes on a list: «وY».
        each: It stands in a list of people met one by one («بكل من»).
        gender: Of the person, where known.
        plural: It speaks of several.
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    actors: tuple[str, ...] = ()
    country: str | None = None
    prep: str = ""
    joined: bool = False
    each: bool = False
    gender: str | None = None
    plural: bool = False

    def span(self, text: str) -> Span:
        """Its words."""
        return Span(self.start, self.end, text[self.start : self.end])


class Refs:
    """All noun phrases of an article, by position."""

    def __init__(self, items: list[Ref]) -> None:
        self.items = items
        self._firsts = [r.first for r in items]
        self._ends = {r.last: r for r in items}
        self.covered = {i for r in items for i in range(r.first, r.last)}

    def between(self, first: int, last: int) -> list[Ref]:
        """Those that begin at a token in ``[first, last)``."""
        return self.items[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def starting(self, token: int) -> Ref | None:
        """The one that begins at a token."""
        i = bisect_left(self._firsts, token)
        return self.items[i] if i < len(self.items) and self._firsts[i] == token else None

    def ending(self, token: int) -> Ref | None:
        """The one whose last token stands before ``token``."""
        return self._ends.get(token)


class _Chunk:
    """Mentions that are one noun phrase, growing from left to right."""

    def __init__(self, mention: Located, ids: tuple[str, ...], kind: str, country: str | None) -> None:
        self.start, self.end, self.ids, self.kind, self.country = mention.start, mention.end, ids, kind, country
        self.titled = kind == "title"
        self.plural = len(ids) > 1


def _mentions(found: Found) -> list[tuple[Located, tuple[str, ...], str, str | None]]:
    persons = {p.id: p for p in found.persons}
    actors = {a.id: a for a in found.actors}
    states = {a.country: a.id for a in found.actors if a.kind == "state" and a.country}
    items: list[tuple[Located, tuple[str, ...], str, str | None]] = []
    for name in found.names:
        who = persons.get(name.person or "")
        items.append((name, (name.person,) if name.person else (), "person", who.country if who else None))
    for title in found.titles:
        items.append((title, (title.person,) if title.person else (), "title", None))
    for office in found.offices:
        items.append((office, office.persons, "office", office.country))
    for body in found.organisations:
        actor = actors.get(body.actor or "")
        state = body.metonym or body.kind == "state" or (actor is not None and actor.kind == "state")
        kind = "state" if state else "outlet" if body.kind == "outlet" else "body"
        if actor is not None and actor.kind in ("group", "anonymous"):
            kind = "group"
        items.append(
            (body, (body.actor,) if body.actor else (), kind, body.country or (actor.country if actor else None))
        )
    for place in found.places:
        state = place.kind == "country"
        ids = (states[place.country],) if state and place.country in states else ()
        items.append(
            (place, ids, "state" if state else "facility" if place.kind == "facility" else "place", place.country)
        )
    items.sort(key=lambda item: (item[0].start, -item[0].end))
    return items


def _chunks(reading: Reading, found: Found) -> list[_Chunk]:
    text = reading.text
    chunks: list[_Chunk] = []
    for mention, ids, kind, country in _mentions(found):
        last = chunks[-1] if chunks else None
        if last is not None and mention.start < last.end:
            continue
        if last is not None and kind in ("person", "title", "office") and last.kind in ("person", "title", "office"):
            same = bool(ids) and ids == last.ids
            shared = bool(set(ids) & set(last.ids))
            open_ = not ids or not last.ids
            gap = _GAP_COMMA if same or shared else _GAP
            other = fold(mention.text).startswith("نظير") and last.kind == "person" and not same
            near = not other and gap.match(text, last.end).end() == mention.start  # type: ignore[union-attr]
            if near and (same or shared or (open_ and not (last.kind == "person" and kind == "person"))):
                last.end = mention.end
                last.ids = ids if len(ids) == 1 or not last.ids else last.ids
                last.country = last.country or country
                last.kind = "person" if "person" in (kind, last.kind) else "office"
                continue
        chunks.append(_Chunk(mention, ids, kind, country))
    return chunks


def _group(reading: Reading, match: Match, taken: set[int]) -> tuple[int, int, bool] | None:
    """First and last token of a group's phrase, and whether it speaks of several; ``None`` when it is none."""
    kind = match.entry["kind"]
    definite = reading.text[match.start : match.start + 2] == "ال"
    delegation = kind == "delegation" or (kind == "body" and definite and match.entry["number"] == "s")
    two = match.entry["number"] == "d" and match.first > 0 and reading.folded(match.first - 1) == "بين"
    two = two and reading.folded(match.first).endswith(("ين", "ي")) and not reading.folded(match.first).startswith("ال")
    if not delegation and match.entry["number"] != "p" and not two:
        return None
    tokens = reading.tokens
    first, last = match.first, match.last
    bare = tokens[match.first].text
    while first > 0 and first - 1 not in taken and match.first - first < 4 and not match.prefix.strip("وف"):
        word = reading.folded(first - 1).lstrip("ولب") if tokens[first - 1].kind == "word" else ""
        if word in _QUANTIFIERS and not (word == "من" and reading.folded(first - 2).lstrip("وبل") not in _QUANTIFIERS):
            first -= 1
        else:
            break
    definite = definite or bare.startswith("ال")
    end = min(len(tokens), last + 9)
    while last < end:
        token = tokens[last]
        if token.kind != "word":
            break
        word = reading.folded(last)
        at = reading.at(last, "meeting_cues")
        if any(m.entry["use"] in ("stop", "frame", "topic", "role", "status") for m in at) or (
            reading.at(last, "triggers") or reading.at(last, "light_verbs") or reading.at(last, "cues")
        ):
            break
        if reading.at(last, "function_words") and word not in ("له", "لها"):
            break
        adjective = word.endswith(("ي", "يه", "يين", "يون", "ين")) or word in ("رفيع", "كبير", "المستوي", "له", "لها")
        if not (word.startswith(("ال", "وال")) or adjective or (not definite and last == match.last and delegation)):
            break
        if word.startswith("و") and not word.startswith("وال"):
            break
        last += 1
    return first, last, True


def _group_country(reading: Reading, first: int, last: int) -> str | None:
    for i in range(first, last):
        for match in reading.at(i):
            if match.entry.table in ("nisbas", "countries"):
                return match.entry["code"] or None
    return None


_Raw = tuple[int, int, int, int, str, tuple[str, ...], str | None, bool]


def _referred(reading: Reading, found: Found, raw: list[_Raw]) -> list[_Raw]:
    """«المسؤول الروسي»، «الوزيرة الكينية»: the only person of that state named before."""
    words = {match.first for use, match in cues_of(reading) if use == "referrer"}
    first_named: dict[str, int] = {}
    for name in found.names:
        if name.person:
            first_named.setdefault(name.person, name.start)
    done: list[_Raw] = []
    for item in raw:
        start, end, first, last, kind, ids, country, plural = item
        if kind == "office" and not ids and country is not None and first in words and last - first <= 2:
            before = [p.id for p in found.persons if p.country == country and first_named.get(p.id, start) < start]
            if len(before) == 1:
                done.append((start, end, first, last, kind, (before[0],), country, plural))
                continue
        done.append(item)
    return done


def find_refs(reading: Reading, found: Found) -> Refs:
    """All noun phrases that may take part in an event, with what governs them."""
    persons: dict[str, Person] = {p.id: p for p in found.persons}
    actors: dict[str, Actor] = {a.id: a for a in found.actors}
    raw: list[_Raw] = []
    taken: set[int] = set()
    for chunk in _chunks(reading, found):
        first = reading.token_at(chunk.start)
        last = reading.token_at(chunk.end - 1) + 1
        kind = "person" if chunk.kind == "title" else chunk.kind
        raw.append((chunk.start, chunk.end, first, last, kind, chunk.ids, chunk.country, chunk.plural))
        taken.update(range(first, last))
    for match in reading.matches("meeting_groups"):
        if match.first in taken:
            continue
        phrase = _group(reading, match, taken)
        if phrase is None:
            continue
        first, last, plural = phrase
        while last > match.last and last - 1 in taken:
            last -= 1
        start = match.start if first == match.first else reading.tokens[first].start
        country = _group_country(reading, first, last)
        kind = "people" if match.entry["kind"] == "people" else "group"
        raw.append((start, reading.tokens[last - 1].end, first, last, kind, (), country, plural))
        taken.update(range(first, last))
    for use, match in cues_of(reading):
        if use == "visitor" and match.first not in taken and not match.suffix:
            raw.append((match.start, match.end, match.first, match.last, "visitor", (), None, False))
            taken.update(range(match.first, match.last))
        elif use in ("sides", "counterpart") and match.first not in taken and not match.suffix:
            last = match.last
            country = None
            if use == "counterpart":
                country = _group_country(reading, last, min(last + 1, len(reading.tokens)))
                if country is not None:
                    last += 1
            if not taken.intersection(range(match.first, last)):
                kind = "counterpart" if use == "counterpart" else "sides"
                raw.append(
                    (match.start, reading.tokens[last - 1].end, match.first, last, kind, (), country, kind == "sides")
                )
                taken.update(range(match.first, last))
    raw.sort(key=lambda item: item[0])
    raw = _referred(reading, found, raw)
    items: list[Ref] = []
    ends = _cue_ends(reading)
    for start, end, first, last, kind, ids, country, plural in raw:
        before = items[-1] if items else None
        if before is not None and first < before.last:
            continue
        lead, lead_start = _led(reading, first, start, before.last if before is not None else 0)
        prep, joined, each = _governed(reading, ends, lead_start, lead, before)
        absorbed = _absorbed(before, prep, first, last, end, country)
        if absorbed is not None:
            items[-1] = absorbed
            continue
        who = persons.get(ids[0]) if ids else None
        actor = actors.get(ids[0]) if ids else None
        if (
            before is not None
            and before.kind == "counterpart"
            and kind in ("person", "office")
            and first - before.last <= 1
        ):
            items[-1] = Ref(
                before.start, end, before.first, last, kind, ids, country or before.country, before.prep, before.joined,
                before.each, who.gender if who else None,
            )  # fmt: skip
            continue
        gender = who.gender if who else actor.gender if actor else None
        land = country or (who.country if who else actor.country if actor else None)
        several = plural or (actor is not None and actor.number != "s")
        items.append(Ref(start, end, first, last, kind, ids, land, prep, joined, each, gender, several))
    return Refs(items)


_GOVERNING = frozenset({"role", "each", "beside", "margin", "frame", "stop"})


def cues_of(reading: Reading) -> list[tuple[str, Match]]:
    """Every cue of the article with its use, read from the lexicon once."""
    return reading.once(
        ("meetings", "cues"),
        lambda: [
            (match.entry["use"], match)
            for match in reading.matches("meeting_cues")
            if not match.prefix.endswith("ك")  # «كان» is no «ك» with «أن»
        ],
    )


def _cue_ends(reading: Reading) -> dict[int, Match]:
    """For each token the longest governing cue that ends before it."""
    ends: dict[int, Match] = {}
    for use, match in cues_of(reading):
        if use in _GOVERNING and not match.suffix:
            held = ends.get(match.last)
            if held is None or held.last - held.first < match.last - match.first:
                ends[match.last] = match
    return ends


def _preposition(reading: Reading, i: int) -> str:
    """A preposition that is one token («أمام»، «ضد»)."""
    for match in reading.at(i, "function_words"):
        if match.entry["pos"] == "preposition" and match.last == i + 1 and not match.suffix:
            return match.entry.lemma
    return ""


def _led(reading: Reading, first: int, start: int, low: int) -> tuple[int, int]:
    """Where a phrase begins with the honorifics before it («لسعادة السيد X»): they carry its preposition."""
    while first > low:
        match = next((m for m in reading.at(first - 1, "honorifics") if m.last == first), None)
        if match is None:
            break
        first, start = match.first, match.start
    return first, start


def _absorbed(before: Ref | None, prep: str, first: int, last: int, end: int, country: str | None) -> Ref | None:
    """«وفد من البرلمان الأوروبي» is one phrase."""
    if before is None or before.kind != "group" or prep != "من" or first - before.last > 1 or before.actors:
        return None
    return evolve(before, end=end, last=last, country=before.country or country)


def _says(reading: Reading, first: int) -> bool:
    """«عبر الأمير عن سعادته»: the verb, not the preposition."""
    sentence = reading.sentence_at(reading.tokens[first].start)
    if sentence is not None and first - 1 == sentence.first:
        return True
    return any(reading.folded(i) == "عن" for i in range(first, min(first + 8, len(reading.tokens))))


def _governed(
    reading: Reading, ends: dict[int, Match], start: int, first: int, before: Ref | None
) -> tuple[str, bool, bool]:
    """What governs a phrase, whether it goes on a list, whether its list is one of people met one by one."""
    prefix = reading.text[reading.tokens[first].start : start]
    bare = prefix.lstrip("وف")
    at = first
    while at > 0 and reading.tokens[at - 1].text in _SKIPPED:
        at -= 1
    follows = before is not None and before.last == at
    if prefix.startswith("و") and follows and before is not None:
        return bare or before.prep, True, before.each
    if bare in ("ب", "ل", "ك"):
        return bare, False, False
    cue = ends.get(at)
    if (
        cue is None
        and at
        and (other := _preposition(reading, at - 1))
        and not (other == "عبر" and _says(reading, first))
    ):
        return other, False, False
    if cue is None:
        if follows and before is not None and at < first and before.joined and reading.tokens[at].text in "،,":
            return before.prep, True, before.each
        return "", False, False
    use = cue.entry["use"]
    if use == "each":
        form = cue.entry.lemma
        inner = "ب" if form.startswith("ب") or cue.prefix.endswith("ب") else "مع" if form.startswith("مع") else ""
        if not inner and (outer := ends.get(cue.first)) is not None:
            inner = outer.entry.lemma
        return inner, False, True
    if use == "role" and cue.entry["value"] == "chair" and before is not None and before.kind == "group":
        if cue.first - before.last <= 4:  # «وفد … برئاسة X»: he goes where his delegation goes
            return before.prep, True, before.each
    if use == "role":
        return "=" + cue.entry["value"], False, False
    if use == "beside":
        return "=beside", False, False
    if use == "stop":
        return "", False, False  # «أن»، «حيث»
    return cue.entry.lemma, False, False


def tokens_of(reading: Reading, mentions: Iterable[Located]) -> frozenset[int]:
    """Indices of the tokens that mentions cover."""
    return frozenset(
        i for m in mentions for i in range(reading.token_at(m.start), reading.token_at(max(m.start, m.end - 1)) + 1)
    )

"""Who is named where: the noun phrases that may take part in an event."""

from __future__ import annotations

import regex
from attrs import evolve

from khabar.extractors.meetings.governing import absorbed, cue_ends, governed, led
from khabar.extractors.meetings.phrases import Ref, Refs, cues_for
from khabar.lexicon import Match
from khabar.model import Actor, Located, Person
from khabar.reading import Found, Reading
from khabar.text import fold

__all__ = ["find_refs"]


# What may stand between the title, the post and the name of one person.
_GAP = regex.compile(r"(?:[^\S\n]|[\"'«»“”„()\[\]#_/\u2026\-–—\u200E\u200F\u202A-\u202E\uFEFF])*+")
_GAP_COMMA = regex.compile(r"(?:[^\S\n]|[\"'«»“”„()\[\]#_/،,\-–—:\u200E\u200F\u202A-\u202E\uFEFF])*+")
_QUANTIFIERS = frozenset(
    {"كبار", "بعض", "جميع", "عدد", "جمع", "مجموعه", "عددا", "جمعا", "من", "كل", "سائر", "ممثلي", "رفيع"}
)


_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك"))
_RELATIVES = frozenset(
    {"صهر", "زوجه", "زوج", "نجل", "نجله", "ابنه", "شقيق", "شقيقه", "قرينه", "حرم", "والد", "والده", "ارمله", "محامي"}
)


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


def _met(reading: Reading, last: _Chunk, country: str | None) -> bool:
    """Whether a post is another person's: of another country, or the object («التقى قائد الجيش رئيس الحكومة»)."""
    if last.country and country:
        return country != last.country
    verb = reading.token_at(last.start) - 1
    return (
        last.kind == "office"
        and not last.ids
        and verb >= 0
        and any(m.entry.flag("direct") and m.last == verb + 1 and not m.suffix for m in reading.at(verb, "triggers"))
    )


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
            if kind == "office" and not shared:
                other = other or _met(reading, last, country)
            near = not other and gap.match(text, last.end).end() == mention.start  # type: ignore[union-attr]
            if near and (same or shared or (open_ and not (last.kind == "person" and kind == "person"))):
                last.end = mention.end
                last.ids = ids if len(ids) == 1 or not last.ids else last.ids
                last.country = last.country or country
                last.kind = "person" if "person" in (kind, last.kind) else "office"
                continue
        chunks.append(_Chunk(mention, ids, kind, country))
    return chunks


def _quantifies(word: str) -> int | None:
    """How many letters stand before «عدد» in «بعدد»; ``None`` for a word that counts nothing."""
    return next((n for n in range(3) if word[n:] in _QUANTIFIERS and not word[:n].strip("ولب")), None)


def _group(reading: Reading, match: Match, taken: set[int]) -> tuple[int, int, bool] | None:
    """First and last token of a group's phrase, and whether it speaks of several; ``None`` when it is none."""
    kind = match.entry["kind"]
    definite = reading.text[match.start : match.start + 2] == "ال"
    after = reading.tokens[match.last].text if match.last < len(reading.tokens) else ""
    sitting = (
        kind == "body" and match.entry["number"] == "s" and (definite or after.startswith("ال"))
    )  # «لجنة المتابعة»
    delegation = kind == "delegation" or sitting
    two = match.entry["number"] == "d" and match.first > 0 and reading.folded(match.first - 1) == "بين"
    two = two and reading.folded(match.first).endswith(("ين", "ي")) and not reading.folded(match.first).startswith("ال")
    if not delegation and match.entry["number"] != "p" and not two:
        return None
    tokens = reading.tokens
    first, last = match.first, match.last
    bare = tokens[match.first].text
    sentence = reading.sentence_of(match.first)
    end = min(sentence.last if sentence is not None else len(tokens), last + 9)
    low = sentence.first if sentence is not None else 0
    while first > low and first - 1 not in taken and match.first - first < 4 and not match.prefix.strip("وف"):
        word = reading.folded(first - 1) if tokens[first - 1].kind == "word" else ""
        skip = _quantifies(word)
        if skip is None or (word[skip:] == "من" and _quantifies(reading.folded(first - 2)) is None):
            break
        first -= 1
    definite = definite or bare.startswith("ال")
    while last < end:
        token = tokens[last]
        if token.kind != "word":
            break
        word = reading.folded(last)
        if word in _THIS and not definite and last == match.last and reading.folded(last + 1).startswith("ال"):
            last += 2  # «مسؤولي هذا البلد»
            continue
        at = reading.at(last, "meeting_cues")
        if any(m.entry["use"] in ("stop", "frame", "topic", "role", "status") for m in at) or (
            reading.at(last, "triggers") or reading.at(last, "light_verbs") or reading.at(last, "cues")
        ):
            break
        if reading.at(last, "function_words") and word not in ("له", "لها"):
            break
        adjective = word.endswith(("ي", "يه", "يين", "يون", "ين")) or word in ("رفيع", "كبير", "المستوي", "له", "لها")
        chain = (  # «شيوخ عشائر المنطقة»
            not definite
            and last == match.last
            and last + 1 < end
            and reading.folded(last + 1).startswith("ال")
            and last not in taken
            and word[:1] not in "وبلكف"
        )
        if not (
            word.startswith(("ال", "وال")) or adjective or chain or (not definite and last == match.last and delegation)
        ):
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


def _of_kin(reading: Reading, item: _Raw) -> _Raw:
    """«صهر الرئيس X»، «زوجة الوزير»: it is not X who takes part, but somebody known by X alone."""
    _, end, first, last, kind, _, country, plural = item
    if kind not in ("person", "office") or first == 0:
        return item
    word = reading.folded(first - 1)
    skip = next((n for n in range(3) if word[n:] in _RELATIVES and word[:n] in ("", "و", "ل", "ب", "ول", "وب")), None)
    if skip is None:
        return item
    return reading.tokens[first - 1].start + skip, end, first - 1, last, "office", (), country, plural


def _two(reading: Reading, first: int, last: int) -> bool:
    """«رئيسي الوفدين»، «وزيرا الخارجية»: a post in the dual."""
    numbers = {m.entry["number"] for m in reading.at(first, "office_heads") if not m.suffix}
    listed = any(m.prefix == "و" for i in range(first + 1, last) for m in reading.at(i, "countries"))
    return "d" in numbers and ("s" not in numbers or listed)


def _holder(found: Found, match: Match) -> Person | None:
    """«الوزيرة» alone: who was named last with a post that begins so."""
    stem = fold(match.entry.lemma).removeprefix("ال").removesuffix("ه")
    feminine = match.entry.lemma.endswith("ة")
    persons = {p.id: p for p in found.persons}
    for office in reversed(found.offices):
        if (
            office.start < match.start
            and len(office.persons) == 1
            and fold(office.text).startswith((stem, "ال" + stem))
        ):
            who = persons.get(office.persons[0])
            if who is not None and (who.gender is None or (who.gender == "f") == feminine):
                return who
    return None


def _referred(reading: Reading, found: Found, raw: list[_Raw]) -> list[_Raw]:
    """«المسؤول الروسي»، «الوزيرة الكينية»: the only person of that state named before."""
    words = {match.first for match in cues_for(reading, "referrer")}
    if not words:
        return raw
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


def _of_nisba(reading: Reading, group: Ref, first: int) -> bool:
    """«وزراء الخارجية الروسي |X والتركي Y»، «الرئيسان الروسي |X»: heads of a group named one by one."""
    if group.kind not in ("group", "sides") or not group.plural or group.actors or first - group.last > 1:
        return False
    return any(m.entry["number"] in ("", "s") and not m.prefix for m in reading.at(group.last - 1, "nisbas"))


def _opens_clause(reading: Reading, before: Ref | None, kind: str, after: int) -> bool:
    """«لقاء X ولندن سترد»: behind a person and و, a state with a verb of its own begins another clause."""
    if before is None or before.kind != "person" or kind not in ("state", "body", "place"):
        return False
    return any(m.prefix == "س" for m in reading.at(after, "cues"))


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
        start = match.start
        if first < match.first:
            start = reading.tokens[first].start + (_quantifies(reading.folded(first)) or 0)
        country = _group_country(reading, first, last)
        kind = "people" if match.entry["kind"] == "people" else "group"
        if kind == "group" and match.entry["number"] == "d" and match.entry["kind"] == "official":
            kind = "sides"  # «بين زعيمي البلدين»
        raw.append((start, reading.tokens[last - 1].end, first, last, kind, (), country, plural))
        taken.update(range(first, last))
    for match in [*cues_for(reading, "visitor"), *cues_for(reading, "homeland")]:
        if match.first not in taken and not match.suffix:
            raw.append((match.start, match.end, match.first, match.last, match.entry["use"], (), None, False))
            taken.update(range(match.first, match.last))
    for match in [*cues_for(reading, "sides"), *cues_for(reading, "counterpart")]:
        if match.first in taken or match.suffix:
            continue
        last, country, kind = match.last, None, match.entry["use"]
        if kind == "counterpart" or taken.intersection((last + 1, last + 2)):  # «الرئيسان الروسي X والتركي Y»
            country = _group_country(reading, last, min(last + 1, len(reading.tokens)))
            last += country is not None
        if not taken.intersection(range(match.first, last)):
            end = reading.tokens[last - 1].end
            raw.append((match.start, end, match.first, last, kind, (), country, kind == "sides"))
            taken.update(range(match.first, last))
    for match in cues_for(reading, "referrer"):
        if match.first not in taken and not match.suffix and (who := _holder(found, match)) is not None:
            raw.append((match.start, match.end, match.first, match.last, "person", (who.id,), who.country, False))
            taken.add(match.first)
    raw.sort(key=lambda item: item[0])
    raw = [_of_kin(reading, item) for item in _referred(reading, found, raw)]
    items: list[Ref] = []
    ends = cue_ends(reading)
    for start, end, first, last, kind, ids, country, plural in raw:
        before = items[-1] if items else None
        if before is not None and first < before.last:
            continue
        lead, lead_start = led(reading, first, start, before.last if before is not None else 0)
        prep, joined, each = governed(reading, ends, lead_start, lead, before)
        joined = joined and not _opens_clause(reading, before, kind, last)
        joined_group = absorbed(reading, before, kind, prep, first, last, end, country)
        if joined_group is not None:
            items[-1] = joined_group
            continue
        who = persons.get(ids[0]) if ids else None
        actor = actors.get(ids[0]) if ids else None
        if before is not None and kind == "person" and _of_nisba(reading, before, first):
            items[-1] = evolve(
                before, start=start, end=end, last=last, kind=kind, actors=ids, plural=False,
                gender=who.gender if who else None,
            )  # fmt: skip
            continue
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
        several = (
            plural or (actor is not None and actor.number != "s") or (kind == "office" and _two(reading, first, last))
        )
        items.append(Ref(start, end, first, last, kind, ids, land, prep, joined, each, gender, several))
    return Refs(items)

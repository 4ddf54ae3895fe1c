"""Who speaks: from the words that name the speaker to persons and actors, and who it is when nobody is named."""

from __future__ import annotations

from attrs import frozen

from khabar.extractors.quotations.ground import Cover, Ground
from khabar.model import (
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    Span,
    Speaker,
    TitleMention,
)

__all__ = ["Voice", "gender_of", "hidden", "is_some_post", "mentions_in", "resolve"]


@frozen
class Voice:
    """
    A speaker with the grammar that a later verb must agree with.

    Attributes:
        speaker: Who.
        gender: ``m`` or ``f``; empty when unknown.
        number: ``s``, ``d`` or ``p``.
        human: Whether a plural takes وا, not ت.
        at: Token at which it stands.
    """

    speaker: Speaker
    gender: str = "m"
    number: str = "s"
    human: bool = True
    at: int = 0

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a verb of this gender and number may have it as its hidden subject."""
        if number == "s":
            if self.number != "s":
                return gender == "f" and not self.human
            return not self.gender or not gender or self.gender == gender
        if number == "d":
            return self.number == "d"
        return self.number in ("p", "d") and self.human


def mentions_in(ground: Ground, first: int, last: int) -> list[Cover]:
    """Outermost mentions between two tokens, in order."""
    found: list[Cover] = []
    i = first
    while i < last:
        cover = ground.covers[i]
        if cover is not None and cover.first >= first and cover.last <= last:
            found.append(cover)
            i = cover.last
        else:
            i += 1
    return found


def resolve(ground: Ground, first: int, last: int, verb_gender: str = "") -> Voice:
    """The speaker named by tokens ``first`` to ``last``."""
    if ground.word(first) in ("كل", "كلا") and ground.word(first + 1) == "من":
        first += 2
    surface = _surface(ground, first, last)
    covers = mentions_in(ground, first, last)
    head = (
        covers[0] if covers and covers[0].first <= first + (1 if ground.tokens[first].kind == "mark" else 0) else None
    )
    noun = next(iter(ground.speakers.get(first, ())), None)
    if head is not None and not isinstance(head.mention, (OrganisationMention, PlaceMention)):
        return _person(ground, first, surface, covers, verb_gender)
    if head is not None:
        return _body(ground, first, surface, covers, verb_gender)
    if noun is None and ground.tokens[first].kind != "mark" and first + 1 < last:  # «عدة مسؤولين»
        noun = next(iter(ground.speakers.get(first + 1, ())), None)
    return _noun(ground, first, surface, covers, noun, verb_gender)


def _surface(ground: Ground, first: int, last: int) -> Span:
    start, end = ground.tokens[first].start, ground.tokens[last - 1].end
    cover = ground.covers[first]
    if cover is not None and cover.first == first and cover.mention.start > start:
        glued = ground.text[start : cover.mention.start]
        if len(glued) == 1:
            start = cover.mention.start
    return ground.reading.span(start, end)


def _persons(ground: Ground, covers: list[Cover]) -> tuple[list[str], str]:
    """Persons named at the top level, else the holders of the offices, with the rule that found them."""
    named: list[str] = []
    rule = "name"
    for cover in covers:
        mention = cover.mention
        if isinstance(mention, NameMention) and mention.person and mention.person not in named:
            named.append(mention.person)
            if " " not in mention.text:
                rule = "surname"
    if named:
        return named, rule
    for cover in covers:
        mention = cover.mention
        if isinstance(mention, OfficeMention) and mention.persons and not is_some_post(mention.text):
            return list(mention.persons), "office"
        if isinstance(mention, TitleMention) and mention.person:
            return [mention.person], "title"
    return [], "office"


def is_some_post(post: str) -> bool:
    """«متحدثة باسم الوزارة»: one of several, whose name is not told."""
    words = post.split()
    return len(words) > 1 and not words[0].startswith("ال") and words[1] in ("باسم", "في", "لدى", "عن", "من")


def _person(ground: Ground, first: int, surface: Span, covers: list[Cover], gender: str) -> Voice:
    persons, rule = _persons(ground, covers)
    if len(persons) > 1 and not _joined(ground, covers):
        persons = persons[:1]
    if len(persons) == 1 and rule == "surname" and gender and gender != (gender_of(ground, persons[0]) or gender):
        persons = []  # «أشار فلان», when the only one of that surname is a woman
    kind = "group" if len(persons) > 1 else "person"
    known = gender_of(ground, persons[0]) if len(persons) == 1 else None
    number = "s" if len(persons) < 2 else "d" if len(persons) == 2 else "p"
    speaker = Speaker(kind, tuple(persons), surface, "group" if kind == "group" else rule)
    return Voice(speaker, gender or known or _gender_told(ground, first), number, True, first)


def _gender_told(ground: Ground, first: int) -> str:
    """Gender by the word that begins the phrase: «الوزيرة»، «الوزير»; a name alone tells none."""
    if ground.tokens[first].text.endswith("ة"):
        return "f"
    cover = ground.covers[first]
    return "" if cover is not None and isinstance(cover.mention, NameMention) else "m"


def _joined(ground: Ground, covers: list[Cover]) -> bool:
    """Whether و stands between two of the phrases."""
    return any(
        ground.folded[c.first].startswith("و") and c.mention.start > ground.tokens[c.first].start for c in covers[1:]
    )


def gender_of(ground: Ground, person: str) -> str | None:
    """Gender of a person, if known."""
    return next((p.gender for p in ground.found.persons if p.id == person), None)


def _body(ground: Ground, first: int, surface: Span, covers: list[Cover], gender: str) -> Voice:
    ids: list[str] = []
    kinds: list[str] = []
    for cover in covers:
        mention = cover.mention
        if isinstance(mention, OrganisationMention):
            if mention.actor:
                ids.append(mention.actor)
            kinds.append({"outlet": "outlet", "state": "state"}.get(mention.kind, "organisation"))
            if mention.metonym:
                kinds[-1] = "state"
        elif isinstance(mention, PlaceMention):
            actor = next(
                (a.id for a in ground.found.actors if a.kind == "state" and a.country == mention.country), None
            )
            if actor:
                ids.append(actor)
            kinds.append("state")
        elif isinstance(mention, NameMention) and mention.person and not _joined(ground, covers):
            speaker = Speaker("person", (mention.person,), surface, "name")
            return Voice(speaker, gender or "m", "s", True, first)
        if not _joined(ground, covers):
            break
    number = "s" if len(kinds) < 2 else "d"
    speaker = Speaker(kinds[0] if kinds else "organisation", tuple(dict.fromkeys(ids)), surface, "name")
    return Voice(speaker, gender or "f", number, False, first)


def _noun(ground: Ground, first: int, surface: Span, covers: list[Cover], noun: object, gender: str) -> Voice:
    from khabar.lexicon import Match

    entry = noun.entry if isinstance(noun, Match) else None
    marked = ground.tokens[first].kind == "mark"
    kind = (
        entry["kind"]
        if entry is not None
        else "outlet"
        if marked
        else "organisation"
        if (surface.text.startswith("ال") and not (gender != "f" and last_is_nisba(surface.text)))
        or (gender == "f" and _plural_construct(surface.text))
        else "person"
    )
    if kind == "outlet" and ground.folded[first] == "وكالات" and " " in surface.text and "نباء" not in surface.text:
        kind = "organisation"  # «وكالات إغاثة»
    number = (entry["number"] or "s") if entry is not None else "s"
    if kind == "state" and number == "p":
        kind = "group"  # «عدة دول»
    one = ground.word(first) in ("احد", "احدي")
    if one and (kind in ("person", "group") or entry is None):
        kind, number = "person", "s"  # «أحد المتظاهرين فلان»
    grammar = gender or (entry["gender"] if entry is not None else "") or "m"
    if kind == "group" and number == "s" and entry is not None and entry["plural"].endswith("ون"):
        kind = "person"  # one of a crowd: «المزارع»
    human = kind in ("person", "group", "anonymous", "press") and not (entry is not None and entry["kind"] == "state")
    if kind == "anonymous" and number == "p" and gender == "f":
        human = False  # «قالت مصادر … وأضافت»
    if kind == "press":
        kind = "group"
    actors: tuple[str, ...] = ()
    rule: str | None = {"document": "document", "group": "group"}.get(kind)
    names = [c for c in covers if isinstance(c.mention, NameMention) and c.mention.person]
    if kind in ("outlet", "press") and names and ground.folded[first].removeprefix("ال") in _REPORTERS:
        kind = "person"  # «مراسل بي بي سي، فلان»
    if kind in ("person", "anonymous") and names and number == "s":
        name = names[0]
        closing = len(names) > 1 and names[-1].mention.end == surface.end  # «مستشار ترامب للأمن القومي جون بولتون»
        if closing and not _joined(ground, covers):
            name = names[-1]
        relational = entry is not None and entry.flag("relational") and not ground.folded[first].startswith("ال")
        beside = name.first > first + 1 and (
            isinstance(_before(ground, name.first), (OrganisationMention, PlaceMention))
            or ground.is_comma(name.first - 1)  # «محامية العائلة، فلانة»
        )
        if one:
            own = ground.folded[first + 1].startswith("ال") and not ground.pos[name.first - 1]
            relational, beside = not (own and name.first <= first + 3), False
        if (not relational or beside or name is not names[0]) and not _of_another(ground, first, name.first):
            mention = name.mention
            assert isinstance(mention, NameMention)
            actors, kind, rule = (mention.person or "",), "person", "name"
    elif kind in ("organisation", "outlet", "state"):
        inner = [c.mention for c in covers if isinstance(c.mention, OrganisationMention) and c.mention.actor]
        if len(inner) == 1 and kind == "outlet" and inner[0].kind == "outlet" and inner[0].actor:
            actors = (inner[0].actor,)
        rule = "name"
    elif kind == "person" and number == "p":
        kind = "group"
    if number == "p" and kind == "group" and not actors:
        rule = "group"
    return Voice(Speaker(kind, actors, surface, rule), grammar, number, human, first)


def _of_another(ground: Ground, first: int, name: int) -> bool:
    """«سياسي من حزب فلان»: the name is of his party's."""
    bodies = any(m.entry["kind"] == "organisation" and not m.suffix for m in ground.speakers.get(name - 1, ()))
    return bodies and any(ground.has(i, "preposition") for i in range(first + 1, name))


def _plural_construct(text: str) -> bool:
    """«خدمات الطوارئ» with a feminine verb: no woman."""
    words = text.split()
    return len(words) > 1 and words[0].endswith("ات") and words[1].startswith("ال")


_REPORTERS = frozenset(("مراسل", "مراسله", "موفد", "موفده", "مندوب", "مندوبه", "محرر", "محرره"))


def last_is_nisba(text: str) -> bool:
    """«القرماني», one word alone, is a surname rather than a body."""
    return " " not in text and text.endswith(("ي", "ى"))


def _before(ground: Ground, i: int) -> object:
    cover = ground.covers[i - 1] if i else None
    return cover.mention if cover is not None else None


def hidden(voice: Voice, rule: str) -> Speaker:
    """The same speaker, not on the surface."""
    return Speaker(voice.speaker.kind, voice.speaker.actors, None, rule)

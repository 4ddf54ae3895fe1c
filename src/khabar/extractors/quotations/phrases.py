"""Noun phrases that may speak."""

from __future__ import annotations

from khabar.extractors.quotations.attributes import adjective, attribute
from khabar.extractors.quotations.ground import Cover, Ground
from khabar.model import (
    Located,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    TitleMention,
)

__all__ = ["addressed", "ends_at_cue", "is_agent", "noun_phrase"]

_PERSON = (NameMention, OfficeMention, TitleMention)
_LIMIT = 16  # tokens of a noun phrase outside mentions
_STOP = frozenset(
    (
        "preposition",
        "relative",
        "conjunction",
        "complementizer",
        "pronoun",
        "auxiliary",
        "negation",
        "modal",
        "pronominal",
    )
)
_OPEN_PREPOSITIONS = frozenset(("في", "من", "لدي", "عن"))


def _mention(ground: Ground, i: int) -> Located | None:
    cover = ground.covers[i] if 0 <= i < len(ground.covers) else None
    return cover.mention if cover is not None and cover.first == i else None


def _is_body(mention: Located) -> bool:
    return isinstance(mention, OrganisationMention)


def is_agent(ground: Ground, i: int, last: int) -> bool:
    """Whether a noun phrase that begins at token ``i`` names somebody who can speak."""
    if i >= last:
        return False
    token = ground.tokens[i]
    if token.kind == "mark":
        inner = ground.marks.get(i)
        return inner is not None and inner.kind == "name" and is_agent(ground, inner.first, last)
    cover = ground.covers[i]
    if cover is not None and cover.first == i:
        mention = cover.mention
        if isinstance(mention, PlaceMention):
            return mention.start == token.start and mention.kind in ("country", "city")
        if mention.start == token.start:
            return True
    if i in ground.speakers:
        for match in ground.speakers[i]:
            if not match.prefix:
                return True
    if i in ground.honorifics:
        return True
    word = ground.folded[i]
    if i in ground.nisbas and word.endswith(("ون", "ين")):
        if any(m.entry["number"] == "p" and not m.prefix for m in ground.nisbas[i]):
            return True
    if word in ("كل", "كلا") and ground.word(i + 1) == "من":
        return is_agent(ground, i + 2, last)
    roles = ground.roles(word)
    if roles:
        if "honour-of" in roles:
            return is_agent(ground, i + 1, last)
        if "honour" in roles or ("same" in roles and ground.speakers.get(i + 1)):
            return True
    if ("quantity" in roles or token.kind == "number") and i + 1 < last:
        return is_agent(ground, i + 1, last) or bool(ground.speakers.get(i + 1)) or _people(ground, i + 1)
    return False


def _people(ground: Ground, i: int) -> bool:
    """«غالبية المشاركين»، «إحدى الطالبات»: a sound plural with the article after a quantity."""
    word = ground.folded[i]
    women = ground.word(i - 1) == "احدي" and word.endswith("ات")
    return (
        word.startswith("ال") and (women or word.endswith(("ين", "ون"))) and len(word) > 6 and ground.covers[i] is None
    )


def noun_phrase(ground: Ground, i: int, last: int, *, by: bool = False, strict: bool = False) -> int:
    """
    One past the last token of the noun phrase that begins at ``i``; ``i`` when none begins there.

    Names, titles and offices joined by commas are one phrase. ``by``: the content may begin with a proclitic ب;
    ``strict``: it may begin with a bare noun, so that only attributes continue a phrase that is definite.
    """
    if ground.word(i) in ("كل", "كلا") and ground.word(i + 1) == "من":
        end = noun_phrase(ground, i + 2, last, by=by, strict=strict)
        return end if end > i + 2 else i
    if ground.is_a(ground.word(i), "honour"):
        return i + 1
    if ground.is_a(ground.word(i), "honour-of") and ground.covers[i] is None and is_agent(ground, i + 1, last):
        return noun_phrase(ground, i + 1, last, by=by, strict=strict)
    begin = i
    words = 0
    named = False  # the last thing was a person's name, title or office
    closed = False  # a definite word came: only attributes may follow
    kind: type | None = None  # of the last mention
    indefinite = False
    while i < last:
        token = ground.tokens[i]
        cover = ground.covers[i]
        if i > begin and (addressed(ground, i) or _own_words(ground, i) or ground.attributions.get(i)):
            break
        if token.kind == "mark":
            if strict and i in ground.marks and i > begin and _whole(ground.covers[i - 1]):
                break  # «واتهمت إسرائيل "فيلق القدس"»
            step = _mark(ground, i, last, named, begin)
            if step == i:
                break
            i = step
            continue
        if i > begin and i in ground.clauses and (cover is None or (cover.first == i and ground.folded[i] == "ان")):
            break  # «متحدث باسم القصر إن كيم …»
        if ground.dates[i] is not None and not (i == begin + 1 and _outlet(ground, begin)):
            break
        if cover is not None and cover.first == i and cover.mention.start <= token.start:
            if (
                i > begin
                and ground.folded[i - 1] not in _OPEN_PREPOSITIONS
                and not _continues(
                    cover.mention, kind, closed, strict, _plural(ground, begin), ground.tokens[i - 1].text
                )
            ):
                break
            kind = type(cover.mention)
            named = isinstance(cover.mention, _PERSON)
            closed = closed or kind is not TitleMention
            i = cover.last
            continue
        if cover is not None and cover.first == i and i > begin:  # behind a proclitic: و joins, others end
            glued = ground.text[token.start : cover.mention.start]
            if glued == "و" and (isinstance(cover.mention, _PERSON) or is_joined(ground, begin, cover.mention)):
                named = isinstance(cover.mention, _PERSON)
                kind = type(cover.mention)
                i = cover.last
                continue
            if glued == "ب" and not by and not named and _is_body(cover.mention) and _anonymous(ground, begin):
                i = cover.last  # «نفى مصدر مسؤول بوزارة الخارجية ما …»
                continue
            if glued.startswith("ل") and not named and getattr(cover.mention, "kind", "") != "outlet":
                i = cover.last
                continue
            break
        pos = ground.pos[i]
        word = ground.folded[i]
        if pos & _STOP and not ground.speakers.get(i):
            if word == "عن" and ground.is_a(ground.folded[i - 1], "issued") and i + 1 < last:
                closed = False  # «التقرير الصادر عن الأمم المتحدة»
                kind = None
                i += 1
                continue
            indefinite = indefinite or _is_indefinite(ground, begin) or _heads_person(ground, begin)
            opens = word in _OPEN_PREPOSITIONS and (word != "من" or _anonymous(ground, begin))
            if not (opens and indefinite and not named and _place_or_body(ground, i + 1, last)):
                named_at = _name_ahead(ground, i, last) if kind is OfficeMention or kind is None else -1
                if named_at < 0:
                    break
                i = named_at
                continue
        elif "particle" in pos and i > begin and not ground.is_a(word, "quantity"):
            break
        elif i > begin:
            if ground.cues.get(i) and ends_at_cue(ground, i):
                break
            if len(word) == 1 and word in "بلكوف":
                break
            if (
                strict
                and not named
                and word.startswith("ل")
                and any(m.prefix == "ل" for m in ground.speakers.get(i, ()))
            ):
                closed = False  # «الدائرة الإعلامية لمجلس …»
                i += 1
                continue
            if (named or (closed and strict)) and not adjective(ground, i):
                break
            if strict and not closed and i > begin and not attribute(ground, begin, i):
                break
            if word.startswith("ب") and not _by_inside(ground, i, by):
                break
        closed = closed or word.startswith(("ال", "وال", "لل", "بال"))
        i += 1
        words += 1
        named = False
        kind = None
        if words >= _LIMIT:
            break
    while i > begin and ground.tokens[i - 1].text in "،,-–؛":
        i -= 1
    return i


def _whole(cover: Cover | None) -> bool:
    """A person or state, whose name does not go on in marks as that of a party may."""
    mention = cover.mention if cover is not None else None
    return isinstance(mention, (NameMention, PlaceMention)) or getattr(mention, "kind", "") == "state"


def _name_ahead(ground: Ground, i: int, last: int) -> int:
    """«عضو الوفد إلى مشاورات السلام فلان»: where the name of a long post begins; -1 when none does."""
    if ground.folded[i] not in ("الي", "لدي", "في", "ب", "علي"):
        return -1
    for j in range(i + 1, min(i + 6, last)):
        token = ground.tokens[j]
        cover = ground.covers[j]
        if token.kind == "mark" or ground.pos[j] or ground.cues.get(j) or ground.dates[j] is not None:
            return -1
        if cover is not None and cover.first == j and isinstance(cover.mention, NameMention):
            return j if cover.mention.start == token.start else -1
    return -1


def _continues(mention: Located, kind: type | None, closed: bool, strict: bool, plural: bool, before: str) -> bool:
    """Whether a mention goes on with a phrase whose last one was of ``kind``: title with name, not name with office."""
    if before in "،,(/-":
        return True
    if kind is NameMention:
        return isinstance(mention, NameMention) and not strict  # «شكرت فلانة فلاناً»
    if kind is OfficeMention:
        return not isinstance(mention, (OfficeMention, OrganisationMention)) or not strict
    if kind in (OrganisationMention, PlaceMention):
        return not strict and isinstance(mention, (NameMention, TitleMention, PlaceMention))
    if kind is None and strict and plural:
        return False
    if kind is None and closed and strict:
        return isinstance(mention, (NameMention, TitleMention))
    return True


def is_joined(ground: Ground, begin: int, mention: Located) -> bool:
    """Whether و joins a body or state to a phrase that begins with one («باكستان وإيران»)."""
    first = _mention(ground, begin)
    return isinstance(first, (OrganisationMention, PlaceMention)) and isinstance(
        mention, (OrganisationMention, PlaceMention)
    )


def _mark(ground: Ground, i: int, last: int, named: bool, begin: int) -> int:
    """Where the phrase goes on after the mark at ``i``; ``i`` when it ends there."""
    token = ground.tokens[i]
    pair = ground.marks.get(i)
    if pair is not None:
        inside = pair.kind == "name" or (pair.words <= 3 and i > begin and ground.word(i - 1) in ("في", "من"))
        return min(ground.token_before(pair.end), last) if inside and pair.balanced else i
    if token.text in "،," and i > begin and i + 1 < last:
        after = i + 1
        inner = ground.marks.get(after)
        mention = _mention(ground, inner.first if inner is not None and inner.kind == "name" else after)
        if isinstance(mention, _PERSON) and (named or _heads_person(ground, begin)):
            start = ground.tokens[inner.first if inner is not None else after].start
            return after if mention.start == start else i
        if not named and _noun_with_name(ground, after, last):
            return after
        return i
    if token.text == "(":
        for j in range(i + 1, min(i + 9, last)):
            if ground.tokens[j].text == ")":
                return j + 1
        return i
    if token.text in "/-–_#" and 0 < i < last - 1 and (ground.tokens[i - 1].end == token.start or token.text == "#"):
        return i + 1
    return i


def _noun_with_name(ground: Ground, i: int, last: int) -> bool:
    """«…، النجم الأرجنتيني فلان»: a noun of persons with the article, its nisba, and a name."""
    if not any(m.entry["kind"] == "person" and not m.prefix for m in ground.speakers.get(i, ())):
        return False
    if not ground.folded[i].startswith("ال"):
        return False
    at = i + 1 if not (i + 1 < last and adjective(ground, i + 1)) else i + 2
    return at < last and isinstance(_mention(ground, at), NameMention)


def _heads_person(ground: Ground, begin: int) -> bool:
    if ground.folded[begin].removeprefix("ال") in ("مراسل", "مراسله", "موفد", "مندوب"):
        return True
    return isinstance(_mention(ground, begin), OfficeMention) or any(
        match.entry["kind"] in ("person", "anonymous") for match in ground.speakers.get(begin, ())
    )


def _is_indefinite(ground: Ground, begin: int) -> bool:
    word = ground.folded[begin]
    return not word.startswith("ال") and ground.covers[begin] is None


def _place_or_body(ground: Ground, i: int, last: int) -> bool:
    if i >= last:
        return False
    if ground.media.get(i, ()) or ground.dates[i] is not None:
        return False
    if ground.covers[i] is not None:
        return True
    pair = ground.marks.get(i)
    if pair is not None:
        return pair.words <= 4 and pair.balanced
    return any(m.entry["kind"] in ("organisation", "outlet", "group", "state") for m in ground.speakers.get(i, ()))


def ends_at_cue(ground: Ground, i: int) -> bool:
    for match in ground.cues[i]:
        if match.entry["shape"] == "participle" and ground.tokens[i].text.endswith(("ا", "اً")) and not match.suffix:
            return True
        shape = match.entry["shape"]
        if shape in ("perfect", "imperfect", "participle", "phrase") and not match.entry.flag("ambiguous"):
            return not ground.folded[i].startswith("ال")
    return False


def addressed(ground: Ground, i: int) -> bool:
    """«للصحفيين»، «لوكالة …»، «لرويترز»: whom it is said to."""
    if any(m.prefix.endswith("ل") and m.entry["kind"] in ("press", "outlet") for m in ground.speakers.get(i, ())):
        return True
    cover = ground.covers[i]
    if cover is None or cover.first != i or getattr(cover.mention, "kind", "") != "outlet":
        return False
    return ground.text[ground.tokens[i].start : cover.mention.start] == "ل"


def _anonymous(ground: Ground, begin: int) -> bool:
    return any(m.entry["kind"] in ("anonymous", "group") for m in ground.speakers.get(begin, ()))


def _outlet(ground: Ground, begin: int) -> bool:
    """«صحيفة الغد», whose name is also a day."""
    return any(m.entry["kind"] == "outlet" for m in ground.speakers.get(begin, ()))


def _plural(ground: Ground, begin: int) -> bool:
    return ground.folded[begin] == "وسايل" or any(m.entry["number"] == "p" for m in ground.speakers.get(begin, ()))


def _own_words(ground: Ground, i: int) -> bool:
    """«حديثه»، «كلمتها»: what somebody says, not who says it."""
    return any(m.suffix and not m.prefix for m in ground.media.get(i, ())) or ground.is_a(ground.folded[i], "saying")


def _by_inside(ground: Ground, i: int, by: bool) -> bool:
    """Whether a word with ب stays inside the phrase: باسم، بوزارة; words with a ب of their own always do."""
    word = ground.folded[i]
    if len(word) < 4 or ground.is_word(i):
        return True
    if word == "باسم":
        return True
    if word.startswith("بال"):
        return not by and any(m.prefix == "ب" for m in ground.speakers.get(i, ()))
    if any(m.prefix == "ب" for m in ground.speakers.get(i, ())):
        return not by
    return not by and ground.covers[i] is not None

"""Frames: where a cue's content begins, and what introduces it."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.marks import Marked
from khabar.extractors.quotations.phrases import PREPOSITIONS, is_agent, noun_phrase, skip_adjuncts
from khabar.extractors.quotations.strangers import stranger
from khabar.model import OrganisationMention, PlaceMention
from khabar.text import raw_length

__all__ = ["Frame", "find_frame"]

_REACH = 64  # tokens between cue and content
_NEAR = 14  # the same for ambiguous cues


#: Classes of cues whose marked words may stand far from them.
_SAYING = frozenset(("speech", "continue", "explain", "respond", "write", "relay", "manner", "begin", "conclude"))


class Frame(NamedTuple):
    """
    How a cue takes its content.

    Attributes:
        kind: ``clause``, ``colon``, ``marks``, ``object`` or ``preposition``.
        by: The word that introduces it («أن», «ب» …), empty for objects.
        start: Offset at which the content begins.
        token: Token at which it begins.
        gap: First token of what introduces it; the speaker stands before it.
        subject: Tokens of an overt subject after the cue, or ``None``.
    """

    kind: str
    by: str
    start: int
    token: int
    gap: int
    subject: tuple[int, int] | None


def find_frame(ground: Ground, hit: Hit, limit: int, *, subject_before: bool) -> Frame | None:
    """The content's frame between the cue and token ``limit``, or ``None``."""
    begin = hit.last
    if hit.suffix and hit.shape in ("perfect", "imperfect") and not hit.own_object:
        return None
    strict = bool(hit.frames & {"مفعول", "خبر"}) or hit.own_object
    subject: tuple[int, int] | None = None
    after = begin
    if hit.finite and not subject_before and hit.kind != "relay-noun":
        at = skip_adjuncts(ground, begin, limit) if not is_agent(ground, begin, limit) else begin
        if is_agent(ground, at, limit) and _agrees(ground, hit, at):
            end = noun_phrase(ground, at, limit, by="ب" in hit.frames, strict=strict)
            if end > at:
                if not hit.own_object:
                    end = _apposition(ground, end, limit)
                subject = (at, end)
                after = end
        elif "مفعول" in hit.frames and not hit.suffix:
            end = stranger(ground, at, limit, hit.gender)
            if end > at:
                subject, after = (at, end), end
    reach = begin + (_NEAR if hit.ambiguous and subject is None else _REACH)
    direct = _introduced(ground, hit, after, min(limit, reach), subject is None)
    if direct is not None and direct.kind == "marks" and (hit.ambiguous or hit.kind not in _SAYING):
        if skip_adjuncts(ground, after, direct.gap) < direct.gap:
            direct = None  # marked words that belong to something else
    if direct is not None and direct.kind == "preposition" and hit.ambiguous:
        reached = skip_adjuncts(ground, after, direct.gap, keep=hit.frames)
        near = subject is not None and direct.gap - after <= 8
        if near and not any(ground.is_comma(i) for i in range(after, direct.gap)):
            reached = direct.gap
        if reached < direct.gap and hit.own_object:  # «طالبت الحكومة بـ»: whom it is said to
            reached = skip_adjuncts(ground, noun_phrase(ground, reached, direct.gap, by=True), direct.gap)
        if reached < direct.gap:
            direct = None
    if subject is not None and direct is not None and direct.gap == after and not hit.suffix:
        if hit.kind in ("accuse", "describe"):  # «ووصف القرار بأنه»: what stands there is spoken of
            if not hit.prefix:
                return None
            by = "وصف" if hit.kind == "describe" else ""
            return Frame("object", by, ground.tokens[subject[0]].start, subject[0], subject[0], None)
    wants_object = "مفعول" in hit.frames or "خبر" in hit.frames
    if not wants_object:
        return _with_subject(ground, direct, hit, subject, subject_before)
    at = skip_adjuncts(ground, after, limit, keep=hit.frames)
    if hit.kind == "thank" and ground.has(after, "pronominal"):
        at = after  # «شاكراً له جهوده»
    objects = hit.kind in ("describe", "accuse", "thank") and not hit.suffix
    if direct is not None and direct.gap > at and objects and at < limit:
        direct = None if ground.tokens[at].kind != "mark" else direct
    if direct is not None and (direct.gap <= at or _clause_reached(ground, hit, direct, after, subject)):
        return _with_subject(ground, direct, hit, subject, subject_before)
    if hit.shape == "imperfect" and hit.entry.lemma == "اعتبر" and not hit.suffix:
        return _with_subject(ground, direct, hit, subject, subject_before)  # «يعتبر فلان أحد …» is passive
    framed = _object(ground, hit, at, limit, subject, subject is not None or subject_before)
    return framed if framed is not None else _with_subject(ground, direct, hit, subject, subject_before)


def _apposition(ground: Ground, i: int, limit: int) -> int:
    """«فلان كاتب عام للنقابة»: a post without comma after the name still names the speaker."""
    for match in ground.speakers.get(i, ()):
        if match.entry["kind"] == "person" and not match.prefix and match.entry["number"] == "s":
            return noun_phrase(ground, i, limit)
    return i


def _clause_reached(ground: Ground, hit: Hit, frame: Frame, after: int, subject: tuple[int, int] | None) -> bool:
    """Whether only words of the subject stand between cue and clause, no object."""
    if frame.kind == "marks" and subject is None:  # «أكد فلان "…"», a name nobody knows
        between = range(after, frame.gap)
        return (
            0 < len(between) <= 3
            and all(ground.tokens[i].kind == "word" and not ground.pos[i] for i in between)
            and ground.folded[after].startswith("ال")
        )
    if frame.kind == "colon":
        return frame.token - after <= 12
    if frame.kind == "clause" and ground.is_comma(frame.gap - 1):
        return True
    if frame.kind != "clause" or ground.is_a(ground.word(frame.gap - 1), "takes-clause"):
        return False
    return (subject is None and hit.finite and all(not ground.is_comma(i) for i in range(after, frame.gap))) or (
        subject is not None and frame.gap - after <= 8
    )


def _agrees(ground: Ground, hit: Hit, at: int) -> bool:
    """A verb before its subject agrees in gender: «أكد» cannot have «المشاركة» as its subject, nor «المواطنين»."""
    gender = hit.gender
    nouns = [m.entry for m in ground.speakers.get(at, ()) if not m.prefix]
    if nouns and ground.folded[at].endswith("ين") and all(n["number"] in ("p", "d") for n in nouns):
        return False
    if gender == "m" and _feminine(ground, at):
        return any(m.entry["gender"] == "m" for t in ("titles", "speakers") for m in ground.reading.at(at, t))
    plural = [n for n in nouns if n["number"] == "p"]
    if gender == "m" and plural and all(n["kind"] in ("organisation", "outlet", "document", "state") for n in nouns):
        return False  # «دعا الشركات»: a plural of things takes the feminine
    single = [n for n in nouns if n["number"] == "s"]
    return not gender or not single or any(n["gender"] == gender for n in single)


def _feminine(ground: Ground, at: int) -> bool:
    """Whether a word, or the body or country that begins with it, is feminine: الوزارة، الولايات المتحدة، سوريا."""
    cover = ground.covers[at]
    if cover is not None and not isinstance(cover.mention, (OrganisationMention, PlaceMention)):
        return False
    if any(m.entry["gender"] == "f" for m in ground.reading.at(at, "countries")):
        return True
    word = ground.tokens[at].text
    return word.endswith("ة") or (cover is not None and word.endswith("ات"))


def _introduced(ground: Ground, hit: Hit, i: int, limit: int, hidden: bool) -> Frame | None:
    """The first licensed أن، colon, mark or preposition at or after ``i``."""
    frames = hit.frames
    while i < limit:
        token = ground.tokens[i]
        text = token.text
        if token.kind == "mark":
            if text == ":":
                if _clock(ground, i):
                    i += 2
                    continue
                return _content(ground, "colon", ":", i + 1, i) if ":" in frames else None
            if text in "؛.!?؟":
                return None
            pair = ground.marks.get(i)
            if pair is not None:
                glued = ground.word(i - 1) in ("ل", "ب", "ك", "ال", "لل", "و")
                if (
                    pair.kind != "name"
                    and "«»" in frames
                    and not glued
                    and not _clause_after(ground, pair, limit)
                    and pair.words >= (2 if hit.kind in ("speech", "continue") else 3)
                ):
                    return Frame("marks", "", pair.inner_start, pair.first, i, None)
                i = max(i + 1, min(ground.token_before(pair.end), limit))
                continue
            i += 1
            continue
        clause = ground.complementizer(i)
        if clause is not None:
            return _clause(ground, hit, i, clause)
        if hit.ambiguous and i > hit.last and ground.cues.get(i) and _other_verb(ground, i):
            return None
        if ground.has(i, "relative") and "preposition" not in ground.pos[i] and text not in ("من", "ما"):
            if hidden and (hit.ambiguous or i == hit.last):
                return None
        word = PREPOSITIONS.get(ground.folded[i])
        if word is not None:
            inner = ground.complementizer(i + 1)
            if inner is not None and inner[0] == "":
                if f"{word} {inner[1]}" in frames or f"{word} أن" in frames:
                    return _clause_at(ground, i + 1, i, inner)
                if "أن" in frames and word in ("إلى", "على", "في", "عن", "من"):
                    i += 2
                    continue
            if word in frames and ground.phrase[i] == i + 1 and _may_head(ground, hit, i + 1):
                return _content(ground, "preposition", word, i + 1, i)
        if ground.phrase[i] > i + 1 and "phrase-preposition" in ground.pos[i]:
            i = ground.phrase[i]
            continue
        if ground.phrase[i] > i + 1 and "phrase-conjunction" in ground.pos[i]:
            if hit.ambiguous or ground.folded[i] not in ("بعد", "قبل", "منذ", "دون"):
                return None
            i = ground.phrase[i]  # «وقال …، بعد أن وصل، إن»
            continue
        joined = _proclitic(ground, i, frames)
        if joined is not None and _may_head(ground, hit, joined.token):
            return joined
        i += 1
    return None


def _clause_after(ground: Ground, pair: Marked, limit: int) -> bool:
    """«قالت محطة "…"، الخميس، إن …»: the marks name somebody, the clause comes after them."""
    begin = ground.token_before(pair.end)
    for i in range(begin, min(begin + 8, limit)):
        clause = ground.complementizer(i)
        if clause is not None:
            return clause[0] == "" and pair.words <= 6
        if i in ground.marks or ground.tokens[i].text in ".:؛" or ground.folded[i].startswith("و"):
            return False
    return False


def _other_verb(ground: Ground, i: int) -> bool:
    return any(
        m.prefix in ("", "و", "ف") and m.entry["shape"] in ("perfect", "imperfect") and not m.entry.flag("ambiguous")
        for m in ground.cues[i]
    )


def _clock(ground: Ground, i: int) -> bool:
    tokens = ground.tokens
    return (
        0 < i < len(tokens) - 1
        and tokens[i - 1].kind == tokens[i + 1].kind == "number"
        and tokens[i + 1].start == tokens[i].end
    )


def _clause(ground: Ground, hit: Hit, i: int, clause: tuple[str, str, str]) -> Frame | None:
    prefix, form, _ = clause
    if prefix in ("و", "ف", "ول") or ground.has(i - 1, "modal"):
        return None
    if prefix == "":
        frames = hit.frames
        if form in frames or (("أن" in frames or "إن" in frames) and not hit.ambiguous) or {"أن", "إن"} & frames:
            return _clause_at(ground, i, i, clause)
        return None
    wanted = {"ب": "بأن", "وب": "بأن", "ل": "لأن"}.get(prefix, "")
    if wanted in hit.frames or (prefix == "ب" and "ب" in hit.frames):
        return _clause_at(ground, i, i, clause)
    return None


def _clause_at(ground: Ground, i: int, gap: int, clause: tuple[str, str, str]) -> Frame:
    """Content after أن, or with it where it cannot be parted: ألا."""
    if clause[2] == "لا":
        return Frame(
            "clause", "ألا", ground.tokens[i].start + raw_length(ground.tokens[i].text, len(clause[0])), i, gap, None
        )
    framed = _content(ground, "clause", "أن", i + 1, gap)
    if framed is None:
        return Frame("clause", "أن", ground.tokens[i].end, i + 1, gap, None)
    return framed


def _content(ground: Ground, kind: str, by: str, i: int, gap: int) -> Frame | None:
    """Content that begins with token ``i``, white space and a leading colon left out."""
    tokens = ground.tokens
    while i < len(tokens) and tokens[i].text in "،,:":
        i += 1
    if i >= len(tokens):
        return None
    return Frame(kind, by, tokens[i].start, i, gap, None)


def _proclitic(ground: Ground, i: int, frames: frozenset[str]) -> Frame | None:
    """Content behind a proclitic ب or ل, written together or as «بـ» before marks."""
    word = ground.folded[i]
    letter = word[:1]
    if letter not in ("ب", "ل") or letter not in frames:
        return None
    token = ground.tokens[i]
    if len(word) == 1:
        return _content(ground, "preposition", letter, i + 1, i)
    if len(word) < 4 or ground.is_word(i) or ground.tokens[i - 1].text == "(":
        return None
    cover = ground.covers[i]
    if cover is not None and cover.mention.start <= token.start:
        return None
    if ground.dates[i] is not None:
        return None
    if any(m.prefix == "ل" and m.entry["kind"] in ("press", "outlet") for m in ground.speakers.get(i, ())):
        return None
    return Frame("preposition", letter, token.start + raw_length(token.text, 1), i, i, None)


def _object(
    ground: Ground, hit: Hit, at: int, limit: int, subject: tuple[int, int] | None, overt: bool
) -> Frame | None:
    """A direct object at token ``at``; for اعتبر it needs a predicate, for light verbs one of their nouns."""
    if at >= limit:
        return None
    token = ground.tokens[at]
    begin = at
    if token.kind == "mark":
        pair = ground.marks.get(at)
        if pair is None or (hit.entry["objects"] and not _is_one_of(ground, pair.first, hit.entry["objects"])):
            return None
        return Frame("object", "", pair.inner_start if pair.words >= 3 else pair.start, pair.first, at, subject)
    if token.kind not in ("word", "number"):
        return None
    if ground.has(at, "preposition") or ground.has(at, "conjunction") or ground.has(at, "relative"):
        if ground.folded[at] not in ("ما", "من"):
            return None
    if hit.ambiguous and not hit.entry["objects"] and "خبر" not in hit.frames and not overt and not hit.participle:
        return None
    objects = hit.entry["objects"]
    if objects:
        if not _is_one_of(ground, at, objects):
            return None
        if ground.folded[at].removeprefix("ال") in ("تاكيد", "قول"):  # light verbs: the content follows the noun
            at += 1
            if PREPOSITIONS.get(ground.word(at)) == "على":
                at += 1
            clause = ground.complementizer(at)
            if clause is not None:
                return _clause_at(ground, at, begin, clause)._replace(subject=subject)
    if at >= limit:
        return None
    by = "وصف" if hit.kind == "describe" else ""
    return Frame("object", by, ground.tokens[at].start, at, begin, subject)


def _may_head(ground: Ground, hit: Hit, i: int) -> bool:
    """Whether a noun may follow the cue's preposition: any, or one of its own («لوّح بعقوبات»)."""
    objects = hit.entry["objects"]
    return not objects or "مفعول" in hit.frames or _is_one_of(ground, i, objects)


def _is_one_of(ground: Ground, at: int, objects: str) -> bool:
    from khabar.text import fold

    word = ground.word(at).removeprefix("ب").removeprefix("ال")
    for noun in objects.split("|"):
        stem = fold(noun).removeprefix("ال")
        short = stem[:-1] + "ت" if stem.endswith("ه") else stem
        if (word.startswith(short) and len(word) - len(short) <= 3) or word == stem or word == stem + "ا":
            return True
    return False


def _may_name(ground: Ground, hit: Hit, at: int, frame: Frame) -> bool:
    """Whether the words before the content name the speaker; after an ambiguous verb they are few and no object."""
    if not hit.ambiguous:
        return True
    if frame.gap - at > 4 or ground.pos[at] or ground.cues.get(at) or ground.is_a(ground.folded[at], "takes-clause"):
        return False
    text = ground.tokens[at].text
    endings = ("ا", "ً", "ه", "ها", "ين") if text.startswith("ال") else ("ا", "ً", "ه", "ها")  # «ذكّر الحاضرين بأنه»
    known = not text.startswith("ال") and is_everyday(ground.reading.lexicon, ground.folded[at])  # «أمر طبيعي أن»
    return frame.kind == "clause" and not known and not text.endswith(endings)


def _with_subject(
    ground: Ground, frame: Frame | None, hit: Hit, subject: tuple[int, int] | None, before: bool
) -> Frame | None:
    """The frame with its subject; an unknown noun phrase between verb and أن is one too."""
    if frame is None:
        return None
    if subject is not None or before or not hit.finite:
        return frame._replace(subject=subject)
    at = skip_adjuncts(ground, hit.last, frame.gap)
    pair = ground.marks.get(at) if at < frame.gap else None
    if pair is not None and pair.balanced and pair.words <= 4 and pair.last < frame.gap:
        return frame._replace(subject=(at, ground.token_before(pair.end)))  # «ذكرت "رويترز" أن»
    if (
        at < frame.gap
        and frame.kind != "object"
        and ground.tokens[at].kind == "word"
        and _may_name(ground, hit, at, frame)
    ):
        end = noun_phrase(ground, at, frame.gap, by="ب" in hit.frames)
        joined = ground.folded[at].startswith("و") and not is_agent(ground, at, frame.gap)
        participle = any(m.entry["shape"] == "participle" for m in ground.cues.get(at, ()))
        if participle and not is_agent(ground, at, frame.gap):
            return frame
        if end > at and not joined and not ground.has(at, "preposition") and _agrees(ground, hit, at):
            return frame._replace(subject=(at, end))
    return frame

"""Frames: where a cue's content begins, and what introduces it."""

from __future__ import annotations

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.adjuncts import PREPOSITIONS, skip_adjuncts
from khabar.extractors.quotations.agreement import agrees
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame, clause_at, content_at
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.marks import Marked
from khabar.extractors.quotations.objects import blame_frame, may_head, object_frame
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.strangers import stranger
from khabar.text import raw_length

__all__ = ["find_frame"]

_REACH = 64  # tokens between cue and content
_NEAR = 14  # the same for ambiguous cues


#: Classes of cues whose marked words may stand far from them.
_SAYING = frozenset(("speech", "continue", "explain", "respond", "write", "relay", "manner", "begin", "conclude"))


def find_frame(ground: Ground, hit: Hit, limit: int, *, subject_before: bool) -> Frame | None:
    """The content's frame between the cue and token ``limit``, or ``None``."""
    begin = hit.last
    if hit.suffix and hit.shape in ("perfect", "imperfect") and not hit.own_object:
        return None
    if hit.kind == "accuse" and (hit.finite or hit.participle) and not hit.suffix and hit.entry.lemma == "حمل":
        return blame_frame(ground, hit, limit, subject_before=subject_before)
    strict = bool(hit.frames & {"مفعول", "خبر"}) or hit.own_object
    subject: tuple[int, int] | None = None
    after = begin
    if hit.finite and not subject_before and hit.kind != "relay-noun":
        at = skip_adjuncts(ground, begin, limit) if not is_agent(ground, begin, limit) else begin
        if is_agent(ground, at, limit) and (agrees(ground, hit, at) or (at == begin and _says_only(hit))):
            end = noun_phrase(ground, at, limit, by="ب" in hit.frames, strict=strict)
            if end > at and _his(ground, hit, at, end):
                end = at
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
            if not hit.prefix or (hit.kind == "accuse" and hit.shape == "imperfect" and hit.gender == "m"):
                return None  # «ويُتهم فلان بـ»
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
    if (
        direct is not None
        and hit.participle
        and hit.kind == "deny"
        and direct.gap > at
        and ground.is_comma(direct.gap - 1)
    ):
        direct = None  # «أكدت، نافية الأنباء، أن»: the clause is the other verb's
    if direct is not None and (direct.gap <= at or _clause_reached(ground, hit, direct, after, subject)):
        return _with_subject(ground, direct, hit, subject, subject_before)
    if hit.shape == "imperfect" and hit.entry.lemma == "اعتبر" and not hit.suffix:
        return _with_subject(ground, direct, hit, subject, subject_before)  # «يعتبر فلان أحد …» is passive
    framed = object_frame(ground, hit, at, limit, subject, subject is not None or subject_before)
    if framed is None and direct is not None and subject is not None and _object_between(ground, hit, direct, after):
        return None  # «كشف الوزير بعض الحقائق عن الصفقة»
    return framed if framed is not None else _with_subject(ground, direct, hit, subject, subject_before)


def _object_between(ground: Ground, hit: Hit, frame: Frame, i: int) -> bool:
    """Whether something else than the verb's own nouns stands right after its subject as its object."""
    if frame.kind != "preposition" or not hit.entry["objects"] or i >= frame.gap or ground.tokens[i].kind != "word":
        return False
    word = ground.folded[i]
    if ground.is_a(word, "quantity"):
        return True
    bare = ground.covers[i] is None and not word.startswith(("ب", "ل", "ال"))
    return bare and is_everyday(ground.reading.lexicon, word)


def _his(ground: Ground, hit: Hit, i: int, end: int) -> bool:
    """«دعا أنصاره إلى», «حذر أعضاء مكتبه من»: people of his are told, they do not tell."""
    if hit.kind == "inform" and not hit.prefix and not hit.suffix and ground.is_comma(hit.first - 1):
        return ground.complementizer(end) is not None  # «إن فلاناً، المستشار، أبلغ السفير بأن»
    if (
        hit.suffix
        or hit.kind not in _TELLING
        or ground.covers[i] is not None
        or not ground.folded[end - 1].endswith(("ه", "ها", "هم"))
    ):
        return False
    people = [m for m in ground.speakers.get(i, ()) if m.entry["number"] == "p" or m.entry["kind"] == "group"]
    own = any(m.suffix for m in people)
    return own or (bool(people) and end > i + 1 and not ground.tokens[end - 1].text.endswith("ة"))


_TELLING = frozenset(("demand", "inform", "warn", "order", "thank", "accuse"))


def _says_only(hit: Hit) -> bool:
    """A verb that takes no person as its object: whoever stands right after it is its subject, typos or not."""
    return hit.kind in ("speech", "write", "explain") and "مفعول" not in hit.frames


def _apposition(ground: Ground, i: int, limit: int) -> int:
    """«فلان كاتب عام للنقابة»: a post without comma after the name still names the speaker."""
    for match in ground.speakers.get(i, ()) if not ground.is_a(ground.word(i), "quantity") else ():
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


def _introduced(ground: Ground, hit: Hit, i: int, limit: int, hidden: bool) -> Frame | None:
    """The first licensed أن، colon, mark or preposition at or after ``i``."""
    frames = hit.frames
    glued_ones = "ب" in frames or "ل" in frames
    while i < limit:
        token = ground.tokens[i]
        text = token.text
        if token.kind == "mark":
            if text == ":":
                if _clock(ground, i):
                    i += 2
                    continue
                return content_at(ground, "colon", ":", i + 1, i) if ":" in frames else None
            if text in "؛.!?؟":
                return None
            pair = ground.marks.get(i)
            if pair is not None:
                glued = ground.word(i - 1) in ("ل", "ب", "ك", "ال", "لل", "و") or (
                    pair.words <= 4 and hit.ambiguous and "preposition" in ground.pos[i - 1]
                )
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
        clause = ground.complementizer(i) if i in ground.clauses else None
        if clause is not None:
            return _clause(ground, hit, i, clause)
        if hit.ambiguous and i > hit.last and ground.cues.get(i) and _other_verb(ground, i):
            return None
        pos = ground.pos[i]
        if pos and "relative" in pos and "preposition" not in pos and text not in ("من", "ما"):
            if hidden and (hit.ambiguous or i == hit.last):
                return None
        word = PREPOSITIONS.get(ground.folded[i])
        if word == "عن" and ground.word(i - 1) == "نقلا":
            i = skip_adjuncts(ground, i, limit)  # «وأفادت وكالة …، نقلاً عن مصادر، بأن»
            continue
        if word is not None:
            inner = ground.complementizer(i + 1) if i + 1 in ground.clauses else None
            if inner is not None and inner[0] == "":
                if f"{word} {inner[1]}" in frames or f"{word} أن" in frames:
                    return clause_at(ground, i + 1, i, inner)
                if "أن" in frames and word in ("إلى", "على", "في", "عن", "من"):
                    i += 2
                    continue
            if word in frames and ground.phrase[i] == i + 1 and may_head(ground, hit, i + 1):
                return content_at(ground, "preposition", word, i + 1, i)
        if pos and ground.phrase[i] > i + 1 and "phrase-preposition" in pos:
            i = ground.phrase[i]
            continue
        if pos and ground.phrase[i] > i + 1 and "phrase-conjunction" in pos:
            if hit.ambiguous or ground.folded[i] not in ("بعد", "قبل", "منذ", "دون"):
                return None
            i = ground.phrase[i]  # «وقال …، بعد أن وصل، إن»
            continue
        joined = _proclitic(ground, i, frames) if glued_ones else None
        if joined is not None and may_head(ground, hit, joined.token):
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
            return clause_at(ground, i, i, clause)
        return None
    wanted = {"ب": "بأن", "وب": "بأن", "ل": "لأن"}.get(prefix, "")
    if wanted in hit.frames or (prefix == "ب" and "ب" in hit.frames):
        return clause_at(ground, i, i, clause)
    return None


def _proclitic(ground: Ground, i: int, frames: frozenset[str]) -> Frame | None:
    """Content behind a proclitic ب or ل, written together or as «بـ» before marks."""
    word = ground.folded[i]
    letter = word[:1]
    if letter not in ("ب", "ل") or letter not in frames:
        return None
    token = ground.tokens[i]
    if len(word) == 1:
        return content_at(ground, "preposition", letter, i + 1, i)
    if len(word) < 4 or _own_letter(ground, i) or ground.tokens[i - 1].text == "(":
        return None
    cover = ground.covers[i]
    if cover is not None and cover.mention.start <= token.start:
        return None
    if ground.dates[i] is not None:
        return None
    if any(m.prefix == "ل" and m.entry["kind"] in ("press", "outlet") for m in ground.speakers.get(i, ())):
        return None
    return Frame("preposition", letter, token.start + raw_length(token.text, 1), i, i, None)


def _own_letter(ground: Ground, i: int) -> bool:
    """Whether the first letter is the word's own: باقر; not so where nobody is named and the rest is a word: بدور."""
    if ground.is_listed(i):
        return True
    if ground.covers[i] is None and _known_noun(ground, ground.folded[i][1:]):
        return False
    return ground.is_name(i) or (ground.covers[i] is None and ground.folded[i][0] == "ب")  # «وصف بتروف …»


def _known_noun(ground: Ground, word: str) -> bool:
    """Whether a word, perhaps with a pronoun, is an Arabic noun or carries a mark of one."""
    if len(word) < 4 or word.startswith(("ا", "م")) or word.endswith(("ات", "ين", "ه", "ي")) or not word.isalpha():
        return True
    if word.startswith("ت") and len(word) != 4:
        return True
    lexicon = ground.reading.lexicon
    return is_everyday(lexicon, word) or any(
        word.endswith(end) and (is_everyday(lexicon, word.removesuffix(end)) or word.removesuffix(end).endswith("ت"))
        for end in ("ها", "هم", "هما", "نا", "ا")
    )


def _may_name(ground: Ground, hit: Hit, at: int, frame: Frame) -> bool:
    """Whether the words before the content name the speaker; after an ambiguous verb they are few and no object."""
    if not hit.ambiguous:
        return True
    if frame.gap - at > 4 or ground.pos[at] or ground.cues.get(at) or ground.is_a(ground.folded[at], "takes-clause"):
        return False
    text = ground.tokens[at].text
    agreeing = hit.gender == "f" and hit.shape == "perfect" and text.endswith("ة")
    if agreeing and frame.kind == "clause" and text[0] not in "بلوفك":
        return True  # «ذكرت قاعدة البيانات أن»
    endings = ("ا", "ً", "ه", "ها", "ين") if text.startswith("ال") else ("ا", "ً", "ه", "ها")  # «ذكّر الحاضرين بأنه»
    known = not text.startswith("ال") and is_everyday(ground.reading.lexicon, ground.folded[at])  # «أمر طبيعي أن»
    return frame.kind == "clause" and not known and not text.endswith(endings)


def _introduces(ground: Ground, i: int) -> bool:
    """A preposition, or a phrase that stands for a function word: «قبل أن»."""
    return any(pos == "preposition" or pos.startswith("phrase-") for pos in ground.pos[i])


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
        told = (
            hit.kind in _TELLING
            and not hit.suffix
            and end > at
            and ground.tokens[end - 1].text.endswith(("ه", "ها", "هم"))
        )
        if end > at and not joined and not told and not _introduces(ground, at) and agrees(ground, hit, at):
            return frame._replace(subject=(at, end))
    return frame

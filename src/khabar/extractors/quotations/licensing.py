"""Which cue candidates of a sentence report something: those with content, free of editorial and passive readings."""

from __future__ import annotations

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.agreement import is_feminine
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.extent import bounds
from khabar.extractors.quotations.frames import find_frame
from khabar.extractors.quotations.framing import Frame, resumed
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.led import led_frame
from khabar.extractors.quotations.nominals import is_verbal_noun, nominal_frame
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.extractors.quotations.relays import relay_frame
from khabar.extractors.quotations.subjects import subject_before

__all__ = ["in_marks", "licensed", "put_in"]

_SAYING = frozenset(
    (
        "speech",
        "assert",
        "announce",
        "explain",
        "respond",
        "continue",
        "write",
        "conclude",
        "begin",
        "manner",
        "address",
    )
)


def _merge_saying(ground: Ground, hits: list[Hit], framed: list[tuple[Hit, Frame]]) -> list[tuple[Hit, Frame]]:
    """«صرح … قائلاً: …» has one cue, صرح: a verb of saying without content takes that of its قائلاً."""
    if not any(_is_qailan(h) for h in hits):
        own = {h.first: h for h in hits}
        return sorted([(own.get(h.first, h), f) for h, f in framed], key=_first)
    frames = {h.first: f for h, f in framed}
    merged: list[tuple[Hit, Frame]] = []
    before: Hit | None = None
    for hit in hits:
        frame = frames.get(hit.first)
        merges = before is not None and _is_qailan(hit) and not (before.ambiguous and hit.kind == "continue")
        if frame is not None and before is not None and merges and hit.first - before.last <= 30:
            at = before.last
            end = noun_phrase(ground, at, hit.first, strict=True) if is_agent(ground, at, hit.first) else at
            merged.append((before, frame._replace(subject=(at, end) if end > at else None)))
            before = None
        elif frame is not None:
            merged.append((hit, frame))
            before = None
        elif hit.finite:
            before = hit if hit.kind in _SAYING and not hit.suffix else None
    known = {h.first for h in hits}
    merged += [(h, f) for h, f in framed if h.first not in known]
    return sorted(merged, key=_first)


def _first(pair: tuple[Hit, Frame]) -> int:
    return pair[0].first


def _is_qailan(hit: Hit) -> bool:
    return hit.kind == "qawl" or (
        hit.participle and (hit.entry.lemma in ("قال", "تحدث", "خاطب") or hit.kind == "continue")
    )


def in_marks(ground: Ground, hit: Hit) -> bool:
    """Cues inside marked words are the speaker's own, unless the words begin with one («ذكر أنه "أعرب عن …"»)."""
    opener = ground.inside[hit.first]
    if opener < 0:
        return False
    opening = ground.cues.get(ground.marks[opener].first)
    if opening is None or ground.word(opener - 1) == ":":
        return True
    return not any(m.entry["shape"] == "perfect" and m.entry["person"] == "3" for m in opening)


def licensed(ground: Ground, unit: Unit, hits: list[Hit]) -> list[tuple[Hit, Frame]]:
    """Cues of a sentence that have content, with their frames."""
    return _merge_saying(ground, hits, _frames(ground, unit, hits))


def _frames(ground: Ground, unit: Unit, hits: list[Hit]) -> list[tuple[Hit, Frame]]:
    """Licensed cues of a sentence with their frames; found from the last to the first."""
    framed: list[tuple[Hit, Frame]] = []
    limit = hard = unit.last  # hard: the next finite cue's clause
    for hit in reversed(hits):
        before = None
        if ground.editorials.get(hit.first, ()) and _editorial(ground, hit):
            continue
        if hit.entry.lemma in ("أدان", "دان") and ground.word(hit.last).removeprefix("ال").startswith(("قضا", "محكم")):
            continue  # a verdict
        if hit.shape == "imperfect" and hit.prefix == "و" and _goes_on_with(ground, hit, hits):
            continue
        if hit.shape == "perfect" and not hit.prefix and is_verbal_noun(ground, hit, unit):
            continue
        frame: Frame | None
        led = led_frame(ground, hit, unit, limit) if hit.prefix == "ل" or hit.shape == "masdar" else None
        if led is not None:
            hit, frame = led  # noqa: PLW2901
        elif hit.prefix == "ل":
            continue
        elif hit.shape in ("masdar", "noun"):
            frame = nominal_frame(ground, hit, unit, limit)
        elif hit.kind == "relay" and hit.finite and hit.shape != "phrase":
            relayed = relay_frame(ground, hit, unit)
            frame = relayed[1] if relayed is not None else None
            if relayed is not None and relayed[0] is not hit:
                framed = [(h, f) for h, f in framed if h.first != relayed[0].first]
                framed.append(relayed)
                limit = hit.first
                continue
        else:
            before = subject_before(ground, hit, unit)
            frame = find_frame(ground, hit, limit, subject_before=before is not None)
            if frame is None and hit.finite and limit < hard:  # «قال …، طالباً عدم ذكر اسمه، إن …»
                frame = find_frame(ground, hit, hard, subject_before=before is not None)
            if framed and frame is not None and frame.kind == "clause":
                frame = _own(ground, hit, frame, framed, hard)
        if frame is None or frame.token >= unit.last or _byline(ground, hit, frame):
            continue
        if hit.entry.lemma == "رفض" and _withheld(ground, frame):
            continue
        if hit.entry["class"] == "relay" and ground.word(hit.first - 1) in ("حد", "حسب", "وفق", "بحسب"):
            continue  # «على حد قوله، قائلاً إن»
        if before is not None and _signs(ground, hit, before):
            continue
        if (before is None and _impersonal(ground, hit, frame)) or _about_words(ground, hit, unit, frame):
            continue
        if (hit.participle and not _free_participle(ground, hit, frame)) or (
            before is None and _of_things(ground, hit, frame)
        ):
            continue
        framed.append((hit, frame))
        if bounds(ground, hit):
            limit = hit.first
            hard = hard if hit.participle else limit
    framed.reverse()
    return framed


def _own(ground: Ground, hit: Hit, frame: Frame, framed: list[tuple[Hit, Frame]], limit: int) -> Frame:
    """The frame; where a cue put in between has that content, what comes after it: «قال …، نافياً أن …، إن …»."""
    for other, taken in framed:
        if taken.gap == frame.gap and other.first > hit.first and put_in(ground, other, taken):
            beyond = resumed(ground, hit, taken.token, limit)
            subject = frame.subject or _named_after(ground, hit, other)
            return beyond._replace(subject=subject) if beyond is not None else frame
    return frame


def put_in(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """Whether a cue with its clause may stand between another one and what that one says."""
    if frame.kind != "clause" or frame.gap != hit.last or _is_qailan(hit):
        return False
    return hit.participle or ground.has(hit.first - 1, "relative")


def _named_after(ground: Ground, hit: Hit, other: Hit) -> tuple[int, int] | None:
    """The phrase right after the cue that may be its subject."""
    if not is_agent(ground, hit.last, other.first):
        return None
    end = noun_phrase(ground, hit.last, other.first, strict=True)
    return (hit.last, end) if end > hit.last else None


def _goes_on_with(ground: Ground, hit: Hit, hits: list[Hit]) -> bool:
    """«اعترف بأنه أراد أن يقتلها ويطالب بـ»: an imperfect with «و» inside what somebody said in the perfect."""
    if ground.is_comma(hit.first - 1) or ground.tokens[hit.first - 1].kind == "mark":
        return False
    said = [h for h in hits if h.first < hit.first and h.finite]
    if not said or any(h.shape != "perfect" for h in said):
        return False
    return any(ground.word(i) == "ان" for i in range(max(said[-1].last, hit.first - 12), hit.first))


def _withheld(ground: Ground, frame: Frame) -> bool:
    """«رفض تأكيد أن», «رفض الإفصاح عن أن»: nothing is said."""
    if frame.kind != "clause":
        return False
    i = frame.gap - 1 - (ground.word(frame.gap - 1) in ("عن", "علي"))
    return any(m.entry["shape"] == "masdar" and m.entry.lemma != "قال" for m in ground.cues.get(i, ()))


def _byline(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """«كتب - المحرر السياسي:» names the writer, «لافتة كتب عليها» nobody."""
    if hit.entry.lemma == "كتب" and ground.word(hit.last) in ("عليه", "عليها", "عليهما", "فيه", "فيها"):
        return True
    return hit.entry.lemma == "كتب" and any(ground.tokens[i].text in "-–—" for i in range(hit.last, frame.gap))


def _signs(ground: Ground, hit: Hit, subject: tuple[int, int]) -> bool:
    """«بريطانيا توقع اتفاقاً»: a ت that is the feminine's, where the cue would be masculine."""
    if hit.shape != "perfect" or hit.gender != "m" or not ground.folded[hit.first].startswith("ت"):
        return False
    return is_feminine(ground, subject[0]) and hit.number == "s"


def _impersonal(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """«ويُعتقد أن»: an imperfect without subject is passive, the writer's own."""
    if hit.shape != "imperfect" or frame.subject is not None:
        return False
    if hit.entry.lemma == "اتهم" and hit.prefix == "و" and hit.gender == "m" and not hit.suffix:
        return True  # «ويُتهم فلان بـ»
    if not hit.entry.flag("impersonal"):
        return False
    if frame.kind in ("colon", "marks"):
        return False
    if hit.entry.lemma in ("اعتبر", "بين"):  # تُعتبر، تبيّن
        return hit.entry.lemma == "بين" or frame.kind == "object"
    return (
        hit.number == "s"
        and not hit.suffix
        and hit.gender == "m"
        and (
            hit.prefix != ""
            or ground.is_comma(hit.first - 1)
            or hit.first == 0
            or ground.has(hit.first - 1, "conjunction")
            or ground.tokens[hit.first - 1].text in ".:"
        )
    )


def _about_words(ground: Ground, hit: Hit, unit: Unit, frame: Frame) -> bool:
    """«الأهداف التي دعت إلى …»: a relative clause about a thing, not about a speaker."""
    before = ground.word(hit.first - 1)
    if not hit.finite or not ground.has(hit.first - 1, "relative") or not before.startswith("ال"):
        return before in ("ما", "مما", "بما", "عما", "حسبما", "وفقما", "مثلما") and hit.finite
    return frame.subject is None and subject_before(ground, hit, unit) is None


def _of_things(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """«وتهدد هذه السياسات بجعل …», «لافتات تندد بـ»: policies threaten and banners condemn, but nobody speaks."""
    if hit.shape != "imperfect" or hit.kind not in ("warn", "condemn", "demand"):
        return False
    if frame.subject is not None:
        first = frame.subject[0]
        if ground.has(first, "demonstrative"):
            return not ground.speakers.get(first + 1)
        if is_agent(ground, first, frame.gap):
            return False
    word, i = ground.word(hit.first - 1), hit.first - 1
    if hit.prefix or word.startswith("ال") or i < 0 or ground.covers[i] is not None or ground.speakers.get(i):
        return False
    if len(word) > 4 and word.endswith("ات"):
        return ground.folded[hit.first][0] == "ت"
    return len(word) > 3 and not ground.pos[i] and is_everyday(ground.reading.lexicon, word.removeprefix("ب"))


def _editorial(ground: Ground, hit: Hit) -> bool:
    return any(m.last >= hit.last for m in ground.editorials.get(hit.first, ()))


def _free_participle(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """Whether a participle is a حال: after a comma, or masculine accusative with a clause."""
    if frame.kind == "preposition" and frame.by == "ب" and hit.kind in ("accuse",):
        return False
    text = ground.folded[hit.last - 1]
    before = hit.first - 1
    if hit.prefix == "و" and hit.ambiguous and ground.cues.get(before):
        return False  # «طالب وطالبة»
    if before < 0 or ground.tokens[before].kind == "mark" or hit.prefix:
        return True
    if not hit.ambiguous and hit.gender == "f" and frame.kind in ("clause", "colon", "marks"):
        return True  # «قائلة إن»
    return text.endswith("ا") and (frame.kind in ("clause", "colon", "marks") or not hit.ambiguous)

"""Quotations of an article: cues with their frames, extents and speakers, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from khabar.model import Cue, Quotation, Speaker
from khabar.reading import Found, Reading

from .attributions import Attribution, find_attributions
from .cues import Hit, find_hits
from .extent import bounds, content_end, inner_start, marked_whole, quotation_type
from .fields import addressee, circumstances, mark_duplicates, mark_parents, stance
from .frames import Frame, find_frame
from .ground import Ground, Unit
from .headlines import headline_quotation
from .phrases import is_agent, noun_phrase
from .relays import relay_frame
from .speakers import Voice, resolve
from .state import Discourse
from .subjects import governing, subject_before

__all__ = ["find_quotations_in"]


def find_quotations_in(reading: Reading, found: Found) -> list[Quotation]:
    """All quotations, in text order, with ids ``q1`` … and their parents and duplicates."""
    ground = Ground(reading, found)
    state = Discourse(ground)
    quotations: list[Quotation] = []
    for unit in ground.units:
        start = ground.tokens[unit.first].start
        if reading.section_at(start) in ("related", "source", "dateline"):
            continue
        state.enter(unit)
        headline = headline_quotation(ground, unit, state)
        rest = unit
        if headline is not None:
            quotations.append(headline)
            rest = Unit(ground.token_at(headline.start), unit.last)
        quotations += _in_unit(ground, rest, state)
    quotations = _distinct(quotations)
    return mark_duplicates(reading, mark_parents(quotations))


def _distinct(quotations: list[Quotation]) -> list[Quotation]:
    """One quotation a stretch of text, in text order."""
    kept: dict[tuple[int, int], Quotation] = {}
    for quotation in quotations:
        if quotation.end > quotation.start:
            kept.setdefault((quotation.start, quotation.end), quotation)
    ordered = sorted(kept.values(), key=lambda q: (q.start, -q.end))
    return [evolve(q, id=f"q{i}") for i, q in enumerate(ordered, 1)]


def _in_unit(ground: Ground, unit: Unit, state: Discourse) -> Iterator[Quotation]:
    hits = find_hits(ground, unit.first, unit.last)
    hits = [h for h in hits if not _in_marks(ground, h)]
    framed = _merge_saying(ground, hits, _frames(ground, unit, hits))
    attributions = find_attributions(ground, unit, framed)
    used = {a.hit for a in attributions if a.hit is not None}
    stops = sorted([h.first for h, _ in framed if bounds(ground, h)] + [a.stop for a in attributions])
    outer_end = -1
    frames = {h.first: (h, f) for h, f in framed}
    pending = sorted([h for h in hits if h.first not in frames] + [h for h, _ in framed], key=lambda h: h.first)
    for hit in pending:
        pair = frames.get(hit.first)
        if pair is None:
            if hit.first not in used and not ground.reading.at(hit.first, "editorials"):
                state.without_content(hit, unit)
            continue
        frame = pair[1]
        nested = hit.start < outer_end
        stop = next((s for s in stops if s > frame.token), unit.last)
        quotation = _quotation(ground, unit, hit, frame, stop, state, nested)
        if quotation is None or (nested and quotation.speaker is None):
            continue
        outer_end = max(outer_end, quotation.end)
        relay = next((a for a in attributions if a.type == "relay" and a.stop == stop), None)
        if relay is not None:
            first, last = relay.speaker
            span = ground.reading.span(ground.tokens[first].start, ground.tokens[last - 1].end)
            quotation = evolve(quotation, relay=span)
        yield quotation
    for attribution in attributions:
        if attribution.type == "relay":
            continue
        quotation = _attributed(ground, attribution, state)
        if quotation is not None:
            yield quotation


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
    merged: list[tuple[Hit, Frame]] = []
    known = {h.first for h, _ in framed}
    for hit, frame in framed:
        if (hit.participle and hit.entry.lemma == "قال") or (hit.entry["class"] == "continue" and hit.participle):
            before = [h for h in hits if h.first < hit.first and h.finite and h.first not in known]
            verb = before[-1] if before else None
            if (
                verb is not None
                and verb.entry["class"] in _SAYING
                and not any(verb.first < h.first < hit.first for h, _ in framed)
                and hit.first - verb.last <= 30
            ):
                at = verb.last
                end = noun_phrase(ground, at, hit.first) if is_agent(ground, at, hit.first) else at
                merged.append((verb, frame._replace(subject=(at, end) if end > at else None)))
                continue
        merged.append((hit, frame))
    return merged


def _in_marks(ground: Ground, hit: Hit) -> bool:
    """Cues inside marked words are the speaker's own, unless the words begin with one («ذكر أنه "أعرب عن …"»)."""
    for opener, pair in ground.marks.items():
        if pair.first <= hit.first < pair.last and pair.words >= 3 and pair.kind != "name":
            opening = ground.cues.get(pair.first)
            if ground.word(opener - 1) == ":" or opening is None:
                return True
            return not any(m.entry["shape"] == "perfect" and m.entry["person"] == "3" for m in opening)
    return False


def _frames(ground: Ground, unit: Unit, hits: list[Hit]) -> list[tuple[Hit, Frame]]:
    """Licensed cues of a sentence with their frames; found from the last to the first."""
    framed: list[tuple[Hit, Frame]] = []
    limit = unit.last
    for hit in reversed(hits):
        if ground.reading.at(hit.first, "editorials") and _editorial(ground, hit):
            continue
        if hit.shape in ("masdar", "noun"):
            frame = _nominal(ground, hit, unit, limit)
        elif hit.entry["class"] == "relay" and hit.finite and hit.shape != "phrase":
            relayed = relay_frame(ground, hit, unit.last)
            frame = relayed[1] if relayed is not None else None
            if relayed is not None and relayed[0] is not hit:
                framed = [(h, f) for h, f in framed if h.first != relayed[0].first]
                framed.append(relayed)
                limit = hit.first
                continue
        else:
            before = subject_before(ground, hit, unit)
            frame = find_frame(ground, hit, limit, subject_before=before is not None)
        if frame is None or frame.token >= unit.last:
            continue
        if _impersonal(ground, hit, frame) or _about_words(ground, hit, unit, frame):
            continue
        if hit.participle and not _free_participle(ground, hit, frame):
            continue
        framed.append((hit, frame))
        if bounds(ground, hit):
            limit = hit.first
    framed.reverse()
    return framed


def _impersonal(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """«ويُعتقد أن»: an imperfect without subject is passive, the writer's own."""
    if hit.shape != "imperfect" or not hit.entry.flag("impersonal") or frame.subject is not None:
        return False
    if hit.entry.lemma == "اعتبر" and frame.kind == "object":
        return True
    return (
        hit.entry["number"] == "s"
        and not hit.suffix
        and hit.entry["gender"] == "m"
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
        return before in ("ما", "مما", "بما", "فيما", "عما") and hit.finite
    return frame.subject is None and subject_before(ground, hit, unit) is None


def _editorial(ground: Ground, hit: Hit) -> bool:
    return any(m.last >= hit.last for m in ground.reading.at(hit.first, "editorials"))


def _free_participle(ground: Ground, hit: Hit, frame: Frame) -> bool:
    """Whether a participle is a حال: after a comma, or masculine accusative with a clause."""
    if frame.kind == "preposition" and frame.by == "ب" and hit.entry["class"] in ("accuse",):
        return False
    text = ground.folded[hit.last - 1]
    before = hit.first - 1
    if before < 0 or ground.tokens[before].kind == "mark" or hit.prefix:
        return True
    return text.endswith("ا") and (frame.kind in ("clause", "colon", "marks") or not hit.ambiguous)


def _nominal(ground: Ground, hit: Hit, unit: Unit, limit: int) -> Frame | None:
    """Nouns count only at the head of a headline («تأكيد … على»), or as «قوله» after a relay."""
    if hit.first != unit.first or hit.prefix or hit.suffix:
        return None
    if ground.reading.section_at(hit.start) not in ("headline", "kicker", "heading") and hit.first > 0:
        return None
    if ground.folded[hit.first].startswith("ال"):
        return None
    word = hit.frames & {"على", "إلى", "من", "عن", "ب"}
    frame = find_frame(ground, hit._replace(frames=frozenset(word)), min(limit, hit.last + 8), subject_before=True)
    return frame if frame is not None and frame.gap > hit.last else None


def _quotation(
    ground: Ground, unit: Unit, hit: Hit, frame: Frame, stop: int, state: Discourse, nested: bool
) -> Quotation | None:
    start = frame.start
    end = content_end(ground, frame, unit, stop)
    if frame.token in ground.marks and marked_whole(ground, frame, stop) is not None:
        start = inner_start(ground, frame)
    if end <= start or not ground.text[start:end].strip():
        return None
    voice, ambiguous = _voice(ground, unit, hit, frame, state, nested)
    speaker: Speaker | None = voice.speaker if voice is not None else None
    text = ground.text[start:end]
    where = circumstances(ground, hit, frame)
    return Quotation(
        start, end, text,
        type=quotation_type(ground, frame, start, end),
        stance=stance(ground, hit, frame),
        cue=Cue(hit.start, hit.end, ground.text[hit.start : hit.end], hit.entry.lemma),
        speaker=speaker,
        addressee=addressee(ground, hit, frame),
        medium=where.medium,
        date=where.date,
        place=where.place,
        ambiguous=ambiguous,
        rule=f"{hit.entry['class']}-{frame.kind}",
    )  # fmt: skip


def _voice(
    ground: Ground, unit: Unit, hit: Hit, frame: Frame, state: Discourse, nested: bool
) -> tuple[Voice | None, bool]:
    """Who speaks, and whether somebody else could."""
    gender = hit.entry["gender"]
    before = None if frame.subject is not None else subject_before(ground, hit, unit)
    overt = frame.subject or before
    if overt is not None:
        relay = hit.entry["class"] == "relay"
        voice = resolve(ground, *overt, gender if hit.entry["number"] in ("s", "") and not relay else "")
        voice = state.identify(voice, unit)
        if not nested:
            state.spoke(voice, unit)
        return voice, False
    if hit.participle:
        return state.governing(hit, unit, governing(ground, hit, unit))
    if hit.shape in ("masdar", "noun") or (nested and not bounds(ground, hit)):
        return None, False
    return state.hidden(hit, unit, frame)


def _attributed(ground: Ground, attribution: Attribution, state: Discourse) -> Quotation | None:
    voice = state.identify(resolve(ground, *attribution.speaker), Unit(attribution.speaker[0], attribution.speaker[1]))
    a = attribution
    return Quotation(
        a.start, a.end, ground.text[a.start : a.end],
        type=a.type,
        cue=Cue(a.cue_start, a.cue_end, ground.text[a.cue_start : a.cue_end], a.lemma),
        speaker=voice.speaker,
        rule="attribution",
    )  # fmt: skip

"""Quotations of an article: cues with their frames, extents and speakers, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import evolve

from khabar.extractors.quotations.attributions import Attribution, find_attributions
from khabar.extractors.quotations.cues import Hit, find_hits
from khabar.extractors.quotations.extent import (
    bounds,
    content_end,
    inner_start,
    line_colon,
    marked_whole,
    over_paragraphs,
    quotation_type,
)
from khabar.extractors.quotations.fields import addressee, circumstances, linked
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.headlines import headline_quotation
from khabar.extractors.quotations.licensing import in_marks, licensed, put_in
from khabar.extractors.quotations.speakers import Voice, resolve
from khabar.extractors.quotations.stances import stance
from khabar.extractors.quotations.state import Discourse, hide
from khabar.extractors.quotations.subjects import governing, just_before, opening_subject, subject_before
from khabar.model import Cue, Quotation, Span, Speaker
from khabar.reading import Found, Reading

__all__ = ["find_quotations_in"]


def find_quotations_in(reading: Reading, found: Found) -> list[Quotation]:
    """All quotations, in text order, with their parents and duplicates; those referred to have ids."""
    ground = Ground(reading, found)
    state = Discourse(ground)
    quotations: list[Quotation] = []
    for unit in ground.units:
        unit = _after_dateline(ground, unit)  # noqa: PLW2901
        if unit.first >= unit.last or reading.section_at(ground.tokens[unit.first].start) in ("related", "source"):
            continue
        state.enter(unit)
        headline = headline_quotation(ground, unit, state)
        rest = unit
        if headline is not None:
            quotations.append(headline)
            rest = Unit(ground.token_at(headline.start), unit.last)
        quotations += _in_unit(ground, rest, state)
    return linked(reading, _distinct(quotations))


def _after_dateline(ground: Ground, unit: Unit) -> Unit:
    """The sentence without the place and agency that open it."""
    first = unit.first
    while first < unit.last and ground.reading.section_at(ground.tokens[first].start) == "dateline":
        first += 1
    return Unit(first, unit.last)


def _distinct(quotations: list[Quotation]) -> list[Quotation]:
    """One quotation a stretch of text, in text order."""
    kept: dict[tuple[int, int], Quotation] = {}
    for quotation in quotations:
        if quotation.end > quotation.start:
            kept.setdefault((quotation.start, quotation.end), quotation)
    return sorted(kept.values(), key=lambda q: (q.start, -q.end))


def _in_unit(ground: Ground, unit: Unit, state: Discourse) -> Iterator[Quotation]:
    if not (ground.cue_range(unit.first, unit.last) or ground.attribution_range(unit.first, unit.last)):
        return
    hits = find_hits(ground, unit.first, unit.last)
    hits = [h for h in hits if h.start >= state.until and not in_marks(ground, h)]
    framed = licensed(ground, unit, hits)
    attributions = find_attributions(ground, unit, framed)
    if attributions:
        gaps = [(h.last, f.gap) for h, f in framed if f.gap > h.last + 1]
        attributions = [a for a in attributions if not any(begin <= a.stop < end for begin, end in gaps)]
    used = {a.hit for a in attributions if a.hit is not None}
    stops = sorted([_begin(ground, h, f, unit) for h, f in framed] + [a.stop for a in attributions])
    stops = [s for s in stops if s >= 0]
    between = [f.token for h, f in framed if put_in(ground, h, f)] if len(framed) > 1 else []
    if between:  # what «قال …، نافياً أن …، إن …» goes on with ends the content put in
        stops = sorted(stops + [f.gap for h, f in framed if any(h.first < token < f.gap for token in between)])
    outer_start = outer_end = -1
    state.inner = None
    frames = {h.first: (h, f) for h, f in framed}
    taken: set[int] = set()  # tokens at which a content began
    pending = sorted([h for h in hits if h.first not in frames] + [h for h, _ in framed], key=lambda h: h.first)
    for hit in pending:
        pair = frames.get(hit.first)
        if pair is None or pair[1].token >= len(ground.tokens):  # a cue that ends the text has no content
            if hit.first not in used and not ground.editorials.get(hit.first, ()):
                state.without_content(hit, unit)
            continue
        frame = pair[1]
        if frame.token in taken:
            continue  # a nearer word shares it: «قال … مشيراً إلى أن»
        nested = outer_start <= hit.start < outer_end
        stop = _stop(ground, frame, stops, unit)
        quotation = _quotation(ground, unit, hit, frame, stop, state, nested)
        if quotation is None:
            continue
        following = _on_next_line(ground, frame, stop, quotation)
        if following is not None:
            yield following
        if hit.entry.lemma == "دافع" and frame.kind == "preposition":
            continue  # «دافع عن فلان»: an act, which ends what was said before it
        if quotation.speaker is None and state.describes(hit, unit):
            continue  # «معلومات تفيد بأن»: the noun before it has the verb, and nobody speaks
        if quotation.speaker is None and (nested or (hit.ambiguous and frame.kind not in ("colon", "marks"))):
            continue
        taken.add(frame.token)
        if quotation.end > outer_end:
            outer_start, outer_end = quotation.start, quotation.end
        relay = next((a for a in attributions if a.type == "relay" and a.stop == stop), None)
        if relay is not None:
            quotation = evolve(quotation, relay=_relay(ground, relay.speaker))
        yield quotation
    for attribution in attributions:
        if attribution.type in ("relay", "parenthesis"):
            continue
        quotation = _attributed(ground, attribution, state)
        if quotation is not None:
            yield quotation


def _begin(ground: Ground, hit: Hit, frame: Frame, unit: Unit) -> int:
    """Where a cue's own clause begins when it ends the content before it; -1 when it does not."""
    if hit.kind == "qawl" and ground.is_comma(hit.first - 2):
        return hit.first - 1  # «…، مكتفية بالقول إن»
    if bounds(ground, hit):
        turn = _turn(ground, hit.first, unit)
        if turn >= 0:
            return turn
        bare = hit.shape in ("perfect", "imperfect") and not hit.prefix and ground.is_comma(hit.first - 1)
        if not (bare and frame.subject is None):  # «… أن فلانة، المساعدة، استنكرت»: a verb of the content itself
            return hit.first
    before = subject_before(ground, hit, unit)
    if before is None and frame.subject is None:
        return _turn(ground, hit.first, unit) if ground.word(hit.first - 1) == "ان" else -1
    return _turn(ground, before[0] if before is not None else hit.first, unit)


def _turn(ground: Ground, i: int, unit: Unit) -> int:
    """Where «، لكن»، «، فيما»، «في حين»، «، قبل أن» before token ``i`` begins; -1 when nothing like it stands there."""
    word = ground.word(i - 1)
    if word in _TURNS and ground.is_comma(i - 2):
        return i - 1
    if word in _SECOND and ground.word(i - 2) == _SECOND[word] and i - 2 > unit.first:
        return i - 2
    return -1


_LONGEST = 600  # tokens of a content without marks; only text that never ends a sentence has longer ones
_TURNS = frozenset(("لكن", "ولكن", "بينما", "فيما", "وبينما", "وفيما"))
_SECOND = {"حين": "في", "وقت": "في", "ان": "قبل"}


def _stop(ground: Ground, frame: Frame, stops: list[int], unit: Unit) -> int:
    """First token after the content: the next cue that begins a clause of its own, not one inside marked words."""
    own = ground.inside[frame.token]
    for k in range(bisect_right(stops, frame.token), len(stops)):
        stop = stops[k]
        if ground.inside[stop] in (own, -1):
            last = stop
            break
    else:
        last = unit.last
    return min(last, ground.marks[own].last) if own >= 0 and frame.token > ground.marks[own].first else last


def _quotation(
    ground: Ground, unit: Unit, hit: Hit, frame: Frame, stop: int, state: Discourse, nested: bool
) -> Quotation | None:
    start = frame.start
    aside = ground.has(hit.first - 1, "relative") and ground.is_comma(hit.first - 2)  # «المحكمة، التي شددت على …، حكماً»
    if frame.kind in ("object", "preposition") and (
        aside or (ground.word(hit.first - 1) in _WHILE and hit.first <= unit.first + 2)
    ):
        stop = next((i for i in range(frame.token, stop) if ground.is_comma(i) and ground.inside[i] < 0), stop)
    if hit.shape == "masdar" and frame.kind == "clause" and hit.first <= unit.first + 2:  # «وبعد تأكيد فلان أن …، »
        stop = next((i for i in range(frame.token, stop) if ground.is_comma(i) and ground.inside[i] < 0), stop)
    if frame.token not in ground.marks:
        stop = min(stop, frame.token + _LONGEST)
    end = content_end(ground, frame, unit, stop)
    opening = _first_part(ground, hit, frame, unit)
    if frame.token in ground.marks and marked_whole(ground, frame, stop) is not None:
        start = inner_start(ground, frame)
    opened = ground.marks.get(frame.token - 1)
    if opened is not None and (opened.start, opened.inner_end) == (start, end):
        start = opened.inner_start  # «تعتبرها "إرهابية"»
    if end <= start or not ground.text[start:end].strip():
        return None
    later = over_paragraphs(ground, frame)
    if later is not None and later > end:
        start, end = inner_start(ground, frame), later
        state.until = later
    parts: tuple[Span, ...] = ()
    if opening is not None:
        parts = (ground.reading.span(*opening), ground.reading.span(start, end))
        start = opening[0]
    voice, ambiguous = _voice(ground, unit, hit, frame, state, nested)
    speaker: Speaker | None = voice.speaker if voice is not None else None
    text = ground.text[start:end]
    where = circumstances(ground, hit, frame)
    return Quotation(
        start, end, text,
        parts=parts,
        type="direct" if parts else quotation_type(ground, frame, start, end),
        stance=stance(ground, hit, frame),
        cue=Cue(hit.start, hit.end, ground.text[hit.start : hit.end], hit.entry.lemma),
        speaker=speaker,
        relay=_relay(ground, frame.relay),
        addressee=addressee(ground, hit, frame),
        medium=where.medium,
        date=where.date,
        place=where.place,
        ambiguous=ambiguous,
        rule=f"{hit.kind}-{frame.kind}",
    )  # fmt: skip


#: «وبينما أنكرت طهران ضلوعها، تكشف الوثائق …»: the sentence's own clause comes after the comma.
_WHILE = frozenset(("بينما", "وبينما", "فيما", "وفيما", "عندما", "وعندما", "بعدما", "وبعدما"))


def _first_part(ground: Ground, hit: Hit, frame: Frame, unit: Unit) -> tuple[int, int] | None:
    """«"هذا القرار"، قالت الوزيرة، "سيغير …"»: the words in marks before the verb go on after it."""
    if frame.kind != "marks" or not hit.finite or hit.prefix:
        return None
    pair = ground.closed.get(hit.first - 1 if ground.is_comma(hit.first - 1) else hit.first)
    if pair is None or pair.kind == "name" or pair.first < unit.first or pair.words < 2:
        return None
    if ground.word(ground.token_at(pair.start) - 1) and ground.token_at(pair.start) > unit.first:
        return None  # it belongs to words before it
    return pair.inner_start, pair.inner_end


_THEREIN = frozenset(("فيه", "فيها", "فيهما", "خلاله", "خلالها"))


def _relay(ground: Ground, tokens: tuple[int, int] | None) -> Span | None:
    if tokens is None:
        return None
    first, last = tokens
    return ground.reading.span(ground.tokens[first].start, ground.tokens[last - 1].end)


def _on_next_line(ground: Ground, frame: Frame, stop: int, quotation: Quotation) -> Quotation | None:
    """What stands on the line after «فلان، مؤكداً أن …:»."""
    colon = line_colon(ground, frame, stop)
    if colon >= stop or colon + 1 >= stop or quotation.speaker is None:
        return None
    begin = Frame("colon", ":", ground.tokens[colon + 1].start, colon + 1, colon, None)
    end = content_end(ground, begin, Unit(colon + 1, stop), stop)
    mark = ground.tokens[colon]
    return Quotation(
        begin.start, end, ground.text[begin.start : end],
        type="direct",
        cue=Cue(mark.start, mark.end, mark.text, ":"),
        speaker=quotation.speaker,
        rule="kicker-colon",
    )  # fmt: skip


def _voice(
    ground: Ground, unit: Unit, hit: Hit, frame: Frame, state: Discourse, nested: bool
) -> tuple[Voice | None, bool]:
    """Who speaks, and whether somebody else could."""
    gender = hit.gender
    before = None if frame.subject is not None else subject_before(ground, hit, unit)
    overt = frame.subject or before
    if overt is not None and before is None and state.addresses(hit, frame, unit):
        return state.hidden(hit, unit, frame)
    if overt is not None:
        relay = hit.kind == "relay"
        voice = resolve(ground, *overt, gender if hit.number in ("s", "") and not relay else "")
        voice = state.identify(voice, unit)
        if nested:
            state.inner = voice
        else:
            state.spoke(voice, unit)
        return voice, False
    if hit.kind == "document" and hit.shape == "phrase":
        return _document(ground, hit, unit)
    if hit.kind == "qawl" or (hit.prefix == "ف" and hit.shape == "perfect"):
        near = just_before(ground, hit, unit)
        if near is not None:
            voice = state.identify(resolve(ground, *near), unit)
            state.spoke(voice, unit)
            return voice, False
    if hit.participle or hit.kind == "qawl":
        return state.governing(hit, unit, governing(ground, hit, unit))
    if hit.shape == "masdar" and frame.kind == "clause" and hit.suffix:  # «رغم تأكيدها أن»
        his = hit._replace(gender="f" if hit.suffix == "ها" else "m", number="p" if hit.suffix == "هم" else "s")
        subject = governing(ground, his, unit)
        paper = subject is not None and resolve(ground, *subject).speaker.kind == "document"
        return state.governing(his, unit, None if paper else subject)
    if hit.shape in ("masdar", "noun"):
        return state.nominal(hit, frame, unit), False
    if nested and ground.inside[hit.first] >= 0 and state.inner is not None:
        return hide(state.inner, "hidden-subject"), False
    if hit.shape == "perfect" and ground.word(hit.last) in _THEREIN:
        issuer, unsure = state.governing(hit, unit, governing(ground, hit, unit))
        return (hide(issuer, "hidden-subject") if issuer is not None else None), unsure  # «أصدر الحزب بياناً أكد فيه»
    if nested and not bounds(ground, hit):
        return None, False
    return state.hidden(hit, unit, frame)


def _document(ground: Ground, hit: Hit, unit: Unit) -> tuple[Voice | None, bool]:
    """«أصدرت الوزارة بياناً … جاء فيه»: the paper speaks; on the surface stands who issued it."""
    subject = opening_subject(ground, unit, hit.first) or governing(ground, hit, unit)
    if subject is None:
        return None, False
    voice = resolve(ground, *subject)
    return evolve(voice, speaker=evolve(voice.speaker, kind="document", actors=(), resolution="document")), False


def _attributed(ground: Ground, attribution: Attribution, state: Discourse) -> Quotation | None:
    a = attribution
    ambiguous = False
    if a.speaker[0] == a.speaker[1]:  # «"…"، بحسب قوله»
        word = ground.word(a.speaker[0])
        voice, ambiguous = state.owner("f" if word.endswith("ها") else "m", "p" if word.endswith("هم") else "s")
        if voice is None:
            return None
    else:
        voice = state.identify(resolve(ground, *a.speaker), Unit(*a.speaker))
        if voice.speaker.kind != "document":
            state.spoke(voice, state.unit)
    return Quotation(
        a.start, a.end, ground.text[a.start : a.end],
        type=a.type,
        cue=Cue(a.cue_start, a.cue_end, ground.text[a.cue_start : a.cue_end], a.lemma),
        speaker=voice.speaker,
        relay=_relay(ground, a.relay),
        ambiguous=ambiguous,
        rule="attribution",
    )  # fmt: skip

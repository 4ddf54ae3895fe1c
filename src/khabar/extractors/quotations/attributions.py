"""Attributions without a verb of saying of their own: بحسب، وفقاً لـ، وفق ما نقلت، and «…»، قال فلان."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.cues import Hit, find_hits
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.lexicon import Match

__all__ = ["Attribution", "find_attributions"]


class Attribution(NamedTuple):
    """
    A sentence, or its quoted part, and who it is attributed to.

    Attributes:
        start: Offset of the content.
        end: One past it.
        type: ``direct``, ``indirect``; ``relay`` when what stands before it has a speaker already, ``parenthesis``
            when that speaker is named again.
        cue_start: Offset of the cue.
        cue_end: One past it.
        lemma: Cue's lemma.
        speaker: Tokens of the speaker; none for «بحسب قوله».
        stop: Token at which content before it ends.
        hit: First token of the cue candidate it used, if any.
        relay: Tokens of who carries it: «بحسب ما نقلت رويترز عن مصدر».
    """

    start: int
    end: int
    type: str
    cue_start: int
    cue_end: int
    lemma: str
    speaker: tuple[int, int]
    stop: int
    hit: int | None
    relay: tuple[int, int] | None = None


def find_attributions(ground: Ground, unit: Unit, framed: list[tuple[Hit, Frame]]) -> list[Attribution]:
    """Attributions of a sentence, in order."""
    found: list[Attribution] = []
    candidates = ground.attribution_range(unit.first, unit.last)
    if ground.closed:
        candidates += [i for i in ground.cue_range(unit.first, unit.last) if _after_marks(ground, unit, i)]
    free = unit.first
    for i in sorted(candidates):
        if i < free or (ground.word(i + 1) == "لسان" and _relays(ground, unit, i)):
            continue
        matches = ground.attributions.get(i, ())
        attribution = None
        if not matches:
            attribution = _trailing_verb(ground, unit, i, framed)
        elif matches[0].prefix in ("", "و"):
            attribution = _attribution(ground, unit, max(matches, key=lambda m: m.last), framed)
        if attribution is not None:
            found.append(attribution)
            free = attribution.speaker[1]
    return found


def _relays(ground: Ground, unit: Unit, i: int) -> bool:
    """«ونقلت الوكالة على لسان فلان قوله»: the verb of relaying has it."""
    return any(
        m.entry["class"] == "relay"
        for j in ground.cue_range(max(unit.first, i - 12), i)
        for m in ground.cues[j]
        if m.entry["shape"] in ("perfect", "imperfect")
    )


def _after_marks(ground: Ground, unit: Unit, i: int) -> bool:
    j = i - 1
    if ground.is_comma(j):
        j -= 1
    pair = ground.closed.get(j + 1)
    return j > unit.first and pair is not None and pair.kind != "name"


def _attribution(ground: Ground, unit: Unit, match: Match, framed: list[tuple[Hit, Frame]]) -> Attribution | None:
    takes = match.entry["takes"]
    at = match.last
    cue: tuple[int, int, str] = (match.start, match.end, match.entry.lemma)
    hit: int | None = None
    hits: list[Hit] = []
    if takes == "ل":
        if at >= unit.last or not ground.folded[at].startswith("ل"):
            return None
        if ground.folded[at] in ("ل", "لما"):
            clause = ground.folded[at] == "لما"
            at += 1
            if clause:
                takes = "clause"
    elif takes in ("إلى", "عن"):
        if ground.word(at) != ("الي" if takes == "إلى" else "عن"):
            return None
        at += 1
    if ground.word(at) == "ما":
        takes, at = "clause", at + 1
    if takes == "clause":
        hits = [h for h in find_hits(ground, at, min(at + 2, unit.last)) if h.finite and h.first == at]
        if not hits or any(h.first == at for h, _ in framed):
            return None
        cue = (hits[0].start, hits[0].end, hits[0].entry.lemma)
        hit = hits[0].first
        at = hits[0].last
    elif match.suffix:
        return None
    if _own_saying(ground, at) and match.first > unit.first + 1:  # «…، وفق قوله»: the speaker again
        if not any(h.first < match.first for h, _ in framed) and _in_marks_before(ground, match.first):
            return _trailing(ground, unit, cue, (at, at), match.first, None, framed)
        return Attribution(0, 0, "parenthesis", *cue, (at, at + 1), match.first, None)
    begin = at
    if at >= unit.last or not _speaks(ground, at, unit.last):
        return None
    end = noun_phrase(ground, at, unit.last)
    if end <= begin and at in ground.marks:
        end = ground.token_before(ground.marks[at].end)  # «وفق ما أوردت "رويترز"»
    if end <= begin:
        return None
    if match.first <= unit.first + 1:
        short = noun_phrase(ground, begin, unit.last, strict=True)
        end = short if begin < short < end and _verb(ground, short) else end
        found = _frontal(ground, unit, cue, (begin, end), match.first, hit)
    else:
        found = _trailing(ground, unit, cue, (begin, end), match.first, hit, framed)
    if found is not None and found.type != "relay" and takes == "clause" and hits[0].kind == "relay":
        source = noun_phrase(ground, end + 1, unit.last) if ground.word(end) == "عن" else 0
        if source > end + 1:
            return found._replace(speaker=(end + 1, source), relay=(begin, end))
    return found


def _in_marks_before(ground: Ground, i: int) -> bool:
    """Whether speech in marks ends right before token ``i``."""
    pair = ground.closed.get(i - 1 if ground.is_comma(i - 1) else i)
    return pair is not None and pair.kind == "speech"


def _own_saying(ground: Ground, at: int) -> bool:
    """«قوله»، «تعبيرها»، «وصفهم»: his own words."""
    word = ground.word(at)
    return any(word.startswith(stem) and word[len(stem) :] in ("ه", "ها", "هم", "هما") for stem in _SAYING)


_SAYING = ("قول", "تعبير", "وصف", "زعم", "راي", "تصريح", "كلام", "حد قول")


def _speaks(ground: Ground, at: int, last: int) -> bool:
    """Whether the words after وفق can speak; «للوزارة» carries its ل."""
    pair = ground.marks.get(at)
    if is_agent(ground, at, last) or (pair is not None and pair.balanced and pair.words <= 4):
        return True
    cover = ground.covers[at]
    if cover is not None and cover.first == at:
        return True
    return any(m.prefix in ("ل", "لل") for m in ground.speakers.get(at, ()))


def _frontal(
    ground: Ground, unit: Unit, cue: tuple[int, int, str], speaker: tuple[int, int], first: int, hit: int | None
) -> Attribution | None:
    """«وفق الأمم المتحدة فإن …»، «بحسب بيان …، "…"»."""
    i = speaker[1]
    if i >= unit.last - 1:
        return _whole_paragraph(ground, unit, cue, speaker, first, hit)
    while not _verb(ground, i) and i < min(unit.last, speaker[1] + 14):
        word = ground.folded[i]
        pair = ground.marks.get(i)
        if pair is not None and pair.kind != "name" and pair.words >= 3:
            return Attribution(pair.inner_start, pair.inner_end, "direct", *cue, speaker, first, hit)
        clause = ground.complementizer(i)
        if clause is not None and clause[0] in ("ف", ""):
            i += 1
            break
        if ground.is_comma(i) or ground.tokens[i].text == ":":
            i += 1
            if ground.complementizer(i) is not None or ground.word(i) == "فقد":
                i += 1
            break
        if word == ".":
            return None
        i += 1
        if word == "فقد":
            break
    else:
        i = i if _verb(ground, i) else speaker[1]
    if i >= unit.last:
        return None
    end = _trim(ground, i, unit.last)
    return Attribution(ground.tokens[i].start, ground.tokens[end - 1].end, "indirect", *cue, speaker, first, hit)


def _verb(ground: Ground, i: int) -> bool:
    """Whether a verb stands there, with which what is attributed begins: «وحسب الوزارة سيستمر …»."""
    if ground.word(i).startswith(("سي", "ست")) and ground.covers[i] is None and not ground.is_listed(i):
        return True
    return ground.is_past_verb(i)


def _whole_paragraph(
    ground: Ground, unit: Unit, cue: tuple[int, int, str], speaker: tuple[int, int], first: int, hit: int | None
) -> Attribution | None:
    """«… . وفق ما نقلت وسائل إعلام.»: a sentence that is nothing but an attribution speaks of those before it."""
    line = ground.text.rfind("\n", 0, ground.tokens[first].start) + 1
    begin = ground.token_at(line)
    end = _trim(ground, begin, unit.first)
    if end - begin < 4 or end - begin > 90:
        return None
    return Attribution(ground.tokens[begin].start, ground.tokens[end - 1].end, "indirect", *cue, speaker, first, hit)


def _trailing(
    ground: Ground, unit: Unit, cue: tuple[int, int, str], speaker: tuple[int, int], first: int, hit: int | None,
    framed: list[tuple[Hit, Frame]],
) -> Attribution | None:  # fmt: skip
    """«…، بحسب الوزارة»: the sentence before it, or its quoted part; nothing when that has a speaker already."""
    for h, frame in framed:
        if h.first < first and frame.token < first:
            return Attribution(0, 0, "relay", *cue, speaker, first, hit)
    begin = _content_begin(ground, unit, first)
    stop = first
    pair = next((p for p in map(ground.closed.get, (first, first - 1, first - 2)) if p is not None), None)
    if pair is not None and pair.kind == "speech" and pair.first > unit.first:
        return Attribution(pair.inner_start, pair.inner_end, "direct", *cue, speaker, stop, hit)
    end = _trim(ground, begin, first)
    if end - begin < 3:
        return None
    start = ground.tokens[begin].start + _joins(ground, begin)
    return Attribution(start, ground.tokens[end - 1].end, "indirect", *cue, speaker, stop, hit)


def _joins(ground: Ground, i: int) -> int:
    """Length of a و that only joins the sentence to the one before: «وشملت الاتهامات …، بحسب مصدر»."""
    if not ground.tokens[i].text.startswith("و") or ground.is_name(i):
        return 0
    cover = ground.covers[i]
    if cover is not None and cover.first == i:
        return 1 if cover.mention.start == ground.tokens[i].start + 1 else 0
    matches = [m for m in ground.reading.at(i) if m.last == i + 1]
    known = any(m.prefix == "و" for m in matches) and not any(m.prefix == "" for m in matches)
    return 1 if known or (not matches and is_everyday(ground.reading.lexicon, ground.folded[i][1:])) else 0


def _content_begin(ground: Ground, unit: Unit, first: int) -> int:
    """First token of the attributed sentence: after the dateline's dashes and opening connectives."""
    i = unit.first
    for j in range(unit.first, min(unit.first + 14, first)):
        if ground.tokens[j].text in "-–—" and ground.word(j - 1) in ("-", "–", "—", ")"):
            i = j + 1
    while i < first and (
        ground.folded[i] in ("كما", "ان", "و", "وكما", "وقد", "ولقد") or ground.tokens[i].text in "،-–—:."
    ):
        i += 1
    return i


def _trim(ground: Ground, begin: int, end: int) -> int:
    while end > begin + 1 and (
        ground.tokens[end - 1].text in "،,.؛;!-–" or ground.folded[end - 1] in ("و", "كما", "وذلك")
    ):
        end -= 1
    return end


def _trailing_verb(ground: Ground, unit: Unit, i: int, framed: list[tuple[Hit, Frame]]) -> Attribution | None:
    """«"…"، قال فلان»."""
    if any(h.first == i for h, _ in framed):
        return None
    hits = [h for h in find_hits(ground, i, min(i + 2, unit.last)) if h.first == i and h.finite and not h.prefix]
    if not hits or not is_agent(ground, hits[0].last, unit.last):
        return None
    hit = hits[0]
    end = noun_phrase(ground, hit.last, unit.last)
    if end <= hit.last:
        return None
    j = i - 1 if not ground.is_comma(i - 1) else i - 2
    pair = ground.closed.get(j + 1)
    if pair is None or pair.kind == "name" or pair.first <= unit.first:
        return None
    if any(f.token == pair.first or ground.marks.get(f.gap) is pair for _, f in framed[-3:]):
        return None
    return Attribution(
        pair.inner_start, pair.inner_end, "direct", hit.start, hit.end, hit.entry.lemma, (hit.last, end), i, i
    )  # fmt: skip

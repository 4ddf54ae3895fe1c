"""Speakers that stand before their cue: كان فلان قد، فلان … يقول، الذي قال; and the subject of a governing clause."""

from __future__ import annotations

from khabar.extractors.quotations.adjuncts import skip_adjuncts
from khabar.extractors.quotations.agreement import differs
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.ground import Cover, Ground, Unit
from khabar.extractors.quotations.phrases import is_agent, noun_phrase
from khabar.model import OrganisationMention, PlaceMention

__all__ = ["clause_start", "governing", "just_before", "opening_subject", "opens_with_noun", "subject_before"]

_REACH = 26
_FAR = 120  # tokens


def clause_start(ground: Ground, unit: Unit, i: int) -> int:
    """First token of the clause of token ``i``: after a connective or the dateline's dash, or the unit's."""
    j = i - 1
    low = max(unit.first, i - _REACH)
    while j >= low:
        word = ground.folded[j]
        if j in ground.clauses or word in ":؛" or word.startswith(("لكن", "ولكن")) or "opener" in ground.roles(word):
            return j + 1
        if ground.tokens[j].text in "-–—" and j - unit.first < 12 and ground.word(j - 1) in ("-", "–", "—", ")"):
            return j + 1
        j -= 1
    return low if low == unit.first else -1


def subject_before(ground: Ground, hit: Hit, unit: Unit) -> tuple[int, int] | None:
    """Tokens of a subject that stands before a finite cue, or ``None``; found once a cue."""
    key = (hit.first, hit.last)
    if key not in ground.subjects_before:
        found = _subject_before(ground, hit, unit)
        if found is None and hit.shape == "imperfect" and not hit.prefix:
            found = _joined(ground, hit, unit)
        ground.subjects_before[key] = found
    return ground.subjects_before[key]


def _subject_before(ground: Ground, hit: Hit, unit: Unit) -> tuple[int, int] | None:
    if not hit.finite or hit.prefix == "و" or (hit.prefix and not _after_amma(ground, hit, unit)):
        return None
    last = hit.first
    if last - 1 in ground.marks and ground.inside[hit.first] >= 0:
        last -= 1
    while last > unit.first and ground.word(last - 1) in ("قد", "ايضا", "كذلك"):
        last -= 1
    amma = _after_amma(ground, hit, unit) if hit.prefix == "ف" or ground.word(last - 1) == "فقد" else False
    if amma and hit.suffix:
        return None  # «أما فلان فقد اتهمه»
    if amma and not hit.prefix:
        last -= 1
    if ground.is_a(ground.word(last - 1), "be") and ground.has(last - 2, "relative"):
        last -= 1  # «الذي كان قال»
    relative = None if hit.suffix else _relative(ground, last, unit)
    if relative is not None:
        return relative
    if ground.word(last - 1) == "ان":
        earlier = _had(ground, last - 1, unit)
        if earlier is not None:
            return earlier
    start = clause_start(ground, unit, last)
    if start < 0:
        return None
    be = next((j for j in range(last - 1, start - 1, -1) if ground.is_a(ground.folded[j], "be")), None)
    if be is not None:
        start = be + 1
    if start >= last:
        return None
    start = skip_adjuncts(ground, start, last)
    if start < last and not is_agent(ground, start, last):
        return _unknown(ground, hit, unit, start, last, after=be is not None or bool(hit.prefix))
    if start >= last:
        return None
    end = noun_phrase(ground, start, last, strict=be is None)
    if end <= start:
        return None
    if ground.tokens[start].kind == "word" and ground.folded[start][:1] in "وف" and be is None:
        cover = ground.covers[start]
        if cover is not None and cover.mention.start > ground.tokens[start].start and start != unit.first:
            return None
    if differs(ground, hit, start, end) and not ground.folded[hit.first].startswith("ت"):  # «بريطانيا توقع»
        return None
    reached = skip_adjuncts(ground, end, last) >= last or be is not None or _set_apart(ground, end, last)
    return (start, end) if reached else None


def _joined(ground: Ground, hit: Hit, unit: Unit) -> tuple[int, int] | None:
    """«تركيا تتوغل وواشنطن تهدد بـ»: the name with «و» right before a verb that agrees."""
    last = hit.first
    cover = ground.covers[last - 1] if last > unit.first else None
    if cover is None or cover.last != last or cover.mention.start != ground.tokens[cover.first].start + 1:
        return None
    if not ground.folded[cover.first].startswith("و") or differs(ground, hit, cover.first, last):
        return None
    return cover.first, last


def _had(ground: Ground, last: int, unit: Unit) -> tuple[int, int] | None:
    """«سبق للوزير أن نفى»: who it was."""
    for i in range(last - 1, max(unit.first, last - 10) - 1, -1):
        if ground.folded[i] in ("سبق", "وسبق"):
            begin, end = i + 1, noun_phrase(ground, i + 1, last)
            return (begin, end) if end == last and ground.folded[begin].startswith("ل") else None
    return None


def _set_apart(ground: Ground, end: int, last: int) -> bool:
    """Whether commas set apart all that stands between: «فلان، الذي …، طالب», «الناشطات، مثل فلانة، أشدن»."""
    if not (ground.is_comma(end) and ground.is_comma(last - 1) and end + 1 < last - 1):
        return False
    word = ground.folded[end + 1]
    return ground.has(end + 1, "relative") or word in ("وهو", "وهي", "وهم", "مثل", "ومنهم", "ومنها", "بمن", "بما")


def _after_amma(ground: Ground, hit: Hit, unit: Unit) -> bool:
    """«أما فلان فقال»."""
    return any(ground.folded[i] in ("اما", "واما") for i in range(max(unit.first, hit.first - 12), hit.first))


def _unknown(ground: Ground, hit: Hit, unit: Unit, start: int, last: int, *, after: bool) -> tuple[int, int] | None:
    """A subject that nothing is known of: «وكان جوستين صرح», «أما إينس …، فيقول», «"العربية" علمت»."""
    pair = ground.marks.get(start)
    if pair is not None:
        return (start, last) if pair.words <= 3 and ground.token_before(pair.end) == last else None
    if after and ground.folded[start].startswith(("ي", "ت")) and not ground.is_name(start):
        return None  # «عما إذا كان يعتزم الترشح قال»
    if after:
        end = start
        while end < last and ground.tokens[end].kind == "word" and not ground.pos[end] and end - start < 5:
            end += 1
        return (start, end) if end > start else None
    return (start, last) if _heads_headline(ground, hit, unit, start, last) else None


def _heads_headline(ground: Ground, hit: Hit, unit: Unit, start: int, last: int) -> bool:
    """«العدل الدولية تدعو …»: the words that open a sentence before its verb are its subject."""
    if hit.suffix or ground.tokens[last - 1].kind != "word":
        return False
    section = ground.reading.section_at(ground.tokens[start].start)
    if start != unit.first or (unit.first > 0 and section not in ("headline", "kicker")):
        if hit.ambiguous or last - start > 3 or ground.cues.get(start) or ground.is_past_verb(start):
            return False
    elif hit.shape != "imperfect" or last - start > 6:
        return False
    if ground.folded[start].startswith("ي") and not ground.is_name(start):
        return False  # «يأتي كشف …»: another verb
    if any(ground.folded[i].startswith("ب") and not ground.is_word(i) for i in range(start + 1, last)):
        return False  # «تلويح بإضراب يهدد …»
    words = range(start, last)
    if any(ground.folded[i].startswith("ال") and ground.folded[i].endswith("ون") for i in words if i > start):
        return False  # «رفع المتظاهرون لافتات تندد»: a verb with its subject
    return all(ground.tokens[i].kind == "word" and not ground.pos[i] - {"noun"} for i in words)


def _relative(ground: Ground, last: int, unit: Unit) -> tuple[int, int] | None:
    """«فلان الذي قال إن»: the phrase before the relative pronoun."""
    i = last - 1
    if i <= unit.first or not ground.has(i, "relative") or not ground.folded[i].removeprefix("و").startswith("ال"):
        return None
    end = i
    while end > unit.first and ground.is_comma(end - 1):
        end -= 1
    cover = ground.covers[end - 1]
    name = next((n for n in ground.found.names if n.end == ground.tokens[end - 1].end), None)
    if name is not None and cover is not None and cover.mention is not name:
        return ground.token_at(name.start), end  # «وفد من الجمعية برئاسة فلان، الذي …»
    if cover is None:
        starts = [b for b in range(max(unit.first, end - 6), end) if is_agent(ground, b, end)]
        return next(((b, end) for b in starts if noun_phrase(ground, b, end) == end), None)
    begin = cover.first
    if ground.folded[i].endswith(("ذي", "ذين")) and _placed(ground, cover):
        return None  # «أمين الفرع في المدينة الذي قال»: not the place
    while begin > unit.first:
        before = ground.covers[begin - 1]
        if before is None or before.last != begin:
            break
        begin = before.first
    return begin, end


def _placed(ground: Ground, cover: Cover) -> bool:
    return isinstance(cover.mention, PlaceMention) and ground.has(cover.first - 1, "preposition")


def governing(ground: Ground, hit: Hit, unit: Unit) -> tuple[int, int] | None:
    """Subject of the clause a participle hangs on: the first phrase that can speak and follows no preposition."""
    i = max(unit.first, hit.first - _FAR)
    gender, number = hit.gender, hit.number
    while i < hit.first:
        word = ground.folded[i]
        if ground.has(i, "preposition") or (ground.phrase[i] > i + 1 and "phrase-preposition" in ground.pos[i]):
            i = (
                max(skip_adjuncts(ground, i, min(hit.first, i + 8)), i + 1)
                if ground.is_comma(i)
                else max(i + 2, ground.phrase[i])
            )
            continue
        if is_agent(ground, i, hit.first) and not word.startswith(("لل", "بال")):
            end = noun_phrase(ground, i, hit.first)
            if end > i and _may_agree(ground, i, gender, number):
                return i, end
            i = max(end, i + 1)
            continue
        i += 1
    return None


def just_before(ground: Ground, hit: Hit, unit: Unit) -> tuple[int, int] | None:
    """A phrase that can speak and ends right before the cue: «وأيده فلان بالقول»."""
    for begin in range(max(unit.first, hit.first - 8), hit.first):
        if ground.has(begin - 1, "preposition"):
            continue
        if is_agent(ground, begin, hit.first) and noun_phrase(ground, begin, hit.first) == hit.first:
            return begin, hit.first
    return None


def _past_dateline(ground: Ground, unit: Unit, last: int) -> int:
    """First token after «مسقط في 17 مارس /» or «رام الله -»; the unit's when nothing like it opens it."""
    for i in range(unit.first, min(unit.first + 10, last)):
        token = ground.tokens[i]
        if token.kind == "mark" and token.text in "/-–—" and i > unit.first:
            return i + 1
        cover = ground.covers[i]
        place = cover is not None and isinstance(cover.mention, (PlaceMention, OrganisationMention))
        if not place and ground.dates[i] is None and token.text not in "()،,:" and not ground.has(i, "preposition"):
            break
    return unit.first


def opening_subject(ground: Ground, unit: Unit, last: int) -> tuple[int, int] | None:
    """Subject of a sentence's first clause: the phrase right after its opening verb, or before one."""
    at = _past_dateline(ground, unit, last)
    while at < last and (
        ground.folded[at] in ("و", "كما", "وقد", "قد") or ground.is_comma(at) or ground.switches.get(at)
    ):
        at = max((m.last for m in ground.switches.get(at, ())), default=at + 1)
    while at < last and (date := ground.dates[at]) is not None and date.first <= at:
        at = date.last + (1 if date.last < last and ground.is_comma(date.last) else 0)
    if at >= last or ground.tokens[at].kind != "word" or ground.has(at, "preposition"):
        return None
    if ground.folded[at] in ("اما", "واما"):
        return None
    if not is_agent(ground, at, last):
        at = skip_adjuncts(ground, at + 1, last)
        if at >= last or not is_agent(ground, at, last):
            return None
    end = noun_phrase(ground, at, last, strict=True)
    return (at, end) if end > at else None


def opens_with_noun(ground: Ground, hit: Hit, unit: Unit) -> bool:
    """Whether the verb's clause opens with a definite noun, its subject then: «لكن بعض الناشطات …، أشادت بـ»."""
    if hit.prefix or hit.first == unit.first or ground.word(hit.first - 1) in ("حين", "وقت"):
        return False
    i = clause_start(ground, unit, hit.first)
    while 0 <= i < hit.first and (ground.is_comma(i) or ground.switches.get(i) or ground.folded[i] == "قد"):
        i = max((m.last for m in ground.switches.get(i, ())), default=i + 1)
    if i < 0 or i >= hit.first or ground.tokens[i].kind != "word" or ground.dates[i] is not None:
        return False
    if ground.pos[i] - {"noun"} or ground.cues.get(i) or ground.media.get(i):
        return ground.is_a(ground.folded[i], "quantity") and is_agent(ground, i, hit.first)
    cover = ground.covers[i]
    named = cover is not None and cover.first == i and cover.mention.start == ground.tokens[i].start
    return named or ground.folded[i].startswith("ال")


def _may_agree(ground: Ground, i: int, gender: str, number: str) -> bool:
    for match in ground.speakers.get(i, ()):
        if match.entry["number"] == "s" and number == "s" and match.entry["gender"] != gender:
            return False
    return True

"""Cue candidates: words that may report speech here, with what their form says."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from khabar.extractors.quotations.ground import Ground
from khabar.lexicon import Entry, Match
from khabar.model import NameMention, OfficeMention
from khabar.text import fold

__all__ = ["Hit", "Sense", "as_phrase", "find_hits", "sense_of"]


class Sense(NamedTuple):
    """
    What a cue says by its form alone.

    Attributes:
        entry: Lexicon entry.
        shape: ``perfect``, ``imperfect``, ``participle``, ``masdar``, ``noun`` or ``phrase``.
        kind: Class of the cue.
        gender: Of its subject; empty when the form does not say.
        number: ``s``, ``d`` or ``p`` of its subject; empty when the form does not say.
        frames: What may introduce its content.
        ambiguous: Whether the word is more often something else.
        finite: Whether it is a conjugated verb or a phrase that stands for one.
        participle: Whether it is a participle, which counts as a حال.
        noun: Its verbal noun, folded.
    """

    entry: Entry
    shape: str
    kind: str
    gender: str
    number: str
    frames: frozenset[str]
    ambiguous: bool
    finite: bool
    participle: bool
    noun: str


class Hit(NamedTuple):
    """
    A cue candidate; what its form says is explained at :class:`Sense`.

    Attributes:
        first: Its first token.
        last: One past its last token.
        start: Offset without proclitic.
        end: One past its last code point.
        prefix: «و», «ف» or empty.
        suffix: Pronoun or empty.
    """

    first: int
    last: int
    start: int
    end: int
    prefix: str
    suffix: str
    entry: Entry
    shape: str
    kind: str
    gender: str
    number: str
    frames: frozenset[str]
    ambiguous: bool
    finite: bool
    participle: bool
    noun: str

    @property
    def own_object(self) -> bool:
        """Whether a pronoun on it may be whom it is said to or about: أبلغه، اتهمها."""
        return self.kind in _SUFFIXED


@cache
def _frames(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|"))  # a few sets serve all entries


def sense_of(entry: Entry) -> Sense:
    """What an entry of the table ``cues`` says."""
    shape = entry["shape"]
    return Sense(
        entry, shape, entry["class"], entry["gender"], entry["number"], _frames(entry["frames"]),
        entry.flag("ambiguous"), shape in ("perfect", "imperfect", "phrase"), shape == "participle",
        fold(entry["masdar"]),
    )  # fmt: skip


def as_phrase(hit: Hit, match: Match, first: int) -> Hit:
    """The cue at token ``first`` in the place of ``hit``: «قوله» after «نقل عن»."""
    entry = match.entry
    return hit._replace(
        first=first, start=match.start, end=match.end, prefix="", entry=entry, shape="phrase", kind=entry["class"],
        gender=entry["gender"], number=entry["number"], finite=True, participle=False,
    )  # fmt: skip


_SUFFIXED = frozenset(
    ("inform", "demand", "warn", "accuse", "describe", "opinion", "praise", "thank", "question", "order")
)


def find_hits(ground: Ground, first: int, last: int) -> list[Hit]:
    """Cue candidates of a sentence, in order, one a token."""
    hits: list[Hit] = []
    free = first
    for i in ground.cue_range(first, last):
        if i < free:
            continue
        hit = _best(ground, ground.cues[i], last)
        if hit is not None:
            hits.append(hit)
            free = hit.last
    return hits


def _best(ground: Ground, matches: list[Match], last: int) -> Hit | None:
    best: Hit | None = None
    rank = -1
    for match in matches:
        if match.last > last:
            continue
        hit = _hit(ground, match)
        if hit is None:
            continue
        if len(matches) == 1:
            return hit
        value = (match.last - match.first) * 10 + _RANK.get(hit.shape, 0) - (1 if match.suffix else 0)
        if hit.number == "d" and hit.shape == "perfect":
            value -= 4  # «طالباً»، «نقلاً» are written like a dual
        if "\u0651" in hit.entry.lemma:
            value += 1 if _shadda(ground, match) else -1
        value -= 3 if hit.ambiguous and not _shadda(ground, match) else 0
        if value > rank or best is None:
            best, rank = hit, value
    return best


_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_RANK = {"phrase": 7, "perfect": 6, "imperfect": 5, "participle": 4, "masdar": 2, "noun": 2}


def _shadda(ground: Ground, match: Match) -> bool:
    return "\u0651" in ground.text[match.start : match.end]


def _hit(ground: Ground, match: Match) -> Hit | None:
    start, end, first, last, entry, prefix, suffix = match
    sense = ground.senses.get(entry)
    if sense is None:
        sense = ground.senses[entry] = sense_of(entry)
    shape = sense.shape
    if suffix and ground.tokens[last - 1].text.rstrip(_VOWELS).endswith("ة"):
        return None
    if prefix not in ("", "و", "ف") and not (shape in ("masdar", "noun", "phrase") and prefix in ("ب", "وب")):
        if prefix != "ل" or shape != "imperfect" or suffix or entry["person"] == "1":
            return None
        return Hit(first, last, start, end, prefix, suffix, *sense)  # «عاد لينفي»; no cue without a leading verb
    if shape in ("perfect", "imperfect"):
        if entry["person"] == "1" or suffix in ("ي", "ك", "نا", "كم"):
            return None
        if sense.gender == "f" and sense.number == "p" and shape == "perfect" and not prefix:
            return None  # «إيدن»، «اثنين» look like it far more often
        if suffix and entry.lemma.endswith("ه") and ground.folded[last - 1].removesuffix(suffix).endswith("ت"):
            return None  # «توجتها» is not «توجهها»
        if sense.number == "d" and entry.lemma == "نقل" and ground.word(last) == "عن":
            return None  # «نقلاً عن»
        if shape == "imperfect" and entry.lemma == "ادعى" and ground.text[end - 1] == "ى":
            return None  # «يُدعى فلان»
        if sense.number == "d" and shape == "imperfect" and ground.text[end - 1] == "ا":
            if first == 0 or not ground.roles(ground.folded[first - 1]) & {"subjunctive", "negation"}:
                return None  # «ما اعتبره تنكرا»
        if shape == "perfect" and entry.lemma == "نفى" and ground.text[end - 1] == "ي" and "ى" in ground.text:
            return None  # «نفي», the noun
        if sense.number == "d" and shape == "perfect" and ground.folded[last - 1] == sense.noun + "ا" and not prefix:
            if entry.lemma in ("رد", "نفى", "شكر") or not ground.word(first - 1).endswith(("ان", "ما", "قد")):
                return None  # «رداً على»، «نفى نفياً قاطعاً»، «أصدر حكماً»
        if shape == "perfect" and entry.lemma == "رأى" and not _sees(ground.text[start:end]):
            return None  # «ستيفن فراي»، «شيانغ راي»
        if shape == "perfect" and ground.text[start + 1 : start + 2] == "\u064f":
            return None  # أُعلن، ذُكر
        if _blocked(ground, match, shape):
            return None
    elif shape == "participle":
        if suffix or not _accusative(ground, match):
            return None
        if entry["masdar"] == "إدانة" and ground.text[start:end] == "مدينة":
            return None  # a town
        feminine = sense.gender == "f" and sense.number == "s"
        if feminine and not ground.tokens[last - 1].text.rstrip(_VOWELS).endswith("ة"):
            return None  # «ومقره بريطانيا»
    if shape == "imperfect" and entry.lemma == "أبلغ":
        sense = sense._replace(ambiguous=True)  # «تبلغ من العمر»
    return Hit(first, last, start, end, prefix, suffix, *sense)


def _sees(word: str) -> bool:
    """Whether a form of رأى is written as one."""
    return "أ" in word or word.endswith("ى") or not word.endswith("ي")


def _accusative(ground: Ground, match: Match) -> bool:
    """A حال participle is indefinite: قائلاً، مؤكدةً، مشيرين."""
    text = ground.folded[match.first]
    return not text.startswith(("ال", "وال", "فال"))


def _blocked(ground: Ground, match: Match, shape: str) -> bool:
    i = match.first
    if not match.prefix and i:
        before = ground.folded[i - 1]
        roles = ground.roles(before)
        if roles and "negation" in roles:
            return True
        if roles and shape == "imperfect" and "subjunctive" in roles and not _went_on(ground, match):
            return True
        if before in ("اذا", "لو") or (before == "ان" and _conditional(ground, i - 1, shape)):
            return True  # «إذا قرر أن …»
        if before in ("هل", "وهل", "فهل"):
            return True  # a question
        if shape == "perfect" and before in ("وما", "فما") and (i < 2 or ground.tokens[i - 2].kind == "mark"):
            return True  # «وما نفى فلان أن»
        if before in ("حال", "حاله") and ground.word(i - 2) in ("في", "وفي"):
            return True  # «في حال رفض الطلب»
        if "preposition" in ground.pos[i - 1] and ground.phrase[i - 1] == i and before != "حتي":
            return True
    if "demonstrative" in ground.pos[i] and "أ" not in ground.tokens[i].text:  # «هنا» is not هنأ
        return True
    cover = ground.covers[i]
    if cover is not None and (cover.first < i or cover.last > match.last):
        return True
    return not match.prefix and "preposition" in ground.pos[i] and _is_preposition(ground, match)


def _conditional(ground: Ground, i: int, shape: str) -> bool:
    """«إن قرر الطبيب أن»: the particle, not the end of a name like «سي إن إن»."""
    return (
        shape == "perfect" and ground.tokens[i].text == "إن" and ground.covers[i] is None and ground.word(i - 1) != "ان"
    )


def _went_on(ground: Ground, match: Match) -> bool:
    """«…، قبل أن يضيف أن»: it was said."""
    i, after = match.first, match.last
    if ground.word(i - 1) != "ان" or ground.word(i - 2) != "قبل" or ground.tokens[i - 1].text.startswith("ب"):
        return False
    opens = ground.complementizer(after) or ground.complementizer(after + 1)
    return opens is not None or ground.word(after) == ":" or after in ground.marks


def _is_preposition(ground: Ground, match: Match) -> bool:
    """«بين»، «دون»، «عبر»، «عقب» without shadda are prepositions unless a clause or colon follows."""
    i = match.first
    if _shadda(ground, match):
        return False
    if i == 0 or ground.tokens[i - 1].text in ".؟!" or "\n" in ground.text[ground.tokens[i - 1].end : match.start]:
        return False
    if any(m.last == i for j in range(max(0, i - 3), i) for m in ground.switches.get(j, ())):
        return False  # «من جانبه عبر فلان عن»
    after = match.last
    cover = ground.covers[after] if after < len(ground.covers) else None
    person = cover is not None and isinstance(cover.mention, (NameMention, OfficeMention))
    if person and ground.is_comma(i - 1) and "عن" in ground.folded[after : after + 14]:
        return False  # «وفي تصريحات صحفية، عبر الرئيس … عن أسفه»
    return ground.complementizer(after) is None and ground.word(after) not in (":", "عن")

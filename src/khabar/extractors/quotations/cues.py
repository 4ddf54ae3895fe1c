"""Cue candidates: words that may report speech here, with what their form says."""

from __future__ import annotations

from typing import NamedTuple

from khabar.extractors.quotations.ground import Ground
from khabar.lexicon import Entry, Match
from khabar.model import NameMention, OfficeMention

__all__ = ["Hit", "find_hits"]


class Hit(NamedTuple):
    """
    A cue candidate.

    Attributes:
        first: Its first token.
        last: One past its last token.
        start: Offset without proclitic.
        end: One past its last code point.
        entry: Lexicon entry.
        shape: ``perfect``, ``imperfect``, ``participle``, ``masdar``, ``noun`` or ``phrase``.
        prefix: «و», «ف» or empty.
        suffix: Pronoun or empty.
        frames: What may introduce its content.
        ambiguous: Whether the word is more often something else.
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    shape: str
    prefix: str
    suffix: str
    frames: frozenset[str]
    ambiguous: bool

    @property
    def finite(self) -> bool:
        """Whether it is a conjugated verb or a phrase that stands for one."""
        return self.shape in ("perfect", "imperfect", "phrase")

    @property
    def participle(self) -> bool:
        """Whether it is a حال participle."""
        return self.shape == "participle"

    @property
    def own_object(self) -> bool:
        """Whether a pronoun on it may be whom it is said to or about: أبلغه، اتهمها."""
        return self.entry["class"] in _SUFFIXED


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
        value = (match.last - match.first) * 10 + _RANK.get(hit.shape, 0) - (1 if match.suffix else 0)
        if hit.entry["number"] == "d" and hit.shape == "perfect":
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
    entry = match.entry
    shape = entry["shape"]
    if match.suffix and ground.tokens[match.last - 1].text.rstrip(_VOWELS).endswith("ة"):
        return None
    if match.prefix not in ("", "و", "ف") and not (
        shape in ("masdar", "noun", "phrase") and match.prefix in ("ب", "وب")
    ):
        return None
    if shape in ("perfect", "imperfect"):
        if entry["person"] == "1" or match.suffix in ("ي", "ك", "نا", "كم"):
            return None
        if entry["gender"] == "f" and entry["number"] == "p" and shape == "perfect" and not match.prefix:
            return None  # «إيدن»، «اثنين» look like it far more often
        stem = ground.folded[match.last - 1].removesuffix(match.suffix)
        if match.suffix and stem.endswith("ت") and entry.lemma.endswith("ه"):
            return None  # «توجتها» is not «توجهها»
        if entry.lemma == "نقل" and entry["number"] == "d" and ground.word(match.last) == "عن":
            return None  # «نقلاً عن»
        if shape == "imperfect" and entry.lemma == "ادعى" and ground.text[match.end - 1] == "ى":
            return None  # «يُدعى فلان»
        if ground.text[match.start + 1 : match.start + 2] == "\u064f" and shape == "perfect":
            return None  # أُعلن، ذُكر
        if _blocked(ground, match, shape):
            return None
    elif shape == "participle":
        if match.suffix or not _accusative(ground, match):
            return None
        feminine = entry["gender"] == "f" and entry["number"] == "s"
        if feminine and not ground.tokens[match.last - 1].text.rstrip(_VOWELS).endswith("ة"):
            return None  # «ومقره بريطانيا»
    frames = frozenset(entry["frames"].split("|"))
    return Hit(
        match.first, match.last, match.start, match.end, entry, shape, match.prefix, match.suffix, frames,
        entry.flag("ambiguous"),
    )  # fmt: skip


def _accusative(ground: Ground, match: Match) -> bool:
    """A حال participle is indefinite: قائلاً، مؤكدةً، مشيرين."""
    text = ground.folded[match.first]
    return not text.startswith(("ال", "وال", "فال"))


def _blocked(ground: Ground, match: Match, shape: str) -> bool:
    i = match.first
    before = ground.word(i - 1)
    if ground.is_a(before, "negation") and not match.prefix:
        return True
    if shape == "imperfect" and not match.prefix and (ground.is_a(before, "subjunctive")):
        return True
    if not match.prefix and "preposition" in ground.pos[i - 1] and ground.phrase[i - 1] == i and before != "حتي":
        return True
    if "demonstrative" in ground.pos[i] and "أ" not in ground.tokens[i].text:  # «هنا» is not هنأ
        return True
    cover = ground.covers[i]
    if cover is not None and (cover.first < i or cover.last > match.last):
        return True
    return _is_preposition(ground, match) and not match.prefix


def _is_preposition(ground: Ground, match: Match) -> bool:
    """«بين»، «دون»، «عبر»، «عقب» without shadda are prepositions unless a clause or colon follows."""
    i = match.first
    if "preposition" not in ground.pos[i] or _shadda(ground, match):
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

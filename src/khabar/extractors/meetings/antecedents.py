"""Of whom a pronoun may speak: the relative clause's own antecedent, nobody of a subordinate clause."""

from __future__ import annotations

from khabar.extractors.meetings.phrases import Ref, Refs
from khabar.reading import Reading

__all__ = [
    "MARKS",
    "PERSONAL",
    "RELATIVE",
    "antecedent_of",
    "beside_of",
    "datelined",
    "of_the_main_clause",
    "speaks_next",
]

PERSONAL = ("person", "office")
MARKS = frozenset("\"'«»“”„()#_،,")
RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللذان"})


def datelined(reading: Reading, ref: Ref) -> bool:
    """Whether a phrase stands in the dateline."""
    dateline = reading.layout.dateline
    return dateline is not None and dateline.start <= ref.start < dateline.end


def of_the_main_clause(reading: Reading, refs: list[Ref], token: int) -> list[Ref]:
    """«رد X على القول بأن Y …، وذلك خلال لقائه»: nobody of the أن clause."""
    folded = reading.folded
    if not refs or not any(folded(i) == "وذلك" for i in range(max(refs[-1].last, token - 4), token)):
        return refs
    that = next((i for i in range(refs[0].last, token) if folded(i) in ("ان", "بان")), token)
    return [r for r in refs if r.last <= that] or refs


def antecedent_of(reading: Reading, refs: Refs, near: list[Ref], token: int) -> Ref | None:
    """«X، الذي اختفى منذ زيارته»: whom the relative clause speaks of, up to its first comma."""
    at = token
    low = max((r.last for r in near if r.kind in PERSONAL), default=token)
    while at > low:
        at -= 1
        if reading.tokens[at].text in "،,":
            return None
        if reading.folded(at) in RELATIVE:
            before = at
            while before > 0 and reading.tokens[before - 1].text in MARKS:
                before -= 1
            ref = refs.ending(before)
            personal = ref is not None and ref.kind in PERSONAL
            return ref if personal else None
    return None


def beside_of(reading: Reading, refs: Refs, token: int) -> Ref | None:
    """«أداء X في قمة», «كلمة X خلال لقاء»: who stands right before the preposition."""
    ref = refs.ending(token - 1)
    framed = reading.folded(token - 1) in ("في", "خلال", "اثناء")
    plain = ref is not None and ref.kind == "person" and not (ref.prep or ref.joined)
    return ref if framed and plain else None


def speaks_next(reading: Reading, refs: Refs, speech: set[int], token: int) -> Ref | None:
    """«خلال مؤتمر صحفي، أقر X»: who speaks right behind the comma."""
    tokens = reading.tokens
    if token + 2 >= len(tokens) or tokens[token].text not in "،,":
        return None
    ref = refs.starting(token + 2)
    return ref if token + 1 in speech and ref is not None and ref.kind in PERSONAL and not ref.prep else None

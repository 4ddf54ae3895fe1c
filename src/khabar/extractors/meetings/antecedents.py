"""Of whom a pronoun may speak: the relative clause's own antecedent, nobody of a subordinate clause."""

from __future__ import annotations

from khabar.extractors.meetings.phrases import Ref, Refs
from khabar.reading import Reading

__all__ = ["MARKS", "PERSONAL", "RELATIVE", "antecedent_of", "datelined", "of_the_main_clause"]

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

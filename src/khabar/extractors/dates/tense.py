"""Which way a clause looks: back, ahead, or at the day itself."""

from __future__ import annotations

from typing import Any

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import Written

__all__ = ["direction_of"]

_NEAR = 4  # a sign so few tokens away is strong
_CLAUSE_REACH = 8  # tokens
_CLAUSES = frozenset(
    {"ان", "انه", "انها", "انهم", "انهما", "بان", "بانه", "بانها", "التي", "الذي", "الذين", "حيث", "لان", "لانه", "ما"}
    | {"من", "متي", "كما", "اذا", "حين", "عندما", "فيما", "بينما", "لكن", "الا", "قبل", "بعد", "انا", "اننا", "لانها"}
)
_PRONOUNS = ("ه", "ها", "هم", "هما")
_STOPS = frozenset({".", "؟", "!", "؛"})
_REACH = 28  # tokens looked back
_LOOK = 5  # tokens looked ahead
_WAS = frozenset({"كان", "وكان", "كانت", "وكانت", "لم", "ولم"})
_NOUN_ENDS = ("يه", "يا", "يين", "اني", "ات", "اء")


def _future_verb(atoms: Atoms, i: int) -> bool:
    """«سيجتمع», «وستعقد»: س before a letter of the imperfect."""
    word = atoms.folded[i]
    bare = word[1:] if word[:1] in "وف" else word
    return len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن" and not atoms.sign(i, "no-future")


def _present_verb(atoms: Atoms, i: int, opening: bool) -> bool:
    """«يجتمع»; «تجتمع» only where a sentence opens, as ت begins too many nouns."""
    word = atoms.folded[i]
    bare = word[1:] if word[:1] in "وف" and len(word) > 5 else word
    if len(bare) < 4 or bare[0] not in "يت" or bare.endswith(_NOUN_ENDS) or atoms.sign(i, "no-verb"):
        return False
    if bare[0] == "ي":
        return True
    masdar = len(bare) == 5 and bare[3] == "ي"  # تصريح، توقيع
    return opening and len(bare) in (4, 5) and bare[-1] != "ه" and not masdar and bare[2] != "ا"


def _perfect(atoms: Atoms, i: int) -> bool:
    """A perfect verb of the lexicon, with or without و and a suffixed pronoun: «أعلنت», «ونشرته»."""
    lexicon = atoms.reading.lexicon
    memo = lexicon.memo("dates.perfect")
    word = atoms.folded[i]
    known: bool | None = memo.get(word)
    if known is None:
        stems = {word, word[1:] if word[:1] in "وف" else word}
        for suffix in _PRONOUNS:
            stems |= {stem.removesuffix(suffix) for stem in tuple(stems) if len(stem) > len(suffix) + 2}
        known = any(lexicon.entries(stem, "past_verbs") for stem in stems)
        memo[word] = known
    return known


def _in_clause_of_perfect(atoms: Atoms, i: int) -> bool:
    """Whether a perfect verb rules the clause of ``i``: then «ستاربكس», «سيهوفر» there are names, no second verb."""
    if atoms.folded[i][0] in "وف":
        return False
    for j in range(i - 1, max(-1, i - _CLAUSE_REACH), -1):
        word = atoms.folded[j]
        if not atoms.joined(j + 1) or atoms.tokens[j].kind == "mark" or word in _CLAUSES or word == "و":
            return False
        if _perfect(atoms, j):
            return True
    return False


def _may_sign(atoms: Atoms, i: int, memo: dict[str, Any]) -> bool:
    """Whether a word can be a sign at all, wherever it stands; asked once a word."""
    word = atoms.folded[i]
    known: bool | None = memo.get(word)
    if known is None:
        known = (
            atoms.sign(i, "ahead")
            or atoms.sign(i, "back")
            or _future_verb(atoms, i)
            or _perfect(atoms, i)
            or _present_verb(atoms, i, True)
        )
        memo[word] = known
    return known


def _sign(atoms: Atoms, i: int, opening: bool) -> int | None:
    """What one word says: 1 ahead, -1 back, 0 present."""
    if atoms.sign(i, "ahead"):
        return 0 if atoms.before(i) in _WAS or atoms.before(i, 2) in _WAS else 1
    if _future_verb(atoms, i) and not _in_clause_of_perfect(atoms, i):
        return 1
    if atoms.sign(i, "back") or _perfect(atoms, i):
        return -1
    if _present_verb(atoms, i, opening) and atoms.before(i) not in _WAS:
        if atoms.before(i) in ("ان", "بان"):
            return 1 if any(atoms.behind(i, "wish", back) for back in (2, 3, 4)) else None
        return 0
    return None


def direction_of(atoms: Atoms, written: Written) -> int | None:
    """
    Negative when the clause tells the past, positive when it looks ahead, 0 for a present tense (the nearest day),
    ``None`` when nothing shows it; ±2 when the sign stands near.

    The nearest sign before the date in its sentence decides; at the beginning of a sentence the first one after it.
    """
    first = written.first
    before = atoms.before(first)
    if before in ("منذ", "ومنذ"):
        return -2  # whatever the clause says, what began lies back
    floor = max(0, first - _REACH)
    opening = first  # of the sentence, as far back as we look
    while opening > floor and atoms.joined(opening) and not _stops(atoms, opening - 1):
        opening -= 1
    memo = atoms.reading.lexicon.memo("dates.signs")
    for i in range(first - 1, opening - 1, -1):
        if _may_sign(atoms, i, memo):
            sign = _sign(atoms, i, i == opening)
            if sign is not None and (sign != 0 or i <= opening + 1 or atoms.sign(i, "ahead")):
                return sign * 2 if first - i <= _NEAR else sign
    if first - opening >= 4:
        return None
    for i in range(written.last, min(atoms.size, written.last + _LOOK)):
        if _stops(atoms, i) or not atoms.joined(i):
            break
        sign = _sign(atoms, i, False) if _may_sign(atoms, i, memo) else None
        if sign is not None:
            return sign
    return None


def _stops(atoms: Atoms, i: int) -> bool:
    """Whether token ``i`` ends a sentence; a point after a single letter is an abbreviation's."""
    word = atoms.folded[i]
    return word in _STOPS and not (word == "." and i > 0 and len(atoms.folded[i - 1]) == 1)

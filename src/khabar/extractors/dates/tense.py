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
_MAY_SIGN, _MAY_TELL = 1, 2
_WAS = frozenset({"كان", "وكان", "كانت", "وكانت", "لم", "ولم"})
_PARTICLES = frozenset(
    {"في", "من", "علي", "عن", "مع", "ما", "قد", "هو", "هي", "هم", "كل", "كان", "كانت", "فيه"}
    | {
        "فيها",
        "منه",
        "منها",
        "عنه",
        "عنها",
        "عليه",
        "عند",
        "قبل",
        "بعد",
        "غير",
        "حتي",
        "كما",
        "هذا",
        "هذه",
        "معه",
        "معها",
    }
)
_WILL = frozenset({"سوف", "وسوف", "لن", "ولن"})
_MASCULINE = frozenset({"الذي", "والذي", "الذين"})
_RELATIVES = frozenset({"التي", "الذي", "الذين", "والتي", "والذي", "حينما", "عندما"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "منذ", "غداه"})
_BEFORE = frozenset({"قبل", "قبيل"})
_FROM = frozenset({"بدايه", "ابتداء", "انطلاقا", "بدءا", "اعتبارا"})
_HOLDING = frozenset({"عقد", "اجراء", "اقامه", "ملاقاه", "مواجهه"})
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
    if (
        len(bare) < (3 if opening else 4)
        or bare[0] not in "يت"
        or bare.endswith(_NOUN_ENDS)
        or atoms.sign(i, "no-verb")
    ):
        return False
    if bare[0] == "ي":
        return True
    masdar = len(bare) == 5 and bare[3] == "ي"  # تصريح، توقيع
    if bare.startswith("تست"):
        return True
    return (opening or word[:1] == "و") and len(bare) in (3, 4, 5) and bare[-1] != "ه" and not masdar and bare[2] != "ا"


def _perfect(atoms: Atoms, i: int) -> bool:
    """A perfect verb of the lexicon, with or without و and a suffixed pronoun: «أعلنت», «ونشرته»."""
    lexicon = atoms.lexicon
    memo = lexicon.memo("dates.perfect")
    word = atoms.folded[i]
    if word[-1:] == "ه" and atoms.tokens[i].text[-1:] == "ة":
        return False  # «إعادة» is no «أعاده»
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


def _promise(atoms: Atoms, i: int, memo: dict[str, Any]) -> int:
    """What a word may say wherever it stands: nothing, ``_MAY_SIGN`` or ``_MAY_TELL``; asked once a word."""
    text = atoms.tokens[i].text
    known: int | None = memo.get(text)
    if known is None:
        signs = (
            atoms.sign(i, "ahead")
            or atoms.sign(i, "back")
            or _future_verb(atoms, i)
            or atoms.folded[i].removeprefix("ل") in _HOLDING
            or _perfect(atoms, i)
            or _present_verb(atoms, i, True)
        )
        known = memo[text] = _MAY_SIGN * signs | _MAY_TELL * _may_tell(atoms, i)
    return known


def _to_be_held(atoms: Atoms, i: int) -> bool:
    """«الاتفاق على عقد اجتماع الأحد», «دعا إلى إجراء جلسة»: nothing of it has happened."""
    word = atoms.folded[i]
    return (word in _HOLDING and atoms.before(i) in ("علي", "الي")) or (word[:1] == "ل" and word[1:] in _HOLDING)


def _may_tell(atoms: Atoms, i: int) -> bool:
    """«الذي هز», «التي شقت»: behind a relative a short word that is no imperfect and no particle is a perfect."""
    word = atoms.folded[i]
    shape = 2 <= len(word) <= 5 and word[0] not in "يتساانلب" and word not in _PARTICLES
    return shape and atoms.tokens[i].kind == "word"


def _beside(atoms: Atoms, first: int) -> int | None:
    """What the words right before the date say, whatever the verb of the clause: «منذ», «ابتداء من»."""
    before = atoms.before(first)
    if before == "تسليم":
        return 2  # «عقود الذهب تسليم ديسمبر»
    if before in ("منذ", "ومنذ") or "منذ" in (atoms.before(first, 2), atoms.before(first, 3)):
        return -2  # whatever the clause says, what began lies back
    if before == "من" and atoms.before(first, 2) in _FROM:
        return 1
    return None


def _noun_between(atoms: Atoms, first: int) -> int | None:
    """«منذ هجمات السبت» lies back, «قبل اجتماعه الاثنين» near the day of publication."""
    for i in range(first - 2, max(first - 10, atoms.lines[first] - 1), -1):
        if atoms.tokens[i].kind == "mark":
            return None
        word = atoms.folded[i]
        if word in _AFTER:
            return -1 if first - i < 5 else None
        if word in _BEFORE:
            return 0 if atoms.folded[i + 1] != "ان" else None
    return None


def _sign(atoms: Atoms, i: int, opening: bool) -> int | None:
    """What one word says: 1 ahead, -1 back, 0 present."""
    if atoms.sign(i, "ahead"):
        return 0 if atoms.before(i) in _WAS or atoms.before(i, 2) in _WAS else 1
    if _to_be_held(atoms, i):
        return 1
    if _future_verb(atoms, i) and not _in_clause_of_perfect(atoms, i):
        return 1
    if atoms.folded[i] in ("قد", "وقد") and atoms.joined(i + 1) and atoms.before(i) not in _WAS:
        if not _perfect(atoms, i + 1) and _present_verb(atoms, i + 1, True):
            return 1  # «قد تجري جولة أخرى»
    if atoms.sign(i, "back") or _perfect(atoms, i):
        return -1
    relative = atoms.before(i) in _RELATIVES
    if atoms.before(i) in _MASCULINE and atoms.folded[i][0] == "ت":
        return -1  # «الذي تولى»: after a masculine no imperfect begins with ت
    if _present_verb(atoms, i, opening or relative) and atoms.before(i) not in _WAS:
        if atoms.before(i) in ("ان", "بان"):
            return (
                1 if atoms.before(i, 2) == "علي" or any(atoms.behind(i, "wish", back) for back in (2, 3, 4)) else None
            )
        if atoms.before(i) in _WILL:
            return 1
        if relative:
            return 1  # «التي تبدأ الاثنين»
        return 0
    return None


def direction_of(atoms: Atoms, written: Written) -> int | None:
    """
    Negative when the clause tells the past, positive when it looks ahead, 0 for a present tense (the nearest day),
    ``None`` when nothing shows it; ±2 when the sign stands near.

    The nearest sign before the date in its sentence decides; at the beginning of a sentence the first one after it.
    """
    first = written.first
    beside = _beside(atoms, first)
    if beside is not None:
        return beside
    floor = max(atoms.lines[first], first - _REACH)
    opening = next((i + 1 for i in range(first - 1, floor - 1, -1) if _stops(atoms, i)), floor)
    memo = atoms.lexicon.memo("dates.signs")
    if before_ends := atoms.before(first) in ("بحلول", "وبحلول"):
        ahead = _look_ahead(atoms, written.last, memo)
        if ahead is not None:
            return ahead
    between = None if before_ends else _noun_between(atoms, first)
    for i in range(first - 1, opening - 1, -1):
        promise = _promise(atoms, i, memo)
        if not promise:
            continue
        told = promise & _MAY_TELL and atoms.before(i) in _RELATIVES
        if told or promise & _MAY_SIGN:
            sign = -1 if told else _sign(atoms, i, i == opening)
            if sign is not None and (sign != 0 or i <= opening + 1 or first - i <= 2 or atoms.sign(i, "ahead")):
                if between is not None and sign <= 0:
                    return between
                return sign * 2 if first - i <= _NEAR else sign
    if between is not None or first - opening >= 4:
        return between
    return _look_ahead(atoms, written.last, memo)


def _look_ahead(atoms: Atoms, last: int, memo: dict[str, Any]) -> int | None:
    """The first sign after the date."""
    for i in range(last, min(atoms.size, last + _LOOK)):
        if _stops(atoms, i) or not atoms.joined(i):
            break
        sign = _sign(atoms, i, False) if _promise(atoms, i, memo) & _MAY_SIGN else None
        if sign is not None:
            return sign
    return None


def _stops(atoms: Atoms, i: int) -> bool:
    """Whether token ``i`` ends a sentence; a point after a single letter is an abbreviation's."""
    word = atoms.folded[i]
    return word in _STOPS and not (word == "." and i > 0 and len(atoms.folded[i - 1]) == 1)

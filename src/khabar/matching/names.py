"""Words of names: units that belong together, and when two spellings are one name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

__all__ = ["alike", "bare", "joined", "name_units", "one_letter_apart", "same_person", "skeleton", "spellings"]

#: Words that make one unit with the next word.
_JOIN_NEXT = frozenset(
    [
        "عبد",
        "ابو",
        "ابي",
        "ابا",
        "بن",
        "ابن",
        "بنت",
        "ال",
        "ام",
        "ولد",
        "ذو",
        "دي",
        "دو",
        "دا",
        "دل",
        "فان",
        "فون",
        "بو",
    ]
)
#: Words that make one unit with the word before.
_JOIN_LAST = frozenset(["الدين", "الله", "اوغلو", "اوغلي", "زاده", "باشا", "بك", "نجاد"])
#: Words that some write and others leave out.
_OPTIONAL = frozenset(["سيد", "بن", "ابن", "بنت", "خان", "الحاج", "مولاي", "سيدي"])
_LONGEST = 40  # letters; no word of a name is longer
_WEAK = regex.compile(r"[اويهء]")
_SOUNDS = str.maketrans("جقكطصظذضثش", "غغغتسززدتس")


def bare(word: str) -> str:
    """A folded word without its article, where something is left."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def name_units(words: Sequence[str]) -> list[tuple[str, ...]]:
    """
    Folded words of a name as units: «عبد الله», «بن سلمان», «آل ثاني», «ناصر زاده», «دي ميستورا» stay together.
    """
    units: list[tuple[str, ...]] = []
    pending: tuple[str, ...] = ()
    for word in words:
        if word in _JOIN_NEXT:
            pending = (*pending, word)
        elif word in _JOIN_LAST and units and not pending:
            units[-1] = (*units[-1], word)
        else:
            units.append((*pending, word))
            pending = ()
    if pending:
        units.append(pending)
    return units


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """Consonants of a word, those that foreign names exchange made alike: «غوتيريش», «غوتيرس» and «جوتيريش»."""
    return _WEAK.sub("", bare(word).translate(_SOUNDS)) or bare(word)


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter added, left out, changed, or two neighbours exchanged, makes one word the other."""
    if a == b or abs(len(a) - len(b)) > 1 or max(len(a), len(b)) > _LONGEST:
        return False
    i = 0
    shorter = min(len(a), len(b))
    while i < shorter and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        rest = a[i + 1 :] == b[i + 1 :]
        return rest or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


def alike(a: str, b: str) -> bool:
    """Whether two folded words may be spellings of one name word."""
    a, b = bare(a), bare(b)
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or (a[0] == "ا") != (b[0] == "ا"):
        return False  # «جيرو», «أغويرو»
    if skeleton(a) == skeleton(b) and len(skeleton(a)) >= 2:
        return abs(len(a) - len(b)) <= 2
    return min(len(a), len(b)) >= 6 and one_letter_apart(a, b)


def spellings(word: str) -> set[str]:
    """Keys of which two words that are :func:`alike` or :func:`one_letter_apart` share at least one."""
    word = bare(word)
    keys = {word, "~" + skeleton(word)}
    if 5 <= len(word) <= _LONGEST:
        keys.update(word[:i] + word[i + 1 :] for i in range(len(word)))
    return keys


def joined(units: Sequence[tuple[str, ...]]) -> list[str]:
    """One word a unit; optional words left out, «عبد الله» and «عبدالله» made one."""
    words = []
    for unit in units:
        kept = [w for w in unit if w not in _OPTIONAL] or list(unit)
        words.append("".join(kept))
    return [w for w in words if w not in _OPTIONAL] or words


def same_person(a: Sequence[str], b: Sequence[str]) -> float:
    """
    How well two names, given as folded words, can be one person's.

    Returns:
        1.0 the same; 0.9 one's words stand in the other in order; 0.8 the same with other spellings; 0.7 a family
        name alone; 0.0 they contradict each other.
    """
    one, two = joined(name_units(a)), joined(name_units(b))
    if one == two:
        return 1.0
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if [bare(w) for w in short] == [bare(w) for w in long]:
        return 1.0
    if len(short) == 1:
        if bare(short[0]) == bare(long[-1]):
            return 0.7
        if any(bare(short[0]) == bare(w) for w in long):
            return 0.6
        return 0.5 if alike(short[0], long[-1]) else 0.0
    if _within(short, long, exact=True) and (bare(short[-1]) == bare(long[-1]) or bare(short[0]) == bare(long[0])):
        return 0.9
    if _within(short, long, exact=False) and (alike(short[-1], long[-1]) or alike(short[0], long[0])):
        return 0.8
    return 0.0


def _within(short: Sequence[str], long: Sequence[str], *, exact: bool) -> bool:
    rest = iter(long)
    return all(any((bare(w) == bare(x)) if exact else alike(w, x) for x in rest) for w in short)

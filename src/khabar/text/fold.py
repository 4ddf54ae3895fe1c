"""Folding: one key for all spellings of a word. The text itself is never folded, only single words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

__all__ = ["fold", "fold_digits", "raw_length"]

# Letters that spelling, region or keyboard exchange for one another.
_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
    # Persian, Urdu, Kurdish and Maghrebi letters to their Arabic neighbours
    "ک": "ك", "ڪ": "ك", "ګ": "ك", "گ": "ك", "ڭ": "ك", "ی": "ي", "ې": "ي", "ے": "ي", "ێ": "ي", "ہ": "ه", "ھ": "ه",
    "ۀ": "ه", "ە": "ه", "ۃ": "ه", "ۂ": "ه", "چ": "ج", "پ": "ب", "ڤ": "ف", "ڥ": "ف", "ڨ": "ق", "ڧ": "ق", "ژ": "ز",
    "ٵ": "ا", "ٶ": "و", "ٷ": "و", "ٸ": "ي", "ۓ": "ي", "ٹ": "ت",
    "ڈ": "د", "ڑ": "ر", "ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ۇ": "و", "ں": "ن",
}  # fmt: skip
_DIGITS = {chr(base + i): str(i) for base in (0x0660, 0x06F0) for i in range(10)}
_DROP = regex.compile(r"[\p{Mn}\p{Cf}]++")
# Diacritics, Quranic signs, tatweel, high hamza, and format characters
_GONE = (
    *range(0x0600, 0x0606), *range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, 0x0674,
    *range(0x06D6, 0x06DE), *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE),
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF,
)  # fmt: skip

_TABLE: dict[int, str | None] = {ord(a): b for a, b in {**_SAME, **_DIGITS}.items()}
_TABLE.update({c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)})
_TABLE.update(dict.fromkeys(_GONE))
_DIGIT_TABLE = {ord(a): b for a, b in _DIGITS.items()}
_SHORT = 40  # code points; longer ones are no words worth remembering
_ODD = regex.compile(r"[^\u0000-\u007F\u0600-\u06FF]")  # what the table does not know


def fold(word: str) -> str:
    """
    The key of a word: without diacritics, tatweel and format characters, with hamza, alif, ya, ta marbuta,
    Persian letters and digits of three scripts made alike, Latin letters in lower case.

    Idempotent; never raises. Maps «إسلام» and «اسلام», «خواجة» and «خواجه», «٢٠» and ``20`` to one key.
    """
    return _fold_short(word) if len(word) <= _SHORT else _fold(word)


def _fold(word: str) -> str:
    folded = word.translate(_TABLE)
    if _ODD.search(folded):
        # marks are dropped before as well: to normalise a long run of them costs its length squared
        folded = unicodedata.normalize("NFKD", _DROP.sub("", folded)).lower()
        folded = _DROP.sub("", folded).translate(_TABLE)
    return folded


_fold_short = lru_cache(maxsize=8_192)(_fold)  # the same words come again and again


def fold_digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII; same length as ``text``."""
    return text.translate(_DIGIT_TABLE)


def raw_length(surface: str, folded: int) -> int:
    """
    How many code points of ``surface`` make its first ``folded`` folded letters, marks that follow them included.
    """
    if folded <= 0:
        return 0
    done = 0
    for i, char in enumerate(surface):
        size = len(fold(char))
        if size and done >= folded:
            return i
        done += size
    return len(surface)

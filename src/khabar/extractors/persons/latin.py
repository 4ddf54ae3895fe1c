"""Names in Latin letters: from the article, else the name table, else by rule."""

from __future__ import annotations

import regex

from khabar.lexicon import Lexicon
from khabar.matching.names import name_units
from khabar.model import Latin, NameMention
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["latin_name"]

_IN_BRACKETS = regex.compile(r"\s*[\"»”]?\s*\(\s*((?:\p{Lu}[\p{Latin}'.\-]+\s?){1,5})\)")
_LATIN = regex.compile(r"[\p{Latin}\s.'\-]+")
_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "پ": "p", "ت": "t", "ث": "th",
    "ج": "j",
    "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ڨ": "g", "ك": "k", "ک": "k",
    "گ": "g",
    "ڭ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ى": "a", "و": "w", "ي": "y", "ی": "y",
}  # fmt: skip
_PARTICLES = {"بن": "bin", "ابن": "Ibn", "بنت": "bint", "ابو": "Abu", "ابي": "Abi", "عبد": "Abdul", "ولد": "Ould",
              "ام": "Umm",
              "دي": "de", "دو": "do", "دا": "da", "فان": "van", "فون": "von", "اوغلو": "oğlu", "زاده": "Zadeh",
              "الدين": "al-Din",
              "الله": "Allah", "الاسلام": "al-Islam", "خان": "Khan", "نجاد": "Nejad"}  # fmt: skip

#: Numbers of kings and popes.
_NUMBERS = dict(
    zip(
        ("الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
        strict=True,
    )
)


def latin_name(reading: Reading, fullest: NameMention, names: list[NameMention]) -> Latin | None:
    """A person's name in Latin letters, and where it comes from."""
    for name in names:
        if not "\u0600" <= name.text[0] <= "\u06ff" and _LATIN.fullmatch(name.text):
            return Latin(name.text, "article")
        bracket = reading.text.find("(", name.end, name.end + 80)
        match = _IN_BRACKETS.match(reading.text, name.end, name.end + 80) if bracket >= 0 else None
        if match:
            return Latin(match.group(1).strip(), "article")
    text = fullest.norm or fullest.text
    memo: dict[str, Latin | None] = reading.lexicon.memo("persons:latin")
    if text not in memo:
        memo[text] = _spelt(reading.lexicon, text)
    return memo[text]


def _spelt(lexicon: Lexicon, text: str) -> Latin | None:
    words = [w for w in regex.split(r"[\s_\-‐]+", text) if w]
    parts: list[str] = []
    basis = "table"
    for place, unit in enumerate(name_units([fold(w) for w in words])):
        written = words[: len(unit)]
        words = words[len(unit) :]
        known = _NUMBERS.get(unit[0]) if place == 1 else None
        known = known or _known(lexicon, " ".join(unit)) or _son_of(lexicon, unit)
        if known is None:
            pieces = [_word(lexicon, w) for w in written]
            known = " ".join(p for p, _ in pieces)
            if not all(sure for _, sure in pieces):
                basis = "rule"
        parts.append(known)
    latin = " ".join(p for p in parts if p).replace(" -", "-")
    return Latin(latin, basis) if latin else None


def _son_of(lexicon: Lexicon, unit: tuple[str, ...]) -> str | None:
    """«بن عبد العزيز»: the father's name is one in the table."""
    if unit[0] not in ("بن", "ابن", "بنت", "ولد") or len(unit) < 3:
        return None
    father = _known(lexicon, " ".join(unit[1:]))
    return f"{_PARTICLES[unit[0]]} {father}" if father is not None else None


def _known(lexicon: Lexicon, folded: str) -> str | None:
    if folded.startswith(("عبدال", "عبد ال")):
        folded = "عبد " + folded[3:].lstrip()
    entries = [e for e in lexicon.entries(folded, "names") if e["latin"]]
    return max(entries, key=lambda e: e["source"].startswith("own"))["latin"] if entries else None


def _word(lexicon: Lexicon, word: str) -> tuple[str, bool]:
    folded = fold(word)
    if folded == "ال" and word.startswith("آ"):
        return "Al", True
    if folded in _PARTICLES:
        return _PARTICLES[folded], True
    known = _known(lexicon, folded)
    if known is not None:
        return known, True
    if folded.startswith("ال") and len(folded) > 4:
        known = _known(lexicon, folded[2:])
        if known is not None:
            return "al-" + known, True
        return "al-" + _spell(word[2:]), False
    return _spell(word), False


def _spell(word: str) -> str:
    """Letter by letter; و and ي are long vowels between consonants."""
    out: list[str] = []
    for i, letter in enumerate(word):
        last = out[-1] if out else ""
        if letter in "وي" and i > 0 and (last[-1:] not in "aiu" or not last):
            following = word[i + 1 : i + 2]
            out.append(
                ("u" if letter == "و" else "i")
                if following not in ("ا", "و", "ي") or not following
                else "wy"["وي".index(letter)]
            )
        elif letter == "ّ" and out:
            out.append(out[-1])
        else:
            out.append(_LETTERS.get(letter, ""))
    return "".join(out).capitalize()

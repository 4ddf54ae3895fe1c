"""Does a name begin here? What titles ask of the words after them."""

from __future__ import annotations

from khabar.extractors.persons.evidence import JOINERS, name_entries, name_strength
from khabar.extractors.persons.words import words_of
from khabar.reading import Reading

__all__ = ["name_after"]

_QUOTES = frozenset('"«“”')
_CLOSERS = frozenset('"»”“')
_JOINED = ("لل", "وال", "بال", "كال", "فال")
_STOPS = frozenset('،.:؛()"»')
_MAX_QUOTED = 7  # tokens of a name in quotation marks


def name_after(reading: Reading, i: int, *, feminine: bool = False) -> tuple[int, int]:
    """
    How surely a name begins at token ``i``, past a slash or an opening mark; ``feminine`` when the title before is.

    Returns:
        Its first token and 0 (no) … 3 (surely).
    """
    words = words_of(reading)
    tokens = reading.tokens
    if i >= len(tokens) or not words.adjoins(i):
        return i, 0
    mark = tokens[i].text
    if mark in ("/", "\\", ".", "-") and tokens[i].start - tokens[i - 1].end <= 1:
        strength = _strength(reading, i + 1) if i + 1 < len(tokens) and words.adjoins(i + 1) else 0
        return i + 1, strength if mark == "/" or (strength >= 2 and mark == ".") else 0
    if mark == "#":
        return i + 1, _strength(reading, i + 1)
    if mark == "،":
        return i + 1, 3 if _strength(reading, i + 1) == 3 else 0
    if mark in _QUOTES:
        return i + 1, _quoted(reading, i + 1)
    if mark == "(" and i + 2 < len(tokens) and tokens[i + 2].text == ")" and reading.at(i + 1, "title_modifiers"):
        return name_after(reading, i + 3)  # «العميد (م) خالد»
    if mark == "(":
        return i + 1, 2 if _whole(reading, i + 1) and _whole(reading, i + 2) else 0
    strength = _strength(reading, i)
    verbal = feminine and reading.folded(i).startswith("ت") and not (_whole(reading, i) or _unknown(reading, i + 1))
    if strength == 1 and verbal:
        strength = 0  # «الملكة تزور»
    return i, strength


def _quoted(reading: Reading, i: int) -> int:
    """A short phrase in marks after a title is a name unless its first word is surely none."""
    tokens = reading.tokens
    for j in range(i, min(i + _MAX_QUOTED, len(tokens))):
        if tokens[j].text in _CLOSERS:
            if j == i or words_of(reading).ordinary(i):
                return 0
            return 2 if any(_whole(reading, k) >= 2 for k in range(i, j)) else 1
        if tokens[j].kind != "word" and tokens[j].text not in "-'":
            return 0
    return 0


def _whole(reading: Reading, i: int) -> int:
    """Strength of a word that carries no proclitic («ومحمد» begins no name after a title)."""
    words = words_of(reading)
    if not words.is_word(i) or not words.adjoins(i):
        return 0
    folded = reading.folded(i)
    if folded == "ال" and not reading.tokens[i].text.startswith("آ"):
        return 0  # «الـ45»
    if folded.startswith("عبدال") and len(folded) > 6:
        return 3
    bare = folded in JOINERS or folded.startswith("ال") or bool(name_entries(reading, i))
    return name_strength(reading, i) if bare else 0


def _unknown(reading: Reading, i: int) -> bool:
    """Whether no word list has the word: many foreign names are such."""
    words = words_of(reading)
    return words.is_word(i) and words.adjoins(i) and not words.known(i) and not words.everyday(i)


def _strength(reading: Reading, i: int) -> int:
    words = words_of(reading)
    if not words.is_word(i):
        return 0
    known = _homograph(reading, i)
    if known is not None:
        return known
    if words.functional(i) and reading.folded(i) not in JOINERS:
        return 0
    strength, following = _whole(reading, i), _whole(reading, i + 1)
    if strength and following and words.describes(i) and _family_only(reading, i + 1):
        return 2  # «الزعيم الحبيب بورقيبة»
    if words.titular(i) or words.describes(i):
        return 2 if strength == 3 and not following and not words.nisba(i) else 0  # «السيد الخطيب»
    if words.nisba(i) is not None:
        return min(2, strength + following)
    chained = words.is_word(i + 1) and reading.folded(i + 1) in JOINERS
    rare = bool(following) and not words.ordinary(i + 1)
    if words.ordinary(i, whole=strength > 0):
        sure = (strength and following >= 2) or (strength >= 2 and (chained or following))
        return 2 if sure or (strength and rare and not words.everyday(i)) else 0
    if strength == 1 and not rare and not chained and words.everyday(i):
        folded = reading.folded(i)  # «الرئيس السيسي», «المهندس كامل الوزير», not «الأمير منصب»
        given = (
            any(e["role"] != "surname" for e in name_entries(reading, i))
            and words.is_word(i + 1)
            and words.definite(i + 1)
        )
        return 1 if given or (folded.startswith("ال") and folded.endswith("ي")) else 0
    if strength:
        return 3 if chained or following >= 2 else max(strength, 2 if rare else 0)
    return _unlisted(reading, i, chained or following >= 2)


def _family_only(reading: Reading, i: int) -> bool:
    """Whether the name table has a word as a family name and as nothing else."""
    return all(e["role"] == "surname" for e in name_entries(reading, i))


def _homograph(reading: Reading, i: int) -> int | None:
    """Names spelt like common words: «علي», «يحيى», «دفع الله»."""
    words, folded, written = words_of(reading), reading.folded(i), reading.tokens[i].text
    if folded == "يحيي" and written.endswith("ى"):
        return 3
    if folded == "علي":
        followed = _unknown(reading, i + 1) or _whole(reading, i + 1) > 0
        return 2 if written != "على" and followed else 0
    if words.is_word(i + 1) and reading.folded(i + 1) == "الله" and not reading.at(i, "function_words"):
        return 2
    return None


def _unlisted(reading: Reading, i: int, followed: bool) -> int:
    """A word without a row in the name table: many foreign names are such."""
    words, folded, written = words_of(reading), reading.folded(i), reading.tokens[i].text
    if written.isascii():
        return 2 if written[0].isupper() else 0
    if len(folded) < 2 or folded.startswith(_JOINED) or words.known(i) or words.everyday(i):
        return 0
    if any(not m.prefix for m in reading.at(i, "speakers")):
        return 0
    if folded.startswith("ال"):
        return 1 if folded.endswith("ي") and len(folded) > 4 else 0
    if words.verbal(i) and not (_unknown(reading, i + 1) or _ends(reading, i + 1)):
        return 0
    return 2 if followed else 1


def _ends(reading: Reading, i: int) -> bool:
    """Whether a mark follows: a verb would hardly be the last word before one."""
    return i < len(reading.tokens) and reading.tokens[i].text in _STOPS

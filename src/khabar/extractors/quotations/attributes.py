"""Attributes: the words that go on with a noun phrase rather than begin the next one."""

from __future__ import annotations

from khabar.extractors.quotations.ground import Ground

__all__ = ["adjective", "attribute", "qualifies"]

_NISBA = ("ي", "يه", "يون", "يين", "يان", "يتان", "يات", "وي", "ويه")


def adjective(ground: Ground, i: int) -> bool:
    """Whether a word may be an attribute with the article: a nisba (الباكستاني) or one of the common ones."""
    word = ground.folded[i]
    if not word.startswith("ال") or len(word) < 4:
        return False
    return word.endswith(_NISBA) or ground.is_a(word, "attribute")


def qualifies(ground: Ground, i: int) -> bool:
    """An attribute with ال, also one before a comma that agrees with a feminine noun: «في المدينة القديمة،»."""
    feminine = ground.tokens[i].text.endswith("ة") and ground.tokens[i - 1].text.endswith("ة")
    return adjective(ground, i) or (feminine and ground.is_comma(i + 1))


def attribute(ground: Ground, begin: int, i: int) -> bool:
    """Whether an indefinite phrase goes on: «مصادر سياسية أردنية», «مسؤول كبير», or a construct «رئيس حزب»."""
    word = ground.folded[i]
    if word.startswith("ال"):
        return True
    if ground.is_a(ground.folded[begin], "quantity"):
        if i == begin + 1:
            return True
        begin += 1
    plural = ground.folded[begin] == "وسايل" or any(m.entry["number"] == "p" for m in ground.speakers.get(begin, ()))
    if ground.folded[begin] == "وسايل" and i == begin + 1:
        return True
    if plural or any(m.entry["kind"] == "anonymous" for m in ground.speakers.get(begin, ())):
        return word.endswith((*_NISBA, "ون")) or ground.is_a(word, "attribute")
    return True

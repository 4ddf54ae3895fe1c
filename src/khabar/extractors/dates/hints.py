"""Which sentences may hold a date at all: a cheap look before the reading, for those who want only dates."""

from __future__ import annotations

from typing import Any

from khabar.lexicon import Lexicon
from khabar.lexicon.trie import Node, entries_of

__all__ = ["blank_rest"]

_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
#: What makes digits a date: «12 الجاري»; or more digits, «16/7/23», «10:30».
_AFTER_DIGITS = frozenset({"الجاري", "الحالي", "الماضي", "المقبل", "القادم", "المنصرم", "ت", "gmt"})
_TABLES = frozenset({"months", "weekdays", "time_units"})
#: Kinds of time words without one of which, a month, a weekday, a unit or a figure there is no expression.
_KINDS = frozenset(
    {"deictic", "tonight", "part", "late", "season", "year", "set", "vague", "decade", "clock", "event-day"}
    | {"quarter-word"}
)
_MARKS = {ord(c): " " for c in "،؛؟!?.,:;()[]{}«»\"'“”‘’„‹›/\\|-–—_#*…٫٬&@+=%٪$€<>~`^•"}


def _decides(node: Node) -> bool:
    return any(e.table in _TABLES or (e.table == "time_words" and e["kind"] in _KINDS) for e in entries_of(node))


def _part_hint(part: str, lexicon: Lexicon) -> bool | frozenset[str]:
    """Whether a word without marks shows a date; or the folded words one of which must follow it."""
    if part[0].isdigit() or part[-1].isdigit():  # «20عاما», «أكتوبر2015»
        letters = part.strip(_DIGITS)
        if not letters:
            return len(part) == 4 or _AFTER_DIGITS
        if len(letters) == len(part) - 4:  # «في2011»
            return True
        part = letters
    following: set[str] = set()
    for node, _, _, _ in lexicon.lexeme(part).starts:
        if _decides(node):
            return True
        if isinstance(node, dict):
            following.update(child for child in node if child)
    return frozenset(following) if following else False


def _follows(parts: list[str], following: frozenset[str], lexicon: Lexicon) -> bool:
    if not parts:
        return False
    return lexicon.lexeme(parts[0]).folded in following or (following is _AFTER_DIGITS and parts[0][0].isdigit())


def _hint(word: str, lexicon: Lexicon) -> bool | frozenset[str]:
    """The same of what stands between two blanks, with its marks: «يونيو/حزيران», «(أمس)», «16/7/23»."""
    last: bool | frozenset[str] = False
    parts = word.translate(_MARKS).split()
    for n, part in enumerate(parts):
        if isinstance(last, frozenset) and _follows(parts[n:], last, lexicon):
            return True
        last = _part_hint(part, lexicon)
        if last is True:
            return True
    return last


def _is_hot(sentence: str, lexicon: Lexicon, memo: dict[str, Any]) -> bool:
    following: frozenset[str] | None = None
    for word in sentence.split():
        if following is not None:
            if _follows(word.translate(_MARKS).split(), following, lexicon):
                return True
            following = None
        hint = memo.get(word)
        if hint is None:
            hint = memo[word] = _hint(word, lexicon)
        if hint is True:
            return True
        if hint:
            following = hint
    return False


def _blank(line: str, lexicon: Lexicon, memo: dict[str, Any]) -> str:
    return ". ".join([s if _is_hot(s, lexicon, memo) else " " * len(s) for s in line.split(". ")])


def blank_rest(text: str, lexicon: Lexicon) -> str:
    """The text with blanks for every sentence that holds no word or figure of time; as long as before."""
    memo = lexicon.memo("dates.hints")
    return "\n".join([_blank(line, lexicon, memo) for line in text.split("\n")])

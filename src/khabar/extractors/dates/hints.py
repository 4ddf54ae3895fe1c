"""Which sentences may hold a date at all: a cheap look before the reading, for those who want only dates."""

from __future__ import annotations

from typing import Any

import regex

from khabar.lexicon import Lexicon
from khabar.lexicon.trie import Node, entries_of

__all__ = ["blank_rest"]

_BREAK = regex.compile(r"(?<=[.!?؟؛…])\s+|\n+")
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
# A year, a clock time, a date in figures, «12 الجاري»
_FIGURES = regex.compile(r"\p{Nd}{4}|\p{Nd} ?[/:,،.٫-] ?\p{Nd}|\p{Nd}\s+(?:من\s+)?ال[جحمقر]")
_TABLES = frozenset({"months", "weekdays", "time_units"})
#: Kinds of time words without one of which, a month, a weekday, a unit or a digit there is no expression.
_KINDS = frozenset(
    {"deictic", "tonight", "part", "late", "season", "year", "set", "vague", "decade", "clock", "event-day"}
    | {"quarter-word"}
)
_MARKS = {ord(c): " " for c in "،؛؟!?.,:;()[]{}«»\"'“”‘’„‹›/\\|-–—_#*…٫٬&@+=%٪$€<>~`^•"}


def _decides(node: Node) -> bool:
    return any(e.table in _TABLES or (e.table == "time_words" and e["kind"] in _KINDS) for e in entries_of(node))


def _hint(word: str, lexicon: Lexicon) -> bool | frozenset[str]:
    """Whether a word shows a date; or the folded words one of which must follow it."""
    if word[0].isdigit() or word[-1].isdigit():  # «20عاما», «أكتوبر2015»
        word = word.strip(_DIGITS)
        if not word:
            return False
    following: set[str] = set()
    for node, _, _, _ in lexicon.lexeme(word).starts:
        if _decides(node):
            return True
        if isinstance(node, dict):
            following.update(child for child in node if child)
    return frozenset(following) if following else False


def _is_hot(sentence: str, lexicon: Lexicon, memo: dict[str, Any]) -> bool:
    if _FIGURES.search(sentence):
        return True
    following: frozenset[str] | None = None
    for word in sentence.translate(_MARKS).split():
        if following is not None:
            if lexicon.lexeme(word).folded in following:
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


def blank_rest(text: str, lexicon: Lexicon) -> str:
    """The text with blanks for every sentence that holds no word or figure of time; as long as before."""
    memo = lexicon.memo("dates.hints")
    pieces: list[str] = []
    position = 0
    changed = False
    for match in _BREAK.finditer(text):
        start, end = match.span()
        sentence = text[position:start]
        if _is_hot(sentence, lexicon, memo):
            pieces.append(sentence)
        else:
            changed = True
            pieces.append(" " * (start - position))
        pieces.append(text[start:end])
        position = end
    sentence = text[position:]
    if _is_hot(sentence, lexicon, memo):
        pieces.append(sentence)
    else:
        changed = True
        pieces.append(" " * len(sentence))
    return "".join(pieces) if changed else text

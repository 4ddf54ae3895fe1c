"""A trie of folded words: phrases of any length, looked up in time that does not grow with the lexicon."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.lexicon.tables import Entry, Row, expand
from khabar.text import fold, tokenize

__all__ = ["Node", "WordIndex", "entries_of", "extend_trie", "extend_words"]

#: Children by folded word; the entries that end here under ``""``. A leaf is just the tuple of its entries.
Node = dict[str, "Node | tuple[Entry, ...]"] | tuple[Entry, ...]
_END = ""
#: Entries by table and folded form, words parted by one blank.
WordIndex = dict[str, dict[str, tuple[Entry, ...]]]


def entries_of(node: Node) -> tuple[Entry, ...]:
    """Entries that end at a node."""
    if isinstance(node, tuple):
        return node
    here = node.get(_END, ())
    return here if isinstance(here, tuple) else ()


def _key_words(form: str) -> list[str]:
    if form.isalpha():
        folded = fold(form)
        return [form if folded == form else folded]  # one string, not two
    return [fold(token.text) for token in tokenize(form)]


def extend_trie(root: dict[str, Node], rows: Iterable[Row]) -> None:
    """Add all forms of ``rows`` to a trie; two rows may share a form."""
    for row in rows:
        for form, entry in expand(row):
            words = _key_words(form)
            if not words or not words[0]:
                continue
            node = root
            for word in words[:-1]:
                child = node.get(word)
                if not isinstance(child, dict):
                    child = {} if child is None else {_END: child}
                    node[word] = child
                node = child
            last = node.get(words[-1])
            if last is None:
                node[words[-1]] = (entry,)
            elif isinstance(last, tuple):
                if entry not in last:
                    node[words[-1]] = (*last, entry)
            else:
                here = entries_of(last)
                if entry not in here:
                    last[_END] = (*here, entry)


def extend_words(index: WordIndex, rows: Iterable[Row]) -> None:
    """Add whole forms, by table, to an index: for lists that are only asked about single words."""
    for row in rows:
        table = index.setdefault(row.table, {})
        for form, entry in expand(row):
            key = " ".join(_key_words(form))
            table[key] = (*table.get(key, ()), entry)

"""The lexicon: what a word may mean, as a pure function of its surface."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from khabar.lexicon.tables import Entry, Row, builtin_rows, read_rows, table_spec
from khabar.lexicon.trie import Node, WordIndex, entries_of, extend_trie, extend_words
from khabar.model import LexiconError
from khabar.text import Token, fold, raw_length, split_clitics

__all__ = ["Lexeme", "Lexicon", "Match"]

_MARKS = "".join(map(chr, range(0x064B, 0x0653)))
_MEMO_LIMIT = 16_384  # surfaces; four times as many is a twentieth faster and 20 MiB larger
_MEMO_LENGTH = 40  # code points; longer ones are no words worth remembering


class Lexeme(NamedTuple):
    """
    What a surface may be.

    Attributes:
        folded: Its key.
        starts: Ways to begin a lexicon entry with it: (trie node, prefix, letters cut, suffix).
        alone: Entries of this one word, by table: (code points cut, entry, prefix, suffix).
        onward: Nodes of longer phrases that begin with it.
    """

    folded: str
    starts: tuple[tuple[Node, str, int, str], ...]
    alone: tuple[tuple[str, tuple[tuple[int, Entry, str, str], ...]], ...] = ()
    onward: tuple[dict[str, Any], ...] = ()


class Match(NamedTuple):
    """
    A lexicon entry in the text.

    Attributes:
        start: First code point, after the proclitics.
        end: One past the last, a suffixed pronoun included.
        first: Index of the first token.
        last: One past the index of the last token.
        entry: What stands there.
        prefix: Proclitics of the first token («و», «ب», «ول»; «ل» in «للرئيس»); empty for none.
        suffix: Suffixed pronoun; empty for none.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Entry
    prefix: str
    suffix: str

    @property
    def table(self) -> str:
        """Name of the entry's table."""
        return self.entry.table


def _index(rows: Iterable[Row]) -> tuple[dict[str, Node], WordIndex]:
    trie: dict[str, Node] = {}
    words: WordIndex = {}
    for table, group in groupby(rows, key=lambda row: row.table):
        if table_spec(table).index == "words":
            extend_words(words, group)
        else:
            extend_trie(trie, group)
    return trie, words


@cache
def _builtin(tables: frozenset[str] | None) -> tuple[dict[str, Node], WordIndex]:
    return _index(builtin_rows(tables))


def _trim(memo: dict[Any, Any]) -> None:
    """Make room in a full memo: the words that came first come most often, so half of them stay."""
    if len(memo) >= _MEMO_LIMIT:
        kept = list(memo.items())[: _MEMO_LIMIT // 2]
        memo.clear()
        memo.update(kept)


def _described(surface: str, folded: str, starts: Sequence[tuple[Node, str, int, str]]) -> Lexeme:
    alone: dict[str, list[tuple[int, Entry, str, str]]] = {}
    onward: list[dict[str, Any]] = []
    for node, prefix, cut, suffix in starts:
        if isinstance(node, dict) and not suffix:
            onward.append(node)
        start = raw_length(surface, cut) if cut else 0
        for entry in entries_of(node):
            if not suffix or entry.suffix:
                alone.setdefault(entry.table, []).append((start, entry, prefix, suffix))
    by_table = tuple([(table, tuple(found)) for table, found in alone.items()])
    return Lexeme(folded, tuple(starts), by_table, tuple(onward))


class Lexicon:
    """
    The built-in tables, and files laid over them.

    Args:
        files: Paths of further TSV files in the built-in format.
        tables: Built-in tables to load, for those who need only some; ``None`` for all.

    Raises:
        LexiconError: A file is broken or missing; names file and row.

    The built-in tables are read once a process; a bounded memo of surfaces belongs to this object.
    """

    def __init__(self, files: Sequence[str | Path] = (), *, tables: Iterable[str] | None = None) -> None:
        self.files = tuple(str(f) for f in files)
        for path in self.files:
            if not Path(path).is_file():
                raise LexiconError(f"{path}: no such file")
        trie, words = _builtin(None if tables is None else frozenset(tables))
        self._roots = [trie]
        self._lists = {table: [forms] for table, forms in words.items()}
        if self.files:
            trie, words = _index(row for path in self.files for row in read_rows(Path(path)))
            self._roots.append(trie)
            for table, forms in words.items():
                self._lists.setdefault(table, []).append(forms)
        self._suffixes = bool(self.files) or tables is None or any(table_spec(t).suffix for t in tables)
        self._memo: dict[str, Lexeme] = {}
        self._memos: dict[str, dict[Any, Any]] = {}
        self._forms: dict[tuple[str, str, str], frozenset[str]] = {}

    def memo(self, name: str) -> dict[Any, Any]:
        """
        A bounded memo for what follows from a word and this lexicon alone; halved when it is full.

        Use your plugin's name in ``name``; ask for it once an article.
        """
        memo = self._memos.setdefault(name, {})
        _trim(memo)
        return memo

    def lexeme(self, surface: str) -> Lexeme:
        """What a surface may be; memoised."""
        known = self._memo.get(surface)
        if known is not None:
            return known
        folded = fold(surface)
        starts: list[tuple[Node, str, int, str]] = []
        if len(folded) <= _MEMO_LENGTH:
            feminine = surface.rstrip(_MARKS).endswith("ة")  # «وفاة» ends in no pronoun
            for split in split_clitics(folded, suffixes=self._suffixes):
                if feminine and split.suffix == "ه":
                    continue
                for root in self._roots:
                    node = root.get(split.stem)
                    if node is not None and (not split.suffix or any(e.suffix for e in entries_of(node))):
                        starts.append((node, split.prefix, split.cut, split.suffix))
        lexeme = _described(surface, folded, starts) if starts else Lexeme(folded, ())
        if len(surface) <= _MEMO_LENGTH:
            _trim(self._memo)
            self._memo[surface] = lexeme
        return lexeme

    def lexemes(self, tokens: Sequence[Token]) -> tuple[Lexeme, ...]:
        """The lexemes of many tokens, in order."""
        known, new = self._memo.get, self.lexeme
        return tuple([known(token.text) or new(token.text) for token in tokens])

    def entries(self, folded: str, table: str) -> list[Entry]:
        """Entries of a table whose whole form is ``folded``, words parted by one blank, nothing split off."""
        lists = self._lists.get(table)
        if lists is not None:
            return [entry for words in lists for entry in words.get(folded, ())]
        found: list[Entry] = []
        for root in self._roots:
            node: Node | None = root
            for word in folded.split(" "):
                node = node.get(word) if isinstance(node, dict) else None
            if node is not None:
                found += [e for e in entries_of(node) if e.table == table]
        return found

    def forms(self, table: str, column: str, value: str) -> frozenset[str]:
        """Folded forms of the rows with that value in a column, of a table that is only asked for words."""
        known = self._forms.get((table, column, value))
        if known is None:
            lists = self._lists.get(table, ())
            known = frozenset(
                f for words in lists for f, found in words.items() if any(e[column] == value for e in found)
            )
            self._forms[table, column, value] = known
        return known

    def meanings(self, folded: str) -> list[Entry]:
        """Entries of all tables matched in the text whose whole form is the one word ``folded``."""
        found: list[Entry] = []
        for root in self._roots:
            node = root.get(folded)
            if node is not None:
                found += entries_of(node)
        return found

    def phrases_at(self, text: str, tokens: tuple[Token, ...], lexemes: Sequence[Lexeme], first: int) -> list[Match]:
        """
        Every entry that begins at a token; of one table, proclitic and reading only the longest.

        Words of a phrase may stand apart by white space or an underscore, never by another mark or a line end.
        """
        token, starts = tokens[first], lexemes[first].starts
        new = tuple.__new__  # half the time of Match(…)
        found: list[Match] = []
        for begin, prefix, cut, suffix in starts:
            node = begin
            start = token.start + raw_length(token.text, cut) if cut else token.start
            best: dict[str, list[Match]] = {}
            last = first + 1
            while True:
                for entry in entries_of(node):
                    if suffix and not entry.suffix:
                        continue
                    match = new(Match, (start, tokens[last - 1][1], first, last, entry, prefix, suffix))
                    held = best.get(entry.table)
                    if held is None or held[0][3] < last:  # a longer one
                        best[entry.table] = [match]
                    else:
                        held.append(match)
                if suffix or isinstance(node, tuple) or last >= len(tokens):
                    break
                step = last
                if tokens[step].text == "_" and step + 1 < len(tokens):
                    step += 1
                child = node.get(lexemes[step].folded)
                if child is None or text.find("\n", tokens[last - 1].end, tokens[step].start) >= 0:
                    break
                node, last = child, step + 1
            for held in best.values():
                found += held
        return found

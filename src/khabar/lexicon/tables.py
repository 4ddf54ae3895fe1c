"""Reading word lists: TSV files whose columns ``tables.toml`` describes."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import regex
from attrs import field, frozen

from khabar.lexicon.inflection import INFLECTIONS
from khabar.model import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Entry", "Row", "TableSpec", "builtin_rows", "expand", "read_rows", "table_spec"]

_VOWELS = regex.compile(r"[\u064B-\u0650\u0652\u0640]")  # shadda stays: نبّه is not نبه


@frozen
class TableSpec:
    """
    How a table is read, from ``data/tables.toml``.

    Args:
        article: ``no``; ``optional``: the first word also with ال; ``each``: all words with it or none;
            ``any``: each or optional.
        inflect: ``none`` or a name of :data:`khabar.lexicon.inflection.INFLECTIONS`.
        suffix: Whether a form may carry a suffixed pronoun («لقائه»).
        index: ``phrases``: matched in the text; ``words``: too many for that, only asked for by
            :meth:`khabar.lexicon.Lexicon.entries`.
        columns: Allowed columns besides ``form``, ``comment``, ``source``; empty for any.
        values: Allowed values of a column.
    """

    article: str = "no"
    inflect: str = "none"
    suffix: bool = False
    index: str = "phrases"
    columns: tuple[str, ...] = ()
    values: Mapping[str, Sequence[str]] = field(factory=dict)


class Entry:
    """
    One form of a lexicon row: ``entry["code"]`` reads a column, ``""`` where the row has none.

    Attributes:
        table: Name of the table.
        lemma: The row's ``form`` as written there.
        suffix: Whether the form may carry a suffixed pronoun.
    """

    __slots__ = ("_columns", "_values", "grammar", "lemma", "suffix", "table")

    def __init__(
        self, table: str, columns: dict[str, int], values: Sequence[str], grammar: dict[str, str], suffix: bool
    ) -> None:
        self.table = table
        self.lemma = values[0]
        self.suffix = suffix
        self.grammar = grammar
        self._columns = columns
        self._values = values

    def __getitem__(self, column: str) -> str:
        """A column's value, or a grammar feature (``gender``, ``number``, ``person``, ``shape``) of this form."""
        grammar = self.grammar
        if grammar and (value := grammar.get(column)):
            return value
        i = self._columns.get(column)
        return self._values[i] if i is not None else ""

    def flag(self, column: str) -> bool:
        """Whether a column says ``yes``."""
        return self[column] == "yes"

    def __repr__(self) -> str:
        row = {c: self._values[i] for c, i in self._columns.items() if self._values[i]}
        return f"Entry({self.table}, {row | {k: v for k, v in self.grammar.items() if v}})"


class Row:
    """A row of a file: table, its columns, its values, and where it stands."""

    __slots__ = ("columns", "number", "path", "table", "values")

    def __init__(self, table: str, columns: dict[str, int], values: Sequence[str], path: str, number: int) -> None:
        self.table, self.columns, self.values, self.path, self.number = table, columns, values, path, number

    def get(self, column: str) -> str:
        """Value of a column; ``""`` when there is none."""
        i = self.columns.get(column)
        return self.values[i] if i is not None else ""


def _data() -> Traversable:
    from importlib import resources  # these are slow to import, and not needed before the first table is read

    return resources.files("khabar.lexicon") / "data"


@cache
def _specs() -> dict[str, TableSpec]:
    import tomllib

    raw = tomllib.loads((_data() / "tables.toml").read_text(encoding="utf-8"))
    return {name: TableSpec(**{**spec, "columns": tuple(spec.get("columns", ()))}) for name, spec in raw.items()}


def table_spec(table: str) -> TableSpec:
    """How a table is read; a table that is not khabar's own is taken as plain forms."""
    return _specs().get(table) or TableSpec()


def _unknown_table(table: str) -> str:
    import difflib

    near = difflib.get_close_matches(table.removeprefix("my_").removeprefix("extra_"), _specs(), 1, 0.5)
    example = near[0] if near else "titles"
    return f"there is no table {table!r}; say which table its rows are for in a first line '# table: {example}'"


def read_rows(path: Path | Traversable, *, builtin: bool = False) -> Iterator[Row]:
    """
    Read and check a TSV file.

    The table is named by a first line ``# table: titles``, else by the file's stem, which then must be one of khabar's
    own. Lines that begin with ``#`` are comments. The header's first column is ``form``; ``source`` must be there and
    filled.

    Raises:
        LexiconError: Naming file, row and what to mend.
    """
    name = path.name

    def wrong(number: int, what: str) -> LexiconError:
        return LexiconError(f"{name}, line {number}: {what}")

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: cannot be read as UTF-8 text ({error})") from error
    table = name.removesuffix(".tsv")
    columns: dict[str, int] = {}
    spec = table_spec(table)
    named = builtin or table in _specs()
    same = cast("dict[str, str]", {}).setdefault  # equal cells are one string: most of them repeat
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if number == 1 and line[1:].strip().startswith("table:"):
                table = line.partition(":")[2].strip()
                spec = table_spec(table)
                named = True
            continue
        if not line.strip():
            continue
        values = tuple([same(cell, cell) for cell in map(str.strip, line.split("\t"))])
        if not columns:
            columns = {column: i for i, column in enumerate(values)}
            if not values or values[0] != "form" or "source" not in columns:
                raise wrong(number, "the header must begin with 'form' and have a column 'source'")
            if not named:
                raise wrong(number, _unknown_table(table))
            unknown = set(columns) - {"form", "comment", "source", *spec.columns} if spec.columns else set()
            if unknown:
                raise wrong(number, f"table {table!r} has no column {sorted(unknown)}; it has {list(spec.columns)}")
            continue
        if len(values) > len(columns):
            raise wrong(number, f"{len(values)} cells, but the header has {len(columns)} columns")
        values += ("",) * (len(columns) - len(values))
        if not values[0]:
            raise wrong(number, "the form is empty")
        if not values[columns["source"]]:
            raise wrong(number, "the source is empty; say where the row comes from")
        if _VOWELS.search(values[0]) or not unicodedata.is_normalized("NFC", values[0]):
            raise wrong(number, f"{values[0]!r} must be NFC without vowel marks and tatweel")
        for column, allowed in spec.values.items():
            value = values[columns[column]] if column in columns else ""
            if value and not all(part in allowed for part in value.split("|")):
                raise wrong(number, f"{column} {value!r} is none of {list(allowed)}")
        if builtin and "comment" in columns:  # nobody asks for it; it need not stay in memory
            i = columns["comment"]
            values = (*values[:i], "", *values[i + 1 :])
        yield Row(table, columns, values, name, number)


def builtin_rows(tables: Collection[str] | None = None) -> Iterator[Row]:
    """Rows of the built-in files of these tables, or of all, by file name."""
    for path in sorted(_data().iterdir(), key=lambda p: p.name):
        if path.name.endswith(".tsv") and (tables is None or path.name.removesuffix(".tsv") in tables):
            yield from read_rows(path, builtin=True)


_NO_GRAMMAR: dict[str, str] = {}
#: Words of a phrase that take no article: «بين», and those that have it: «الأديان», «بالخارج».
_HAS_IT = regex.compile(r"(?:ال|[بلك]ال|لل)\w{3,}|(?:في|من|مع|بين|عن|على|إلى|لدى|غير|ضد)$")


def _with_article(form: str, how: str) -> tuple[str, ...]:
    if how == "no" or form.startswith("ال"):
        return (form,)
    each = " ".join(word if _HAS_IT.match(word) else "ال" + word for word in form.split(" "))
    if how == "each":
        return form, each
    if how == "any" and " " in form:
        return form, "ال" + form, each
    return form, "ال" + form


def expand(row: Row) -> Iterator[tuple[str, Entry]]:
    """All forms of a row with their entries: inflected, with and without article."""
    spec = table_spec(row.table)
    form = row.values[0]
    if spec.inflect == "none":
        entry = Entry(row.table, row.columns, row.values, _NO_GRAMMAR, spec.suffix)
        for written in _with_article(form, spec.article):
            yield written, entry
        return
    fields = {column: row.values[i] for column, i in row.columns.items()}
    for inflected, grammar in INFLECTIONS[spec.inflect](form, fields):
        entry = Entry(row.table, row.columns, row.values, grammar, spec.suffix)
        article = spec.article if grammar["shape"] not in ("perfect", "imperfect", "participle") else "no"
        for written in _with_article(inflected, article):
            yield written, entry

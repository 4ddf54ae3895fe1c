"""Every row of every word list: it loads, says where it comes from, and stands there once."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
import regex

import khabar
from khabar.lexicon import Lexicon
from khabar.lexicon.tables import Row, expand, read_rows
from khabar.text import fold, tokenize

DATA = resources.files("khabar.lexicon") / "data"
FILES = sorted(p.name for p in DATA.iterdir() if p.name.endswith(".tsv"))
SOURCE = Path(khabar.__file__).parent
SPECS = tomllib.loads((DATA / "tables.toml").read_text(encoding="utf-8"))


@cache
def rows(file: str) -> tuple[Row, ...]:
    """All rows of a file."""
    return tuple(read_rows(DATA / file))


def key(form: str) -> str:
    """A form as the lexicon sees it."""
    return " ".join(fold(token.text) for token in tokenize(form))


def what(row: Row) -> tuple[str, ...]:
    """All that a row says but its comment and source."""
    return tuple(row.get(c) for c in row.columns if c not in ("form", "comment", "source"))


def test_every_table_is_described() -> None:
    """tables.toml has a section for each table that a file fills, and no other."""
    assert sorted(SPECS) == sorted({row.table for file in FILES for row in rows(file)})


@pytest.mark.parametrize("file", FILES)
def test_columns_are_all_used(file: str) -> None:
    """A file has the columns that tables.toml gives its table, comment and source last."""
    header = next(line for line in (DATA / file).read_text("utf-8").splitlines() if not line.startswith("#")).split(
        "\t"
    )

    assert header[0] == "form"
    assert header[-2:] == ["comment", "source"]
    assert sorted(header[1:-2]) == sorted(SPECS[rows(file)[0].table].get("columns", ()))


@pytest.mark.parametrize("file", FILES)
def test_rows_load_with_source_and_clean_text(file: str) -> None:
    """Every cell is NFC without odd spaces; every row has a form and a source; the loader takes them all."""
    loaded = rows(file)
    wrong = [
        f"{row.path}:{row.number} {value!r}"
        for row in loaded
        for value in row.values
        if not unicodedata.is_normalized("NFC", value) or value != " ".join(value.split())
    ]

    assert loaded
    assert all(row.values[0] and row.get("source") for row in loaded)
    assert wrong == []


@pytest.mark.parametrize("table", SPECS)
def test_no_row_stands_twice(table: str) -> None:
    """
    No two rows of a table have the same form and say the same; spellings that folding makes alike are one row.

    Two rows may share a form when they mean two things.
    """
    mine = (row for file in FILES for row in rows(file) if row.table == table)
    seen = Counter((key(row.values[0]), what(row)) for row in mine)
    twice = [f"{form} {columns}" for (form, columns), n in seen.items() if n > 1]

    assert twice == []


@pytest.mark.parametrize("file", FILES)
def test_every_row_gives_forms(file: str) -> None:
    """Inflection gives each row at least its own form, and no empty one."""
    wrong = []
    for row in rows(file):
        forms = [form for form, _ in expand(row)]
        if not forms or not all(form.strip() and key(form) for form in forms):
            wrong.append(f"{row.path}:{row.number} {row.values[0]!r}: {forms}")

    assert wrong == []


@pytest.mark.parametrize("file", FILES)
def test_every_row_is_found_again(file: str) -> None:
    """A row's forms, read as text, are matched over their whole length; tables of single words are looked up."""
    lexicon = Lexicon()
    lost = []
    for row in rows(file):
        for form, _ in expand(row):
            tokens = tokenize(form)
            lexemes = [lexicon.lexeme(t.text) for t in tokens]
            if SPECS[row.table].get("index") == "words":
                entries = lexicon.entries(key(form), row.table)
            else:
                matches = lexicon.phrases_at(form, tokens, lexemes, 0)
                entries = [m.entry for m in matches if m.last == len(tokens) and not m.prefix]
            if not any(entry.lemma == row.values[0] for entry in entries):
                lost.append(f"{row.path}:{row.number} {form!r}")

    assert lost == []


ASKED = regex.compile(r'\.(?:at|matches)\([^()\n]*(?:\([^()\n]*\))?[^()\n]*"(\w+)"\)|\.get\("(\w+)", \(\)\)')


def test_nobody_looks_in_the_text_for_tables_of_words() -> None:
    """Tables with ``index = "words"`` are not matched in the text: to ask a reading for one never gives anything."""
    asked = {
        (path.name, name)
        for path in sorted(SOURCE.rglob("*.py"))
        for found in ASKED.findall(path.read_text(encoding="utf-8"))
        for name in found
        if name
    }

    assert len(asked) > 20
    assert [(file, name) for file, name in asked if SPECS.get(name, {}).get("index") == "words"] == []

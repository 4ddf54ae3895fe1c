"""Formats ``csv``, ``csv-meetings``, ``csv-quotations`` and ``parquet``, and tables in memory as Arrow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

from khabar.exporters.archive import opened, put
from khabar.exporters.rows import COLUMNS, INTEGERS, Cell, rows
from khabar.model import Extraction

__all__ = ["CsvTable", "CsvTables", "ParquetTables", "tables"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def _plain(cell: Cell) -> Cell:
    """What a spreadsheet would run as a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \ufeff\u200e\u200f").startswith(_FORMULA) else cell


def _csv(table: str, extractions: Iterable[Extraction], target: IO[Any]) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS[table])
    for e in extractions:
        writer.writerows(map(_plain, row) for row in rows(table, e))
    text.flush()
    text.detach()


class CsvTable:
    """
    One table as CSV: UTF-8 with a mark, as spreadsheets want it.

    Loses all other tables, and layout, alternatives, rules and evidence but the first trigger. A cell that a
    spreadsheet would run as a formula gets an apostrophe before it.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        self.name = f"csv-{table}"
        self.suffixes = (f"{table}.csv",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write a row a find."""
        _csv(self.table, extractions, target)


class CsvTables:
    """All tables as CSV in one zip; loses what :class:`CsvTable` loses in each."""

    name = "csv"
    suffixes = (".csv.zip",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write ``articles.csv``, ``persons.csv``, ``meetings.csv`` and so on."""
        found = list(extractions)
        with opened(target) as archive:
            for table in COLUMNS:
                data = io.BytesIO()
                _csv(table, found, data)
                put(archive, f"{table}.csv", data.getvalue())


def tables(extractions: Iterable[Extraction]) -> dict[str, Any]:
    """
    Tables as ``pyarrow.Table`` by name: ``articles``, ``persons``, ``meetings``, ``participants``, ``quotations``,
    ``dates``; pandas, polars and DuckDB take them.

    Raises:
        ImportError: pyarrow is not installed (extra ``arrow``).

    .. versionadded:: 0.1
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ImportError("tables need pyarrow: pip install 'khabar[arrow]'") from error
    found = list(extractions)
    made = {}
    for table, columns in COLUMNS.items():
        all_rows = [row for e in found for row in rows(table, e)]
        kinds = [pa.int64() if c in INTEGERS else pa.bool_() if c == "ambiguous" else pa.string() for c in columns]
        schema = pa.schema(list(zip(columns, kinds, strict=True)))
        made[table] = pa.table([[row[n] for row in all_rows] for n in range(len(columns))], schema=schema)
    return made


class ParquetTables:
    """All tables as Parquet in one zip (extra ``arrow``); loses what :func:`tables` leaves out, no cell is altered."""

    name = "parquet"
    suffixes = (".parquet.zip",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write ``meetings.parquet`` and so on."""
        made = tables(extractions)
        import pyarrow.parquet as pq

        with opened(target) as archive:
            for name, table in made.items():
                data = io.BytesIO()
                pq.write_table(table, data)
                put(archive, f"{name}.parquet", data.getvalue())

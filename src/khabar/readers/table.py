"""Parquet files: one article a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from khabar.model import Article, ArticleError
from khabar.readers.columns import FIELDS
from khabar.readers.jsonl import article_of_record

__all__ = ["read_parquet"]

_ROWS = 256  # in memory at a time


def read_parquet(source: Path, columns: Mapping[str, str] | None = None) -> Iterator[Article | ArticleError]:
    """
    Articles of a Parquet file; a row that is none gives its error and costs no other.

    Args:
        source: The file.
        columns: Column by part of the article, where it is called otherwise: ``{"text": "body"}``.

    Raises:
        ArticleError: The file is no Parquet, or has no such column.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ArticleError(f"{source.name}: to read .parquet files, pip install 'khabar[arrow]'") from error
    try:
        with parquet.ParquetFile(source) as file:
            names = list(file.schema_arrow.names)
            wanted = _wanted(names, columns or {}, source.name)
            number = 0
            for batch in file.iter_batches(_ROWS, columns=sorted(set(wanted.values()))):
                cells = {field: _values(batch.column(name), pa) for field, name in wanted.items()}
                for row in zip(*cells.values(), strict=True):
                    number += 1
                    try:
                        yield article_of_record(dict(zip(cells, row, strict=True)), f"{source.name}, row {number}")
                    except ArticleError as error:
                        yield error
    except (pa.ArrowException, OSError) as error:
        raise ArticleError(f"{source.name}: no Parquet that can be read ({error})") from error


def _wanted(names: list[str], columns: Mapping[str, str], file: str) -> dict[str, str]:
    """Column by part, for those that the file has."""
    wanted = {field: columns.get(field, field) for field in FIELDS}
    for field, name in wanted.items():
        if name not in names and (field in columns or field == "text"):
            hint = "" if field in columns else "; say which it is with columns"
            raise ArticleError(f"{file}: no column {name!r} (for {field}); there are {', '.join(names[:20])}{hint}")
    return {field: name for field, name in wanted.items() if name in names}


def _values(column: Any, pa: Any) -> list[Any]:
    """Python values; instants to the microsecond, as Python has them."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    values: list[Any] = column.to_pylist()
    return values

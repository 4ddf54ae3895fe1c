"""Options that several commands share."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from pathlib import Path

from khabar.pipeline import Pipeline
from khabar.readers.columns import FIELDS

__all__ = ["Helpful", "add_columns", "add_output", "add_pipeline", "day", "pipeline_of"]


class Helpful(argparse.RawDescriptionHelpFormatter):
    """Examples under the options, laid out as they are written."""


def day(text: str) -> dt.date:
    """A day or an instant in ISO form, for argparse."""
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it like 2025-01-20") from error


def add_columns(parser: argparse.ArgumentParser) -> None:
    """``--columns``."""
    parser.add_argument(
        "--columns",
        type=_columns,
        metavar="PART=COLUMN,…",
        help="of .jsonl and .parquet: which column is text, id, published, headline, publisher, author, url",
    )


def _columns(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    columns = {field.strip(): column.strip() for field, _, column in pairs}
    if not pairs or not all(field and column for field, column in columns.items()):
        raise argparse.ArgumentTypeError(f"{text!r}: write it like text=body,published=date")
    unknown = [field for field in columns if field not in FIELDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"an article has no {unknown[0]!r}; there are {', '.join(FIELDS)}")
    return columns


def add_output(parser: argparse.ArgumentParser) -> None:
    """``-o`` and ``--lang``."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write to this file (default: standard output)"
    )
    parser.add_argument("--lang", choices=("ar", "en"), default="ar", help="language of labels (default: ar)")


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    """What the pipeline is made of."""
    parser.add_argument("--plugin", action="append", default=[], metavar="MODULE", help="also use this plugin")
    parser.add_argument("--block", action="append", default=[], metavar="NAME", help="leave this plugin out")
    parser.add_argument("--lexicon", action="append", default=[], metavar="FILE", help="also read with this word list")
    parser.add_argument(
        "--time-limit", type=float, metavar="SECONDS", help="leave out what an added plugin takes longer than this for"
    )


def blocked(given: argparse.Namespace) -> list[str]:
    """Plugins that ``--block`` and the variable ``KHABAR_BLOCK`` (names parted by commas) leave out."""
    return [*given.block, *(name.strip() for name in os.environ.get("KHABAR_BLOCK", "").split(",") if name.strip())]


def recipe_of(given: argparse.Namespace, layers: tuple[str, ...] | None = None) -> dict[str, object]:
    """Keyword arguments of the pipeline that was asked for."""
    return {
        "plugins": list(given.plugin),
        "lexicons": list(given.lexicon),
        "blocked": blocked(given),
        "layers": list(layers) if layers else None,
        "time_limit": given.time_limit,
    }


def pipeline_of(given: argparse.Namespace, layers: tuple[str, ...] | None = None, on_error: str = "warn") -> Pipeline:
    """The pipeline that was asked for."""
    return Pipeline(
        plugins=given.plugin,
        lexicons=given.lexicon,
        blocked=blocked(given),
        layers=layers,
        on_error=on_error,
        time_limit=given.time_limit,
    )

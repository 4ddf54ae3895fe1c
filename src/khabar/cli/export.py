"""``khabar export`` and ``khabar report``: records in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from khabar.cli import inputs, options

__all__ = ["add"]

_EXPORTS = """examples:
  khabar export csv records.jsonl -o tables.csv.zip
  khabar export graphml records.jsonl -o network.graphml
  khabar export brat articles/ -o to-correct.brat.zip
"""
_REPORTS = """examples:
  khabar report articles/ -o report.html
  khabar report records.jsonl -o report.html --lang en
"""


def add(commands: Any) -> None:
    """Register both commands."""
    export = commands.add_parser(
        "export",
        help="write records in another format",
        description="Write records, or articles that are read first, in another format.",
        epilog=_EXPORTS,
        formatter_class=options.Helpful,
    )
    export.add_argument("format", metavar="FORMAT", help="name of a format; 'khabar plugins' lists them")
    report = commands.add_parser(
        "report",
        help="write one HTML page of everything found",
        description="Write one self-contained page: meetings, persons, who met whom, quotations, the marked articles.",
        epilog=_REPORTS,
        formatter_class=options.Helpful,
    )
    report.set_defaults(format="html")
    for parser in (export, report):
        parser.add_argument("input", nargs="+", type=Path, metavar="INPUT", help="records (.jsonl), or articles")
        parser.add_argument("--published", type=options.day, metavar="DAY", help="publication day of all articles")
        options.add_columns(parser)
        options.add_output(parser)
        options.add_pipeline(parser)
        parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Do it."""
    from khabar.front import write

    pipeline = options.pipeline_of(given)
    watch = inputs.Watch(given.input)
    found = watch(inputs.extractions(given.input, pipeline, given.published, columns=given.columns))
    write(found, given.output or sys.stdout.buffer, format=given.format, lang=given.lang, pipeline=pipeline)
    return watch.verdict()

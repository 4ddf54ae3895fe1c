"""``khabar export`` and ``khabar report``: records in another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from khabar.cli import inputs, options

__all__ = ["add"]


def add(commands: Any) -> None:
    """Register both commands."""
    export = commands.add_parser("export", help="write records in another format")
    export.add_argument("format", metavar="FORMAT", help="name of a format; 'khabar plugins' lists them")
    report = commands.add_parser("report", help="write one HTML page of everything found")
    report.set_defaults(format="html")
    for parser in (export, report):
        parser.add_argument("input", nargs="+", type=Path, metavar="INPUT", help="records (.jsonl), or articles")
        parser.add_argument("--published", type=options.day, metavar="DAY", help="publication day of all articles")
        options.add_output(parser)
        options.add_pipeline(parser)
        parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Do it."""
    from khabar.front import write

    pipeline = options.pipeline_of(given)
    watch = inputs.Watch()
    found = watch(inputs.extractions(given.input, pipeline, given.published))
    write(found, given.output or sys.stdout.buffer, format=given.format, lang=given.lang, pipeline=pipeline)
    return watch.verdict()

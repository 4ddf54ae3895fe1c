"""``khabar extract``: articles in, records or a summary out."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khabar.cli import inputs, options
from khabar.model import Extraction, PluginError, PluginWarning
from khabar.pipeline import LAYERS

__all__ = ["add"]


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "extract",
        help="find who met whom and who said what",
        description="Read articles (.txt, .html, .jsonl, or folders of them) and write what was found.",
    )
    parser.add_argument("input", nargs="+", type=Path, metavar="INPUT", help="articles, folders, or records")
    parser.add_argument("--only", type=_layers, metavar="LAYERS", help=f"only these, of {','.join(LAYERS)}")
    parser.add_argument("--published", type=options.day, metavar="DAY", help="publication day of all articles")
    parser.add_argument("-f", "--format", help="text on a terminal, else jsonl; or any exporter's name")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument("--resume", action="store_true", help="with a folder as output: go on where a run stopped")
    options.add_output(parser)
    options.add_pipeline(parser)
    parser.set_defaults(run=run)


def _layers(text: str) -> tuple[str, ...]:
    layers = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown or not layers:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown) or text!r}: there are {', '.join(LAYERS)}")
    return layers


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


class _Watch:
    """Passes records on, says on standard error what failed, and remembers that something did."""

    def __init__(self) -> None:
        self.failed = 0
        self.done = 0

    def __call__(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        for extraction in extractions:
            self.done += 1
            if extraction.failures:
                self.failed += 1
                for failure in extraction.failures:
                    where = "" if failure.hook == "read" else f"{extraction.article.id}: {failure.plugin}: "
                    print(f"khabar: {where}{failure.message}", file=sys.stderr)
            yield extraction


def _format(given: argparse.Namespace) -> str | None:
    if given.format or given.output:
        return str(given.format) if given.format else None
    return "text" if sys.stdout.isatty() else "jsonl"


def run(given: argparse.Namespace) -> int:
    """Do it."""
    if given.output and (given.output.is_dir() or not given.output.suffix):
        return _into_folder(given)
    if given.resume:
        raise PluginError("--resume needs a folder as output: -o FOLDER")
    from khabar.front import write

    pipeline = options.pipeline_of(given, given.only)
    if given.format and given.format not in pipeline.exporters:
        raise PluginError(f"format {given.format!r} is unknown; there are {', '.join(sorted(pipeline.exporters))}")
    watch = _Watch()
    target = given.output or sys.stdout.buffer
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)  # told through the failures
        write(watch(_extractions(given, pipeline)), target, format=_format(given), lang=given.lang, pipeline=pipeline)
    if watch.failed:
        print(f"khabar: {watch.failed} of {watch.done} articles failed", file=sys.stderr)
    return 1 if watch.failed else 0


def _extractions(given: argparse.Namespace, pipeline: Any) -> Iterator[Extraction]:
    for path in given.input:
        if inputs.is_records(path):
            yield from inputs.records([path])
        else:
            yield from pipeline.pipe(inputs.articles([path], pipeline, given.published), jobs=given.jobs)


def _into_folder(given: argparse.Namespace) -> int:
    """Many articles into parts of JSON Lines."""
    from khabar.batch import Progress
    from khabar.batch import run as run_batch

    if given.format not in (None, "jsonl"):
        raise PluginError(f"a folder takes jsonl only, not {given.format!r}; give a file as output")
    pipeline = options.pipeline_of(given, given.only)

    def show(progress: Progress) -> None:
        if sys.stderr.isatty():
            print(f"\rkhabar: {progress.done} articles, {progress.failed} failed", end="", file=sys.stderr)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        progress = run_batch(
            inputs.articles(given.input, pipeline, given.published),
            given.output,
            recipe=options.recipe_of(given, given.only),
            jobs=given.jobs,
            resume=given.resume,
            progress=show,
        )
    told = f"khabar: {progress.done} articles in {given.output}, {progress.skipped} of them done before"
    print(f"{told}, {progress.failed} failed", file=sys.stderr)
    return 1 if progress.failed else 0

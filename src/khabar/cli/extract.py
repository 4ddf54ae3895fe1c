"""``khabar extract``: articles in, records or a summary out."""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path
from typing import Any

from khabar.cli import inputs, options
from khabar.cli.progress import Meter, expected
from khabar.model import ArticleError, KhabarError, PluginError, PluginWarning
from khabar.pipeline import LAYERS

__all__ = ["add"]

_EXAMPLES = """examples:
  khabar extract article.txt --published 2025-01-20
  khabar extract articles/ -f jsonl -o records.jsonl --jobs 4
  khabar extract articles/ -o records/ --jobs 4 --resume
  khabar extract news.parquet --columns text=body,published=date,id=url -o records.jsonl
  khabar extract --only dates,quotations - < article.txt
"""


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "extract",
        help="find who met whom and who said what",
        description="Read articles (.txt, .html, .jsonl, .parquet, or folders of them) and write what was found.",
        epilog=_EXAMPLES,
        formatter_class=options.Helpful,
    )
    parser.add_argument(
        "input", nargs="+", type=Path, metavar="INPUT", help="articles, folders, records, or - for standard input"
    )
    parser.add_argument("--only", type=_layers, metavar="LAYERS", help=f"only these, of {','.join(LAYERS)}")
    parser.add_argument("--published", type=options.day, metavar="DAY", help="publication day of all articles")
    parser.add_argument("-f", "--format", help="text on a terminal, else jsonl; or any exporter's name")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument("--resume", action="store_true", help="with a folder as output: go on where a run stopped")
    parser.add_argument(
        "--on-error",
        choices=("warn", "raise"),
        default="warn",
        help="go on after an article or plugin that fails (warn, the default), or stop (raise)",
    )
    options.add_columns(parser)
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

    pipeline = options.pipeline_of(given, given.only, given.on_error)
    if given.format and given.format not in pipeline.exporters:
        raise PluginError(f"format {given.format!r} is unknown; there are {', '.join(sorted(pipeline.exporters))}")
    watch = inputs.Watch(given.input)
    target = given.output or sys.stdout.buffer
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)  # told through the failures
        found = watch(inputs.extractions(given.input, pipeline, given.published, given.jobs, given.columns))
        try:
            write(found, target, format=_format(given), lang=given.lang, pipeline=pipeline)
        except Exception as error:
            wrong_call = isinstance(error, KhabarError) and not isinstance(error, ArticleError)
            if given.on_error == "warn" or wrong_call or isinstance(error, BrokenPipeError):
                raise
            print(f"khabar: stopped after {watch.done} articles: {type(error).__name__}: {error}", file=sys.stderr)
            return 1
    return watch.verdict()


def _into_folder(given: argparse.Namespace) -> int:
    """Many articles into parts of JSON Lines."""
    from khabar.batch import Progress
    from khabar.batch import run as run_batch

    if given.format not in (None, "jsonl"):
        raise PluginError(f"a folder takes jsonl only, not {given.format!r}; give a file as output")
    pipeline = options.pipeline_of(given, given.only)

    meter = Meter(expected(given.input))

    def show(progress: Progress) -> None:
        meter.tell(progress.done - progress.skipped, progress.failed)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        progress = run_batch(
            inputs.articles(given.input, pipeline, given.published, given.columns),
            given.output,
            recipe=options.recipe_of(given, given.only),
            jobs=given.jobs,
            resume=given.resume,
            progress=show,
        )
    meter.wipe()
    told = f"khabar: {progress.done} articles in {given.output}, {progress.skipped} of them done before"
    print(f"{told}, {progress.failed} failed", file=sys.stderr)
    return 1 if progress.failed else 0

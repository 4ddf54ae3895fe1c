"""``khabar evaluate``: how well records agree with gold."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from khabar.cli import options
from khabar.exporters import harmless

__all__ = ["add"]

_EXAMPLES = """examples:
  khabar evaluate gold/ records.jsonl
  khabar evaluate gold/ records.jsonl --show dates,quotations
  khabar evaluate corrected.brat.zip records.jsonl
"""


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "evaluate",
        help="compare records with gold",
        description="Say how well records agree with gold, or with what annotators corrected.",
        epilog=_EXAMPLES,
        formatter_class=options.Helpful,
    )
    parser.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="gold (.json, .jsonl, or a folder of them), or corrected annotation: a folder or .zip of brat, or the "
        "JSON export of Label Studio",
    )
    parser.add_argument("records", type=Path, metavar="RECORDS", help="what 'khabar extract -f jsonl' wrote")
    parser.add_argument("--show", default="", metavar="LAYERS", help="also list what is missed, spurious or wrong")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Do it."""
    from khabar.evaluation import compare
    from khabar.evaluation.main import report
    from khabar.exporters.annotation import gold_of_annotation, is_annotation

    show = [layer.strip() for layer in given.show.split(",") if layer.strip()]
    gold = gold_of_annotation(given.gold) if is_annotation(given.gold) else given.gold
    print(harmless(report(compare(gold, given.records), show=show, as_json=given.json)))
    return 0

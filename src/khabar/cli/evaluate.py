"""``khabar evaluate``: how well records agree with gold."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

__all__ = ["add"]


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("evaluate", help="compare records with gold")
    parser.add_argument("gold", type=Path, metavar="GOLD", help="gold: a file or folder of JSON or JSON Lines")
    parser.add_argument("records", type=Path, metavar="RECORDS", help="what 'khabar extract -f jsonl' wrote")
    parser.add_argument("--show", default="", metavar="LAYERS", help="also list what is missed, spurious or wrong")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Do it."""
    from khabar.evaluation import evaluate

    show = [layer.strip() for layer in given.show.split(",") if layer.strip()]
    print(evaluate(given.gold, given.records, show=show, as_json=given.json))
    return 0

"""``khabar plugins``: what is installed, and a new one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from khabar.cli import options
from khabar.plugins import PluginInfo

__all__ = ["add"]


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("plugins", help="list plugins, or write a new one")
    parser.set_defaults(run=run)
    options.add_pipeline(parser)
    more = parser.add_subparsers(title="commands", metavar="COMMAND")
    new = more.add_parser("new", help="write a package for a new plugin, with a passing test")
    new.add_argument("name", metavar="NAME", help="lower-case words joined by hyphens")
    new.add_argument("--in", dest="folder", type=Path, default=Path(), metavar="FOLDER", help="where (default: here)")
    new.set_defaults(run=run_new)


def run(given: argparse.Namespace) -> int:
    """List plugins and formats; 1 when one is broken."""
    pipeline = options.pipeline_of(given)
    rows = [("name", "version", "from", "status", "hooks")]
    rows += [_row(info) for info in pipeline.plugins]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip())
    print(f"\nformats: {', '.join(sorted(pipeline.exporters))}")
    return 1 if any(info.status.startswith("broken") for info in pipeline.plugins) else 0


def _row(info: PluginInfo) -> tuple[str, str, str, str, str]:
    hooks = ", ".join(hook.removeprefix("khabar_") for hook in info.hooks)
    return info.name, info.version or "", info.distribution or "", info.status, hooks


def run_new(given: argparse.Namespace) -> int:
    """Write a plugin's package."""
    from khabar.testing.scaffold import new_plugin

    root = new_plugin(given.name, given.folder)
    print(f"{root}: try  pip install {root}  and  pytest {root}", file=sys.stderr)
    return 0

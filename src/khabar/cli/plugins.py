"""``khabar plugins``: what is installed, how long each takes, and a new one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from khabar.cli import inputs, options, table
from khabar.pipeline import Pipeline, Profile, profile
from khabar.plugins import PluginInfo

__all__ = ["add"]

_EXAMPLES = """examples:
  khabar plugins
  khabar plugins --profile articles/
  khabar plugins new khabar-navy
"""


def add(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "plugins",
        help="list plugins, say how long each takes, or write a new one",
        description="List what is installed: plugins with their hooks, and formats.",
        epilog=_EXAMPLES,
        formatter_class=options.Helpful,
    )
    parser.set_defaults(run=run)
    options.add_pipeline(parser)
    parser.add_argument(
        "--profile",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="read these articles, and show milliseconds an article by plugin and hook",
    )
    more = parser.add_subparsers(title="commands", metavar="COMMAND")
    new = more.add_parser("new", help="write a package for a new plugin, with a passing test")
    new.add_argument("name", metavar="NAME", help="lower-case words joined by hyphens")
    new.add_argument("--in", dest="folder", type=Path, default=Path(), metavar="FOLDER", help="where (default: here)")
    new.set_defaults(run=run_new)


def run(given: argparse.Namespace) -> int:
    """List plugins and formats; 1 when one is broken."""
    pipeline = options.pipeline_of(given)
    exporters = pipeline.exporters  # what is broken there is known from here on
    infos = pipeline.plugins
    table.show(("name", "version", "from", "status", "hooks"), map(_row, infos))
    print(f"\nformats: {', '.join(sorted(exporters))}")
    broken = [info for info in infos if info.status.startswith("broken")]
    for info in broken:
        print(f"{info.name}: {' '.join(info.status.split())}")
    if given.profile:
        return max(_profile(pipeline, given.profile), bool(broken))
    return 1 if broken else 0


def _row(info: PluginInfo) -> tuple[str, ...]:
    hooks = ", ".join(hook.removeprefix("khabar_") for hook in info.hooks)
    return info.name, info.version or "", info.distribution or "", info.status.partition(":")[0], hooks


def _profile(pipeline: Pipeline, paths: list[Path]) -> int:
    """Print where the time goes; 1 when a plugin failed or nothing could be read."""
    found = profile(pipeline, inputs.articles(paths, pipeline, None))
    if not found.articles:
        print("khabar: no article to measure on", file=sys.stderr)
        return 1
    each = found.characters // found.articles
    print(f"\n{found.articles} articles of {each} characters, {_ms(found.total / found.articles)} ms each\n")
    table.show(("plugin", "hook", "ms", "share", "failures"), _lines(found))
    return 1 if found.failures else 0


def _lines(found: Profile) -> Iterable[tuple[str, ...]]:
    plugins = sorted({plugin for plugin, _ in found.calls}, key=lambda p: -found.per_article(p))
    for plugin in plugins:
        hooks = sorted((h for p, h in found.calls if p == plugin), key=lambda h: -found.calls[plugin, h])
        yield _line(found, plugin, "", found.per_article(plugin), "")
        for hook in hooks:
            failures = found.failures.get((plugin, hook), 0)
            told = str(failures) if failures else ""
            yield _line(found, "", hook.removeprefix("khabar_"), found.per_article(plugin, hook), told)
    rest = (found.total - sum(found.calls.values())) / found.articles
    yield _line(found, "khabar", "merging, checking, ids", rest, "")


def _line(found: Profile, plugin: str, hook: str, seconds: float, failures: str) -> tuple[str, ...]:
    share = seconds * found.articles / found.total if found.total else 0.0
    return plugin, hook, _ms(seconds), f"{share:.0%}", failures


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3f}"


def run_new(given: argparse.Namespace) -> int:
    """Write a plugin's package."""
    from khabar.testing.scaffold import new_plugin

    root = new_plugin(given.name, given.folder)
    print(f"{root}: try  pip install {root}  and  pytest {root}", file=sys.stderr)
    return 0

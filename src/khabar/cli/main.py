"""Arguments in, exit code out: 0 all done, 1 some articles failed, 2 a wrong call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from khabar.cli import chronicle, evaluate, export, extract, plugins
from khabar.model import KhabarError

__all__ = ["main", "parser"]

_COMMANDS = (extract, export, chronicle, evaluate, plugins)


def parser() -> argparse.ArgumentParser:
    """The command's parser, with all subcommands."""
    from importlib.metadata import version

    top = argparse.ArgumentParser(
        prog="khabar",
        description="Read Arabic news: who met whom, when and where, and who said what.",
        epilog="'khabar COMMAND --help' shows examples.",
    )
    top.add_argument("--version", action="version", version=f"khabar {version('khabar')}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return top


def _utf8() -> None:
    """Arabic on any terminal: what cannot be shown is replaced, nothing stops."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command.

    Args:
        arguments: Words after ``khabar``; the process's own when not given.

    Returns:
        Exit code: 0 all done, 1 some articles failed, 2 a wrong call.
    """
    _utf8()
    try:
        given = parser().parse_args(arguments)
        code: int = given.run(given)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # argparse has said what is wrong
        return stop.code if isinstance(stop.code, int) else 2
    except BrokenPipeError:  # the reader of our output has gone
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return 0
    except OSError as error:
        print(f"khabar: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return 2
    except (KhabarError, ValueError, ImportError) as error:
        print(f"khabar: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("khabar: stopped", file=sys.stderr)
        return 130

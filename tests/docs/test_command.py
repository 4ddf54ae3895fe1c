"""The command's page is made from its parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from khabar.cli.main import parser


def actions(command: argparse.ArgumentParser, name: str = "khabar") -> Iterator[tuple[str, argparse.Action]]:
    """Every argument and option, with the subcommand it belongs to."""
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below, sub in action.choices.items():
                yield from actions(sub, f"{name} {below}")
        else:
            yield name, action


def test_every_subcommand_and_option_is_explained() -> None:
    """--help and the reference page, which is made from it, leave nothing without a word."""
    found = list(actions(parser()))

    assert {"khabar extract", "khabar evaluate", "khabar plugins"} <= {name for name, _ in found}
    assert [f"{name} {action.dest}" for name, action in found if not action.help] == []

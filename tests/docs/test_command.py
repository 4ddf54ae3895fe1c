"""The command's page is made from its parser."""

from __future__ import annotations

from khabar.cli.main import parser


def test_every_subcommand_and_option_is_explained() -> None:
    """--help and the reference page, which is made from it, leave nothing without a word."""
    top = parser()
    [commands] = [action for action in top._actions if hasattr(action, "choices") and isinstance(action.choices, dict)]
    silent = [
        f"{name} {action.dest}"
        for name, command in commands.choices.items()
        for action in command._actions
        if not action.help
    ]

    assert set(commands.choices) >= {"extract", "evaluate", "plugins"}
    assert silent == []

"""Hooks and the protocols that type checkers hold plugins against."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from making import plugin

from khabar import hooks

PROTOCOLS = {
    next(name for name in vars(protocol) if name.startswith("khabar_")): protocol for protocol in get_args(hooks.Plugin)
}
HOOKS = [name for name in hooks.__all__ if name.startswith("khabar_")]


def test_every_hook_has_a_protocol() -> None:
    """``Plugin`` is the union of all."""
    assert sorted(PROTOCOLS) == HOOKS


@pytest.mark.parametrize("hook", HOOKS)
def test_protocols_have_the_hooks_signatures(hook: str) -> None:
    """The same parameters and result, after ``self``."""
    of_hook = inspect.signature(getattr(hooks, hook))
    of_protocol = inspect.signature(getattr(PROTOCOLS[hook], hook))
    first, *rest = of_protocol.parameters.values()

    assert first.name == "self"
    assert of_protocol.replace(parameters=rest) == of_hook


def test_a_plugin_is_one_at_run_time() -> None:
    """isinstance tells which hooks a module has."""
    module = plugin("navy", khabar_find_mentions=lambda reading: [])

    assert isinstance(module, hooks.MentionsPlugin)
    assert not isinstance(module, hooks.NamesPlugin)


@pytest.mark.skipif(find_spec("mypy") is None, reason="mypy is not installed (extra dev)")
def test_a_type_checker_holds_modules_against_them(tmp_path: Path) -> None:
    """A right plugin passes, one that returns something else is told."""
    for name, what in (("right", "khabar.Mention"), ("wrong", "str")):
        signature = f"def khabar_find_mentions(reading: khabar.Reading) -> list[{what}]:"
        code = f"import khabar\n\n@khabar.hookimpl\n{signature}\n    return []\n"
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    lines = ["import right, wrong", "from khabar.hooks import MentionsPlugin as P", "a: P = right", "b: P = wrong"]
    (tmp_path / "check.py").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), "--follow-imports", "silent"]
    done = subprocess.run(
        [*command, "check.py"], check=False, cwd=tmp_path, capture_output=True, text=True, timeout=300
    )

    assert "check.py:4: error" in done.stdout
    assert "check.py:3" not in done.stdout

"""README shows what khabar does."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
import regex

import khabar

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_result_is_what_the_command_prints() -> None:
    """Nearly every line of the result stands in the command's output of today; scripts/make_readme.py mends it."""
    script = ROOT / "scripts" / "make_readme.py"
    if not script.is_file():
        pytest.skip("scripts/ is not part of this copy")
    module = runpy.run_path(str(script))
    [(_, arguments, shown, _)] = module["BLOCK"].findall(README)
    printed = set(module["output"](arguments).splitlines())
    lines = [line for line in shown.splitlines() if line.strip()]

    assert len(lines) > 10
    assert sum(line in printed for line in lines) >= 0.8 * len(lines)


@pytest.mark.parametrize("code", regex.findall(r"```python\n(.*?)```", README, regex.DOTALL))
def test_python_runs(code: str) -> None:
    """The examples work as they stand."""
    text = "استقبل الرئيس المصري عبد الفتاح السيسي أمس وزير الخارجية الأردني أيمن الصفدي في القاهرة."
    names: dict[str, object] = {"text": text}
    exec(code, names)

    if "khabar_find_mentions" in names:
        module = type(khabar)("capitals")
        module.khabar_find_mentions = names["khabar_find_mentions"]  # type: ignore[attr-defined]
        found = khabar.Pipeline(plugins=[module], on_error="raise")(text).mentions
        assert [m.text for m in found] == ["القاهرة"]


def test_both_commands_are_there() -> None:
    """One for the main job, one for the tests; CI takes the second from here."""
    commands = regex.findall(r"^ +\$ (python3 -m venv .+)$", README, regex.M)

    assert [("khabar extract seeds" in c, "pytest" in c) for c in commands] == [(True, False), (False, True)]

"""The example plugins and a new plugin's package, installed beside khabar and run as a stranger would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from khabar.testing.scaffold import new_plugin

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(p.parent for p in ROOT.glob("docs/examples/*/pyproject.toml"))


def _install(package: Path, target: Path) -> dict[str, str]:
    """Install a package into a folder of its own; the environment in which Python finds it there."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--target", str(target), str(package)], check=True, timeout=300)
    return {**os.environ, "PYTHONPATH": str(target), "PYTHONDONTWRITEBYTECODE": "1"}


def _run(arguments: list[str], env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, check=False, env=env, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300
    )


def _tests_pass(package: Path, env: dict[str, str], cwd: Path) -> None:
    tests = ["pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(package), "-c", os.devnull]
    result = _run([*tests, str(package / "tests")], env, cwd)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("package", EXAMPLES, ids=lambda p: p.name)
def test_example_installs_and_passes(package: Path, tmp_path: Path) -> None:
    """Installed by pip, its entry point is found and its own tests pass."""
    env = _install(package, tmp_path / "site")
    listed = _run(["khabar", "plugins"], env, tmp_path)

    assert package.name in listed.stdout
    _tests_pass(package, env, tmp_path)


@pytest.mark.parametrize("package", EXAMPLES, ids=lambda p: p.name)
def test_removing_it_restores_the_output(package: Path, tmp_path: Path) -> None:
    """Blocked, an installed plugin changes no byte of what is found; the producer no longer names it."""
    article = tmp_path / "article.txt"
    article.write_text('وصلت المدمرة "سهند" إلى الميناء، وصادق البرلمان الأردني على اتفاقية.', encoding="utf-8")
    extract = ["khabar", "extract", str(article), "-f", "jsonl"]
    before = _run(extract, dict(os.environ), tmp_path)
    env = _install(package, tmp_path / "site")
    names = regex.findall(r'(?m)^(\w+) = "khabar_', (package / "pyproject.toml").read_text("utf-8"))
    blocked = _run(extract, {**env, "KHABAR_BLOCK": ",".join(names)}, tmp_path)

    assert before.returncode == 0, before.stderr
    assert blocked.stdout == before.stdout


def test_new_plugin_passes_untouched(tmp_path: Path) -> None:
    """What ``khabar plugins new`` writes installs and passes its own test."""
    package = new_plugin("court-cases", tmp_path)
    env = _install(package, tmp_path / "site")

    _tests_pass(package, env, tmp_path)


def test_new_plugin_keeps_what_is_there(tmp_path: Path) -> None:
    """A folder that exists is never written over, a bad name is refused with an example."""
    new_plugin("demo", tmp_path)

    with pytest.raises(Exception, match="is there already"):
        new_plugin("demo", tmp_path)
    with pytest.raises(Exception, match="court-cases"):
        new_plugin("Démo!", tmp_path)

"""The example plugins and a new plugin's package, installed beside khabar and run as a stranger would."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
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


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has khabar and what it needs, and no plugin."""
    root = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(root, with_pip=False)
    [python] = [p for p in (root / "bin" / "python", root / "Scripts" / "python.exe") if p.exists()]
    [site] = [p for p in root.rglob("site-packages") if p.is_dir()]
    here = sysconfig.get_paths()["purelib"]
    (site / "khabar-of-the-tests.pth").write_text(f"import site; site.addsitedir({here!r})\n", encoding="utf-8")
    return python


#: What the plugin adds to the output of ``khabar extract INPUT -f FORMAT``.
SHOWS = {
    "khabar-navy": ("story.txt", "text", "navy:ship"),
    "khabar-treaties": ("story.txt", "jsonl", '"treaties:ratification"'),
    "khabar-reader": ("night.wire", "jsonl", '"night-0417"'),
    "khabar-exports": ("story.txt", "gexf", "<gexf"),
}
STORY = 'وصلت المدمرة "سهند" إلى الميناء.\nوصادق البرلمان الأردني على اتفاقية تسليم المجرمين مع المغرب.\n'
WIRE = f"ZCZC 0417 2024-05-05\nعاجل\nوصول المدمرة\n{STORY}NNNN\n"


@pytest.mark.parametrize("package", EXAMPLES, ids=lambda p: p.name)
def test_installed_it_shows_and_removed_it_leaves_nothing(package: Path, fresh: Path, tmp_path: Path) -> None:
    """pip install shows its results; pip uninstall, or blocking it, gives the former output byte for byte."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "night.wire").write_text(WIRE, encoding="utf-8")
    given, format, shown = SHOWS[package.name]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}

    def output(*words: str, **more: str) -> tuple[int, bytes]:
        command = [str(fresh), "-m", "khabar", *words]
        done = subprocess.run(command, check=False, env={**env, **more}, cwd=tmp_path, capture_output=True, timeout=300)
        return done.returncode, done.stdout

    def everything(**more: str) -> list[tuple[int, bytes]]:
        formats = [output("extract", "story.txt", "-f", format, **more) for format in ("jsonl", "text")]
        return [*formats, output("extract", given, "-f", format, **more), output("plugins", **more)]

    pip = [sys.executable, "-m", "pip", "--python", str(fresh), "--quiet", "--disable-pip-version-check"]
    before = everything()
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-build-isolation", str(package)], check=True, env=env, timeout=300
    )
    try:
        code, installed = output("extract", given, "-f", format)
        names = regex.findall(r'(?m)^(\w+) = "khabar_', (package / "pyproject.toml").read_text("utf-8"))
        blocked = everything(KHABAR_BLOCK=",".join(names))
    finally:
        subprocess.run([*pip, "uninstall", "--yes", package.name], check=True, env=env, timeout=300)

    assert code == 0
    assert shown in installed.decode()
    assert shown not in before[2][1].decode()
    assert blocked[:3] == before[:3]
    assert everything() == before


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

"""A new plugin package, working from the first minute."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import regex

from khabar.model import PluginError

__all__ = ["new_plugin"]

_NAME = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]++)*+")


def new_plugin(name: str, folder: str | Path = ".") -> Path:
    """
    Write a plugin package with a word list, a mention kind of its own and a passing test.

    Args:
        name: Lower-case words joined by hyphens (``navy``, ``court-cases``); the package is ``khabar-NAME`` unless
            the name begins so.
        folder: Where the package's folder, called ``name``, is made.

    Returns:
        The package's folder; ``pip install`` it and run ``pytest`` on it.

    Raises:
        PluginError: The name is no name, or the folder is there already.
    """
    if not _NAME.fullmatch(name):
        raise PluginError(f"{name!r} is no plugin name; use lower-case letters, digits and hyphens, e.g. 'court-cases'")
    root = Path(folder) / name
    if root.exists():
        raise PluginError(f"{root} is there already; choose another name or folder")
    short = name.removeprefix("khabar-")
    words = {
        "@package@": f"khabar-{short}",
        "@module@": f"khabar_{short.replace('-', '_')}",
        "@kind@": short.replace("-", "_"),
        "@name@": short,
    }
    _write(resources.files("khabar.testing") / "template", root, words)
    return root


def _fill(text: str, words: dict[str, str]) -> str:
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def _write(source: Traversable, target: Path, words: dict[str, str]) -> None:
    target.mkdir(parents=True)
    for item in source.iterdir():
        path = target / _fill(item.name.removesuffix(".in"), words)
        if item.is_dir():
            _write(item, path, words)
        else:
            path.write_text(_fill(item.read_text(encoding="utf-8"), words), encoding="utf-8")

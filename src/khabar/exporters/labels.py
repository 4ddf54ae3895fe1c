"""Words that a person reads, in Arabic and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

__all__ = ["LANGUAGES", "Labels"]

LANGUAGES = ("ar", "en")


@cache
def _all() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("khabar.exporters") / "labels.toml").read_text(encoding="utf-8"))


class Labels:
    """
    Words of one language: ``labels("kind", "visit")``; a word that is not listed (a plugin's own) stands for itself.

    Raises:
        ValueError: The language is neither ``ar`` nor ``en``.
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"lang={lang!r} is none of {', '.join(LANGUAGES)}")
        self.lang = lang
        self._column = LANGUAGES.index(lang)

    def __call__(self, group: str, word: str) -> str:
        pair = _all()[group].get(word)
        return pair[self._column] if pair else word

    def group(self, group: str) -> dict[str, str]:
        """All words of a group."""
        return {word: pair[self._column] for word, pair in _all()[group].items()}

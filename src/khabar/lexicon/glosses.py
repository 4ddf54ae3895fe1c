"""English for those who show records to readers without Arabic."""

from __future__ import annotations

from functools import cache

from khabar.lexicon.tables import builtin_rows
from khabar.text import fold

__all__ = ["country_name", "english"]

_MARKS = dict.fromkeys(map(ord, '"«»“”'))
_TABLES = ("countries", "places", "organisations")


@cache
def _names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {"ar": {}, "en": {}}
    for row in builtin_rows(("countries",)):
        if row.get("kind") == "name":
            names["ar"].setdefault(row.get("code"), row.get("form"))
            names["en"].setdefault(row.get("code"), row.get("en"))
    return names


@cache
def _glosses() -> dict[str, str]:
    glosses: dict[str, str] = {}
    for row in builtin_rows(_TABLES):
        if row.get("en"):
            glosses.setdefault(fold(row.get("form")), row.get("en"))
    return glosses


def country_name(code: str | None, lang: str = "ar") -> str:
    """A country's common name in Arabic (``ar``) or English (``en``); the code itself when it is unknown."""
    if not code:
        return ""
    return _names().get(lang, {}).get(code) or code


def english(text: str) -> str | None:
    """English name of a country, place or well-known body, in any Arabic spelling; ``None`` when it is in no list."""
    return _glosses().get(fold(" ".join(text.translate(_MARKS).split())))

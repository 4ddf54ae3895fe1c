"""Names of countries by ISO code, for those who show records."""

from __future__ import annotations

from functools import cache

from khabar.lexicon.tables import builtin_rows

__all__ = ["country_name"]


@cache
def _names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {"ar": {}, "en": {}}
    for row in builtin_rows(("countries",)):
        if row.get("kind") == "name":
            names["ar"].setdefault(row.get("code"), row.get("form"))
            names["en"].setdefault(row.get("code"), row.get("en"))
    return names


def country_name(code: str | None, lang: str = "ar") -> str:
    """A country's common name in Arabic (``ar``) or English (``en``); the code itself when it is unknown."""
    if not code:
        return ""
    return _names().get(lang, {}).get(code) or code

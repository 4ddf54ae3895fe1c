"""English for those who show records to readers without Arabic."""

from __future__ import annotations

from functools import cache

from khabar.lexicon.tables import builtin_rows
from khabar.text import fold, tokenize

__all__ = ["country_name", "english", "topic_words"]

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


@cache
def _topics() -> dict[str, str]:
    topics: dict[str, str] = {}
    for row in builtin_rows(("topics",)):
        for form in (row.get("form"), *filter(None, row.get("plural").split("|"))):
            topics.setdefault(fold(form), row.get("gloss"))
    return topics


def _topic(word: str) -> str | None:
    """In English, with or without the article and what is written together with it."""
    bare = fold(word)
    forms = [bare]
    for prefix in ("و", "ف", "ب", "ل", "ك"):
        forms += [form[1:] for form in list(forms) if form.startswith(prefix)]
    forms += [form[2:] if form.startswith("ال") else form[1:] for form in list(forms) if form.startswith(("ال", "ل"))]
    forms += [form[:-1] for form in list(forms) if form.endswith("ه")]  # «الثنائية»
    forms += [f"{form[:-1]}ه" for form in list(forms) if form.endswith("ت") and len(form) > 3]
    return next((topic for form in forms if len(form) > 1 and (topic := _topics().get(form))), None)


def topic_words(text: str) -> list[tuple[int, str]]:
    """Words that tell what a stretch is about: where each begins, and its English."""
    words = (token for token in tokenize(text) if token.kind == "word")
    return [(word.start, topic) for word in words if (topic := _topic(word.text)) is not None]


def country_name(code: str | None, lang: str = "ar") -> str:
    """A country's common name in Arabic (``ar``) or English (``en``); the code itself when it is unknown."""
    if not code:
        return ""
    return _names().get(lang, {}).get(code) or code


def english(text: str) -> str | None:
    """English name of a country, place or well-known body, in any Arabic spelling; ``None`` when it is in no list."""
    return _glosses().get(fold(" ".join(text.translate(_MARKS).split())))

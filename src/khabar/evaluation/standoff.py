"""Gold without text: offsets and labels only, for articles that may not be passed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["attach", "detach"]

#: Fields that hold ids of persons, alone or in a list.
_WHO = frozenset({"id", "person", "persons", "actor", "actors", "asserted_by"})


def detach(gold: Mapping[str, Any], text: str) -> dict[str, Any]:
    """
    Gold with offsets in place of all words of the article.

    Args:
        gold: Gold with words.
        text: The article's text.

    Returns:
        The same gold; names, places and participants point to where they stand. Persons are called ``p1``, ``p2`` ….

    Raises:
        ValueError: A name, place or participant does not stand in the text.
    """
    numbers = {p["id"]: f"p{i}" for i, p in enumerate(gold.get("persons") or (), 1)}

    def bare(value: Any, key: str) -> Any:
        if isinstance(value, list):
            return [bare(item, key) for item in value]
        if not isinstance(value, Mapping):
            return numbers.get(value, value) if key in _WHO else value
        made = {k: bare(item, k) for k, item in value.items() if k not in ("text", "name", "doubt")}
        if "name" in value:
            made["name"] = _span(value["name"], text)
        elif "text" in value and "start" not in value and not value.get("actor"):
            made |= _span(value["text"], text)
        return made

    about = {key: gold["article"][key] for key in ("id", "sha256", "published") if gold["article"].get(key)}
    return {"standoff": True, **{key: bare(value, key) for key, value in gold.items()}, "article": about}


def attach(gold: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give gold made by :func:`detach` its words back."""
    people = {p["id"]: text[p["name"]["start"] : p["name"]["end"]] for p in gold.get("persons") or ()}
    found: dict[str, Any] = _with_words(gold, text, people)
    return {key: value for key, value in found.items() if key != "standoff"}


def _span(words: str, text: str) -> dict[str, int]:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} does not stand in the text")
    return {"start": start, "end": start + len(words)}


def _with_words(value: Any, text: str, people: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_with_words(item, text, people) for item in value]
    if not isinstance(value, Mapping):
        return value
    made = {key: _with_words(item, text, people) for key, item in value.items()}
    if isinstance(value.get("name"), Mapping):
        made["name"] = people[value["id"]]
    elif "start" in value:
        made["text"] = text[value["start"] : value["end"]]
    elif "role" in value:
        made["text"] = people[value["actor"]]
    return made

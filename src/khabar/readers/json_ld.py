"""What a page says of its story in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["author_of", "is_live", "story_of"]

_DEEPEST = 6


def _walk(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every object of a document with its depth, a few levels deep, the outermost first."""
    level: list[Any] = [value]
    for depth in range(_DEEPEST + 1):
        below: list[Any] = []
        for thing in level:
            if isinstance(thing, list):
                below += thing
            elif isinstance(thing, dict):
                yield depth, thing
                below += [item for item in thing.values() if isinstance(item, (list, dict))]
        level = below


def _kinds(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def story_of(documents: Iterable[str], headline: str | None) -> dict[str, Any]:
    """
    The object of the page's own story; empty when none is, or when it cannot be told from those of others.

    Of several the one with the page's headline counts, else the outermost, if it is alone.
    """
    found: list[tuple[int, dict[str, Any]]] = []
    for raw in documents:
        try:
            document = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        found += [
            (depth, thing)
            for depth, thing in _walk(document)
            if any(k.endswith(("Article", "BlogPosting")) for k in _kinds(thing))
        ]
    named = [(depth, thing) for depth, thing in found if headline and thing.get("headline") == headline]
    found = named or found
    outermost = min((depth for depth, _ in found), default=0)
    stories = [thing for depth, thing in found if depth == outermost]
    if len(stories) > 1 and len({str(thing.get("datePublished")) for thing in stories}) > 1:
        return {}
    return stories[0] if stories else {}


def is_live(story: dict[str, Any]) -> bool:
    """Whether the story is live coverage."""
    return "LiveBlogPosting" in _kinds(story)


def author_of(story: dict[str, Any]) -> str | None:
    """Names of the persons who wrote the story; an organisation is no author."""
    given = story.get("author")
    names: list[str] = []
    for one in given if isinstance(given, list) else [given]:
        name = one.get("name") if isinstance(one, dict) and _kinds(one) in ([], ["Person"]) else one
        if isinstance(name, str) and name.strip() and "://" not in name:
            names.append(" ".join(name.split()))
    return "، ".join(dict.fromkeys(names)) or None

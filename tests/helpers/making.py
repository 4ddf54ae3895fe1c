"""Small plugins made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from khabar.hooks import hookimpl
from khabar.model import Mention, NameMention
from khabar.reading import Reading

FINDERS = ("article", "dates", "places", "persons", "quotations", "meetings")


def plugin(name: str, **hooks: Callable[..., Any]) -> ModuleType:
    """A plugin module of this name with these hooks."""
    module = ModuleType(name)
    for hook, function in hooks.items():
        setattr(module, hook, hookimpl(function))
    return module


def word(reading: Reading, written: str, kind: str = "test:word") -> Mention:
    """A mention of the first occurrence of a word."""
    start = reading.text.index(written)
    return Mention.at(reading, start, start + len(written), kind=kind, rule="word")


def name_of(reading: Reading, written: str) -> NameMention:
    """A name where a word stands first."""
    start = reading.text.index(written)
    return NameMention(start, start + len(written), written, rule="name")


def finding(written: str, kind: str = "test:word") -> Callable[[Reading], Iterator[Mention]]:
    """A khabar_find_mentions that finds one word."""

    def khabar_find_mentions(reading: Reading) -> Iterator[Mention]:
        yield word(reading, written, kind)

    return khabar_find_mentions

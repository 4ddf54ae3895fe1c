"""Small plugins made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from khabar.hooks import hookimpl
from khabar.model import Extraction, Meeting, Mention, NameMention, Quotation, Span
from khabar.pipeline import Pipeline
from khabar.reading import Reading

FINDERS = ("article", "dates", "places", "persons", "quotations", "meetings")
TEXT = "زار علي طهران ثم عاد"


def run(*plugins: object, text: str = TEXT, **options: Any) -> Extraction:
    """What plugins find without khabar's own extractors."""
    return Pipeline(plugins=plugins, blocked=FINDERS, **options)(text)


def texts(extraction: Extraction) -> list[str]:
    """Texts of the plugins' own mentions."""
    return [m.text for m in extraction.mentions]


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


def raising(reading: Reading) -> list[Mention]:
    """A khabar_find_mentions that breaks."""
    raise ValueError("broken")


def quotation(**changes: Any) -> Quotation:
    """What somebody said in TEXT."""
    return Quotation(**{"start": 4, "end": 7, "text": "علي", **changes})


def meeting(**changes: Any) -> Meeting:
    """A visit in TEXT."""
    trigger = Span(0, 3, "زار")
    return Meeting(**{"id": "m1", "kind": "visit", "status": "held", "triggers": [trigger], **changes})


def kinds(extraction: Extraction) -> list[tuple[str, str]]:
    """Text and plugin of mentions."""
    return [(m.text, m.plugin) for m in extraction.mentions]

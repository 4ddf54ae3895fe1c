"""
khabar: who met whom, when and where, and who said what, in Arabic news, with the exact characters that prove it.

Everything public is imported from here; what a name needs is loaded when the name is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar import chronicle, evaluation
    from khabar.chronicle import Chronicle, link
    from khabar.extractors.dates.api import find_dates, parse_date
    from khabar.front import extract, find_quotations, load, read, write
    from khabar.hooks import Exporter, hookimpl
    from khabar.lexicon import Match
    from khabar.model import (
        Actor,
        ActorLink,
        Article,
        ArticleError,
        ArticleWarning,
        Cue,
        DateMention,
        DateValue,
        Extraction,
        Failure,
        KhabarDeprecationWarning,
        KhabarError,
        KhabarWarning,
        Latin,
        Layout,
        LexiconError,
        Meeting,
        MeetingDate,
        MeetingPlace,
        Mention,
        NameMention,
        OfficeMention,
        OrganisationMention,
        Participant,
        Person,
        PersonLink,
        PlaceMention,
        PluginError,
        PluginWarning,
        Quotation,
        RecordError,
        Section,
        Span,
        Speaker,
        TitleMention,
    )
    from khabar.pipeline import Pipeline
    from khabar.reading import Found, Reading

__all__ = [
    "Actor",
    "ActorLink",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Chronicle",
    "Cue",
    "DateMention",
    "DateValue",
    "Exporter",
    "Extraction",
    "Failure",
    "Found",
    "KhabarDeprecationWarning",
    "KhabarError",
    "KhabarWarning",
    "Latin",
    "Layout",
    "LexiconError",
    "Match",
    "Meeting",
    "MeetingDate",
    "MeetingPlace",
    "Mention",
    "NameMention",
    "OfficeMention",
    "OrganisationMention",
    "Participant",
    "Person",
    "PersonLink",
    "Pipeline",
    "PlaceMention",
    "PluginError",
    "PluginWarning",
    "Quotation",
    "Reading",
    "RecordError",
    "Section",
    "Span",
    "Speaker",
    "TitleMention",
    "chronicle",
    "evaluation",
    "extract",
    "find_dates",
    "find_quotations",
    "hookimpl",
    "link",
    "load",
    "parse_date",
    "read",
    "write",
]

#: Where names that are no values live; the rest are in ``khabar.model``.
_HOMES = {
    "Chronicle": "khabar.chronicle",
    "Exporter": "khabar.hooks",
    "Found": "khabar.reading",
    "Match": "khabar.lexicon",
    "Pipeline": "khabar.pipeline",
    "Reading": "khabar.reading",
    "extract": "khabar.front",
    "find_dates": "khabar.extractors.dates.api",
    "find_quotations": "khabar.front",
    "hookimpl": "khabar.hooks",
    "link": "khabar.chronicle",
    "load": "khabar.front",
    "parse_date": "khabar.extractors.dates.api",
    "read": "khabar.front",
    "write": "khabar.front",
}
_ROOMS = frozenset({"chronicle", "evaluation"})


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"khabar.{name}")
    if name not in __all__:
        raise AttributeError(f"module 'khabar' has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "khabar.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__

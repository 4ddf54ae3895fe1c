"""Turning what plugins returned into the values of the next stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from attrs import evolve

from khabar.model import (
    ActorLink,
    Extraction,
    Layout,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PersonLink,
    PluginError,
    Section,
    Span,
    TitleMention,
)
from khabar.plugins import Plugin
from khabar.plugins.calling import Calls
from khabar.plugins.checking import MENTIONS, check_meeting, check_mention, check_quotation, check_section, keep_good
from khabar.plugins.closing import close
from khabar.reading import Found, Reading

__all__ = ["LISTS", "as_layout", "linked", "revised"]

#: Lists of the record by class of mention.
LISTS = dict(zip(MENTIONS, ("dates", "titles", "offices", "organisations", "places", "mentions"), strict=True))


def as_layout(result: object, reading: Reading) -> Layout:
    """A layout from what a plugin returned; spans that it left out are taken from its sections."""
    layout = result if isinstance(result, Layout) else Layout(sections=tuple(result))  # type: ignore[arg-type]
    for section in layout.sections:
        check_section(section, reading.text)
    sections = tuple(sorted(layout.sections, key=lambda s: (s.start, s.end)))
    first: dict[str, Section] = {}
    for section in sections:
        first.setdefault(section.kind, section)

    def span(given: Span | None, kind: str) -> Span | None:
        section = first.get(kind)
        return given or (reading.span(section.start, section.end) if section else None)

    return evolve(
        layout,
        sections=sections,
        headline=span(layout.headline, "headline"),
        kicker=span(layout.kicker, "kicker"),
        dateline=span(layout.dateline, "dateline"),
        published_basis=layout.published_basis or ("given" if reading.article.published else None),
    )


def linked(links: Iterable[object], found: Found) -> Found:
    """Persons and actors from links, and their ids on the mentions."""
    persons: dict[str, Any] = {}
    actors: dict[str, Any] = {}
    who: dict[str, list[str]] = {}
    for link in links:
        if isinstance(link, PersonLink):
            entity: Any = link.person
            group = persons
        elif isinstance(link, ActorLink):
            entity = link.actor
            group = actors
        else:
            raise PluginError(f"a PersonLink or ActorLink is wanted, not {type(link).__name__}")
        if not entity.id or entity.id in persons or entity.id in actors:
            raise PluginError(f"the id {entity.id!r} of {entity.name!r} is empty or used twice")
        group[entity.id] = entity
        for mention in link.mentions:
            who.setdefault(mention.id, []).append(entity.id)

    def only(mention: TitleMention | NameMention) -> Any:
        ids = who.get(mention.id)
        return evolve(mention, person=ids[0]) if ids else mention

    return evolve(
        found,
        persons=tuple(persons.values()),
        actors=tuple(actors.values()),
        titles=tuple(only(t) for t in found.titles),
        names=tuple(only(n) for n in found.names),
        offices=tuple(_with_holders(o, who.get(o.id)) for o in found.offices),
        organisations=tuple(_with_actor(g, who.get(g.id)) for g in found.organisations),
    )


def _with_holders(office: OfficeMention, ids: list[str] | None) -> OfficeMention:
    return evolve(office, persons=tuple(dict.fromkeys(ids))) if ids else office


def _with_actor(organisation: OrganisationMention, ids: list[str] | None) -> OrganisationMention:
    return evolve(organisation, actor=ids[0]) if ids else organisation


def revised(result: object, before: Extraction, plugin: Plugin, calls: Calls) -> Extraction:
    """A revised record, checked like any other."""
    hook = "khabar_revise"
    if not isinstance(result, Extraction):
        raise PluginError(f"khabar_revise returns an Extraction or None, not {type(result).__name__}")
    if result.article != before.article:
        raise PluginError("khabar_revise may not change the article")
    text = result.article.text

    def good(name: str, check: Any) -> tuple[Any, ...]:
        """A list of the record; one that was left as it was needs no second look."""
        items = getattr(result, name)
        if items is getattr(before, name):
            return cast("tuple[Any, ...]", items)
        return tuple(item for _, item in keep_good([(plugin, i) for i in items], check, text, hook, calls))

    def mentions(name: str) -> tuple[Any, ...]:
        kept = sorted(good(name, check_mention), key=lambda m: (m.start, m.end))
        return tuple(
            m if m.id else evolve(m, id=f"{plugin.name}/{name}{i}", plugin=plugin.name) for i, m in enumerate(kept)
        )

    checked = evolve(
        result,
        dates=mentions("dates"),
        titles=mentions("titles"),
        offices=mentions("offices"),
        names=mentions("names"),
        organisations=mentions("organisations"),
        places=mentions("places"),
        mentions=mentions("mentions"),
        quotations=good("quotations", check_quotation),
        meetings=good("meetings", check_meeting),
        failures=(),
    )
    return close(checked, calls)

"""Merging what several plugins found; never by call order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import evolve

from khabar.model import FAMILIES, Located, Meeting, Quotation
from khabar.plugins.loading import Plugin
from khabar.text import keep_best, overlap

__all__ = ["merge_meetings", "merge_mentions", "merge_quotations"]

M = TypeVar("M", bound=Located)


def _strength(plugin: Plugin) -> tuple[bool, str]:
    """Plugin before built-in, then by name."""
    return plugin.builtin, plugin.name


def merge_mentions(items: Sequence[tuple[Plugin, M]]) -> list[M]:
    """Mentions of one kind: the longer of two that overlap wins, then plugin before built-in, then its name."""
    strength = {id(mention): _strength(plugin) for plugin, mention in items}
    return keep_best([mention for _, mention in items], lambda m: (strength[id(m)], m.rule))


def merge_quotations(items: Sequence[tuple[Plugin, Quotation]], section_at: Callable[[int], str]) -> list[Quotation]:
    """
    Quotations of different plugins with one type and an overlap of 0.8 or more are one.

    Those kept get their plugin, their section and an id that is theirs alone.
    """
    kept: list[tuple[Plugin, Quotation, str]] = []
    renamed: dict[tuple[str, str], str] = {}
    ordered = sorted(items, key=lambda item: (_strength(item[0]), item[1].start, item[1].end, item[1].id))
    before: list[tuple[Plugin, Quotation, str]] = []  # of the plugins before this one
    for number, (plugin, quotation) in enumerate(ordered):
        if kept and kept[-1][0] is not plugin:
            before = list(kept)
        same = next(
            (
                name
                for p, q, name in before
                if p is not plugin and q.type == quotation.type and overlap(q, quotation) >= 0.8
            ),
            None,
        )
        name = same or f"{plugin.name}/{quotation.id or number}"
        if quotation.id:
            renamed[(plugin.name, quotation.id)] = name
        if same is None:
            kept.append((plugin, quotation, name))
    kept.sort(key=lambda item: (item[1].start, -item[1].end))
    final = {name: f"q{i}" for i, (_, _, name) in enumerate(kept, 1)}

    def known(plugin: Plugin, old: str | None) -> str | None:
        name = renamed.get((plugin.name, old)) if old else None
        return final[name] if name else old

    return [
        evolve(
            q,
            id=final[name],
            plugin=plugin.name,
            section=section_at(q.start),
            parent=known(plugin, q.parent),
            duplicate_of=known(plugin, q.duplicate_of),
        )
        for plugin, q, name in kept
    ]


def merge_meetings(items: Sequence[tuple[Plugin, Meeting]], section_at: Callable[[int], str]) -> list[Meeting]:
    """
    Meetings of different plugins with one family and a shared trigger are one.

    Those kept get their plugin, their section and an id that is theirs alone.
    """
    kept: list[tuple[Plugin, Meeting, str]] = []
    renamed: dict[tuple[str, str], str] = {}
    ordered = sorted(items, key=lambda item: (_strength(item[0]), item[1].triggers[0].start, item[1].id))
    before: list[tuple[Plugin, Meeting, str]] = []  # of the plugins before this one
    for plugin, meeting in ordered:
        if kept and kept[-1][0] is not plugin:
            before = list(kept)
        family = FAMILIES.get(meeting.kind, meeting.kind)
        same = next(
            (
                name
                for p, other, name in before
                if p is not plugin
                and FAMILIES.get(other.kind, other.kind) == family
                and any(overlap(a, b) > 0 for a in other.triggers for b in meeting.triggers)
            ),
            None,
        )
        name = same or f"{plugin.name}/{meeting.id}"
        renamed[(plugin.name, meeting.id)] = name
        if same is None:
            kept.append((plugin, meeting, name))
    return [
        evolve(
            m,
            id=name,
            plugin=plugin.name,
            section=section_at(m.triggers[0].start),
            parent=renamed.get((plugin.name, m.parent), m.parent) if m.parent else None,
        )
        for plugin, m, name in kept
    ]

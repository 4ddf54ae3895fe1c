"""Fields of a quotation: addressee, medium, date, place, parent, duplicates."""

from __future__ import annotations

from typing import Any, NamedTuple

from attrs import evolve

from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground
from khabar.extractors.quotations.phrases import noun_phrase
from khabar.model import Quotation, Span
from khabar.reading import Reading

__all__ = ["Circumstances", "addressee", "circumstances", "linked"]


class Circumstances(NamedTuple):
    """When, where and through what it was said."""

    date: str | None
    place: str | None
    medium: Span | None


def circumstances(ground: Ground, hit: Hit, frame: Frame) -> Circumstances:
    """Date, place and medium that stand between the cue and its content."""
    date = place = None
    medium: Span | None = None
    subject = frame.subject or (hit.last, hit.last)
    for i in range(hit.last, frame.gap):
        if subject[0] <= i < subject[1]:
            continue
        when = ground.dates[i]
        if when is not None and date is None:
            date = when.mention.id
        cover = ground.covers[i]
        if (
            cover is not None
            and cover.mention.id.startswith("l")
            and place is None
            and ground.has(cover.first - 1, "preposition")
        ):
            place = cover.mention.id
        if medium is None and i not in range(*subject):
            for match in ground.media.get(i, ()):
                if ground.has(i - 1, "preposition") or match.prefix:
                    medium = ground.reading.span(match.start, match.end)
                    break
    return Circumstances(date or None, place or None, medium)


def addressee(ground: Ground, hit: Hit, frame: Frame) -> Span | None:
    """«لوكالة …»، «أمام الصحفيين» between cue and content."""
    for i in range(hit.last, frame.gap):
        before = ground.word(i - 1) in ("امام", "الي", "مع")
        for match in ground.speakers.get(i, ()):
            if match.entry["kind"] in ("press", "outlet") and (match.prefix.endswith("ل") or before):
                end = noun_phrase(ground, i, frame.gap)
                if end > i:
                    return ground.reading.span(match.start, ground.tokens[end - 1].end)
    return None


def linked(reading: Reading, quotations: list[Quotation]) -> list[Quotation]:
    """The quotations, in text order, with their parents and duplicates; those referred to have ids."""
    parents, repeated = _parents(quotations), _repeated(reading, quotations)
    if not parents and not repeated:
        return quotations
    named = {*parents.values(), *repeated.values()}
    done = []
    for i, quotation in enumerate(quotations):
        changes: dict[str, Any] = {"id": f"q{i}"} if i in named else {}
        if i in parents:
            changes["parent"] = f"q{parents[i]}"
        if i in repeated:
            changes["duplicate_of"] = f"q{repeated[i]}"
        done.append(evolve(quotation, **changes) if changes else quotation)
    return done


def _parents(quotations: list[Quotation]) -> dict[int, int]:
    """For quotations that stand inside another one the innermost of those."""
    parents: dict[int, int] = {}
    open_: list[int] = []
    for i, quotation in enumerate(quotations):
        while open_ and quotations[open_[-1]].end < quotation.end:
            open_.pop()
        if open_:
            parents[i] = open_[-1]
        open_.append(i)
    return parents


_OPENING = 12  # code points by which repetitions are looked up


def _repeated(reading: Reading, quotations: list[Quotation]) -> dict[int, int]:
    """For what the summary (perhaps cut) or an earlier line of the body says already the other one."""
    repeated: dict[int, int] = {}
    body: dict[str, list[int]] = {}
    sections = [reading.section_at(q.start) for q in quotations]
    for i, quotation in enumerate(quotations):
        if sections[i] == "body":
            body.setdefault(quotation.text[:_OPENING], []).append(i)
    if len(body) == len(quotations):
        return repeated
    for i, quotation in enumerate(quotations):
        same = body.get(quotation.text[:_OPENING], [])[:8]
        other = None
        if sections[i] == "summary":
            text = quotation.text.rstrip(" .…")
            other = next((j for j in same if quotations[j].text.startswith(text)), None)
        elif sections[i] == "body":
            other = next((j for j in same if j < i and quotations[j].text == quotation.text), None)
        if other is not None:
            repeated[i] = other
    return repeated

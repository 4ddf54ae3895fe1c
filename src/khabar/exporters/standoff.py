"""Spans with labels, as annotation tools have them: from a record, and back into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from khabar.model import (
    Article,
    DateMention,
    Extraction,
    Located,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    Quotation,
    TitleMention,
)

__all__ = ["LABELS", "Labelled", "extraction_of", "labelled"]

#: Label: the list of the record, its class, and the letter of its ids.
LABELS: dict[str, tuple[str, type[Located], str]] = {
    "Date": ("dates", DateMention, "d"),
    "Title": ("titles", TitleMention, "t"),
    "Office": ("offices", OfficeMention, "o"),
    "Name": ("names", NameMention, "n"),
    "Organisation": ("organisations", OrganisationMention, "g"),
    "Place": ("places", PlaceMention, "l"),
    "Quotation": ("quotations", Quotation, "q"),
}


@frozen
class Labelled:
    """A stretch of the text and its label."""

    start: int
    end: int
    label: str


def labelled(e: Extraction) -> Iterator[Labelled]:
    """All spans of a record that have a label, by label."""
    for label, (layer, _, _) in LABELS.items():
        for thing in getattr(e, layer):
            if thing.start < thing.end:
                yield Labelled(thing.start, thing.end, label)


def extraction_of(article: Article, spans: Iterable[Labelled]) -> Extraction:
    """
    A record of nothing but spans, to compare with another one; labels that khabar does not know are left out.

    Dates are unresolved and quotations have no speaker: annotation says where, not what.
    """
    found: dict[str, list[Located]] = {}
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end, s.label)):
        if span.label in LABELS and 0 <= span.start < span.end <= len(article.text):
            layer, kind, letter = LABELS[span.label]
            here = found.setdefault(layer, [])
            text = article.text[span.start : span.end]
            here.append(kind(span.start, span.end, text, id=f"{letter}{len(here) + 1}", rule="annotated"))
    layers: dict[str, Any] = {layer: tuple(things) for layer, things in found.items()}
    return Extraction(article, **layers)

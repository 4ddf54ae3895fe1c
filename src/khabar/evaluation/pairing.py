"""One gold article beside its record, and the tally that all articles add to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import Factory, define

from khabar.evaluation.figures import Difference, Layer
from khabar.evaluation.spans import Item, context, intersects, matched, overlap, short

__all__ = ["MENTIONS", "Pairing", "Tally"]

#: Layers of plain mentions, in the order of the record.
MENTIONS = ("dates", "titles", "offices", "names", "organisations", "places")


@define
class Tally:
    """What has been counted so far."""

    layers: dict[str, Layer] = Factory(dict)
    differences: list[Difference] = Factory(list)

    def layer(self, name: str, main: str) -> Layer:
        """The layer's figures, made when missing."""
        if name not in self.layers:
            self.layers[name] = Layer(name, main)
        return self.layers[name]


class Pairing:
    """One gold article and its record."""

    def __init__(self, gold: Mapping[str, Any], record: Mapping[str, Any], tally: Tally) -> None:
        self.gold = gold
        self.record = record
        self.tally = tally
        self.spans_only = bool(gold.get("spans_only"))
        article = record.get("article") or {}
        self.id = str(gold["article"].get("id") or article.get("id") or "")
        self.text: str = article.get("text") or gold["article"].get("text") or ""
        self.pairs = {layer: self._pairs(layer, overlap, 0.5) for layer in MENTIONS}
        self.persons = self._match_persons()
        self.named = {n["person"] for n in record.get("names") or () if n.get("person")}

    def wanted(self, layer: str) -> list[Any]:
        """Gold items of a layer that are not in related material."""
        return [x for x in self.gold.get(layer) or () if x.get("section") != "related"]

    def found(self, layer: str) -> list[Any]:
        """Found items of a layer that do not say of themselves that they are in related material."""
        return [x for x in self.record.get(layer) or () if x.get("section") != "related"]

    def _pairs(self, layer: str, likeness: Callable[[Any, Any], Any], least: Any) -> list[tuple[Item, Item]]:
        gold, found = self.wanted(layer), self.found(layer)
        return [(gold[i], found[j]) for i, j in sorted(matched(gold, found, likeness, least).items())]

    def _match_persons(self) -> dict[str, str]:
        """
        Gold person → found person, by the name mentions they share, one to one.

        A name found too short or too long still says who is meant: half of the shorter one is enough.
        """
        shared = Counter(
            (g["person"], f["person"])
            for g, f in self._pairs("names", lambda g, f: overlap(g, f) if intersects(g, f) else 0.0, 0.01)
            if g.get("person") and f.get("person")
        )
        result: dict[str, str] = {}
        taken: set[str] = set()
        for (gold, found), _ in sorted(shared.items(), key=lambda pair: -pair[1]):
            if gold not in result and found not in taken:
                result[gold] = found
                taken.add(found)
        return result

    def differ(self, layer: str, kind: str, span: Item, detail: str = "") -> None:
        """Note a disagreement."""
        start, end = span["start"], span["end"]
        text = short(span.get("text") or self.text[start:end])
        around = context(self.text, start, end)
        self.tally.differences.append(Difference(self.id, layer, kind, start, end, text, detail, around))

    def trapped(self, layer: str) -> Sequence[Item]:
        """Spans of which gold says that nothing may be found there."""
        return (self.gold.get("must_not_find") or {}).get(layer) or ()

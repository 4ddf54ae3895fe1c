"""Format ``graphml``: who met whom as a graph, for Gephi and networkx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any
from xml.etree import ElementTree as ET

import regex

from khabar.exporters.plain import harmless
from khabar.model import Extraction

__all__ = ["GraphMl"]

_NO_XML = regex.compile(r"[\ufffe\uffff]")
_KEYS = {
    "label": ("node", "string"), "kind": ("node", "string"), "country": ("node", "string"),
    "articles": ("node", "int"), "weight": ("edge", "int"), "held": ("edge", "int"), "first": ("edge", "string"),
}  # fmt: skip


class GraphMl:
    """
    Persons and actors across articles, an edge for each pair that met: ``weight`` meetings, ``held`` of them held and
    asserted, ``first`` the earliest day.

    Loses the meetings themselves (kind, place, roles, sources), unnamed sides, quotations and dates.
    """

    name = "graphml"
    suffixes = (".graphml",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write one undirected graph."""
        from khabar.chronicle import link  # with the store and SQLite, which reading articles does not need

        chronicle = link(list(extractions))
        root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        for name, (where, kind) in _KEYS.items():
            ET.SubElement(root, "key", {"id": name, "for": where, "attr.name": name, "attr.type": kind})
        graph = ET.SubElement(root, "graph", edgedefault="undirected")
        for person in chronicle.persons:
            _node(graph, person.id, person.name, "person", person.country, len(person.sources))
        for actor in chronicle.actors:
            _node(graph, actor.id, actor.name, actor.kind, actor.country, len(actor.sources))
        known = {p.id for p in chronicle.persons} | {a.id for a in chronicle.actors}
        pairs: dict[tuple[str, str], list[Any]] = {}
        for meeting in chronicle.meetings:
            sides = sorted({s.actor for s in meeting.participants if s.actor in known and s.actor})
            held = meeting.asserted and meeting.status in ("held", "ongoing", "past_reference")
            for n, a in enumerate(sides):
                for b in sides[n + 1 :]:
                    edge = pairs.setdefault((a, b), [0, 0, meeting.begin])
                    edge[0] += 1
                    edge[1] += held
        for (a, b), (weight, held, first) in sorted(pairs.items(), key=lambda item: item[0]):
            edge_element = ET.SubElement(graph, "edge", source=a, target=b)
            _data(edge_element, weight=weight, held=held, first=first.isoformat()[:10] if first else None)
        ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)


def _node(graph: ET.Element, id: str, name: str, kind: str, country: str | None, articles: int) -> None:
    _data(ET.SubElement(graph, "node", id=id), label=name, kind=kind, country=country, articles=articles)


def _data(element: ET.Element, **values: str | int | None) -> None:
    for key, value in values.items():
        if value is not None:
            ET.SubElement(element, "data", key=key).text = _NO_XML.sub("", harmless(str(value)))

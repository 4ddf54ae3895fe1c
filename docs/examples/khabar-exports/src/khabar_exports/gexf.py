"""GEXF: who met whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import IO, Any
from xml.etree import ElementTree

import khabar

_NAMESPACE = "http://gexf.net/1.3"


class Gexf:
    """One undirected graph over the linked persons and actors of all articles; weight is the number of events."""

    name = "gexf"
    suffixes = (".gexf",)

    def write(self, extractions: Iterable[khabar.Extraction], target: IO[Any]) -> None:
        """Write the graph of held events."""
        chronicle = khabar.link(extractions)
        weights: Counter[tuple[str, str]] = Counter()
        for meeting in chronicle.meetings:
            if meeting.status not in ("denied", "cancelled"):
                weights.update(combinations(sorted({s.actor for s in meeting.participants if s.actor}), 2))
        root = ElementTree.Element("gexf", xmlns=_NAMESPACE, version="1.3")
        graph = ElementTree.SubElement(root, "graph", defaultedgetype="undirected")
        nodes = ElementTree.SubElement(graph, "nodes")
        names = {p.id: p.name for p in chronicle.persons} | {a.id: a.name for a in chronicle.actors}
        for id in sorted({id for pair in weights for id in pair}):
            ElementTree.SubElement(nodes, "node", id=id, label=names[id])
        edges = ElementTree.SubElement(graph, "edges")
        for number, ((a, b), weight) in enumerate(sorted(weights.items())):
            ElementTree.SubElement(edges, "edge", id=str(number), source=a, target=b, weight=str(weight))
        target.write(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))

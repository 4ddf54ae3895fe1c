"""Who met whom: nodes on a circle, edges, and the same as a matrix."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = ["Edge", "Network", "Node", "network"]

_SHOWN = 40  # nodes; more are no picture, the matrix and the cards still have them all


@frozen
class Node:
    """A participant: ``x`` and ``y`` in the drawing's units, ``side`` start, middle or end for its label."""

    id: str
    name: str
    country: str | None
    x: float
    y: float
    degree: int
    side: str


@frozen
class Edge:
    """Two participants who met: ``count`` events, ``held`` of them held and in the outlets' own words."""

    a: str
    b: str
    count: int
    held: int


@frozen
class Network:
    """A drawing of width × height units, and the matrix: names and, row by row, how often they met."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    matrix: tuple[tuple[str, tuple[int, ...]], ...]
    positions: dict[str, tuple[float, float]]


def network(
    names: dict[str, tuple[str, str | None]], events: Iterable[tuple[Sequence[str], bool]], *, width: int = 760
) -> Network:
    """
    Lay out who met whom.

    Args:
        names: Participant id → (name, country).
        events: For each event its participants' ids, and whether it is held and asserted.
        width: Width of the drawing.

    Returns:
        Nodes by number of events, most first; the same for any order of events.
    """
    counts: dict[tuple[str, str], list[int]] = {}
    for ids, held in events:
        sides = sorted(set(ids) & set(names))
        for i, a in enumerate(sides):
            for b in sides[i + 1 :]:
                pair = counts.setdefault((a, b), [0, 0])
                pair[0] += 1
                pair[1] += held
    degree: dict[str, int] = {}
    for (a, b), (count, _) in counts.items():
        degree[a] = degree.get(a, 0) + count
        degree[b] = degree.get(b, 0) + count
    order = sorted(degree, key=lambda i: (-degree[i], names[i][0], i))[:_SHOWN]
    height = max(260, min(640, 140 + 26 * len(order)))
    nodes = []
    for n, id in enumerate(order):
        angle = 2 * math.pi * n / max(1, len(order)) - math.pi / 2
        x = width / 2 + (width / 2 - 190) * math.cos(angle)
        y = height / 2 + (height / 2 - 44) * math.sin(angle)
        side = "middle" if abs(math.cos(angle)) < 0.2 else "start" if math.cos(angle) > 0 else "end"
        nodes.append(Node(id, names[id][0], names[id][1], round(x, 1), round(y, 1), degree[id], side))
    shown = set(order)
    edges = tuple(Edge(a, b, *c) for (a, b), c in sorted(counts.items()) if a in shown and b in shown)
    row = {pair: c[0] for pair, c in counts.items()}
    matrix = tuple(
        (names[a][0], tuple(row.get((min(a, b), max(a, b)), 0) if a != b else 0 for b in order)) for a in order
    )
    return Network(tuple(nodes), edges, width, height, matrix, {n.id: (n.x, n.y) for n in nodes})

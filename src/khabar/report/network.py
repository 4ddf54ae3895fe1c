"""Who met whom: names in a column, an arc for each pair, and the same as a matrix."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

__all__ = ["Arc", "Network", "Node", "network"]

_SHOWN = 200  # names; more are no picture, the cards still have them all
_MATRIX = 30  # rows and columns
_ROW, _ARCS, _NAMES, _MARGIN = 30, 250, 330, 18  # units of the drawing
_LONGEST = 40  # characters of a name in the column
_SWEEPS = 12


@frozen
class Node:
    """A participant at height ``y``: ``short`` for the column, ``degree`` events with others."""

    id: str
    name: str
    short: str
    y: int
    radius: float
    degree: int


@frozen
class Arc:
    """Two participants who met: ``count`` events, ``held`` of them held and in the outlets' own words."""

    a: str
    b: str
    names: tuple[str, str]
    count: int
    held: int
    path: str


@frozen
class Network:
    """
    A drawing of width × height units, no two names at one height, and the matrix: names and how often they met.

    ``x`` is the column's place, ``left_out`` the number of those who are not drawn.
    """

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    width: int
    height: int
    x: int
    left_out: int
    columns: tuple[str, ...]
    matrix: tuple[tuple[str, tuple[int, ...]], ...]


def network(
    names: Mapping[str, tuple[str, str | None]], events: Iterable[tuple[Sequence[str], bool]], *, rtl: bool = False
) -> Network:
    """
    Lay out who met whom.

    Args:
        names: Participant id → (name, country).
        events: For each event its participants' ids, and whether it is held and asserted.
        rtl: Names at the right, arcs to the left of them.

    Returns:
        Those who met near each other; the same for any order of events.
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
    ranked = sorted(degree, key=lambda i: (-degree[i], names[i][0], i))
    shown = set(ranked[:_SHOWN])
    pairs = {pair: c for pair, c in sorted(counts.items()) if shown.issuperset(pair)}
    order = _ordered([id for id in ranked if id in shown], {pair: c[0] for pair, c in pairs.items()})
    x = _NAMES if not rtl else _ARCS
    place = {id: _MARGIN + _ROW * n for n, id in enumerate(order)}
    nodes = tuple(
        Node(id, names[id][0], _short(names[id][0]), place[id], min(4 + math.sqrt(degree[id]), 11.0), degree[id])
        for id in order
    )
    farthest = max((abs(place[a] - place[b]) for a, b in pairs), default=1)
    arcs = tuple(
        Arc(a, b, (names[a][0], names[b][0]), count, held, _path(x, place[a], place[b], farthest, rtl))
        for (a, b), (count, held) in pairs.items()
    )
    rows = ranked[:_MATRIX]
    met = {pair: c[0] for pair, c in counts.items()}
    matrix = tuple((names[a][0], tuple(met.get((min(a, b), max(a, b)), 0) for b in rows)) for a in rows)
    height = 2 * _MARGIN + _ROW * max(len(order) - 1, 0)
    return Network(
        nodes, arcs, _ARCS + _NAMES, height, x, len(ranked) - len(shown), tuple(names[i][0] for i in rows), matrix
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _path(x: int, one: int, other: int, farthest: int, rtl: bool) -> str:
    top, bottom = sorted((one, other))
    high = (bottom - top) / 2
    wide = max((_ARCS - 20) * ((bottom - top) / farthest) ** 0.75, 14)
    return f"M{x} {top}A{wide:.1f} {high:.1f} 0 0 {0 if rtl else 1} {x} {bottom}"


def _ordered(ranked: list[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Groups that met nobody else one after another; in each, everybody moves towards those he met."""
    near: dict[str, list[tuple[str, int]]] = {id: [] for id in ranked}
    for (a, b), weight in weights.items():
        near[a].append((b, weight))
        near[b].append((a, weight))
    order: list[str] = []
    seen: set[str] = set()
    for start in ranked:
        group: list[str] = []
        waiting = [start]
        while waiting:
            id = waiting.pop(0)
            if id not in seen:
                seen.add(id)
                group.append(id)
                waiting += [b for b, _ in sorted(near[id], key=lambda n: (-n[1], n[0]))]
        order += _settled(group, near)
    return order


def _settled(group: list[str], near: Mapping[str, list[tuple[str, int]]]) -> list[str]:
    """The shortest arcs of a few sweeps, in each of which every name goes to the middle of those it is tied to."""

    def length(order: list[str]) -> int:
        at = {id: n for n, id in enumerate(order)}
        return sum(weight * abs(at[id] - at[other]) for id in order for other, weight in near[id])

    best = group
    for _ in range(_SWEEPS):
        at = {id: n for n, id in enumerate(group)}
        middle = {
            id: (at[id] + sum(at[o] * w for o, w in near[id])) / (1 + sum(w for _, w in near[id])) for id in group
        }
        group = sorted(group, key=lambda id: (middle[id], at[id]))
        best = min(best, group, key=length)
    return best

"""Connected components under cannot-link rules, the same for any order of input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

__all__ = ["components"]

N = TypeVar("N")


def components(
    nodes: Sequence[N],
    edges: Iterable[tuple[float, int, int]],
    cannot: Callable[[N, N], bool],
) -> list[list[int]]:
    """
    Join nodes along edges, strongest first, unless two nodes of the joined parts may not be one.

    Args:
        nodes: In a total order that depends on their content alone.
        edges: (score, i, j) by index into ``nodes``; ties are taken by index.
        cannot: Whether two nodes must stay apart.

    Returns:
        Components as sorted lists of indices, by first index.
    """
    part: list[int] = list(range(len(nodes)))
    members: dict[int, list[int]] = {i: [i] for i in range(len(nodes))}
    for _, i, j in sorted(edges, key=lambda e: (-e[0], min(e[1], e[2]), max(e[1], e[2]))):
        a, b = part[i], part[j]
        if a == b or any(cannot(nodes[x], nodes[y]) for x in members[a] for y in members[b]):
            continue
        keep, gone = min(a, b), max(a, b)
        for x in members.pop(gone):
            part[x] = keep
            members[keep].append(x)
    return [sorted(members[i]) for i in sorted(members)]

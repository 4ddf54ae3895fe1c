"""The drawing of who met whom: nothing overlaps, nothing is lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.report.network import Network, network


def _crowd(size: int) -> tuple[dict[str, tuple[str, None]], list[tuple[list[str], bool]]]:
    """A hub, a chain and some strangers."""
    ids = [f"p{n}" for n in range(size)]
    names = {id: (f"Somebody {id}", None) for id in ids}
    events = [(list(pair), True) for pair in itertools.pairwise(ids)]
    return names, events + [([ids[0], id], False) for id in ids[2 :: max(size // 10, 1)]]


@pytest.mark.parametrize("size", [2, 5, 40, 200])
@pytest.mark.parametrize("rtl", [False, True])
def test_names_do_not_overlap(size: int, rtl: bool) -> None:
    """Each name has a row of its own inside the drawing, and each pair one arc between its rows."""
    names, events = _crowd(size)
    drawn = network(names, events, rtl=rtl)
    heights = [node.y for node in drawn.nodes]

    assert len(drawn.nodes) == size
    assert all(later - sooner >= 30 for sooner, later in itertools.pairwise(heights))
    assert min(heights) >= 18 and max(heights) <= drawn.height - 18
    assert len(drawn.arcs) == len({frozenset(ids) for ids, _ in events})
    assert drawn.left_out == 0


def test_a_crowd_too_large_to_draw_is_counted() -> None:
    """Those who met most are drawn; the others are a number."""
    drawn = network(*_crowd(230))

    assert (len(drawn.nodes), drawn.left_out) == (200, 30)
    assert drawn.nodes[0].id == "p0" or "p0" in {n.id for n in drawn.nodes}


def test_claimed_meetings_are_told_apart() -> None:
    """An arc counts what was held; the rest is only said."""
    names = {"a": ("A", None), "b": ("B", None), "c": ("C", None)}
    drawn = network(names, [(["a", "b"], True), (["b", "a"], False), (["a", "c"], False)])

    assert [(arc.a, arc.b, arc.count, arc.held) for arc in drawn.arcs] == [("a", "b", 2, 1), ("a", "c", 1, 0)]
    assert drawn.columns == ("A", "B", "C")
    assert drawn.matrix == (("A", (0, 2, 1)), ("B", (2, 0, 0)), ("C", (1, 0, 0)))


EVENTS = st.lists(st.tuples(st.lists(st.sampled_from("abcdefgh"), max_size=4), st.booleans()), max_size=12)


@given(EVENTS, st.randoms())
def test_the_order_of_events_is_nothing(events: list[tuple[list[str], bool]], random: object) -> None:
    """The same picture whatever was read first; everybody who met somebody is in it."""
    names = {id: (id.upper(), None) for id in "abcdefgh"}
    drawn: Network = network(names, events)
    random.shuffle(events)  # type: ignore[attr-defined]

    assert network(names, events) == drawn
    assert {n.id for n in drawn.nodes} == {i for ids, _ in events if len(set(ids)) > 1 for i in ids}

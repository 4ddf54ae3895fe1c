"""A short run of the fuzzers; ``run.py`` is the long one."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from mutating import inputs
from targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run(name: str) -> None:
    """Nothing but the errors that are promised, and every offset in the text."""
    chance = random.Random(name)
    for _ in range(150):
        TARGETS[name](inputs(name, chance))


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\xff\xfe", b"[" * 5000, b"{" * 5000, b"\xed\xa0\x80", b"<p" * 500],
)
def test_edges(name: str, data: bytes) -> None:
    """Nothing, no text, deep nesting."""
    TARGETS[name](data)

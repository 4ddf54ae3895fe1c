"""The fixture for authors of plugins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import khabar.hooks
from khabar.model import Extraction, Mention

pytest_plugins = ["khabar.testing.pytest"]


class Marker:
    """Marks every article's first letter, and fails on an empty one."""

    @khabar.hooks.hookimpl
    def khabar_find_mentions(self, reading: Any) -> list[Mention]:
        assert reading.text, "nothing to mark"
        return [Mention.at(reading, 0, 1, kind="marker:first")]


MARKER = Marker()


def test_the_fixture_reads_with_a_plugin(khabar_extract: Callable[..., Extraction]) -> None:
    """What the plugin finds is in the extraction."""
    found = khabar_extract("خبر", MARKER, published="2024-01-02")

    assert [m.text for m in found.mentions] == ["خ"]
    assert str(found.article.published) == "2024-01-02"


def test_the_fixture_raises_what_a_plugin_raises(khabar_extract: Callable[..., Extraction]) -> None:
    """No failure is hidden in a test."""
    with pytest.raises(AssertionError, match="nothing to mark"):
        khabar_extract("", MARKER)

"""How long each plugin takes."""

from __future__ import annotations

import pytest
from making import FINDERS, TEXT, finding, plugin, raising

from khabar.model import (
    ArticleError,
    PluginWarning,
)
from khabar.pipeline import Pipeline, profile


def test_profile_says_who_took_how_long() -> None:
    """Time is counted by plugin and hook, failures are counted, errors among the articles passed over."""
    good = plugin("good", khabar_find_mentions=finding("علي"), khabar_find_names=lambda: [])
    bad = plugin("bad", khabar_find_mentions=raising)
    with pytest.warns(PluginWarning):
        found = profile(Pipeline(plugins=[good, bad], blocked=FINDERS), [TEXT, ArticleError("gone"), TEXT])

    assert (found.articles, found.characters) == (2, 2 * len(TEXT))
    assert set(found.calls) == {
        ("good", "khabar_find_mentions"),
        ("good", "khabar_find_names"),
        ("bad", "khabar_find_mentions"),
    }
    assert 0 < sum(found.calls.values()) < found.total
    assert found.per_article("good") == sum(t for (p, _), t in found.calls.items() if p == "good") / 2
    assert found.failures == {("bad", "khabar_find_mentions"): 2}

"""
Fixtures for tests of plugins.

Ask for them in ``conftest.py``: ``pytest_plugins = ["khabar.testing.pytest"]``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from khabar.model import Article, Extraction
from khabar.pipeline import Pipeline

__all__ = ["khabar_extract"]


@pytest.fixture(scope="session")
def khabar_extract() -> Callable[..., Extraction]:
    """
    A function ``khabar_extract(text, *plugins, published=None)``; what fails in a plugin is raised.

    The pipeline of the same plugins is built once.
    """
    pipelines: dict[tuple[int, ...], Pipeline] = {}

    def extract(text: str, *plugins: object, published: dt.date | str | None = None) -> Extraction:
        key = tuple(map(id, plugins))
        if key not in pipelines:
            pipelines[key] = Pipeline(plugins=plugins, on_error="raise")
        return pipelines[key](Article(text, published=published))

    return extract

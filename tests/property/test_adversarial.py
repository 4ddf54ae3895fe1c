"""Texts made to break readers: nothing raises, nothing fails, every offset holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from adversarial import TEXTS
from attrs import fields, has

from khabar.model import Article
from khabar.pipeline import Pipeline

PIPELINE = Pipeline(on_error="raise")


def spans(value: object) -> Iterator[tuple[int, int, str]]:
    """Everything in a record that says where it stands, at any depth."""
    if isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif has(type(value)) and not isinstance(value, Article):
        if hasattr(value, "start") and hasattr(value, "text"):
            yield value.start, value.end, value.text
        for field in fields(type(value)):
            yield from spans(getattr(value, field.name))


@pytest.mark.parametrize("kind", TEXTS)
def test_nothing_breaks(kind: str) -> None:
    """The whole pipeline reads it and every span is the text's own."""
    text = TEXTS[kind](1200)

    extraction = PIPELINE(Article(text, published="2024-05-05"))

    assert not extraction.failures
    assert [(s, e, t) for s, e, t in spans(extraction) if extraction.article.text[s:e] != t] == []


def test_posts_of_posts_are_bounded() -> None:
    """A chain of posts as long as the text takes no stack."""
    assert not PIPELINE("رئيس مجلس إدارة هيئة " * 3000).failures

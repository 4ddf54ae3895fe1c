"""Texts read for what is said in them."""

from __future__ import annotations

from khabar.model import Article, Extraction, Quotation
from khabar.pipeline import Pipeline

__all__ = ["last", "read"]

PIPELINE = Pipeline(on_error="raise")


def read(text: str) -> Extraction:
    """The record of a text; errors are raised."""
    return PIPELINE(Article(text))


def last(text: str) -> Quotation:
    """Its last quotation."""
    return read(text).quotations[-1]

"""Quotations: what was said, and who said it."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.extractors.quotations.finding import find_quotations_in
from khabar.hooks import hookimpl
from khabar.model import Quotation
from khabar.reading import Found, Reading

__all__ = ["khabar_find_quotations"]


@hookimpl
def khabar_find_quotations(reading: Reading, found: Found) -> Iterable[Quotation]:
    """Find quotations; see :func:`khabar.hooks.khabar_find_quotations`."""
    return find_quotations_in(reading, found)

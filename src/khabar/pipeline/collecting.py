"""Python's garbage collector waits while an article is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """
    Put the collector off until the article is done; it stays off for those who had turned it off.

    Reading makes no circles, so there is nothing to collect, but the collector would look through all tokens and
    mentions again and again: the longer the text, the more often. Of several threads the first one that came turns it
    on again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

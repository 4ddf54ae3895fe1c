"""From extractions to a chronicle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from khabar.chronicle.entries import Touched, put
from khabar.chronicle.loading import chronicle
from khabar.chronicle.relink import relink
from khabar.chronicle.schema import make
from khabar.chronicle.values import Chronicle
from khabar.model import Extraction

__all__ = ["link"]


def link(extractions: Iterable[Extraction]) -> Chronicle:
    """
    Say which persons, actors and meetings of many articles are the same.

    Args:
        extractions: Records; one article given twice (same id) counts once.

    Returns:
        The chronicle; the same for any order of extractions.
    """
    once = {e.article.id: e for e in sorted(extractions, key=lambda e: (e.article.id, e.article.sha256))}
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        make(db)
        touched = Touched()
        for n, extraction in enumerate(once.values()):
            article = extraction.article
            row = (n, article.id, "", article.published.isoformat() if article.published else None, article.publisher)
            db.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, NULL, x'')", row)
            put(db, n, extraction, touched)
        relink(db, touched)
        return chronicle(db)
    finally:
        db.close()

"""Articles that gold without text speaks of, where the news sample is at hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khabar.model import Article

__all__ = ["SAMPLE", "sample_articles"]

#: Beside the project, not in it.
SAMPLE = Path(__file__).parents[3] / "shared" / "corpus" / "news-sample.jsonl.gz"


def sample_articles(gold: Iterable[Mapping[str, Any]]) -> list[Article]:
    """The articles of some gold, in its order, with the day of publication that it gives."""
    days = {g["article"]["id"]: g["article"]["published"] for g in gold}
    with gzip.open(SAMPLE, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in days}
    return [Article(texts[name], id=name, published=day) for name, day in days.items()]

"""Records for the clusters, and the code that the documentation shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from khabar.batch import map_batch

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "clusters"
sys.path.insert(0, str(EXAMPLES))

Record = dict[str, str | None]


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """Articles, and one that is none."""
    texts = ["التقى الوزير محمد علي في القاهرة أمس نظيره أحمد حسن.", "قال الرئيس سالم خالد إن بلاده ماضية في الحوار."]
    made: list[Record] = [{"id": f"a{i}", "text": texts[i % 2], "published": "2024-05-05"} for i in range(60)]
    made[7] = {"id": "a7", "text": None, "published": "2024-05-05"}
    return made


@pytest.fixture(scope="session")
def lines(records: list[Record]) -> list[bytes]:
    """What one process makes of them."""
    return map_batch(records)

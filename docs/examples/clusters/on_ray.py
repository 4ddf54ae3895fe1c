"""Read articles with Ray Data."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import ray

from khabar.batch import map_batch


def read(records: ray.data.Dataset, recipe: Mapping[str, Any] | None = None, batch: int = 500) -> ray.data.Dataset:
    """A dataset with a column ``record``: a line of JSON a row."""

    def lines(table: pa.Table) -> pa.Table:
        return pa.table({"record": pa.array(map_batch(table.to_pylist(), recipe), pa.binary())})

    return records.map_batches(lines, batch_format="pyarrow", batch_size=batch)

"""Read articles on a Dask cluster."""

from collections.abc import Mapping, Sequence
from typing import Any

import dask.bag as db

from khabar.batch import map_batch


def read(records: Sequence[Mapping[str, Any]], recipe: Mapping[str, Any] | None = None, batch: int = 500) -> db.Bag:
    """A bag of lines of JSON, one a record, in order."""
    return db.from_sequence(records, partition_size=batch).map_partitions(map_batch, recipe)

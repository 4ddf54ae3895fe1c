"""Read articles on Spark."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame

from khabar.batch import map_batch


def read(records: DataFrame, recipe: Mapping[str, Any] | None = None) -> DataFrame:
    """A frame with a column ``record``: a line of JSON a row; Spark's own setting says how many rows a batch has."""

    def lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield pa.record_batch({"record": pa.array(map_batch(batch.to_pylist(), recipe), pa.binary())})

    return records.mapInArrow(lines, "record binary")

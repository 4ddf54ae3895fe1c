"""On Spark, two processes on this machine."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("pyspark", reason="Spark is not installed")

import on_spark
from pyspark.sql import SparkSession

pytestmark = [pytest.mark.filterwarnings("ignore")]  # Spark's own


def test_the_same_as_in_one_process(records: list[object], lines: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same lines, in whatever order."""
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "7").getOrCreate()
    spark.sparkContext.addPyFile(on_spark.__file__)
    try:
        frame = spark.createDataFrame(records, "id string, text string, published string").repartition(4)
        rows = on_spark.read(frame).collect()
    finally:
        spark.stop()

    assert sorted(bytes(row["record"]) for row in rows) == sorted(lines)

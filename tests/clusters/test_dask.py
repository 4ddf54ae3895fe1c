"""On a local Dask cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

pytest.importorskip("distributed", reason="Dask is not installed")

import on_dask
from distributed import Client, LocalCluster

pytestmark = [pytest.mark.filterwarnings("ignore")]  # Dask's own


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """Two workers on this machine."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        yield client


def test_the_same_as_in_one_process(client: Client, records: list[object], lines: list[bytes]) -> None:
    """Order and bytes; the record that is none gives its line."""
    assert on_dask.read(records, batch=7).compute() == lines
    assert sum(b'"failures":[{' in line for line in lines) == 1


def test_a_killed_worker_costs_nothing(client: Client, records: list[object], lines: list[bytes]) -> None:
    """Its batches are read by another."""
    future = client.compute(on_dask.read(records * 20, batch=5))
    victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)

    assert future.result(timeout=120) == lines * 20

"""With Ray Data on this machine."""

from __future__ import annotations

import pytest

ray = pytest.importorskip("ray", reason="Ray is not installed")

import on_ray  # noqa: E402

pytestmark = [pytest.mark.filterwarnings("ignore")]  # Ray's own


def test_the_same_as_in_one_process(records: list[object], lines: list[bytes]) -> None:
    """The same lines, in whatever order."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        rows = on_ray.read(ray.data.from_items(records), batch=7).take_all()
    finally:
        ray.shutdown()

    assert sorted(row["record"] for row in rows) == sorted(lines)

"""Many articles: order, resume, bad records, workers that die."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import khabar.batch.runner as runner
from khabar.batch import Progress, map_batch, run
from khabar.hooks import hookimpl
from khabar.model import ArticleError

RECORDS = [{"id": f"a{i}", "text": f"قال الوزير رقم {i} أمس.", "published": "2024-05-05"} for i in range(7)]


class Killer:
    """A plugin that ends the process at one article."""

    @staticmethod
    @hookimpl
    def khabar_find_mentions(reading: object) -> list[object]:
        if "رقم 3" in reading.text:  # type: ignore[attr-defined]
            os._exit(9)
        return []


def _records(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for p in sorted(folder.glob("part-*.jsonl")) for line in p.read_bytes().splitlines()]


def _bytes(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(folder.glob("part-*")))


def test_a_bad_record_costs_only_itself() -> None:
    """No text, no JSON, a wrong date: each gives a line with a failure, in place."""
    lines = [json.loads(x) for x in map_batch([RECORDS[0], {"id": "x"}, b"{", {**RECORDS[1], "published": "?"}])]

    assert [bool(line["failures"]) for line in lines] == [False, True, True, True]
    assert lines[1]["article"]["id"] == "x"


def test_the_result_depends_on_the_record_alone() -> None:
    """Neighbours and order do not matter."""
    assert map_batch(RECORDS) == [line for record in RECORDS for line in map_batch([record])]


def test_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    """One process and two write the same parts."""
    run(RECORDS, tmp_path / "one", size=2)
    run(RECORDS, tmp_path / "two", size=2, jobs=2)

    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_resume_does_only_what_is_missing(tmp_path: Path) -> None:
    """A lost part is made again, the others are skipped."""
    run(RECORDS, tmp_path / "out", size=2)
    whole = _bytes(tmp_path / "out")
    (tmp_path / "out" / "part-000001.jsonl").unlink()

    progress = run(RECORDS, tmp_path / "out", size=2, resume=True)

    assert progress == Progress(done=7, failed=0, skipped=5)
    assert _bytes(tmp_path / "out") == whole


def test_a_folder_is_never_mixed(tmp_path: Path) -> None:
    """Without resume, or with other options, a folder in use is refused."""
    run(RECORDS, tmp_path / "out", size=2)

    with pytest.raises(ArticleError, match="--resume"):
        run(RECORDS, tmp_path / "out", size=2)
    with pytest.raises(ArticleError, match="another folder"):
        run(RECORDS, tmp_path / "out", size=3, resume=True)


def test_an_interrupted_part_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash while writing leaves no part that looks whole; resuming completes it."""

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner.os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        run(RECORDS, tmp_path / "out", size=2)
    monkeypatch.undo()

    assert _records(tmp_path / "out") == []
    assert run(RECORDS, tmp_path / "out", size=2, resume=True).done == 7


def test_an_article_that_kills_workers_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The killer is found by halving; all others are read."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    progress = run(RECORDS, tmp_path / "out", size=4, jobs=2, recipe={"plugins": ["test_batch:Killer"]})
    found = _records(tmp_path / "out")

    assert progress.done == 7
    assert [r["article"]["id"] for r in found if r["failures"]] == ["a3"]  # type: ignore[index]

"""Many articles into a folder of shards, with resume."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context
from pathlib import Path
from typing import Any

from attrs import frozen

from khabar.batch.mapping import Record, article_of, map_batch
from khabar.model import Article, ArticleError, Extraction, Failure
from khabar.model.codec import encode

__all__ = ["Progress", "run"]

MANIFEST = "manifest.json"
_NO_FAILURES = b'"failures":[]'  # text in a record has its quotation marks escaped


@frozen
class Progress:
    """
    How far a run has come.

    Args:
        done: Articles whose records are written, those of former runs included.
        failed: Articles with failures, of this run.
        skipped: Articles that a former run had done.
    """

    done: int = 0
    failed: int = 0
    skipped: int = 0


def _shards(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    shard: list[Record] = []
    for record in records:
        shard.append(record)
        if len(shard) == size:
            yield shard
            shard = []
    if shard:
        yield shard


def _write(path: Path, lines: list[bytes]) -> None:
    """The whole part or nothing."""
    data = b"".join(line + b"\n" for line in lines)
    if path.suffix == ".gz":
        data = gzip.compress(data, 6, mtime=0)
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _open_manifest(folder: Path, recipe: dict[str, Any], size: int, suffix: str, resume: bool) -> None:
    """
    Say what the folder holds, or check that it holds the same.

    Raises:
        ArticleError: The folder holds parts and ``resume`` is off, or they were made in another way.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mine = {"schema": "khabar-parts/1", "recipe": recipe, "size": size, "suffix": suffix}
    path = folder / MANIFEST
    if not path.exists():
        if any(folder.glob("part-*")):
            raise ArticleError(f"{folder} holds parts without a manifest; give an empty folder")
        path.write_text(json.dumps(mine, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    if not resume:
        raise ArticleError(f"{folder} holds records already; go on with resume (--resume), or give an empty folder")
    theirs = json.loads(path.read_text(encoding="utf-8"))
    if theirs != mine:
        raise ArticleError(f"{folder} was made with {theirs}, not {mine}; give the same options or another folder")


def _end_with_the_parent() -> None:
    """In a worker: a parent that is killed cannot say that there is no more to do."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel

        def watch() -> None:
            connection.wait([sentinel])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


class _Pool:
    """Workers that may die; what they were doing is told."""

    def __init__(self, jobs: int, recipe: dict[str, Any]) -> None:
        self._jobs, self._recipe = jobs, recipe
        self._executor = self._make(jobs)

    def _make(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_the_parent)

    def submit(self, shard: list[Record]) -> Future[list[bytes]]:
        return self._executor.submit(map_batch, shard, self._recipe)

    def renew(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._make(self._jobs)

    def alone(self, shard: list[Record]) -> list[bytes]:
        """One shard in a process of its own; halved until the record that kills the worker is found."""
        with self._make(1) as executor:
            try:
                return executor.submit(map_batch, shard, self._recipe).result()
            except BrokenProcessPool:
                pass
        if len(shard) == 1:
            return [_killer(shard[0])]
        half = len(shard) // 2
        return self.alone(shard[:half]) + self.alone(shard[half:])

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _killer(record: Record) -> bytes:
    """The record of an article whose reading ends the process."""
    try:
        article = article_of(record)
    except ArticleError:
        article = Article("")
    failure = Failure("khabar", "worker", "WorkerDied", "the process that read this article died; it was set aside")
    return encode(Extraction(article, failures=(failure,))).rstrip(b"\n")


def run(
    records: Iterable[Record],
    folder: str | Path,
    *,
    recipe: dict[str, Any] | None = None,
    jobs: int = 1,
    resume: bool = False,
    size: int = 500,
    suffix: str = ".jsonl",
    progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """
    Read many articles into ``folder`` as parts of ``size`` records, each written whole or not at all.

    Args:
        records: Articles or their records, in an order that is the same at every run.
        folder: Where ``manifest.json`` and ``part-000000.jsonl`` … go.
        recipe: Keyword arguments of :class:`khabar.Pipeline`, plain values only.
        jobs: Processes.
        resume: Go on where a former run into this folder stopped.
        size: Articles a part.
        suffix: ``.jsonl`` or ``.jsonl.gz``.
        progress: Called after every part.

    Returns:
        The final progress. The parts are the same bytes for any number of jobs and of interruptions. An article that
        kills its worker is found by halving, set aside as a record with a failure, and costs no other.

    Raises:
        ArticleError: The folder holds parts and ``resume`` is off, or they were made in another way.
    """
    folder = Path(folder)
    recipe = dict(recipe or {})
    _open_manifest(folder, recipe, size, suffix, resume)
    state = {"done": 0, "failed": 0, "skipped": 0}
    waiting: dict[Future[list[bytes]], tuple[Path, list[Record]]] = {}
    pool = _Pool(max(1, jobs), recipe)

    def finish(path: Path, lines: list[bytes]) -> None:
        _write(path, lines)
        state["done"] += len(lines)
        state["failed"] += sum(_NO_FAILURES not in line for line in lines)
        if progress:
            progress(Progress(**state))

    def collect(until: int) -> None:
        while len(waiting) > until:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            broken: list[tuple[Path, list[Record]]] = []
            for future in done:
                path, shard = waiting.pop(future)
                try:
                    finish(path, future.result())
                except BrokenProcessPool:
                    broken.append((path, shard))
            if broken:
                broken += waiting.values()
                waiting.clear()
                pool.renew()
                for path, shard in broken:
                    finish(path, pool.alone(shard))

    try:
        for number, shard in enumerate(_shards(records, size)):
            path = folder / f"part-{number:06d}{suffix}"
            if path.exists():
                state["done"] += len(shard)
                state["skipped"] += len(shard)
                continue
            if jobs <= 1:
                finish(path, map_batch(shard, recipe))
            else:
                waiting[pool.submit(shard)] = (path, shard)
                collect(2 * jobs - 1)
        collect(0)
    finally:
        pool.close()
    return Progress(**state)

"""Sharing the work of one pipeline between processes."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from khabar.model import Article, ArticleError, Extraction

if TYPE_CHECKING:
    from khabar.pipeline.pipeline import Pipeline

__all__ = ["pipe_in_processes"]

_of_this_process: list[Pipeline] = []


def _start(pipeline: Pipeline) -> None:
    _of_this_process[:] = [pipeline]


def _work(articles: list[Article | ArticleError | str]) -> list[bytes]:
    from khabar.model.codec import encode

    [pipeline] = _of_this_process
    return [encode(pipeline(article)) for article in articles]


def pipe_in_processes(
    pipeline: Pipeline, articles: Iterable[Article | ArticleError | str], jobs: int, chunk: int
) -> Iterator[Extraction]:
    """Extractions in the order of ``articles``; workers send encoded records, not objects."""
    rest = iter(articles)
    waiting: deque[Future[list[bytes]]] = deque()
    context: Any = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(pipeline,)) as pool:
        while True:
            while len(waiting) < 2 * jobs and (batch := list(islice(rest, chunk))):
                waiting.append(pool.submit(_work, batch))
            if not waiting:
                return
            for line in waiting.popleft().result():
                yield Extraction.from_dict(json.loads(line))

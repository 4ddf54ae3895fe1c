"""Where the time goes: per plugin and hook."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter
from typing import Any

from attrs import frozen

from khabar.model import Article, ArticleError
from khabar.pipeline.pipeline import Pipeline
from khabar.plugins import Plugin
from khabar.plugins.calling import Calls

__all__ = ["Profile", "profile"]


@frozen
class Profile:
    """
    Time of reading articles, in seconds.

    What is made once an article and then shared (tokens, lexicon matches, ``reading.once``) is counted where it is
    asked for first.

    Args:
        articles: How many were read.
        characters: Their code points.
        total: All of the time.
        calls: By plugin and hook; what is left of ``total`` is khabar's own merging and checking.
        failures: How often a plugin failed, by plugin and hook.
    """

    articles: int
    characters: int
    total: float
    calls: dict[tuple[str, str], float]
    failures: dict[tuple[str, str], int]

    def per_article(self, plugin: str, hook: str | None = None) -> float:
        """Seconds an article of a plugin, of one of its hooks or of all."""
        spent = sum(t for (p, h), t in self.calls.items() if p == plugin and hook in (None, h))
        return spent / self.articles if self.articles else 0.0


class _Timed(Calls):
    """Calls with a clock."""

    def __init__(self, spent: dict[tuple[str, str], float]) -> None:
        super().__init__()
        self._spent = spent

    def one(self, plugin: Plugin, hook: str, arguments: dict[str, Any]) -> Any:
        begin = perf_counter()
        try:
            return super().one(plugin, hook, arguments)
        finally:
            key = (plugin.name, hook)
            self._spent[key] = self._spent.get(key, 0.0) + perf_counter() - begin


def profile(pipeline: Pipeline, articles: Iterable[Article | ArticleError | str]) -> Profile:
    """
    Read articles and say which plugin took how long; the first is read once before, to load what is loaded once.

    Args:
        pipeline: The pipeline.
        articles: Articles or texts; what cannot be read is passed over.

    .. versionadded:: 0.1
    """
    spent: dict[tuple[str, str], float] = {}
    failures: dict[tuple[str, str], int] = {}
    count = characters = 0
    total = 0.0
    for item in articles:
        if isinstance(item, ArticleError):
            continue
        article = item if isinstance(item, Article) else Article(item)
        if count == 0:
            pipeline(article)
        begin = perf_counter()
        extraction = pipeline._read(article, _Timed(spent))
        total += perf_counter() - begin
        count += 1
        characters += len(article.text)
        for failure in extraction.failures:
            key = (failure.plugin, failure.hook)
            failures[key] = failures.get(key, 0) + 1
    return Profile(count, characters, total, spent, failures)

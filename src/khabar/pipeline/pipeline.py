"""The pipeline: stages in a fixed order, each adding one thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, fields

from khabar.hooks import Exporter
from khabar.lexicon import Lexicon
from khabar.model import (
    Article,
    ArticleError,
    DateMention,
    Extraction,
    Failure,
    Layout,
    Located,
    NameMention,
    PluginError,
)
from khabar.pipeline.assembling import LISTS, as_layout, linked, revised
from khabar.pipeline.collecting import uncollected
from khabar.pipeline.sources import read_source
from khabar.pipeline.supplies import plugin_exporters, plugin_lexicons
from khabar.plugins import Plugin, PluginInfo, PluginSet, load_plugins
from khabar.plugins.calling import Calls
from khabar.plugins.checking import (
    MENTIONS,
    check_date_value,
    check_meeting,
    check_mention,
    check_quotation,
    keep_good,
)
from khabar.plugins.closing import close
from khabar.plugins.fields import check_fields
from khabar.plugins.merging import merge_meetings, merge_mentions, merge_quotations
from khabar.reading import Found, Reading

__all__ = ["LAYERS", "Pipeline"]

#: Layers, and the built-in plugins that each needs.
LAYERS: Mapping[str, frozenset[str]] = {
    "dates": frozenset({"dates"}),
    "persons": frozenset({"places", "persons"}),
    "quotations": frozenset({"dates", "places", "persons", "quotations"}),
    "meetings": frozenset({"dates", "places", "persons", "quotations", "meetings"}),
}
_ALWAYS = frozenset({"article", "readers", "exporters", "report"})
_LETTERS = dict(zip(MENTIONS, "dtoglx", strict=True))
_CHUNK = 64  # articles a worker gets at once

L = TypeVar("L", bound=Located)
T = TypeVar("T")


class Pipeline:
    """
    Reads articles. Immutable; may be shared between threads; pickles as its recipe.

    Args:
        plugins: Modules, objects, ``"module:attribute"`` or names of installed plugins, on top of the built-in and
            installed ones.
        lexicons: Paths of TSV files shaped like khabar's own word lists.
        blocked: Names of plugins to leave out.
        layers: Of ``dates``, ``persons``, ``quotations``, ``meetings``, those wanted; what they need is run too.
            ``None`` for all.
        on_error: ``warn``: a failing plugin becomes a :class:`Failure` and a :class:`PluginWarning`;
            ``raise``: its error is raised.
        related: Also look into related material (read-also lines, a second article glued on).
        time_limit: Seconds that one call of a plugin that is not built in may take, for each article; a call that
            takes longer is a failure. ``None`` for as long as it takes, which keeps results the same on any machine.

    Raises:
        PluginError: A plugin or a blocked name is wrong.
        LexiconError: A word list is broken.
        ValueError: An unknown layer or ``on_error``.
    """

    def __init__(
        self,
        *,
        plugins: Sequence[object] = (),
        lexicons: Sequence[str | Path] = (),
        blocked: Sequence[str] = (),
        layers: Sequence[str] | None = None,
        on_error: str = "warn",
        related: bool = False,
        time_limit: float | None = None,
    ) -> None:
        unknown = sorted(set(layers or ()) - set(LAYERS))
        if unknown:
            raise ValueError(f"layers={unknown} are unknown; there are {', '.join(LAYERS)}")
        if on_error not in ("warn", "raise"):
            raise ValueError(f"on_error={on_error!r} is neither 'warn' nor 'raise'")
        self._recipe: dict[str, Any] = {
            "plugins": tuple(plugins),
            "lexicons": tuple(str(path) for path in lexicons),
            "blocked": tuple(blocked),
            "layers": tuple(layers) if layers is not None else None,
            "on_error": on_error,
            "related": related,
            "time_limit": time_limit,
        }
        self._set = load_plugins(plugins, blocked)
        wanted = _ALWAYS.union(*(LAYERS[layer] for layer in (LAYERS if layers is None else layers)))
        active = tuple(p for p in self._set.plugins if not p.builtin or p.name in wanted)
        self._active = PluginSet(active, self._set.infos)
        self._stages = {hook: self._active.having(hook) for p in active for hook in p.implementations}
        given, self._set = plugin_lexicons(self._set, self._having("khabar_lexicons"))
        self._lexicon = Lexicon((*self._recipe["lexicons"], *given))

    def _having(self, hook: str) -> tuple[Plugin, ...]:
        return self._stages.get(hook, ())

    def __reduce__(self) -> tuple[Any, ...]:
        known = {id(p.itself): p.reference for p in self._set.plugins}
        references: list[str] = []
        for plugin in self._recipe["plugins"]:
            reference = plugin if isinstance(plugin, str) else known.get(id(plugin))
            if reference is None:
                raise PluginError(
                    f"plugin {plugin!r} cannot be sent to another process; give it as a module or 'module:attribute'"
                )
            references.append(reference)
        return _rebuild, ({**self._recipe, "plugins": tuple(references)},)

    def __repr__(self) -> str:
        return f"Pipeline({', '.join(f'{k}={v!r}' for k, v in self._recipe.items())})"

    @property
    def lexicon(self) -> Lexicon:
        """The word lists it reads with."""
        return self._lexicon

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        """All plugins with their status, in order."""
        return self._set.infos

    @cached_property
    def exporters(self) -> dict[str, Exporter]:
        """Exporters by name; a plugin's replaces a built-in one of the same name."""
        found, self._set = plugin_exporters(self._set, self._having("khabar_exporters"))
        return found

    @cached_property
    def producer(self) -> dict[str, Any]:
        """Versions, as they stand in the record."""
        from importlib import metadata  # slow to import

        own = {i.name: i.version or "" for i in self._set.infos if i.status == "active" and i.distribution}
        return {"khabar": metadata.version("khabar"), "plugins": own}

    def read(self, source: str | Path, *, columns: Mapping[str, str] | None = None) -> Iterator[Article | ArticleError]:
        """
        Read a file, or a folder's ``*.txt *.html *.jsonl *.parquet`` and feeds, as articles.

        A file ``published.tsv`` beside them (file, tab, day) gives the publication days that the files do not.

        Args:
            source: The file or folder.
            columns: As in :func:`khabar.read`.

        Returns:
            Articles in order of file names; in place of what cannot be read stands its error, which :meth:`pipe`
            turns into a record with a failure.

        Raises:
            ArticleError: The source does not exist, or ``published.tsv`` is broken.
        """
        yield from read_source(Path(source), self._having("khabar_read"), columns)

    def pipe(self, articles: Iterable[Article | ArticleError | str], *, jobs: int = 1) -> Iterator[Extraction]:
        """
        Read many articles.

        Args:
            articles: Articles, or texts; errors of :meth:`read` pass through as records with a failure.
            jobs: Processes to share the work.

        Returns:
            Extractions in the order of the articles; an article that cannot be read gives one with failures.
        """
        if jobs <= 1:
            yield from map(self, articles)
            return
        from khabar.pipeline.workers import pipe_in_processes

        yield from pipe_in_processes(self, articles, jobs, _CHUNK)

    def __call__(self, article: Article | ArticleError | str) -> Extraction:
        """Read one article; an error of :meth:`read` gives a record with a failure."""
        if isinstance(article, ArticleError):
            if self._recipe["on_error"] == "raise":
                raise article
            failure = Failure("khabar", "read", type(article).__name__, str(article))
            where = str(article).partition(":")[0]  # file, or file and line
            return Extraction(Article("", id=where), failures=(failure,), producer=self.producer)
        if isinstance(article, str):
            article = Article(article)
        raising = self._recipe["on_error"] == "raise"
        return self._read(article, Calls(raising=raising, time_limit=self._recipe["time_limit"]), raising)

    def _read(self, article: Article, calls: Calls, raising: bool = False) -> Extraction:
        try:
            with uncollected():
                return self._run(article, calls)
        except Exception as error:
            if raising:
                raise
            calls.fail("khabar", "pipeline", error)
            return Extraction(article, failures=tuple(calls.failures), producer=self.producer)

    def _run(self, article: Article, calls: Calls) -> Extraction:
        reading = Reading(article, self._lexicon, anchor=article.published)
        reading = reading.with_layout(self._layout(reading, calls))
        found = self._mentions(reading, calls)
        reading = self._anchor(reading, found, calls)
        found = self._resolve(reading, found, calls)
        found = self._names(reading, found, calls)
        found = self._link(reading, found, calls)
        found = self._quotations(reading, found, calls)
        found = self._meetings(reading, found, calls)
        found = self._resolve(reading, found, calls)
        extraction = Extraction(
            article=reading.article,
            layout=reading.layout,
            **{a.name: getattr(found, a.name) for a in fields(Found)},
            producer=self.producer,
        )
        extraction = self._revise(close(extraction, calls), calls)
        reading.forget()
        return evolve(extraction, failures=tuple(calls.failures))

    def _wanted(
        self, items: Iterable[tuple[Plugin, T]], reading: Reading, start: Callable[[T], int] = attrgetter("start")
    ) -> list[tuple[Plugin, T]]:
        """Items outside related material, or all where that is asked for or there is none."""
        if self._recipe["related"] or not any(section.kind == "related" for section in reading.sections):
            return list(items)
        return [(plugin, item) for plugin, item in items if reading.section_at(start(item)) != "related"]

    def _settled(self, items: Iterable[tuple[Plugin, L]], reading: Reading, letter: str) -> tuple[L, ...]:
        """Mentions of one kind: merged, in text order, with id, plugin and section."""
        wanted = self._wanted(items, reading)
        names = {id(item): plugin.name for plugin, item in wanted}
        return tuple(
            [
                evolve(m, id=f"{letter}{i}", plugin=names[id(m)], section=reading.section_at(m.start))
                for i, m in enumerate(merge_mentions(wanted), 1)
            ]
        )

    def _collect(self, hook: str, arguments: dict[str, Any], calls: Calls) -> list[tuple[Plugin, Any]]:
        return calls.all(self._having(hook), hook, arguments)

    def _layout(self, reading: Reading, calls: Calls) -> Layout:
        hook = "khabar_find_sections"
        for plugin in reversed(self._having(hook)):
            result = calls.one(plugin, hook, {"reading": reading})
            if result is None:
                continue
            try:
                layout = as_layout(result, reading)
                if not plugin.builtin:
                    check_fields(layout)
                return layout
            except Exception as error:
                calls.fail(plugin.name, hook, error)
        basis = "given" if reading.article.published else None
        return Layout(published_basis=basis)

    def _mentions(self, reading: Reading, calls: Calls) -> Found:
        hook = "khabar_find_mentions"
        items = self._collect(hook, {"reading": reading}, calls)
        items = keep_good(items, check_mention, reading.text, hook, calls)
        lists: dict[str, Any] = {}
        for kind in MENTIONS:
            lists[LISTS[kind]] = self._settled(((p, m) for p, m in items if type(m) is kind), reading, _LETTERS[kind])
        return Found(**lists)

    def _anchor(self, reading: Reading, found: Found, calls: Calls) -> Reading:
        """The publication day: given, else the absolute day of the dateline."""
        if reading.anchor is not None:
            return reading
        for mention in found.dates:
            if mention.section != "dateline":
                continue
            value = self._value(mention, reading, found, calls).value
            if value.begin is not None and value.basis == "stated" and value.grain not in ("month", "year", None):
                day = value.begin.date() if isinstance(value.begin, dt.datetime) else value.begin
                instant = value.begin if isinstance(value.begin, dt.datetime) else None
                article = evolve(reading.article, published=day, published_at=reading.article.published_at or instant)
                reading = evolve(reading, article=article, shared=reading._shared)
                layout = evolve(reading.layout, published_basis="text")
                return reading.with_layout(layout).with_anchor(day)
        return reading

    def _value(self, mention: DateMention, reading: Reading, found: Found, calls: Calls) -> DateMention:
        hook = "khabar_resolve_date"
        arguments = {"mention": mention, "reading": reading, "found": found}
        for plugin in reversed(self._having(hook)):
            value = calls.one(plugin, hook, arguments)
            if value is None:
                continue
            try:
                check_date_value(value, reading.text)
                if not plugin.builtin:
                    check_fields(value)
            except Exception as error:
                calls.fail(plugin.name, hook, error)
            else:
                return evolve(mention, value=value)
        return mention

    def _resolve(self, reading: Reading, found: Found, calls: Calls) -> Found:
        if not self._having("khabar_resolve_date"):
            return found
        dates = tuple(
            self._value(m, reading, found, calls) if m.value.basis == "unresolved" else m for m in found.dates
        )
        return evolve(found, dates=dates)

    def _names(self, reading: Reading, found: Found, calls: Calls) -> Found:
        hook = "khabar_find_names"
        items = self._collect(hook, {"reading": reading, "found": found}, calls)
        items = keep_good(items, _check_name, reading.text, hook, calls)
        return evolve(found, names=self._settled(items, reading, "n"))

    def _link(self, reading: Reading, found: Found, calls: Calls) -> Found:
        hook = "khabar_link_persons"
        for plugin in reversed(self._having(hook)):
            result = calls.one(plugin, hook, {"reading": reading, "found": found})
            if result is None:
                continue
            try:
                if not plugin.builtin:
                    for link in result:
                        check_fields(link)
                return linked(result, found)
            except Exception as error:
                calls.fail(plugin.name, hook, error)
        return found

    def _quotations(self, reading: Reading, found: Found, calls: Calls) -> Found:
        hook = "khabar_find_quotations"
        items = self._collect(hook, {"reading": reading, "found": found}, calls)
        wanted = self._wanted(keep_good(items, check_quotation, reading.text, hook, calls), reading)
        return evolve(found, quotations=tuple(merge_quotations(wanted, reading.section_at)))

    def _meetings(self, reading: Reading, found: Found, calls: Calls) -> Found:
        hook = "khabar_find_meetings"
        items = self._collect(hook, {"reading": reading, "found": found}, calls)
        good = keep_good(items, check_meeting, reading.text, hook, calls)
        wanted = self._wanted(good, reading, lambda meeting: meeting.triggers[0].start)
        return evolve(found, meetings=tuple(merge_meetings(wanted, reading.section_at)))

    def _revise(self, extraction: Extraction, calls: Calls) -> Extraction:
        hook = "khabar_revise"
        for plugin in self._having(hook):
            result = calls.one(plugin, hook, {"extraction": extraction})
            if result is None:
                continue
            try:
                extraction = revised(result, extraction, plugin, calls)
            except Exception as error:
                calls.fail(plugin.name, hook, error)
        return extraction


def _rebuild(recipe: dict[str, Any]) -> Pipeline:
    return Pipeline(**recipe)


def _check_name(name: object, text: str) -> None:
    if not isinstance(name, NameMention):
        raise PluginError(f"a NameMention is wanted, not {type(name).__name__}")
    check_mention(name, text)

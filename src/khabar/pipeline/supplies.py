"""What plugins give once, when the pipeline is built: word lists and exporters."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve

from khabar.hooks import Exporter
from khabar.lexicon.tables import read_rows
from khabar.model import LexiconError, PluginError, PluginWarning
from khabar.plugins import Plugin, PluginSet
from khabar.plugins.calling import Calls

__all__ = ["plugin_exporters", "plugin_lexicons"]

T = TypeVar("T")


def _supplies(
    plugins: PluginSet, having: Sequence[Plugin], hook: str, check: Callable[[Any], T]
) -> tuple[list[T], PluginSet]:
    """
    What the plugins give, checked, and the plugins with what is broken told.

    A plugin that was given raises; an installed one, which nobody asked for here, is warned of and passed over.
    """
    found: list[T] = []
    for plugin in having:
        try:
            items = Calls(raising=True).all([plugin], hook, {})
            found += [check(item) for _, item in items]
        except Exception as error:
            why = f"plugin {plugin.name!r}: {hook}: {error}"
            if not plugin.installed:
                raise error if isinstance(error, LexiconError) else PluginError(why) from error
            infos = tuple(
                evolve(i, status=f"broken: {hook}: {error}") if i.name == plugin.name else i for i in plugins.infos
            )
            plugins = PluginSet(plugins.plugins, infos)
            mend = f"update or uninstall its package, or block it with blocked=[{plugin.name!r}]"
            warnings.warn(f"{why}; what it gives there is left out: {mend}", PluginWarning, stacklevel=4)
    return found, plugins


def _file(path: object) -> str | Path:
    if not isinstance(path, (str, Path)):
        raise PluginError(f"a path of a word list is wanted, not {type(path).__name__}")
    for _ in read_rows(Path(path)):
        pass
    return path


def _exporter(exporter: object) -> Exporter:
    if not isinstance(exporter, Exporter) or not isinstance(exporter.name, str):
        raise PluginError(f"an object with name, suffixes and write() is wanted, not {type(exporter).__name__}")
    return exporter


def plugin_lexicons(plugins: PluginSet, having: Sequence[Plugin]) -> tuple[list[str | Path], PluginSet]:
    """
    Word lists of plugins, each read once to see that it is whole.

    Raises:
        LexiconError: A list of a plugin that was given is broken.
        PluginError: Such a plugin raises, or gives something else than paths.
    """
    return _supplies(plugins, having, "khabar_lexicons", _file)


def plugin_exporters(plugins: PluginSet, having: Sequence[Plugin]) -> tuple[dict[str, Exporter], PluginSet]:
    """
    Exporters by name; a later plugin's replaces an earlier one's of the same name.

    Raises:
        PluginError: A plugin that was given raises, or gives something else than exporters.
    """
    found, plugins = _supplies(plugins, having, "khabar_exporters", _exporter)
    return {exporter.name: exporter for exporter in found}, plugins

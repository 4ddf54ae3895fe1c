"""Calling plugins one at a time, so that one that fails costs nobody else a result."""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Iterable
from typing import Any

from khabar.model import DateValue, Failure, Layout, PluginError, PluginWarning
from khabar.plugins.limiting import limited
from khabar.plugins.loading import Plugin

__all__ = ["Calls"]


class Calls:
    """
    The calls made for one article, and what went wrong in them.

    Args:
        raising: Re-raise a plugin's error instead of recording it.
        time_limit: Seconds that a call of a plugin that is not built in may take.
    """

    def __init__(self, *, raising: bool = False, time_limit: float | None = None) -> None:
        self.failures: list[Failure] = []
        self._raising = raising
        self._time_limit = time_limit
        self._warned: set[tuple[str, str]] = set()

    def fail(self, plugin: str, hook: str, error: Exception) -> None:
        """Record a failure and warn once a plugin and hook."""
        if self._raising:
            raise error
        failure = Failure(plugin, hook, type(error).__name__, str(error))
        if failure in self.failures:
            return
        self.failures.append(failure)
        if (plugin, hook) not in self._warned:
            self._warned.add((plugin, hook))
            where = "".join(traceback.format_exception(error)) if error.__traceback__ else str(error)
            warnings.warn(f"plugin {plugin!r} failed in {hook}: {where.strip()}", PluginWarning, stacklevel=2)

    def one(self, plugin: Plugin, hook: str, arguments: dict[str, Any]) -> Any:
        """
        Call one plugin's hook; an iterable result is drained here.

        Returns:
            ``None`` when it returned ``None`` or failed; else a value or a tuple.
        """
        try:
            if self._time_limit is None or plugin.builtin:
                return _result(plugin, hook, arguments)
            with limited(self._time_limit):
                return _result(plugin, hook, arguments)
        except Exception as error:
            self.fail(plugin.name, hook, error)
            return None

    def all(self, plugins: Iterable[Plugin], hook: str, arguments: dict[str, Any]) -> list[tuple[Plugin, Any]]:
        """Every item of every plugin's result, with its plugin, in order of plugins."""
        found: list[tuple[Plugin, Any]] = []
        for plugin in plugins:
            result = self.one(plugin, hook, arguments)
            if result is None:
                continue
            if not isinstance(result, tuple):
                self.fail(
                    plugin.name, hook, PluginError(f"{hook} returns an iterable or None, not {type(result).__name__}")
                )
                continue
            found += [(plugin, item) for item in result]
        return found

    def first(self, plugins: Iterable[Plugin], hook: str, arguments: dict[str, Any]) -> tuple[Plugin, Any] | None:
        """The first result that is not ``None``, plugins asked in reverse order; a failing one passes on."""
        for plugin in reversed(tuple(plugins)):
            result = self.one(plugin, hook, arguments)
            if result is not None:
                return plugin, result
        return None


def _result(plugin: Plugin, hook: str, arguments: dict[str, Any]) -> Any:
    implementation = plugin.implementations[hook]
    result = implementation.function(*[arguments[name] for name in implementation.argnames])
    if result is None or isinstance(result, (Layout, DateValue)):
        return result
    if isinstance(result, Iterable) and not isinstance(result, (str, bytes)):
        return tuple(result)
    return result

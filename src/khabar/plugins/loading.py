"""Finding plugins, in a fixed order, each registered alone."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

import pluggy
from attrs import frozen

import khabar.hooks as hookspecs
from khabar.model import PluginError, PluginWarning

if TYPE_CHECKING:
    from importlib import metadata

__all__ = ["BUILTINS", "Plugin", "PluginInfo", "PluginSet", "load_plugins"]

#: Built-in plugins by name, in the order in which they are registered.
BUILTINS = {
    "article": "khabar.extractors.article",
    "dates": "khabar.extractors.dates",
    "places": "khabar.extractors.places",
    "persons": "khabar.extractors.persons",
    "quotations": "khabar.extractors.quotations",
    "meetings": "khabar.extractors.meetings",
    "readers": "khabar.readers",
    "exporters": "khabar.exporters",
    "report": "khabar.report",
}
_HOOKS = tuple(name for name in hookspecs.__all__ if name.startswith("khabar_"))


@frozen
class PluginInfo:
    """
    What ``khabar plugins`` shows.

    Args:
        name: Name of the plugin.
        distribution: Package it came with, where known.
        version: Version of that package.
        hooks: Hooks it implements.
        status: ``active``, ``blocked``, or ``broken: …`` with the reason.
    """

    name: str
    distribution: str | None = None
    version: str | None = None
    hooks: tuple[str, ...] = ()
    status: str = "active"


@frozen(eq=False)
class Plugin:
    """
    A registered plugin.

    Args:
        name: Its name.
        builtin: Whether it is khabar's own.
        itself: The module or object.
        implementations: Its hook implementations by hook.
        reference: ``module`` or ``module:attribute`` it can be found by again; ``None`` when there is none.
        installed: Whether it was found by its entry point, not given.
    """

    name: str
    builtin: bool
    itself: object
    implementations: dict[str, pluggy.HookImpl]
    reference: str | None
    installed: bool = False


@frozen(eq=False)
class PluginSet:
    """
    Plugins of one pipeline.

    Args:
        plugins: In order: built-ins, entry points by name, those given.
        infos: What to show, broken and blocked ones included.
    """

    plugins: tuple[Plugin, ...]
    infos: tuple[PluginInfo, ...]

    def having(self, hook: str) -> tuple[Plugin, ...]:
        """Plugins that implement a hook, in order."""
        return tuple(p for p in self.plugins if hook in p.implementations)


def _register(manager: pluggy.PluginManager, plugin: object, name: str) -> dict[str, pluggy.HookImpl]:
    """
    Register one plugin and check it.

    Raises:
        PluginError: A hook does not exist, asks for parameters it has not, or is a wrapper.
    """
    for attribute in dir(plugin):
        if attribute.startswith("khabar_") and attribute not in _HOOKS and _is_hook(plugin, attribute):
            import difflib

            near = difflib.get_close_matches(attribute, _HOOKS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(_HOOKS)}"
            raise PluginError(f"plugin {name!r}: hook {attribute!r} does not exist{hint}")
    try:
        manager.register(plugin, name)
    except (pluggy.PluginValidationError, ValueError) as error:
        if manager.get_plugin(name) is not None:
            manager.unregister(name=name)
        raise PluginError(f"plugin {name!r}: {' '.join(str(error).split())}") from error
    found: dict[str, pluggy.HookImpl] = {}
    for caller in manager.get_hookcallers(plugin) or ():
        for implementation in caller.get_hookimpls():
            if implementation.plugin is not plugin:
                continue
            if implementation.hookwrapper or implementation.wrapper:
                manager.unregister(name=name)
                raise PluginError(
                    f"plugin {name!r}: hook {caller.name!r} is a wrapper; plugins are called alone, so it would wrap "
                    "only itself: implement khabar_revise to change what others found"
                )
            found[caller.name] = implementation
    return found


def _entry_points() -> list[metadata.EntryPoint]:
    """Installed plugins by name; imported here, for it takes a third of the time that importing khabar may take."""
    from importlib import metadata

    return sorted(metadata.entry_points(group="khabar"), key=lambda e: e.name)


def _is_hook(plugin: object, attribute: str) -> bool:
    return getattr(getattr(plugin, attribute, None), "khabar_impl", None) is not None


def _resolve(reference: object) -> tuple[str, object, str | None]:
    """Name, plugin and reference of what was given as ``plugins=``."""
    if isinstance(reference, str):
        module_name, _, attribute = reference.partition(":")
        for entry in _entry_points():
            if entry.name == reference:
                return entry.name, entry.load(), entry.value
        try:
            module = importlib.import_module(module_name)
            plugin = getattr(module, attribute) if attribute else module
        except (ImportError, AttributeError) as error:
            raise PluginError(
                f"plugin {reference!r} cannot be loaded ({error}); give a module, 'module:attribute' or an installed "
                "plugin's name"
            ) from error
        return attribute or module_name, plugin, reference
    if isinstance(reference, ModuleType):
        return reference.__name__, reference, reference.__name__
    name = getattr(reference, "__qualname__", None) or type(reference).__qualname__
    module_name = getattr(reference, "__module__", None) or type(reference).__module__
    importable = isinstance(reference, type) and "<" not in name
    return name, reference, f"{module_name}:{name}" if importable else None


def load_plugins(plugins: Sequence[object] = (), blocked: Iterable[str] = ()) -> PluginSet:
    """
    Load built-ins, then installed plugins (entry points of group ``khabar``) by name, then those given.

    A broken installed plugin is reported by one :class:`PluginWarning` and left out; a broken one that was given
    raises.

    Args:
        plugins: Modules, objects, ``"module:attribute"`` or names of entry points.
        blocked: Names of plugins to leave out.

    Raises:
        PluginError: A given plugin is broken, or a blocked name does not exist.
    """
    manager = pluggy.PluginManager("khabar")
    manager.add_hookspecs(hookspecs)
    blocked = frozenset(blocked)
    loaded: list[Plugin] = []
    infos: list[PluginInfo] = []

    def add(
        name: str, plugin: object, builtin: bool, reference: str | None, package: metadata.Distribution | None
    ) -> None:
        if any(p.name == name for p in loaded):
            raise PluginError(f"plugin {name!r} is there already; block the other one with blocked=[{name!r}]")
        found = _register(manager, plugin, name)
        loaded.append(Plugin(name, builtin, plugin, found, reference, package is not None))
        infos.append(
            PluginInfo(
                name, package.name if package else None, package.version if package else None, tuple(sorted(found))
            )
        )

    for name, module in BUILTINS.items():
        if name in blocked:
            infos.append(PluginInfo(name, "khabar", status="blocked"))
        else:
            add(name, importlib.import_module(module), True, module, None)
    for entry in _entry_points():
        package = entry.dist
        name_of, version_of = (package.name, package.version) if package else (None, None)
        if entry.name in blocked:
            infos.append(PluginInfo(entry.name, name_of, version_of, (), "blocked"))
            continue
        try:
            add(entry.name, entry.load(), False, entry.value, package)
        except Exception as error:
            infos.append(PluginInfo(entry.name, name_of, version_of, (), f"broken: {type(error).__name__}: {error}"))
            mend = f"update or uninstall {name_of or 'its package'}, or block it with blocked=[{entry.name!r}]"
            warnings.warn(
                f"plugin {entry.name!r} cannot be loaded and is left out ({type(error).__name__}: {error}); {mend}",
                PluginWarning,
                stacklevel=3,
            )
    for given in plugins:
        name, plugin, reference = _resolve(given)
        if name in blocked:
            infos.append(PluginInfo(name, status="blocked"))
            continue
        if any(p.itself is plugin for p in loaded):
            continue  # installed, and given as well
        add(name, plugin, False, reference, None)
    unknown = sorted(blocked - {info.name for info in infos})
    if unknown:
        raise PluginError(f"blocked={unknown}: no such plugin; there are {', '.join(i.name for i in infos)}")
    return PluginSet(tuple(loaded), tuple(infos))

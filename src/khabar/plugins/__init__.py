"""Plugins: loaded by name, called alone, checked and merged."""

from khabar.plugins.loading import Plugin, PluginInfo, PluginSet, load_plugins

__all__ = ["Plugin", "PluginInfo", "PluginSet", "load_plugins"]

"""Errors, warnings, and the report of a plugin's failure."""

from __future__ import annotations

from attrs import frozen

__all__ = [
    "ArticleError",
    "ArticleWarning",
    "Failure",
    "KhabarDeprecationWarning",
    "KhabarError",
    "KhabarWarning",
    "LexiconError",
    "PluginError",
    "PluginWarning",
    "RecordError",
]


class KhabarError(Exception):
    """Root of all errors that khabar raises on purpose."""


class ArticleError(KhabarError):
    """An article could not be made or read."""


class LexiconError(KhabarError):
    """A word list is broken; the message names file and row."""


class PluginError(KhabarError):
    """A plugin is unknown, misspelt, or returned what it may not."""


class RecordError(KhabarError):
    """A record is not of schema ``khabar/1``."""


class KhabarWarning(UserWarning):
    """Root of all warnings."""


class KhabarDeprecationWarning(KhabarWarning, DeprecationWarning):
    """A hook, a parameter of one, or a public name will be gone in the version that the message names."""


class ArticleWarning(KhabarWarning):
    """A file or line among others could not be read and is passed over."""


class PluginWarning(KhabarWarning):
    """A plugin failed; its results are missing, all others are kept."""


@frozen
class Failure:
    """
    What went wrong, and whose fault it was.

    Args:
        plugin: Name of the plugin (``khabar`` for the library itself).
        hook: Hook that was called (``read`` when the article could not be read).
        error: Class of the exception.
        message: Its text; no traceback, no local paths.
    """

    plugin: str
    hook: str
    error: str
    message: str

"""The ``khabar`` command."""

from khabar.cli.main import main

__all__ = ["main"]

"""Built-in plugin ``report``: everything found, as one self-contained page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from khabar.hooks import hookimpl
from khabar.model import Extraction

__all__ = ["HtmlReport", "khabar_exporters"]


class HtmlReport:
    """
    One HTML file, right to left, without any external address.

    Needs the extra ``report`` (Jinja2).
    """

    name = "html"
    suffixes = (".html", ".htm")

    def write(self, extractions: Iterable[Extraction], target: IO[Any], *, lang: str = "ar") -> None:
        """
        Write the report of all extractions as UTF-8.

        Raises:
            ImportError: Jinja2 is not installed; says how to.
            ValueError: ``lang`` is neither ``ar`` nor ``en``.
        """
        from khabar.report.render import render

        target.write(render(list(extractions), lang).encode("utf-8"))


@hookimpl
def khabar_exporters() -> list[HtmlReport]:
    """The report as format ``html``."""
    return [HtmlReport()]

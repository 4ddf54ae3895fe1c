"""Filling the template; everything from articles is escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

import regex

from khabar.exporters.plain import harmless
from khabar.model import Extraction
from khabar.report.views import page

__all__ = ["render"]


_ARABIC = regex.compile(r"\p{Arabic}")


def _file(name: str) -> str:
    return (resources.files("khabar.report") / name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


def render(extractions: Sequence[Extraction], lang: str = "ar") -> str:
    """
    The report as an HTML document.

    Raises:
        ImportError: Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError as error:
        raise ImportError("the report needs Jinja2: pip install 'khabar[report]'") from error

    def shown(value: object) -> object:
        return harmless(value) if type(value) is str else value

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["lang"] = lambda text: "ar" if _ARABIC.search(text) else lang
    script, style = _file("report.js"), _file("report.css")
    from markupsafe import Markup

    template = environment.from_string(_file("report.html.jinja"))
    return template.render(
        **page(extractions, lang),
        script=Markup(script),
        style=Markup(style),
        script_hash=_hash(script),
    )

"""What is fuzzed: each target takes bytes, and raises only if the library breaks a promise."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import khabar
from khabar.batch import article_of
from khabar.cli.main import parser
from khabar.model import Article, ArticleError, Extraction, RecordError
from khabar.readers import read_html
from khabar.text import fold, pair_marks, split_sentences, tokenize

__all__ = ["TARGETS"]

_PAGE = Path(tempfile.gettempdir())


def _text(data: bytes) -> str:
    return Article(data.decode("utf-8", "surrogateescape")).text


def _check(text: str, spans: Iterable[Any]) -> None:
    for span in spans:
        if not 0 <= span.start <= span.end <= len(text) or getattr(span, "text", None) not in (
            None,
            text[span.start : span.end],
        ):
            raise AssertionError(f"{span} is not in the text")


def characters(data: bytes) -> None:
    """Tokens, sentences, marks, folding."""
    text = _text(data)
    tokens = tokenize(text)
    _check(text, tokens)
    _check(text, split_sentences(text, tokens))
    _check(text, pair_marks(text))
    if fold(fold(text)) != fold(text):
        raise AssertionError("folding twice is not folding once")


def dates(data: bytes) -> None:
    """Dates of a text, and one date by itself."""
    text = _text(data)
    _check(text, khabar.find_dates(text, published="2024-05-05"))
    khabar.parse_date(text, published="2024-05-05")


def quotations(data: bytes) -> None:
    """Quotations, cues and speakers."""
    text = _text(data)
    found = khabar.find_quotations(text, published="2024-05-05")
    _check(text, found)
    _check(text, (q.cue for q in found if q.cue))
    _check(text, (q.speaker.surface for q in found if q.speaker and q.speaker.surface))


def html(data: bytes) -> None:
    """A saved page."""
    with tempfile.NamedTemporaryFile(suffix=".html", dir=_PAGE) as file:
        file.write(data)
        file.flush()
        with contextlib.suppress(ArticleError):
            list(read_html(Path(file.name)))


def records(data: bytes) -> None:
    """A line of JSON as an article, and as a record."""
    with contextlib.suppress(ArticleError):
        article_of(data)
    with contextlib.suppress(RecordError):
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            return
        Extraction.from_dict(value)


def arguments(data: bytes) -> None:
    """Words after the command."""
    words = data.decode("utf-8", "surrogateescape").split()
    quiet = io.StringIO()
    with contextlib.redirect_stderr(quiet), contextlib.redirect_stdout(quiet), contextlib.suppress(SystemExit):
        parser().parse_args(words)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": characters,
    "dates": dates,
    "quotations": quotations,
    "html": html,
    "json": records,
    "arguments": arguments,
}

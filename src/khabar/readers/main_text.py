"""Which paragraphs are the story, with the help of trafilatura where it is installed (extra ``html``)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

from khabar.readers.loose import is_told

__all__ = ["main_text"]

_HARDLY = 0.25  # of what trafilatura finds: less of ours is not the story
_TRUSTED = 0.5  # of our text that it has to find, to be believed at all


@cache
def _extract() -> Callable[[str], str | None] | None:
    try:
        import trafilatura
    except ImportError:
        return None
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it drops is no message to the reader

    def extract(html: str) -> str | None:
        text: str | None = trafilatura.extract(
            html, include_comments=False, include_tables=False, deduplicate=False, favor_precision=True
        )
        return text

    return extract


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main_text(html: str, headline: str | None, told: list[str]) -> list[str]:
    """
    The paragraphs of a story.

    Those of ours that trafilatura takes for the story; its own where ours are hardly any of it; ours where it is not
    installed, fails, or finds much less.

    Args:
        html: The page.
        headline: The story's.
        told: What we take for its paragraphs.
    """
    extract = _extract()
    if extract is None:
        return told
    try:
        found = extract(html) or ""
    except Exception:  # whatever a broken page does to it: then it has no say
        return told
    whole = _squeezed(found)
    ours = len(_squeezed("".join(told)))
    kept = [paragraph for paragraph in told if _squeezed(paragraph) in whole]
    if ours >= _HARDLY * (len(whole) - len(_squeezed(headline or ""))):
        return kept if len(_squeezed("".join(kept))) >= _TRUSTED * ours else told
    lines = [line.removeprefix("- ").strip() for line in found.split("\n")]
    first = next((at for at, line in enumerate(lines) if is_told(line)), len(lines))
    return [line for line in lines[first:] if line and line != headline] or told

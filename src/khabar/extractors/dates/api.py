"""Dates alone, for those who need nothing else."""

from __future__ import annotations

import datetime as dt
from functools import cache

from khabar.extractors.dates.atoms import TABLES
from khabar.extractors.dates.hints import blank_rest
from khabar.extractors.dates.layer import Prefer, layer_of, values_of
from khabar.lexicon import Lexicon
from khabar.model import Article, DateMention, DateValue
from khabar.reading import Reading

__all__ = ["find_dates", "parse_date"]


@cache
def _lexicon() -> Lexicon:
    return Lexicon(tables=(*TABLES, "time_context", "past_verbs"))


def _read(text: str, published: dt.date | str | None) -> Reading:
    """A reading of the sentences that may hold a date; the rest is blank, so that offsets stay."""
    instant = published if isinstance(published, dt.datetime) else None
    article = Article(blank_rest(text, _lexicon()), id="-", published=published, published_at=instant)
    return Reading(article, _lexicon(), anchor=article.published)


def find_dates(
    text: str, *, published: dt.date | str | None = None, prefer: Prefer = "tense"
) -> tuple[DateMention, ...]:
    """
    Find the dates, times, durations, sets and vague expressions of an Arabic text, and say what they mean.

    Only what dates need is run.

    Args:
        text: Any text; offsets are code points of it.
        published: The day «أمس» is counted from: a date, a datetime or an ISO string. Without it, what the words
            alone do not fix stays unresolved.
        prefer: Where a weekday, day or month may lie before or after ``published``: ``tense`` lets the verb of the
            clause decide (the past when nothing shows it), ``past`` and ``future`` are fixed.

    Returns:
        Mentions in text order, none overlapping, with ids ``d1``, ``d2`` …

    Raises:
        ArticleError: ``published`` is no date.

    .. versionadded:: 0.1
    """
    reading = _read(text, published)
    values = values_of(reading, prefer)
    return tuple(
        [
            DateMention(
                w.start,
                w.end,
                text[w.start : w.end],
                w.kind,
                values[(w.start, w.end)],
                id=f"d{n}",
                rule=w.rule,
                plugin="dates",
            )
            for n, w in enumerate(layer_of(reading).written, 1)
        ]
    )


def parse_date(text: str, *, published: dt.date | str | None = None, prefer: Prefer = "tense") -> DateValue:
    """
    Say what one Arabic expression means.

    Args:
        text: The expression: «أمس السبت», «٢٠ تموز/يوليو ٢٠٢٣». In a longer text the first date with a value counts.
        published: The day it is counted from.
        prefer: As in :func:`find_dates`.

    Returns:
        Its value; an unresolved one (``begin`` is ``None``) when no date stands there or it fixes no day.

    Raises:
        ArticleError: ``published`` is no date.

    .. versionadded:: 0.1
    """
    found = find_dates(text, published=published, prefer=prefer)
    for mention in found:
        if mention.value.begin is not None:
            return mention.value
    return found[0].value if found else DateValue()

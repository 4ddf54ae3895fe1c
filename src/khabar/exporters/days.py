"""Days as a person writes them: «السبت 15 يوليو 2023», «Saturday 15 July 2023»."""

from __future__ import annotations

import datetime as dt

from khabar.exporters.labels import Labels

__all__ = ["day_in_words", "stretch_in_words"]


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def day_in_words(value: dt.date, labels: Labels) -> str:
    """Weekday, day, month, year; and the time of an instant."""
    day = _day(value)
    words = [labels("weekday", str(day.isoweekday())), str(day.day), labels("month", str(day.month)), str(day.year)]
    if isinstance(value, dt.datetime):
        words.append(f"{value:%H:%M}")
    return " ".join(words)


def stretch_in_words(begin: dt.date, until: dt.date | None, labels: Labels) -> str:
    """
    A half-open stretch of days: one day, a month, a year, or its first and last day.

    Args:
        begin: First day or instant.
        until: First one after it; ``None`` when it is open.
        labels: The language.
    """
    if until is None or isinstance(begin, dt.datetime) or isinstance(until, dt.datetime):
        return day_in_words(begin, labels)
    if until <= begin:
        return day_in_words(begin, labels)
    last = until - dt.timedelta(days=1)
    if last <= begin:
        return day_in_words(begin, labels)
    if begin.day == 1 and until.day == 1:
        if (until.year, until.month) == (begin.year + begin.month // 12, begin.month % 12 + 1):
            return f"{labels('month', str(begin.month))} {begin.year}"
        if begin.month == until.month == 1:
            return str(begin.year) if until.year == begin.year + 1 else f"{begin.year}–{last.year}"
    return f"{_short(begin, last, labels)} – {_short(last, None, labels)}"


def _short(day: dt.date, other: dt.date | None, labels: Labels) -> str:
    """Without the month and year that ``other`` has as well."""
    words = [str(day.day)]
    if other is None or (day.year, day.month) != (other.year, other.month):
        words.append(labels("month", str(day.month)))
    if other is None or day.year != other.year:
        words.append(str(day.year))
    return " ".join(words)

"""The day on which a page was published, where it is written in words or in an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

import regex

from khabar.extractors.dates import find_dates
from khabar.readers.heads import is_day_line, kinds_of

__all__ = ["day_of_lines", "day_of_review", "day_of_url"]

_LONGEST = 120  # code points of a date line
_EARLIEST = 1990  # older days in an address are what the story is about
_PATH = regex.compile(r"(?<=/)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")
_SEGMENT = regex.compile(r"(?<=/)((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[-_/.]|$)")
_UPDATE = regex.compile(r"(?:[اآ]خر\s+)?(?:تحديث|تعديل|تم التحديث|حُ?د[ِّ]*ث)(?:ت|ه|ها)?")
_DIGIT = regex.compile(r"\d")
_EITHER = regex.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{4}(?!\d)(?!.*\p{L})")  # day or month first


def day_of_url(*addresses: object) -> dt.date | None:
    """
    The day in the path of a web address: «/2021/10/13/», «/2021-10-13-1.12345»; ``None`` when there are several.

    The day stands at the head of a part of the path; one inside the words of a title may be what the story is about.
    """
    days: set[dt.date] = set()
    for address in addresses:
        if not isinstance(address, str) or len(address) > 2000:
            continue
        try:
            path = urlsplit(address).path
        except ValueError:
            continue
        for pattern in (_PATH, _SEGMENT):
            for found in pattern.finditer(path):
                try:
                    days.add(dt.date(*map(int, found.groups())))
                except ValueError:
                    return None
    return days.pop() if len(days) == 1 and min(days).year >= _EARLIEST else None


def day_of_lines(lines: Iterable[str]) -> dt.date | None:
    """
    The day of those lines that say nothing but when; ``None`` when they name several, or only that of an update.

    A day in two calendars must be the same day, and a weekday that of its day.
    """
    days: set[dt.date] = set()
    for line in lines:
        if len(line) > _LONGEST or not _DIGIT.search(line) or not is_day_line(line):
            continue
        written = _UPDATE.split(line, maxsplit=1)[0]
        stated = _stated(written)
        if stated is None:
            return None
        days |= stated
    return days.pop() if len(days) == 1 else None


def day_of_review(title: str) -> dt.date | None:
    """The day in a title like «عناوين الصحف ليوم الأحد 5 مايو 2024»; ``None`` in any other title."""
    if len(title) > _LONGEST or not _DIGIT.search(title) or "review" not in kinds_of(title):
        return None
    days = _stated(title) or set()
    return days.pop() if len(days) == 1 else None


def _stated(written: str) -> set[dt.date] | None:
    """Days that words alone fix; ``None`` when one contradicts itself, or may be another."""
    days: set[dt.date] = set()
    for mention in find_dates(written):
        value = mention.value
        if value.basis != "stated" or value.grain not in ("day", "hour", "minute", "second") or value.mod:
            continue
        if value.conflicts or value.begin is None or value.until is None or _ambiguous(mention.text):
            return None
        if value.until - value.begin > dt.timedelta(days=1):  # «بين 5 و7 مايو 2024»
            return None
        days.add(value.begin.date() if isinstance(value.begin, dt.datetime) else value.begin)
    return days


def _ambiguous(written: str) -> bool:
    """«05/06/2024» with no weekday beside it: some sites write the month first."""
    found = _EITHER.match(written)
    return found is not None and found[1].lstrip("0") != found[2].lstrip("0") and max(map(int, found.groups())) <= 12

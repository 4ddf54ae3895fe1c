"""The lines of a file, with the signs that a story of its own begins or ends there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex
from attrs import frozen

from khabar.extractors.article import Line, dateline_end, is_date_line, is_outlet_line, lines_of
from khabar.lexicon import Lexicon
from khabar.model import Article
from khabar.reading import Reading

__all__ = ["Head", "heads_of", "is_day_line", "kinds_of", "rows_of"]

_TABLES = (
    "places", "countries", "organisations", "months", "weekdays", "time_words", "time_zones", "time_units",
    "function_words", "collections",
)  # fmt: skip
_SEEN = 160  # code points of a line that are looked at
_TITLE = 130  # code points of a headline
_SIGNATURE = 40
_SEPARATOR = regex.compile(r"^([-=*_~#•·—–+ـ])(?:\s?\1){2,}$")
_NUMBERED = regex.compile(r"^[(\[]?(\d{1,2})\s?[-–.):\]]{1,2}\s+(?=\p{L}|[\"«“])")
_CLOCK = regex.compile(
    r"^(?:الساعة\s)?\(?\d{1,2}[:.]\d{2}\)?(?:\s(?:ص|م|صباحا|صباحًا|مساء|مساءً))?(?:\s?(?:بتوقيت\s(?:\p{L}+\s?){1,3}))?$"
)
_OUTLET = regex.compile(r"^[-•*–\s]*((?:صحيفة|جريدة)\s+(?:\S+\s?){1,3}?|[^:]{2,30}?)\s*:?$")
_NAMED = ("صحيفة ", "جريدة ")
_ENDS = ".!؟?…"
_CLOSERS = "\"'”“»«’)]} \u00a0\u200e\u200f"
_MARKS = "\"'«»“”()[]-•*:– "


@frozen
class Row:
    """A line that is not blank: its offsets, its text, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def separates(self) -> bool:
        """«-----», «* * *»."""
        return bool(_SEPARATOR.match(self.text))

    @property
    def number(self) -> int | None:
        """Of «3- عنوان»."""
        found = _NUMBERED.match(self.text)
        return int(found[1]) if found else None

    @property
    def bare(self) -> int:
        """Where the text behind a number begins."""
        found = _NUMBERED.match(self.text)
        return self.start + (found.end() if found else 0)

    @property
    def clock(self) -> bool:
        """«10:45», «10:45 بتوقيت غرينتش», alone."""
        return len(self.text) < _SIGNATURE and bool(_CLOCK.match(self.text))

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip(_CLOSERS).endswith(tuple(_ENDS))

    @property
    def titles(self) -> bool:
        """Whether it may be a headline."""
        return 10 <= len(self.text) <= _TITLE and not self.ended and not self.text.endswith(":") and not self.separates


@frozen
class Head:
    """What the words of a line's beginning say: whence, when, and by whom."""

    dateline: bool = False  # names an agency or a day
    day: bool = False
    signature: bool = False
    outlet: bool = False  # «صحيفة الأهرام:», alone


def rows_of(text: str) -> list[Row]:
    """All lines with something on them."""
    found: list[Row] = []
    position, blank = 0, True
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = position + line.index(bare)
            found.append(Row(start, start + len(bare), bare, blank))
        blank = not bare
        position += len(line) + 1
    return found


@cache
def _lexicon() -> Lexicon:
    return Lexicon(tables=_TABLES)


def _read(text: str) -> tuple[Reading, Line] | None:
    reading = Reading(Article(text.replace("\n", " ")[:_SEEN], id="-"), _lexicon())
    lines = lines_of(reading)
    return (reading, lines[0]) if lines else None


def heads_of(rows: Sequence[Row]) -> list[Head]:
    """The signs of each line."""
    return [_head(row.text) for row in rows]


def _head(text: str) -> Head:
    read = _read(text)
    if read is None:
        return Head()
    reading, line = read
    end = dateline_end(reading, line)
    opens = False
    if end is not None:
        outlets = any(m.start < end and m.entry["kind"] == "outlet" for m in reading.matches("organisations"))
        opens = outlets or any(character.isdigit() for character in text[:end])
    short = len(text) <= _SIGNATURE
    outlet = short and (is_outlet_line(reading, line) or text.startswith(_NAMED))
    signed = short and not text.startswith(_NAMED) and is_outlet_line(reading, line)
    return Head(opens, is_date_line(reading, line), signed, outlet or (short and _names_outlet(text)))


def _names_outlet(text: str) -> bool:
    """Whether a line names one outlet and nothing else, marks left out."""
    found = _OUTLET.match(text)
    if not found:
        return False
    name = found[1].strip(_MARKS)
    if text.lstrip(_MARKS).startswith(_NAMED):
        return True
    read = _read(name)
    if read is None:
        return False
    reading, line = read
    matches = reading.at(0, "organisations")
    return any(m.last == line.last and m.entry["kind"] == "outlet" and not m.prefix for m in matches)


def is_day_line(text: str) -> bool:
    """Whether a line says nothing but when."""
    read = _read(text)
    return read is not None and len(text) <= _SEEN and is_date_line(*read)


def kinds_of(text: str) -> set[str]:
    """What a title says that the page holds: ``live``, ``review``."""
    read = _read(text)
    return {str(m.entry["kind"]) for m in read[0].matches("collections")} if read else set()

"""The date layer of one article: read once, resolved once for each publication day."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Literal, NamedTuple

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.context import Context, deictic_shifts
from khabar.extractors.dates.forms import EventDay, Form, Point, Written
from khabar.extractors.dates.grammar import find_written
from khabar.extractors.dates.resolving import resolve
from khabar.extractors.dates.tense import direction_of
from khabar.model import DateMention, DateValue
from khabar.reading import Found, Reading

__all__ = ["Layer", "Prefer", "layer_of", "resolve_event_day", "values_of"]

#: How a weekday, day or month without its week or year is taken.
Prefer = Literal["tense", "past", "future"]
_DIRECTIONS = {"past": -2, "future": 2}


class Layer(NamedTuple):
    """Atoms and written dates of an article."""

    atoms: Atoms
    written: list[Written]


def layer_of(reading: Reading) -> Layer:
    """The written dates of an article, in text order."""

    def make() -> Layer:
        atoms = Atoms(reading)
        return Layer(atoms, find_written(atoms))

    return reading.once(("dates", "layer"), make)


def mention_of(written: Written, text: str) -> DateMention:
    """The unresolved mention of a written date."""
    start, end = written.start, written.end
    return DateMention(start, end, text[start:end], kind=written.kind, rule=written.rule)


def values_of(reading: Reading, prefer: Prefer = "tense") -> dict[tuple[int, int], DateValue]:
    """Values by start and end, for the reading's publication day."""
    key = ("dates", "values", reading.anchor, prefer)
    return reading.once(key, lambda: _resolve_all(reading, prefer))


def _resolve_all(reading: Reading, prefer: Prefer) -> dict[tuple[int, int], DateValue]:
    layer = layer_of(reading)
    anchor, instant = reading.anchor, reading.article.published_at
    shifts, free = deictic_shifts(layer.written, anchor, instant)
    fixed = _DIRECTIONS.get(prefer)
    values: dict[tuple[int, int], DateValue] = {}
    previous: DateValue | None = None
    last: Written | None = None
    alone = len(layer.written) == 1 and len(layer.atoms.tokens) <= layer.written[0].last - layer.written[0].first + 1
    for written in layer.written:
        direction = (lambda: fixed) if fixed is not None else partial(direction_of, layer.atoms, written)
        form = _listed(written, last, reading.text)
        value = resolve(form, Context(anchor, instant, direction, alone, previous, shifts, free))
        last = written
        values[(written.start, written.end)] = value
        if written.kind == "date" and value.begin is not None and isinstance(written.form, Point):
            previous = value
    return values


def _listed(written: Written, last: Written | None, text: str) -> Form:
    """«الخميس والجمعة»: the second weekday of a list follows the first."""
    form = written.form
    if last is None or written.first != last.last or text[written.start - 1 : written.start] != "و":
        return form
    if not (isinstance(form, Point) and isinstance(last.form, Point) and last.form.weekday and form.weekday):
        return form
    bare = form.day is None and form.relation is None and form.deictic is None
    return form._replace(relation="after") if bare else form


def resolve_event_day(written: Written, reading: Reading, found: Found) -> DateValue | None:
    """A day counted in an event, once the article's meetings say when the event began."""
    if not isinstance(written.form, EventDay):
        return None
    visit = "زيار" in reading.text[written.start : written.end]
    begin: dt.date | None = None
    distance = -1
    for meeting in found.meetings:
        date = meeting.date.begin if meeting.date is not None else None
        if date is None or not meeting.triggers or (meeting.kind == "visit") != visit:
            continue
        away = abs(meeting.triggers[0].start - written.start)
        if begin is None or away < distance:
            begin, distance = (date.date() if isinstance(date, dt.datetime) else date), away
    if begin is None:
        return None
    return resolve(written.form, Context(reading.anchor, event_begin=begin))

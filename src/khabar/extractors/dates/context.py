"""What a date may be counted from: publication day, tense of its clause, the date named before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import field, frozen

from khabar.calendars import shift_days, weekday_near
from khabar.extractors.dates.forms import Point, Written
from khabar.model import DateValue

__all__ = ["Context", "deictic_shifts"]


@frozen
class Context:
    """
    What surrounds one date.

    Args:
        anchor: The publication day; ``None`` when unknown.
        instant: The publication instant, where known.
        direction: Negative: the clause speaks of the past, positive: of the future, 0: of now, ``None``: nobody
            knows; ±2 are sure. Asked only when needed.
        alone: The expression is the whole text.
        previous: The last date with a day, month or year before this one.
        shifts: For «أمس», «اليوم» … by their distance: days to add, as the article's own weekdays show.
        free_shift: The shifts are explained by the time zone, no contradiction.
        event_begin: First day of the event a counted day belongs to.
    """

    anchor: dt.date | None
    instant: dt.datetime | None = None
    direction: Callable[[], int | None] = field(default=lambda: None)
    alone: bool = False
    previous: DateValue | None = None
    shifts: dict[int, int] = field(factory=dict)
    free_shift: bool = False
    event_begin: dt.date | None = None

    @property
    def previous_grain(self) -> str | None:
        """Grain of the date named before."""
        return self.previous.grain if self.previous is not None else None

    @property
    def copy_days(self) -> frozenset[dt.date]:
        """Days that the publication instant is in, in some time zone; none when only its day is known."""
        return _local_days(self.instant)


def _local_days(instant: dt.datetime | None) -> frozenset[dt.date]:
    """Every day that an instant is in some time zone."""
    if instant is None:
        return frozenset()
    utc = instant if instant.tzinfo is None else instant.astimezone(dt.UTC)
    found = set()
    for hours in (-12, 0, 14):
        try:
            found.add((utc + dt.timedelta(hours=hours)).date())
        except OverflowError:
            continue
    return frozenset(found)


def deictic_shifts(
    written: list[Written], anchor: dt.date | None, instant: dt.datetime | None
) -> tuple[dict[int, int], bool]:
    """
    Where «اليوم الأربعاء» stands in an article of another day, the weekday shows which day the copy was written.

    Returns:
        For each distance (0 اليوم, -1 أمس …) the days to add to the publication day, where its weekdays agree; and
        whether the outlet's time zone explains them.
    """
    if anchor is None:
        return {}, False
    seen: dict[int, set[int]] = {}
    for one in written:
        form = one.form
        if isinstance(form, Point) and form.deictic is not None and form.weekday is not None and form.day is None:
            stated = shift_days(anchor, form.deictic)
            near = weekday_near(stated, form.weekday, 0) if stated else None
            if stated and near:
                seen.setdefault(form.deictic, set()).add((near - stated).days)
    shifts = {deictic: values.pop() for deictic, values in seen.items() if len(values) == 1}
    moved = {shift for shift in shifts.values() if shift}
    if len(moved) == 1 and set(shifts.values()) == moved:
        shift = next(iter(moved))
        local = shift_days(anchor, shift)
        if local in _local_days(instant):
            return dict.fromkeys(range(-3, 3), shift), True
    return shifts, False

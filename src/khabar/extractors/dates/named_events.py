"""Events called by their day or month: «هجمات 11 سبتمبر», «حرب أكتوبر»."""

from __future__ import annotations

from khabar.extractors.dates.atoms import Atoms
from khabar.extractors.dates.forms import Point, Year

__all__ = ["name_event"]


def name_event(atoms: Atoms, i: int, point: Point) -> Point | None:
    """
    The point with the year of its event when the word before ``i`` makes it a name; ``None`` when it is none.

    A name whose year the lexicon does not know gets none, and keeps its partial value.
    """
    if point.month is None or point.year is not None or point.relation is not None or point.deictic is not None:
        return None
    if not atoms.behind(i, "event-head") and not atoms.behind(i, "named-event"):
        return None
    day = str(point.day) if point.day is not None else ""
    for match in atoms.events.get(i - 1, ()):
        entry = match.entry
        if entry["month"] == str(point.month.month) and entry["day"] == day:
            return point._replace(year=Year(int(entry["year"])))
    return point._replace(named=True)

"""Event rows with PLOVER and CAMEO codes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

import khabar
from khabar_exports.sides import day, sides

#: kind → PLOVER type and mode, CAMEO code; from the PLOVER and CAMEO manuals.
CODES = {
    "meeting": ("CONSULT", "", "040"),
    "talks": ("CONSULT", "", "040"),
    "meeting_series": ("CONSULT", "", "040"),
    "negotiation": ("CONSULT", "", "046"),
    "visit": ("CONSULT", "visit", "042"),
    "reception": ("CONSULT", "visit", "043"),
    "phone_call": ("CONSULT", "phone", "041"),
    "video_call": ("CONSULT", "phone", "041"),
    "summit": ("CONSULT", "multilateral", "040"),
    "conference": ("CONSULT", "multilateral", "040"),
    "signing": ("SUPPORT", "", "057"),
}
_FUTURE = frozenset({"announced", "proposed", "postponed"})
_COLUMNS = ("article", "event", "plover", "mode", "cameo", "status", "actors", "recipients", "date", "country", "text")


class EventRows:
    """Tab-separated rows, one an event that PLOVER or CAMEO has a code for; denied and cancelled ones are left out."""

    name = "events"
    suffixes = (".events.tsv",)

    def write(self, extractions: Iterable[khabar.Extraction], target: IO[Any]) -> None:
        """Write a header and one row an event."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
        writer.writerow(_COLUMNS)
        for e in extractions:
            for m in e.meetings:
                if m.kind not in CODES or m.status in ("denied", "cancelled"):
                    continue
                plover, mode, cameo = ("AGREE", "", "036") if m.status in _FUTURE else CODES[m.kind]
                known = list(sides(e, m))
                hosts = [name for _, name, p in known if p.role == "host"]
                others = [name for _, name, p in known if p.role != "host"]
                country = m.place.country if m.place else None
                row = (e.article.id, m.id, plover, mode, cameo, m.status, "; ".join(others), "; ".join(hosts))
                writer.writerow([_plain(cell) for cell in (*row, day(m), country or "", m.triggers[0].text)])
        target.write(buffer.getvalue().encode("utf-8"))


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

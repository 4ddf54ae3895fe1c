"""Five more formats for khabar."""

from __future__ import annotations

import khabar
from khabar_exports.events import EventRows
from khabar_exports.ftm import FollowTheMoney
from khabar_exports.gexf import Gexf
from khabar_exports.jsonld import JsonLd
from khabar_exports.timex import Timex3


@khabar.hookimpl
def khabar_exporters() -> list[khabar.Exporter]:
    """All five."""
    return [FollowTheMoney(), Gexf(), JsonLd(), EventRows(), Timex3()]

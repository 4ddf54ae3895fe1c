"""The plugin, run on a file of two stories."""

from datetime import date
from pathlib import Path

import khabar_reader

import khabar
from khabar.testing import check_plugin

WIRE = """ZCZC 0417 2024-05-05
عاجل
وزير النقل العماني يزور الدوحة
وصل وزير النقل العماني إلى الدوحة اليوم.
NNNN
ZCZC 0418 2024-05-06
أسعار النفط ترتفع
ارتفعت أسعار النفط أمس.
NNNN
"""


def test_reads_every_story(tmp_path: Path) -> None:
    """Two stories with their days, the second a part of the first one's file."""
    path = tmp_path / "night.wire"
    path.write_text(WIRE, encoding="utf-8")
    pipeline = khabar.Pipeline(plugins=[khabar_reader], on_error="raise")

    articles = list(pipeline.read(path))

    assert [(a.id, a.published, a.part_of) for a in articles] == [
        ("night-0417", date(2024, 5, 5), None),
        ("night-0418", date(2024, 5, 6), "night-0417"),
    ]


def test_knows_the_layout(tmp_path: Path) -> None:
    """The urgency line is the kicker, the next line the headline."""
    path = tmp_path / "night.wire"
    path.write_text(WIRE, encoding="utf-8")
    pipeline = khabar.Pipeline(plugins=[khabar_reader], on_error="raise")

    layouts = [pipeline(a).layout for a in pipeline.read(path)]

    assert [(x.kicker and x.kicker.text, x.headline and x.headline.text) for x in layouts] == [
        ("عاجل", "وزير النقل العماني يزور الدوحة"),
        (None, "أسعار النفط ترتفع"),
    ]


def test_keeps_to_the_rules() -> None:
    """No text breaks it, offsets are exact, a second reading says the same."""
    check_plugin(khabar_reader)

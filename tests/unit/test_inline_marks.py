"""The notation of marked articles, the drawing, the check of plugins."""

from __future__ import annotations

from typing import Any

import pytest

import khabar.hooks
from khabar.evaluation import compare
from khabar.model import Article, Mention, PluginError
from khabar.testing import MarksError, check_plugin, draw, parse_marks, render_marks

EXAMPLE = """id: example
published: 2023-07-16
publisher: صحيفة

⟦§headline عنوان الخبر⟧

⟦s1 ⟦o:m قائد الجيش الباكستاني⟧ ⟦t:m اللواء⟧ ⟦n:m عاصم منير⟧⟧ ⟦c1 قال⟧ ⟦d=2023-07-15 أمس السبت⟧ إن
⟦q1 ⟦m1,2 لقاءه⟧ كان مثمراً⟧. ⟦?d=? مؤخراً⟧ ⟦c2 نفى⟧ ⟦q2 الخبر⟧ وتوقع ⟦q2 التتمة⟧ بعد ⟦d=P3D 3 أيام⟧
⟦d:set=P1D كل يوم⟧ و⟦!m المباحثات⟧ في ⟦l طهران⟧ و⟦g الوزارة⟧.
---
person m; عاصم منير; country PK; gender m
q1; indirect; asserts; speaker person m; meeting m1
q2; mixed; denies; speaker person m; parent q1; ambiguous; optional; doubt either of two
m1; meeting; held; guest m; host كبار القادة / IR; place طهران / IR; date 2023-07-15; parent m2
m2; visit; past_reference; guest m / IR; date 2023-07
"""


def the(text: str) -> Any:
    """The one marked article of a file."""
    (marked,) = parse_marks(text)
    return marked


def test_marks_are_taken_out() -> None:
    """Every span slices the text without marks."""
    marked = the(EXAMPLE)
    spans = [x for layer in ("dates", "titles", "offices", "names", "quotations") for x in marked.gold[layer]]

    assert "⟦" not in marked.article.text
    assert marked.article.text.startswith("عنوان الخبر\n\nقائد")
    assert all(marked.article.text[x["start"] : x["end"]] == x["text"] for x in spans)
    assert [n["text"] for n in marked.gold["names"]] == ["عاصم منير"]


def test_header_becomes_the_article() -> None:
    """Id, day and publisher are those of the header."""
    marked = the(EXAMPLE)

    assert (marked.article.id, str(marked.article.published), marked.article.publisher) == (
        "example", "2023-07-16", "صحيفة",
    )  # fmt: skip
    assert marked.gold["article"]["sha256"] == marked.article.sha256


def test_dates_carry_values() -> None:
    """EDTF, vague, duration, set; ? before the tag makes it optional."""
    dates = [(d["kind"], d.get("edtf"), d.get("timex"), d.get("optional")) for d in the(EXAMPLE).gold["dates"]]

    assert dates == [
        ("date", "2023-07-15", None, None),
        ("vague", None, None, True),
        ("duration", None, "P3D", None),
        ("set", None, "P1D", None),
    ]


def test_quotation_has_cue_speaker_parts_and_notes() -> None:
    """Marks and notes of one number belong together."""
    first, second = the(EXAMPLE).gold["quotations"]

    assert (first["cue"]["text"], first["speaker"]["surface"]["text"]) == (
        "قال",
        "قائد الجيش الباكستاني اللواء عاصم منير",
    )
    assert first["speaker"]["actors"] == ["m"]
    assert [p["text"] for p in second["parts"]] == ["الخبر", "التتمة"]
    assert second["text"] == "الخبر وتوقع التتمة"
    assert (second["stance"], second["parent"], second["ambiguous"], second["optional"]) == ("denies", "q1", True, True)


def test_meeting_has_triggers_sides_place_and_days() -> None:
    """A shared trigger serves two; days are half-open."""
    first, second = the(EXAMPLE).gold["meetings"]

    assert [t["text"] for t in first["triggers"]] == [t["text"] for t in second["triggers"]] == ["لقاءه"]
    assert first["participants"] == [
        {"actor": "m", "text": "عاصم منير", "role": "guest", "country": "PK"},
        {"actor": None, "text": "كبار القادة", "role": "host", "country": "IR"},
    ]
    assert first["date"] == {"begin": "2023-07-15", "until": "2023-07-16"}
    assert second["date"] == {"begin": "2023-07-01", "until": "2023-08-01"}
    assert first["parent"] == "m2"


def test_traps_and_related_material() -> None:
    """!m is a trap; what begins in §related says so."""
    related = "id: x\n\n⟦n علي⟧\n⟦§related اقرأ أيضا: ⟦n سامي⟧⟧\n---\n"

    assert [t["text"] for t in the(EXAMPLE).gold["must_not_find"]["meetings"]] == ["المباحثات"]
    assert [n.get("section") for n in the(related).gold["names"]] == [None, "related"]


def test_gold_rendered_is_the_file_again() -> None:
    """Nothing is lost, down to the character."""
    marked = the(EXAMPLE)

    assert render_marks(marked.article, marked.gold) == EXAMPLE


def test_several_articles_a_file() -> None:
    """Parted by a line of =====."""
    files = parse_marks("id: a\n\nنص\n---\n=====\nid: b\n\nنص\n---\n")

    assert [m.article.id for m in files] == ["a", "b"]


def test_gold_agrees_with_itself() -> None:
    """Figures read what the marks give."""
    marked = the(EXAMPLE)
    figures = compare([marked.gold], [marked.gold])

    assert {name: figures[name].f1 for name in figures} == dict.fromkeys(figures, 1.0)
    assert figures.differences == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id: x\n\n⟦n علي\n---\n", "not closed"),
        ("id: x\n\nعلي⟧\n---\n", "without tag or partner"),
        ("id: x\n\n⟦z علي⟧\n---\n", "'z' is unknown"),
        ("id: x\n\n⟦n:ali علي⟧\n---\n", "no note 'person ali'"),
        ("id: x\n\n⟦q1 علي⟧\n---\n", "no note 'q1'"),
        ("id: x\n\nعلي\n---\nq1; direct\n", "q1 has no mark"),
        ("id: x\n\nعلي\n---\nm1; meeting; held\n", "m1 has no trigger"),
        ("id: x\n\n⟦q1 علي⟧\n---\nq1; speaker person\n", "has no type"),
        ("id: x\n\n⟦m1 علي⟧\n---\nm1; meeting; gone\n", "kind and status"),
        ("id: x\n\n⟦m1 علي⟧\n---\nm1; meeting; held; friend علي\n", "not understood"),
        ("id: x\n\n⟦§cellar علي⟧\n---\n", "'cellar' is none of"),
        ("name: x\n\nعلي\n---\n", "header line"),
    ],
)
def test_broken_marks_are_explained(text: str, complaint: str) -> None:
    """The message says what is wrong."""
    with pytest.raises(MarksError, match=complaint):
        parse_marks(text)


@pytest.mark.parametrize("text", ["نص ⟦", "\nنص", "نص\n---\nنص"])
def test_texts_that_cannot_be_written_are_refused(text: str) -> None:
    """Rather an error than a file that reads back as something else."""
    with pytest.raises(MarksError):
        render_marks(Article(text, id="x"), {})


def test_crossing_spans_are_refused() -> None:
    """Marks nest only."""
    names = [{"start": 0, "end": 4}, {"start": 2, "end": 6}]

    with pytest.raises(MarksError, match="cross"):
        render_marks(Article("علي سامي", id="x"), {"names": names})


def test_drawing_puts_bars_under_words() -> None:
    """One code point a column, nested bars on rows of their own."""
    record = {
        "article": {"text": "قال علي نعم"},
        "names": [{"id": "n1", "start": 4, "end": 7}],
        "quotations": [{"id": "q1", "start": 4, "end": 11}],
    }

    assert draw(record).splitlines() == ["\u202dقال علي نعم\u202c", "    q1─────", "    n1─"]


class Good:
    """Marks every «علي»."""

    @khabar.hooks.hookimpl
    def khabar_find_mentions(self, reading: Any) -> Any:
        at = reading.text.find("علي")
        return [Mention.at(reading, at, at + 3, kind="good:ali")] if at >= 0 else []


class Wrong:
    """Marks beyond the text."""

    @khabar.hooks.hookimpl
    def khabar_find_mentions(self, reading: Any) -> Any:
        return [Mention(0, 3, "شيء", kind="wrong:thing")]


class Misspelt:
    """Has a hook that does not exist."""

    @khabar.hooks.hookimpl
    def khabar_find_mention(self, reading: Any) -> Any:
        return []


def test_a_good_plugin_passes() -> None:
    """Nothing is raised."""
    check_plugin(Good(), texts=["قال علي نعم"])


def test_a_wrong_plugin_is_told_why() -> None:
    """Every breach is named with its plugin and hook."""
    with pytest.raises(AssertionError, match=r"Wrong.*khabar_find_mentions"):
        check_plugin(Wrong())


def test_a_plugin_that_does_not_load() -> None:
    """As everywhere: the message names what was meant."""
    with pytest.raises(PluginError, match="khabar_find_mentions"):
        check_plugin(Misspelt())

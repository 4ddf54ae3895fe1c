"""What holds of meetings in any text."""

from __future__ import annotations

import pytest
from cast import meetings, read
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.extractors.meetings import find_meetings
from khabar.model import Article
from khabar.pipeline import Pipeline
from khabar.reading import Found, Reading

WORDS = """
التقى | والتقى | استقبل | استقبله | زار | سيزور | وصل | عقد | أجرى | لقاء | لقائه |
لقائهما | الاجتماع | اجتماعا | زيارة | زيارته | مباحثات | قمة | اتصالا هاتفيا | سامي منصور |
رامي حداد | ورامي حداد | ليلى عمران | برامي حداد | وزير الدفاع العراقي | نظيره العراقي |
الجانبان | وفد | الوفد المرافق له | كبار المسؤولين | بيروت | القاهرة | لبنان | أمس | اليوم |
غدا | مارس 2022 | في | إلى | مع | بين | بكل من | خلال | بعد | قبل | على هامش | برئاسة |
بحضور | حول | سبل التعاون | الذي | التي | أن | قال | إن | كان | قد | لم | نفى | ألغى |
أرجأ | من المقرر | هذا | آخر | على حدة
"""
PIECES = (*(word.strip() for word in WORDS.split("|") if word.strip()), "،", ".", ":", "«", "»", '"', "\n", "x", "7")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words of the layer in any order."""
    return " ".join(draw(st.lists(st.sampled_from(PIECES), max_size=40)))


@given(texts())
@settings(max_examples=300, deadline=None)
def test_words_of_the_layer_in_any_order(text: str) -> None:
    """Nothing raises; spans are slices; ids, parents and members are sound; triggers stand in order."""
    found = meetings(text)

    ids = [m.id for m in found]
    assert len(set(ids)) == len(ids)
    for m in found:
        spans = [*m.triggers, *m.topics, *(p.surface for p in m.participants if p.surface)]
        assert m.triggers
        assert all(text[s.start : s.end] == s.text and s.text for s in spans)
        assert list(m.triggers) == sorted(m.triggers, key=lambda t: t.start)
        assert m.parent is None or (m.parent in ids and m.parent != m.id)
        actors = [p.actor for p in m.participants if p.actor]
        assert len(set(actors)) == len(actors)
        assert not (m.date and m.date.begin and m.date.until and m.date.begin >= m.date.until)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    """Nothing raises on any characters, with nothing found by the layers before."""
    article = Article(text)
    found = list(find_meetings(Reading(article, read("")[0].lexicon), Found()))

    assert all(article.text[t.start : t.end] == t.text for m in found for t in m.triggers)


@given(texts())
@settings(max_examples=100, deadline=None)
def test_parents_have_no_cycle(text: str) -> None:
    """Nobody is his own ancestor."""
    above = {m.id: m.parent for m in meetings(text)}

    for start in above:
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


@given(texts())
@settings(max_examples=100, deadline=None)
def test_an_unrelated_paragraph_changes_nothing_before(text: str) -> None:
    """A paragraph without any trigger, added behind, leaves the events as they were."""
    more = text + "\nارتفع سعر القمح في الأسواق العالمية بنسبة كبيرة."

    assert [(m.kind, m.triggers, m.participants) for m in meetings(more)] == [
        (m.kind, m.triggers, m.participants) for m in meetings(text)
    ]


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01"])
def test_meetings_at_the_ends_of_the_calendar(published: str) -> None:
    """A meeting on the last or the first day that can be written has no day to count from, and fails nothing."""
    found = Pipeline(on_error="raise")(Article("التقى وزير المالية اليوم نظيره العماني في صلالة.", published=published))

    assert [m.date for m in found.meetings] == [None]

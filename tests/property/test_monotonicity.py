"""A paragraph more changes no mention before it."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import Article, Extraction
from khabar.pipeline import Pipeline

PARAGRAPHS = [
    "التقى وزير الخارجية المصري سامح حسن في القاهرة يوم الأحد نظيره الأردني خالد سالم، وبحثا التعاون.",
    'وقال الوزير في مؤتمر صحفي: "سنواصل التشاور مع الأشقاء".',
    "وأعلنت وزارة الدفاع أن اللواء محمد خالد سيزور بغداد في 5 أيار 2024.",
    "وأكد المتحدث باسم الحكومة أن الاجتماع كان مثمرا.",
    "ووصل الوفد إلى مطار عمان صباح أمس قادما من بيروت.",
]
UNRELATED = "وفي سياق منفصل ارتفعت أسعار القمح في الأسواق العالمية بنسبة ثلاثة في المئة بسبب الجفاف الذي أصاب الحقول."


@cache
def _pipeline() -> Pipeline:
    return Pipeline(on_error="raise")


def _mentions(extraction: Extraction, end: int) -> list[tuple[str, int, int]]:
    groups = (extraction.dates, extraction.titles, extraction.offices, extraction.names, extraction.places)
    return sorted((type(m).__name__, m.start, m.end) for group in groups for m in group if m.end <= end)


@settings(max_examples=40, deadline=None)
@given(st.permutations(PARAGRAPHS), st.integers(1, len(PARAGRAPHS)))
def test_an_unrelated_paragraph_changes_no_mention_before_it(order: list[str], number: int) -> None:
    """Dates, titles, offices, names and places stand where they stood."""
    text = "\n".join(order[:number])
    before = _pipeline()(Article(text, published="2024-05-10"))
    after = _pipeline()(Article(f"{text}\n{UNRELATED}", published="2024-05-10"))

    assert _mentions(after, len(text)) == _mentions(before, len(text))

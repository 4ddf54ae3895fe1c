"""Splitting loses and invents nothing, on any lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.days import day_of_lines, day_of_url
from khabar.readers.several import split

LINES = st.sampled_from(
    [
        "", "-----", "* * *", "10:45", "10:20 بتوقيت غرينتش", "1- الميناء الجديد يستقبل السفن", "2- عودة المحادثات",
        "3- السيول تقطع الطرق", "عناوين الصحف اليوم", "لحظة بلحظة: السيول", "صحيفة المدينة:", "رويترز", "(وام)",
        "الميناء الجديد يستقبل أول السفن", "الأحد 5 مايو 2024", "27 شوال 1445هـ",
        "القاهرة - أ ف ب: أعلنت الوزارة أن المحادثات ستستأنف في الأسبوع المقبل في المدينة.",
        "وأضاف المحافظ أن فرق الإنقاذ وصلت إلى القرى كلها وأن الطرق ستفتح غدا.",
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=30), max_size=40))
def test_parts_are_slices_in_order(lines: list[str]) -> None:
    """Each part stands in the text behind the one before it; between them stand marks and numbers only."""
    text = "\n".join(lines)
    parts = split(text)
    position = 0
    for part in parts:
        begin = text.index(part, position)
        if begin > position and position:
            between = text[position:begin]
            assert not any(c.isalpha() and c != "\u0640" for c in between), between
        position = begin + len(part)

    assert parts == [text] or all(part.strip() for part in parts)


@given(st.lists(LINES | st.text(max_size=30), max_size=8))
def test_days_never_raise(lines: list[str]) -> None:
    """Whatever stands there."""
    day_of_lines(lines)
    day_of_url(*lines, *(f"https://a.example/{line}" for line in lines))

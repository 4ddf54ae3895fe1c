"""Pairing quotation marks."""

from __future__ import annotations

import pytest

from khabar.text import pair_marks


def inside(text: str) -> list[str]:
    """What stands inside each balanced pair."""
    return [text[p.inner_start : p.inner_end] for p in pair_marks(text) if p.balanced]


@pytest.mark.parametrize(
    "text",
    [
        'قال "نعم" ثم ذهب',
        "قال «نعم» ثم ذهب",
        "قال »نعم« ثم ذهب",
        "قال “نعم” ثم ذهب",
        "قال ”نعم“ ثم ذهب",
        "قال ”نعم” ثم ذهب",
        "قال “نعم“ ثم ذهب",
        "قال „نعم“ ثم ذهب",
        "قال ‘نعم’ ثم ذهب",
        "قال 'نعم' ثم ذهب",
        "قال ''نعم'' ثم ذهب",
        "قال ((نعم)) ثم ذهب",
        "قال ‹نعم› ثم ذهب",
        'قال “نعم" ثم ذهب',
        'قال "نعم” ثم ذهب',
        "قال «نعم« ثم ذهب",
        'قال:"نعم"ثم ذهب',
        'قال "نعم". ثم ذهب',
        'وبـ"نعم" ذهب',
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    """Straight, angled, mirrored, curly, low, single, doubled and mixed marks enclose the same word."""
    assert inside(text) == ["نعم"]


@pytest.mark.parametrize(
    "text",
    ['قال " نعم " وذهب', 'قال" نعم " وذهب', 'قال "نعم "وذهب', 'قال " نعم" وذهب', 'قال" نعم" وذهب'],
)
def test_spaces_on_the_wrong_side(text: str) -> None:
    """Where writers put the space makes no difference."""
    assert [s.strip() for s in inside(text)] == ["نعم"]


def test_two_names_joined_by_and() -> None:
    """«"حماس"و"فتح"» are two pairs."""
    assert inside('بين "حماس"و"فتح" اتفاق') == ["حماس", "فتح"]


def test_proclitic_before_a_mark() -> None:
    """A mark opens after a proclitic that is written together with it."""
    assert inside('التقى بـ"العربية" و"الجزيرة" وال"حدث"') == ["العربية", "الجزيرة", "حدث"]


def test_straight_marks_nest() -> None:
    """A name in marks inside a quotation in the same marks."""
    text = 'قال "إن "حماس" قوية" ثم ذهب'

    assert inside(text) == ['إن "حماس" قوية', "حماس"]
    assert [p.depth for p in pair_marks(text)] == [0, 1]


def test_different_marks_nest() -> None:
    """Angled marks around straight ones."""
    assert inside('قال «إن "الأمر" انتهى»') == ['إن "الأمر" انتهى', "الأمر"]


def test_missing_closing_mark_before_another_pair() -> None:
    """The later pair is whole; the first one runs to the line's end and says that it is unbalanced."""
    text = 'قال "نعم وأضاف "لا" ثم ذهب'

    assert inside(text) == ["لا"]
    assert [(p.start, p.end) for p in pair_marks(text) if not p.balanced] == [(4, len(text))]


@pytest.mark.parametrize("mark", ['"', "«", "“"])
def test_unbalanced_pair_ends_with_its_line(mark: str) -> None:
    """An opening mark that is never closed gives an unbalanced pair without trailing spaces."""
    text = f"قال: {mark}نعم  \nثم ذهب"
    [pair] = pair_marks(text)

    assert (pair.balanced, text[pair.inner_start : pair.inner_end]) == (False, "نعم")


@pytest.mark.parametrize("text", ['نعم". ثم ذهب', "نعم» ثم ذهب", "نعم” ثم", "don't", "l’ONU", "ع' ق", "5' طول", ""])
def test_no_pair(text: str) -> None:
    """Lone closing marks and apostrophes give nothing."""
    assert pair_marks(text) == ()


def test_stray_closing_mark_spoils_nothing() -> None:
    """What follows a lone closing mark is paired all the same."""
    assert inside('نعم". وقال "لا".') == ["لا"]


def test_pairs_never_cross_a_line() -> None:
    """Each line is paired for itself."""
    text = '"أ\nب"'

    assert inside(text) == []
    assert [text[p.start : p.end] for p in pair_marks(text)] == ['"أ']


def test_empty_pairs_are_none() -> None:
    """Nothing inside is no quotation."""
    assert inside('قال "" ثم «»') == []


def test_a_mark_after_a_proclitic_opens() -> None:
    """«بـ"…"» inside a straight pair is a nested one; after another word the mark would close."""
    for proclitic in ("و", "بـ", "وبـ", "بالـ", "الـ", "ول"):
        text = f'قال "نريد {proclitic}"الحوار" حلا" ثم ذهب'
        assert inside(text) == [f'نريد {proclitic}"الحوار" حلا', "الحوار"]
    assert inside('قال "نريدهم "وذهب') == ["نريدهم "]


def test_a_mark_far_behind_a_colon_opens() -> None:
    """Blanks between the colon and a mark of either kind do not matter; a line's first mark opens too."""
    text = 'وأضاف:    " نعم'

    (pair,) = pair_marks(text)

    assert (pair.balanced, text[pair.inner_start : pair.inner_end]) == (False, " نعم")
    assert inside('"نعم" قال\n"لا" أضاف') == ["نعم", "لا"]


def test_an_apostrophe_belongs_to_its_word() -> None:
    """Neither names nor plurals of Latin words open anything."""
    assert pair_marks("وقال O'Brien إن l'Union ستبقى") == ()

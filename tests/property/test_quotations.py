"""Quotations of any text: offsets hold, nothing raises, references stay inside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.extractors.quotations import khabar_find_quotations
from khabar.lexicon import Lexicon
from khabar.model import Article, Quotation
from khabar.reading import Found, Reading

LEXICON = Lexicon()
WORDS = st.sampled_from(
    [
        "قال",
        "أكد",
        "وأضاف",
        "مؤكدا",
        "مشيرة",
        "نقلت",
        "عن",
        "وكالة",
        "الوزير",
        "الوزيرة",
        "المصدر",
        "أن",
        "إن",
        "بأن",
        "إلى",
        "على",
        "قوله",
        "وفقا",
        "لما",
        "بحسب",
        "كان",
        "قد",
        "الذي",
        "من جانبه",
        "بيان",
        "جاء فيه",
        '"',
        "«",
        "»",
        "“",
        "”",
        ":",
        "،",
        "؛",
        ".",
        "\n",
        "(",
        ")",
        "بالتعاون",
        "المشاركة",
        "هدفا",
        "لم",
        "يعلن",
        "رفض",
        "سيقول",
    ]
)


def quotations(text: str) -> list[Quotation]:
    """Quotations of a text, with no persons known."""
    return list(khabar_find_quotations(Reading(Article(text), LEXICON), Found()))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=120))
def test_offsets_hold_on_any_text(text: str) -> None:
    """Every span is a slice of the untouched text, and a cue never lies outside it."""
    article = Article(text)
    for quotation in khabar_find_quotations(Reading(article, LEXICON), Found()):
        spans = [quotation, quotation.cue, quotation.addressee, quotation.medium, quotation.relay]
        spans.append(quotation.speaker.surface if quotation.speaker else None)
        for span in spans:
            assert span is None or article.text[span.start : span.end] == span.text
        assert quotation.text == quotation.text.strip() != ""


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_parents_contain_their_children(text: str) -> None:
    """A parent is another quotation of the article, around its child."""
    found = {q.id: q for q in quotations(text)}
    for quotation in found.values():
        if quotation.parent is not None:
            parent = found[quotation.parent]
            assert parent.start <= quotation.start and quotation.end <= parent.end and parent is not quotation


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_what_follows_changes_nothing_before(text: str) -> None:
    """A later paragraph that nobody speaks in changes no earlier quotation."""
    before = [(q.start, q.end, q.type) for q in quotations(text + " .\n")]
    after = [(q.start, q.end, q.type) for q in quotations(text + " .\nكانت السماء صافية.")]

    assert after == before


@pytest.mark.parametrize(
    "unit",
    ['"قال «إن ” ', "وقال الوزير إن ", "قال وأكد مؤكدا ", "قال: ", "« ", '"نعم"، قال فلان ', "كان قد ", "وفق ما قال "],
)
def test_long_repetitions_are_read_to_their_end(unit: str) -> None:
    """Unbalanced marks and repeated cues are read through; a cost that grows with the square would never end."""
    text = unit * (300_000 // len(unit))

    assert all(q.end <= len(text) for q in quotations(text))

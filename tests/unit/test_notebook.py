"""What notebooks show."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from khabar.model import (
    Article,
    Extraction,
    Meeting,
    MeetingDate,
    MeetingPlace,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
)
from khabar.testing.strategies import extractions

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eمقلوب\u202c'
VALUES = [
    Article(HOSTILE, headline=HOSTILE, publisher=HOSTILE, author=HOSTILE),
    Person("p1", HOSTILE, titles=(HOSTILE,), offices=(HOSTILE,)),
    Quotation(0, len(HOSTILE), HOSTILE, speaker=Speaker("person", (), Span.of(HOSTILE, 0, 20))),
    Meeting("m1", "visit", "held", [Participant(None, HOSTILE)], triggers=[Span.of(HOSTILE, 0, 20)]),
    Extraction(Article(HOSTILE), persons=(Person("p1", HOSTILE),)),
]


def _tags(html: str) -> list[str]:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append(tag)  # type: ignore[method-assign]
    parser.feed(html)
    return found


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_hostile_values_are_inert(value: Article) -> None:
    """Right to left, the words readable, nothing of them markup, no override."""
    html = value._repr_html_()

    assert 'dir="rtl"' in html
    assert "مقلوب" in html or isinstance(value, Meeting)
    assert not {"script", "img"} & set(_tags(html))
    assert "\u202e" not in html


def test_extraction_shows_who_said_what() -> None:
    """Speaker before what was said."""
    quotation = Quotation(9, 13, "أهلا", id="q1", speaker=Speaker("person", ("p1",)))
    shown = Extraction(Article("قال سالم أهلا"), persons=(Person("p1", "سالم"),), quotations=(quotation,))

    assert "<b>سالم</b> «أهلا»" in shown._repr_html_()


def test_day_of_a_meeting_stays_in_order() -> None:
    """A day beside Arabic words is isolated, so that no browser turns it round."""
    day = MeetingDate(dt.date(2024, 5, 6), dt.date(2024, 5, 7))
    meeting = Meeting("m1", "visit", "held", [Participant(None, "سالم")], MeetingPlace("صور"), day)

    assert "<bdi>2024-05-06</bdi>" in meeting._repr_html_()


@settings(deadline=None)
@given(extractions())
def test_every_record_is_shown(extraction: Extraction) -> None:
    """No record raises."""
    assert extraction._repr_html_().startswith("<div")

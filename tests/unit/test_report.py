"""The HTML report: complete, self-contained, and inert whatever stands in the articles."""

from __future__ import annotations

import datetime as dt
import io
from html.parser import HTMLParser

import pytest

from khabar.model import (
    Article,
    Cue,
    Extraction,
    Meeting,
    MeetingDate,
    NameMention,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
)
from khabar.report import HtmlReport
from khabar.report.segments import segments

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eمقلوب\u202c </style></script>'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _page(*extractions: Extraction, lang: str = "ar") -> str:
    target = io.BytesIO()
    HtmlReport().write(extractions, target, lang=lang)
    return target.getvalue().decode("utf-8")


def _tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    return parser.tags


def _record(text: str, name: str) -> Extraction:
    """Somebody of that name says the text and meets himself, all of it hostile."""
    person = Person("p1", name, (name,), country="MA")
    quotation = Quotation(
        0,
        len(text),
        text,
        id="q1",
        cue=Cue(0, 1, text[0], text[0]),
        speaker=Speaker("person", ("p1",)),
        stance="denies",
    )
    meeting = Meeting(
        "m1", "visit", "denied", [Participant("p1", name, "guest", "MA"), Participant(None, text, "host")],
        date=MeetingDate(dt.date(2024, 2, 1), dt.date(2024, 3, 1)), triggers=[Span.of(text, 0, 2)],
    )  # fmt: skip
    return Extraction(
        Article(text, id=text[:30], headline=text, publisher=text, author=text, published="2024-03-01"),
        names=(NameMention(0, 1, text[0], id="n1", person="p1"),),
        persons=(person,),
        quotations=(quotation,),
        meetings=(meeting,),
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_text_is_inert(lang: str) -> None:
    """One script and no image, whatever the article says; no event handler, no bidi override."""
    page = _page(_record(HOSTILE, HOSTILE), lang=lang)
    tags = _tags(page)

    assert [t for t, _ in tags].count("script") == 1
    assert "img" not in [t for t, _ in tags]
    assert not [a for _, attributes in tags for a in attributes if a.startswith("on")]
    assert "\u202e" not in page


def test_no_external_address() -> None:
    """Every link stays on the page."""
    tags = _tags(_page(_record("قال فلان", "فلان")))
    links = [a.get("href") or a.get("src") for _, a in tags if "href" in a or "src" in a]

    assert links
    assert all(link and link.startswith("#") for link in links)


def test_links_lead_somewhere() -> None:
    """Every link's target is on the page, and ids are unique."""
    tags = _tags(_page(_record("قال فلان", "فلان"), _record("صرح فلان", "فلان")))
    ids = [a["id"] for _, a in tags if a.get("id")]
    links = {str(a["href"])[1:] for t, a in tags if t == "a" and a.get("href")}

    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_a_denied_visit_is_told_apart() -> None:
    """A denied meeting carries its status in the card's class and in words; its month is one value."""
    page = _page(_record("قال فلان", "فلان"))

    assert "s-denied" in page
    assert "منفي" in page
    assert "فبراير 2024<" in page


def test_segments_give_the_text_back() -> None:
    """Nothing of the article is lost or doubled."""
    record = _record("سطر أول\nسطر ثان", "فلان")
    joined = "".join("\n" if s.line_end else s.text for s in segments(record, {}, {}))

    assert joined == record.article.text


def test_nothing_found_is_a_page() -> None:
    """An empty record, and no record at all, give a page that says so."""
    assert "لا شيء" in _page(Extraction(Article("")))
    assert "لا شيء" in _page()


def test_unknown_language() -> None:
    """Only Arabic and English labels exist."""
    with pytest.raises(ValueError, match="ar, en"):
        _page(lang="fr")

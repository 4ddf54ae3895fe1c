"""How notebooks show values: escaped, right to left, without any dependency."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.model.actors import Person
    from khabar.model.article import Article
    from khabar.model.events import Meeting, Quotation
    from khabar.model.extraction import Extraction

__all__ = ["article_html", "extraction_html", "meeting_html", "person_html", "quotation_html"]

_LONGEST = 600  # code points of an article's text that are shown
_DROPPED = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)))


def _safe(text: str) -> str:
    """Escaped, without control characters and bidi overrides."""
    return escape(text.translate(_DROPPED), quote=True)


def _block(body: str, tag: str = "div") -> str:
    return f'<{tag} dir="rtl" lang="ar" style="text-align:right">{body}</{tag}>'


def _facts(facts: Iterable[str | None]) -> str:
    return " · ".join(f"<bdi>{_safe(fact)}</bdi>" for fact in facts if fact)


def _list(title: str, items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<p><b>{title}</b></p><ul>{rows}</ul>" if rows else ""


def _article(article: Article) -> str:
    text = article.text if len(article.text) <= _LONGEST else article.text[:_LONGEST] + "…"
    published = article.published.isoformat() if article.published else None
    heading = f"<b>{_safe(article.headline)}</b><br>" if article.headline else ""
    body = _safe(text).replace("\n", "<br>")
    return f"{heading}<small>{_facts((article.publisher, article.author, published, article.id))}</small><p>{body}</p>"


def _person(person: Person) -> str:
    latin = person.latin.text if person.latin else None
    return f"<b>{_safe(person.name)}</b> {_facts((latin, *person.titles, *person.offices, person.country))}"


def _meeting(meeting: Meeting) -> str:
    # each part for itself: beside Arabic words the numbers of a day would change places
    parts = "، ".join(f"<bdi>{_safe(part)}</bdi>" for part in str(meeting).split("، "))
    return f"{parts} <small>{_facts((meeting.kind, meeting.status))}</small>"


def _quotation(quotation: Quotation) -> str:
    text = _safe(quotation.text).replace("\n", "<br>")
    said = quotation.speaker.surface.text if quotation.speaker and quotation.speaker.surface else None
    return f"«{text}» <small>{_facts((said, quotation.type, quotation.stance))}</small>"


def article_html(article: Article) -> str:
    """Headline, outlet, day and the beginning of the text."""
    return _block(_article(article))


def person_html(person: Person) -> str:
    """Name, Latin name, titles, offices, country."""
    return _block(_person(person))


def meeting_html(meeting: Meeting) -> str:
    """Sides, trigger, place, day, kind and status."""
    return _block(_meeting(meeting))


def quotation_html(quotation: Quotation) -> str:
    """What was said, by whom as the text names him, and how."""
    return _block(_quotation(quotation), "blockquote")


def extraction_html(extraction: Extraction) -> str:
    """The article and its persons, meetings and quotations."""
    said = (
        f"{'، '.join(f'<b>{_safe(who.name)}</b>' for who in extraction.speakers_of(q))} {_quotation(q)}"
        for q in extraction.quotations
        if not q.duplicate_of
    )
    return _block(
        _article(extraction.article)
        + _list("الأشخاص", map(_person, extraction.persons))
        + _list("اللقاءات", map(_meeting, extraction.meetings))
        + _list("الأقوال", said)
    )

"""
Inline marks: gold that a person can read and type.

A file holds articles, parted by lines of ``=====``. Each has a header, the text with marks, and after ``---`` notes on
persons, quotations and meetings::

    id: example
    published: 2023-07-16

    ⟦s1 ⟦o:munir قائد الجيش الباكستاني⟧ ⟦t:munir اللواء⟧ ⟦n:munir عاصم منير⟧⟧ ⟦c1 قال⟧ ⟦d=2023-07-15 أمس السبت⟧
    إن ⟦q1 ⟦m1 لقاءه⟧ في طهران كان مثمراً⟧.
    ---
    person munir; عاصم منير; country PK; gender m
    q1; indirect; asserts; speaker person munir
    m1; meeting; held; guest munir; host كبار القادة / IR; place طهران; date 2023-07-15

A mark is ``⟦tag text⟧``; the text begins after the first space and is kept as it is. Marks nest; they do not cross.

========================  =======================================================================================
tag                       marks
========================  =======================================================================================
``d=2023-07-15``          date and its EDTF value; other right values after ``|``; ``d=?`` none can be told (vague)
``d=P3D``                 duration; ``d:set=P1W``, ``d:time=T15:00``: other kinds, with their TIMEX3 value
``t:munir``               title of a person
``o:munir``               office; ``o:dar,raisi`` of two; ``o`` of nobody named
``n:munir``               name
``g`` ``l``               organisation, place
``q1``                    content of quotation 1; used again for its further parts
``c1`` ``s1``             its cue, its speaker's surface; ``c1,2`` serves two
``relay1 to1 via1``       relay, addressee, medium
``m1``                    trigger of meeting 1; ``m1,2`` of both
``topic1``                topic of meeting 1
``!q`` ``!m``             trap: no quotation, no meeting here
``§headline``             layout section, of any kind
``?…``                    the tag's thing is optional: neither miss nor spurious
========================  =======================================================================================

Notes are clauses parted by ``;``. ``q1``: type, stance, ``speaker KIND [person,…]``, ``parent q2``, ``repeats q3``,
``meeting m1``, ``ambiguous``, ``optional``. ``m1``: kind, status, then participants as ``ROLE person`` or
``ROLE words / COUNTRY``, ``place words / COUNTRY``, ``date 2023-07-15`` or ``date 2023-07-15..2023-07-17`` (last day
included; also ``2023-07``, ``2023``), ``parent m2``, ``asserted by person``, ``optional``. ``doubt words`` anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from khabar.model import Article
from khabar.testing.notes import Notes, read_notes
from khabar.testing.tags import Mark, place, read_marks, write_marks, written_tags

__all__ = ["Marked", "MarksError", "parse_marks", "render_marks"]

_PART, _NOTES = "=====", "---"
_ANNOTATED = ("dates", "titles", "offices", "names", "persons", "quotations", "meetings")


class MarksError(ValueError):
    """Marks or notes are broken; the message says where."""


@frozen
class Marked:
    """
    An article and its gold.

    Args:
        article: The article without marks.
        gold: Its gold, in the form of the record (``khabar.evaluation``).
    """

    article: Article
    gold: Mapping[str, Any]


def parse_marks(text: str) -> tuple[Marked, ...]:
    """
    Read a file of marked articles.

    Raises:
        MarksError: A mark is not closed, a tag or a note is unknown, or a note speaks of what is not marked.
    """
    return tuple(_parse(part) for part in f"\n{text.strip()}\n".split(f"\n{_PART}\n") if part.strip())


def _parse(part: str) -> Marked:
    head, _, rest = part.strip().partition("\n\n")
    header: dict[str, str] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in ("id", "published", "basis", "publisher", "annotated", "headline", "comment"):
            raise MarksError(
                f"header line {line!r}: give id, published, basis, publisher, annotated, headline, comment"
            )
        header[key] = value.strip()
    name = header.get("id", "")
    body, _, notes = f"\n{rest}\n".partition(f"\n{_NOTES}\n")
    try:
        text, marks = read_marks(body.strip("\n"))
        article = Article(
            text, id=name, published=header.get("published") or None,
            publisher=header.get("publisher"), headline=header.get("headline"),
        )  # fmt: skip
        gold = _gold(article, header, marks, read_notes(notes))
    except ValueError as error:
        raise MarksError(f"article {name!r}: {error}") from error
    return Marked(article, gold)


def _gold(article: Article, header: Mapping[str, str], marks: list[Mark], notes: Notes) -> dict[str, Any]:
    about: dict[str, Any] = {"id": article.id, "sha256": article.sha256}
    about |= {k: header[k] for k in ("published", "publisher", "headline") if header.get(k)}
    annotated = [a.strip() for a in header.get("annotated", ", ".join(_ANNOTATED)).split(",")]
    gold: dict[str, Any] = {"schema": "khabar/1", "article": about, "annotated": annotated}
    gold |= place(marks, article.text, notes)
    basis = header.get("basis") or ("given" if article.published else None)
    gold["layout"] = {"published_basis": basis, **gold.pop("layout")}
    return gold


def render_marks(article: Article, gold: Mapping[str, Any]) -> str:
    """
    Write one article with its gold, or its record, as a marked file; the way back from :func:`parse_marks`.

    Raises:
        MarksError: Two spans cross, or the text holds a mark's brackets.
    """
    header = {"id": article.id, "published": str(article.published or ""), "publisher": article.publisher or ""}
    header["headline"] = article.headline or ""
    basis = (gold.get("layout") or {}).get("published_basis")
    if basis and basis != "given":
        header["basis"] = basis
    if tuple(gold.get("annotated") or _ANNOTATED) != _ANNOTATED:
        header["annotated"] = ", ".join(gold["annotated"])
    lines = [f"{key}: {value}" for key, value in header.items() if value]
    try:
        marks, notes = written_tags(gold)
        body = write_marks(article.text, marks)
    except ValueError as error:
        raise MarksError(f"article {article.id!r}: {error}") from error
    return "\n".join([*lines, "", body, _NOTES, *notes]) + "\n"

"""Saved pages of our own making: body, headline, day and outlet are right or unknown, never wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from khabar.readers import read_html

PAGES = Path(__file__).parent / "pages"
FIRST = "استقبل وزير النقل العماني صباح اليوم نظيره الأردني في مسقط، وبحثا الربط البحري بين البلدين."
SECOND = "وقال الوزير إن الميناء الجديد سيفتتح في الخريف، وإن الشركات دعيت إلى تقديم عروضها."
DAY = dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    ("name", "paragraphs", "published", "publisher"),
    [
        ("cp1256", [FIRST, SECOND], None, None),
        ("misdeclared", [FIRST, SECOND], None, "الساحل"),
        ("json-ld", [FIRST, SECOND], DAY, "الساحل"),
        ("no-metadata", [FIRST, SECOND], None, None),
        ("hijri-line", ["مسقط، 27 شوال 1445هـ", FIRST, SECOND], None, None),
        ("related", [FIRST, SECOND], DAY, None),
        ("time-element", [FIRST, SECOND], DAY, None),
        ("repeated-lead", [FIRST, FIRST, SECOND], DAY, None),
    ],
)
def test_page(name: str, paragraphs: list[str], published: dt.date | None, publisher: str | None) -> None:
    """Neither menus, related stories, their days, nor a footer's year come in."""
    [article] = read_html(PAGES / f"{name}.html")

    assert article.text == "\n\n".join(["لقاء في مسقط", *paragraphs])
    assert (article.headline, article.published, article.publisher) == ("لقاء في مسقط", published, publisher)


def test_page_that_declares_nothing(tmp_path: Path) -> None:
    """windows-1256 without any declaration is still read."""
    page = (PAGES / "cp1256.html").read_bytes()
    path = tmp_path / "page.html"
    path.write_bytes(page.replace(b"; charset=windows-1256", b""))
    [article] = read_html(path)

    assert article.text.endswith(SECOND)

"""Saved pages of our own making: body, headline, day and outlet are right or unknown, never wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from khabar.readers import main_text, read_html

PAGES = Path(__file__).parent / "pages"
FIRST = "استقبل وزير النقل العماني صباح اليوم نظيره الأردني في مسقط، وبحثا الربط البحري بين البلدين."
SECOND = "وقال الوزير إن الميناء الجديد سيفتتح في الخريف، وإن الشركات دعيت إلى تقديم عروضها."
DAY = dt.date(2024, 5, 6)


@pytest.fixture(params=["alone", "with trafilatura"], autouse=True)
def helped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is read with the extra ``html`` and without it."""
    if request.param == "alone":
        monkeypatch.setattr(main_text, "_extract", lambda: None)
    else:
        pytest.importorskip("trafilatura")


@pytest.mark.parametrize(
    ("name", "paragraphs", "published", "publisher"),
    [
        ("cp1256", [FIRST, SECOND], None, None),
        ("misdeclared", [FIRST, SECOND], None, "الساحل"),
        ("json-ld", [FIRST, SECOND], DAY, "الساحل"),
        ("no-metadata", [FIRST, SECOND], None, None),
        ("hijri-line", ["مسقط، 27 شوال 1445هـ", FIRST, SECOND], DAY, None),
        ("hijri-only", [FIRST, SECOND], DAY, None),
        ("day-in-address", [FIRST, SECOND], DAY, None),
        ("related", [FIRST, SECOND], DAY, None),
        ("time-element", [FIRST, SECOND], DAY, None),
        ("repeated-lead", [FIRST, FIRST, SECOND], DAY, None),
        ("div-br", [FIRST, SECOND], DAY, None),
        ("div-a-paragraph", [FIRST, SECOND], DAY, "الساحل"),
        ("bare-text", [FIRST, SECOND], None, None),
        ("notice-in-paragraphs", [FIRST, SECOND], None, None),
    ],
)
def test_page(name: str, paragraphs: list[str], published: dt.date | None, publisher: str | None) -> None:
    """Neither menus, related stories, their days, nor a footer's year come in."""
    [article] = read_html(PAGES / f"{name}.html")

    assert article.text == "\n\n".join(["لقاء في مسقط", *paragraphs])
    assert (article.headline, article.published, article.publisher) == ("لقاء في مسقط", published, publisher)


def test_author() -> None:
    """A person of the story's JSON-LD; no organisation, and nobody where nothing is said."""
    named = {path.stem: [a.author for a in read_html(path)] for path in PAGES.glob("*.html")}

    assert named.pop("json-ld") == ["منى البلوشي"]
    assert not any(author for authors in named.values() for author in authors)


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("سامي  الحداد", "سامي الحداد"),
        ("https://site.example/authors/7", None),
        ("desk@site.example", None),
        ("الساحل", None),
    ],
)
def test_author_in_meta(tmp_path: Path, given: str, author: str | None) -> None:
    """A name is one; an address or the outlet's own name is not."""
    page = (PAGES / "json-ld.html").read_text(encoding="utf-8")
    start, end = page.index('"author":['), page.index('"publisher":')
    path = tmp_path / "page.html"
    path.write_text(
        (page[:start] + page[end:]).replace("<head>", f'<head><meta name="author" content="{given}">'), encoding="utf-8"
    )

    assert [a.author for a in read_html(path)] == [author]


def test_page_that_declares_nothing(tmp_path: Path) -> None:
    """windows-1256 without any declaration is still read."""
    page = (PAGES / "cp1256.html").read_bytes()
    path = tmp_path / "page.html"
    path.write_bytes(page.replace(b"; charset=windows-1256", b""))
    [article] = read_html(path)

    assert article.text.endswith(SECOND)


def test_live_coverage() -> None:
    """The lead and each entry, with its own heading and day; neither the site's day nor another story's."""
    lead, late, early = read_html(PAGES / "live-blog.html")

    assert lead.text == f"لقاء في مسقط\n\n{FIRST}"
    assert late.text.startswith("وصول الوفد\n\nوصل الوفد الأردني")
    assert early.text == SECOND
    assert [a.headline for a in (lead, late, early)] == ["لقاء في مسقط", "وصول الوفد", None]
    assert [a.published for a in (lead, late, early)] == [DAY, dt.date(2024, 5, 7), DAY]
    assert [(a.id, a.part_of, a.publisher) for a in (lead, late, early)] == [
        (f"live-blog.html#{n}", "live-blog.html#1", "الساحل") for n in (1, 2, 3)
    ]


def test_review_of_the_press() -> None:
    """A newspaper, an article; no outlet is guessed to have published the review."""
    first, second = read_html(PAGES / "press-review.html")

    assert first.text == f"عناوين الصحف العمانية\n\nصحيفة الساحل\n\n{FIRST}"
    assert second.text == f"صحيفة المرفأ\n\n{SECOND}"
    assert [(a.id, a.headline, a.published, a.publisher) for a in (first, second)] == [
        (f"press-review.html#{n}", None, DAY, None) for n in (1, 2)
    ]


TRAPS = [
    pytest.param("<h1>ع</h1><p>{text}</p><p>الأحد 5 مايو 2024</p>", id="a day below the story"),
    pytest.param("<div>الأحد 5 مايو 2024</div><h1>ع</h1><p>{text}</p>", id="the day of the visit"),
    pytest.param("<h1>ع</h1><div>الأحد 5 مايو 2024</div><div>السبت 4 مايو 2024</div><p>{text}</p>", id="two days"),
    pytest.param("<h1>ع</h1><div>السبت 5 مايو 2024</div><p>{text}</p>", id="a weekday that is not the day's"),
    pytest.param("<h1>ع</h1><div>05/06/2024</div><p>{text}</p>", id="day or month first"),
    pytest.param("<h1>ع</h1><div>آخر تحديث: الأحد 5 مايو 2024</div><p>{text}</p>", id="an update"),
    pytest.param("<h1>ع</h1><div><a href='/x'>الأحد 5 مايو 2024</a></div><p>{text}</p>", id="an archive's link"),
    pytest.param("<h1>ع</h1><p>{text}</p><footer><time datetime='2024-05-05'>x</time></footer>", id="footer"),
    pytest.param("<h1>ع</h1><time class='updated' datetime='2024-05-05'>x</time><p>{text}</p>", id="time of an update"),
    pytest.param("<link rel=canonical href='https://a.example/war-of-2023-10-07'><h1>ع</h1><p>{text}</p>", id="slug"),
    pytest.param("<link rel=canonical href='https://a.example/2023/13/07/x'><h1>ع</h1><p>{text}</p>", id="no month"),
]


@pytest.mark.parametrize("page", TRAPS)
def test_no_day_is_better_than_a_wrong_one(tmp_path: Path, page: str) -> None:
    """A day that may be another's is none."""
    path = tmp_path / "page.html"
    path.write_text(page.replace("{text}", FIRST), encoding="utf-8")
    [article] = read_html(path)

    assert article.published is None


def test_comments_are_no_entries(tmp_path: Path) -> None:
    """Readers' comments have times and paragraphs, too."""
    comment = f"<article><time datetime='2024-05-12T10:00:00Z'>x</time><p>{SECOND}</p></article>"
    path = tmp_path / "page.html"
    path.write_text(f"<article><h1>لقاء</h1><p>{FIRST * 4}</p></article>{comment * 3}", encoding="utf-8")
    [article] = read_html(path)

    assert article.text == f"لقاء\n\n{FIRST * 4}"

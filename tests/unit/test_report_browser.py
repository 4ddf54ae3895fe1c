"""The report in a real browser: it works, asks nobody for anything, and stays inert."""

from __future__ import annotations

import io
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khabar.model import Article, Extraction, Meeting, NameMention, Participant, Person, Quotation, Span, Speaker
from khabar.report import HtmlReport

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH; name one in CHROMIUM"),
]

HOSTILE = '<script>window.evil=1</script> "><img src=x onerror="window.evil=1"> \u202eمقلوب\u202c </style></script> '


def _record(name: str, other: str, code: str, text: str) -> Extraction:
    """One who speaks and visits another."""
    people = (Person("p1", name, (name,), country=code), Person("p2", other, (other,), country="OM"))
    sides = (Participant("p1", name, "guest", code), Participant("p2", other, "host", "OM"))
    return Extraction(
        Article(text, headline=text[:80], published="2024-03-01"),
        names=(NameMention(0, 3, text[:3], id="n1", person="p1"),),
        persons=people,
        quotations=(Quotation(4, 12, text[4:12], id="q1", speaker=Speaker("person", ("p1",))),),
        meetings=(Meeting("m1", "visit", "held", sides, triggers=(Span.of(text, 0, 3),)),),
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all."""
    with sync_api.sync_playwright() as playwright:
        # the sandbox needs rights that containers do not give; the page is our own file
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class _Opened:
    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def visible(self, selector: str) -> int:
        """How many of these are shown."""
        return sum(found.is_visible() for found in self.page.query_selector_all(selector))

    def close(self) -> None:
        """Nothing was asked for but the page; nothing complained."""
        asked, complaints = self.requests, self.complaints
        self.page.close()
        assert [url for url in asked if not url.startswith("file:")] == []
        assert len(asked) == 1
        assert complaints == []


def _write(path: Path, *extractions: Extraction, lang: str = "ar") -> Path:
    target = io.BytesIO()
    HtmlReport().write(extractions, target, lang=lang)
    path.write_bytes(target.getvalue())
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two articles with two visits."""
    first = _record("سالم ناصر", "هدى علي", "YE", "سالم قال كلاما كثيرا في زيارته")
    second = _record("كريم داود", "هدى علي", "MA", "كريم قال شيئا آخر في زيارته")
    return _write(tmp_path / "report.html", first, second)


def test_filter_by_person_and_country(browser: Any, two: Path) -> None:
    """What does not concern the chosen person or country goes; choosing all brings it back."""
    opened = _Opened(browser, two)
    assert opened.visible(".meeting.card") == 2

    opened.page.select_option("#by-person", label="سالم ناصر")
    assert (opened.visible(".meeting.card"), opened.visible(".speaker"), opened.visible(".person")) == (1, 1, 1)
    assert opened.page.query_selector(".hit") is not None
    assert opened.page.eval_on_selector_all(".node.tied", "found => found.length") == 2

    opened.page.select_option("#by-person", "")
    opened.page.select_option("#by-country", "MA")
    assert "كريم" in opened.page.inner_text(".meeting.card:not(.dim)")
    opened.page.select_option("#by-country", "")
    assert opened.visible(".meeting.card") == 2
    opened.close()


def test_hidden_articles_are_counted(browser: Any, two: Path) -> None:
    """An article without the chosen person is hidden, the line above says so, and one button shows it again."""
    opened = _Opened(browser, two)
    assert not opened.page.is_visible("#shown")

    opened.page.select_option("#by-person", label="كريم داود")
    assert opened.visible("#articles article") == 1
    assert "كريم" in opened.page.inner_text("#articles article:not(.dim)")
    assert "المقالات 1 من 2" in opened.page.inner_text("#shown")
    opened.page.click("#clear")
    assert opened.visible("#articles article") == 2
    assert not opened.page.is_visible("#shown")
    opened.close()


def test_link_to_what_is_hidden_shows_it(browser: Any, two: Path) -> None:
    """Nobody is led to nothing."""
    opened = _Opened(browser, two)
    opened.page.select_option("#by-person", label="سالم ناصر")
    opened.page.evaluate("location.hash = 'a1'")
    opened.page.wait_for_function("!document.querySelector('.dim')")

    assert opened.page.is_visible("#a1")
    opened.close()


def test_names_in_the_drawing_do_not_overlap(browser: Any, tmp_path: Path) -> None:
    """Many who met one, in Arabic letters: no box of a name touches another's, none leaves the drawing."""
    first = ("سالم", "كريم", "ماجد", "يوسف", "طارق", "عادل", "فهد")
    family = ("القحطاني", "الشمري", "الخوري", "المصري", "البغدادي", "التونسي", "الحلبي")
    names = [f"{one} {other}" for one in first for other in family]
    texts = [_record(name, "هدى علي", "YE", f"{name} قال كلاما كثيرا") for name in names]
    opened = _Opened(browser, _write(tmp_path / "many.html", *texts))
    boxes = opened.page.eval_on_selector_all(
        "#network .node text", "all => all.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom, b.left])"
    )
    drawing = opened.page.eval_on_selector("#network svg", "e => e.getBoundingClientRect().left")
    boxes.sort()

    assert len(boxes) == len(names) + 1
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(boxes))
    assert min(left for _, _, left in boxes) >= drawing
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_shows_everything_on_white(browser: Any, two: Path, scheme: str) -> None:
    """On paper: all cards, the matrix open, no controls, dark on white; A4."""
    opened = _Opened(browser, two, color_scheme=scheme)
    opened.page.emulate_media(media="print", color_scheme=scheme)
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    assert opened.visible(".meeting.card") == opened.visible("#articles article") == 2
    assert opened.page.is_visible(".matrix td.met")
    assert not opened.page.is_visible(".controls")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_switch(browser: Any, two: Path, scheme: str) -> None:
    """The page follows the system, and the button turns it round."""
    opened = _Opened(browser, two, color_scheme=scheme)
    background = "getComputedStyle(document.body).backgroundColor"
    before = opened.page.evaluate(background)
    opened.page.click("#theme")

    assert opened.page.evaluate(background) != before
    opened.page.click("#theme")
    assert opened.page.evaluate(background) == before
    opened.close()


def test_keyboard(browser: Any, two: Path) -> None:
    """The first tab stop skips to the content; every control and link is reached by tab and seen when reached."""
    opened = _Opened(browser, two)
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    assert opened.page.evaluate("document.activeElement.getBoundingClientRect().right > 0")
    stops = set()
    for _ in range(12):
        opened.page.keyboard.press("Tab")
        stops.add(opened.page.evaluate("document.activeElement.id"))
    assert {"by-person", "by-country", "theme"} <= stops
    opened.close()


def test_link_in_text_leads_to_card(browser: Any, two: Path) -> None:
    """A name in the text leads to its person's card."""
    opened = _Opened(browser, two)
    opened.page.click("#a0 .body a.name")

    assert "سالم ناصر" in opened.page.inner_text(":target")
    opened.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_direction_and_width(browser: Any, two: Path, tmp_path: Path, lang: str) -> None:
    """On a phone nothing sticks out, however long a headline; articles run right to left in any language."""
    long = _record("سالم ناصر", "هدى علي", "YE", "سالم قال كلاما كثيرا " * 30)
    path = _write(tmp_path / "long.html", long, lang=lang)
    opened = _Opened(browser, path, viewport={"width": 390, "height": 800})

    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.body')).direction") == "rtl"
    assert opened.page.evaluate("document.documentElement.dir") == {"ar": "rtl", "en": "ltr"}[lang]
    opened.close()


def test_hostile_article_is_inert(browser: Any, tmp_path: Path) -> None:
    """Script, image and overrides of an article do nothing."""
    opened = _Opened(browser, _write(tmp_path / "hostile.html", _record(HOSTILE, HOSTILE, "MA", HOSTILE)))

    assert opened.page.evaluate("window.evil") is None
    assert opened.page.query_selector("img") is None
    assert "<script>" in opened.page.inner_text("#a0 .body").replace("❝", "")
    opened.close()


def test_ten_thousand_mentions(browser: Any, tmp_path: Path) -> None:
    """A crowded article opens, and its person can be chosen."""
    text = "سالم " * 10_000
    names = tuple(NameMention(5 * n, 5 * n + 4, "سالم", id=f"n{n + 1}", person="p1") for n in range(10_000))
    crowded = Extraction(Article(text), names=names, persons=(Person("p1", "سالم", ("سالم",)),))
    opened = _Opened(browser, _write(tmp_path / "crowded.html", crowded))
    opened.page.select_option("#by-person", label="سالم")

    assert opened.page.evaluate("document.querySelectorAll('.hit').length") == 10_000
    opened.close()

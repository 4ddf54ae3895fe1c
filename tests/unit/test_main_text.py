"""What another extractor of main text has to say, and when it is believed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.readers import main_text, read_html

LEAD = "وصل وزير الزراعة المغربي إلى تونس، وبحث مع نظيره التونسي تجارة الحبوب بين البلدين."
REST = "وقال الوزير إن الاتفاق يدخل حيز التنفيذ مطلع العام، وإن لجنة مشتركة ستتابعه."
NOTICE = "اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح."


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the other extractor find this."""

    def set_to(text: str) -> None:
        monkeypatch.setattr(main_text, "_extract", lambda: lambda html: text)

    return set_to


def test_it_takes_out_what_is_no_story(says: Callable[[str], None]) -> None:
    """Paragraphs that it does not find go; spaces do not matter."""
    says(f"{LEAD}\n{REST.replace(' ', '  ')}")

    assert main_text.main_text("", None, [LEAD, REST, NOTICE]) == [LEAD, REST]


def test_a_repeated_paragraph_stays(says: Callable[[str], None]) -> None:
    """It may list one of two; both stand on the page."""
    says(f"{LEAD}\n{REST}")

    assert main_text.main_text("", None, [LEAD, LEAD, REST]) == [LEAD, LEAD, REST]


def test_it_helps_where_nothing_was_found(says: Callable[[str], None]) -> None:
    """Its own lines from the first sentence on, without the headline."""
    says(f"وصول الوزير\nتونس\n{LEAD}\n- {REST}")

    assert main_text.main_text("", "وصول الوزير", []) == [LEAD, REST]
    assert main_text.main_text("", "وصول الوزير", ["نشرتنا البريدية"]) == [LEAD, REST]


@pytest.mark.parametrize("found", ["", "تونس", NOTICE, f"{LEAD[:40]} {REST}"])
def test_it_is_not_believed_when_it_finds_little(says: Callable[[str], None], found: str) -> None:
    """Ours stays."""
    says(found)

    assert main_text.main_text("", None, [LEAD, REST, NOTICE]) == [LEAD, REST, NOTICE]


def test_it_may_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that breaks it is read all the same."""

    def broken(html: str) -> str:
        raise ValueError("broken")

    monkeypatch.setattr(main_text, "_extract", lambda: broken)
    (tmp_path / "page.html").write_text(f"<h1>وصول الوزير</h1><p>{LEAD}</p>", encoding="utf-8")
    [article] = read_html(tmp_path / "page.html")

    assert article.text == f"وصول الوزير\n\n{LEAD}"


LOOSE_TRAPS = [
    pytest.param("<div>{lead}<br>{rest}</div><div>الأحد 5 مايو 2024</div>", id="a day below the story"),
    pytest.param("<div>{lead}<br>{rest}</div><div>جميع الحقوق محفوظة © 2019</div>", id="a footer's year"),
    pytest.param("<div>{lead}<br>{rest}<br>© 2019 صحيفة</div>", id="a footer's year below the text"),
    pytest.param("<div><div>{lead}</div><div>{rest}</div></div><div><div>{notice}</div></div>", id="a notice beside"),
    pytest.param(
        "<div><div><div>{lead}</div></div><div><div>{rest}</div></div></div><div><div>{notice}</div></div>",
        id="an element in an element a paragraph",
    ),
    pytest.param("<div>{lead}<br/>{rest}</div><div><a href='/x'>{lead}</a></div>", id="a link to another story"),
    pytest.param("<table><tr><td>{lead}<br>{rest}</td><td><a href='/x'>{notice}</a></td></tr></table>", id="a table"),
    pytest.param("<div>{lead}<br>{rest}<div>unclosed", id="elements left open"),
    pytest.param("</div></div><div>{lead}<br>{rest}</div>", id="ends without a begin"),
    pytest.param("<div><script>{notice}</script>{lead}<br><style>{notice}</style>{rest}</div>", id="scripts"),
]


def test_a_story_among_leads_of_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Three lines in one element are the story, however much text stands beside it."""
    monkeypatch.setattr(main_text, "_extract", lambda: None)
    others = "".join(f"<div><div>{NOTICE} {LEAD}</div></div>" for _ in range(9))
    (tmp_path / "page.html").write_text(f"<h1>وصول</h1><div>{LEAD}<br>{REST}<br>{LEAD}</div>{others}", encoding="utf-8")
    [article] = read_html(tmp_path / "page.html")

    assert article.text == f"وصول\n\n{LEAD}\n\n{REST}\n\n{LEAD}"


@pytest.mark.parametrize("page", LOOSE_TRAPS)
def test_stories_without_paragraphs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str) -> None:
    """The built-in reader takes the element with the text, and no day from elsewhere."""
    monkeypatch.setattr(main_text, "_extract", lambda: None)
    html = page.format(lead=LEAD, rest=REST, notice=NOTICE)
    (tmp_path / "page.html").write_text(f"<h1>وصول الوزير</h1>{html}", encoding="utf-8")
    [article] = read_html(tmp_path / "page.html")

    assert article.text == f"وصول الوزير\n\n{LEAD}\n\n{REST}"
    assert article.published is None

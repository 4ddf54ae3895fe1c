"""Files and folders as articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import plugin

import khabar
from khabar.model import Article, ArticleError, ArticleWarning, PluginWarning
from khabar.pipeline import Pipeline

TEXT = "وصل وزير النقل إلى مسقط صباح أمس.\nوقال إن الميناء الجديد جاهز."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The built-in readers."""
    return Pipeline(layers=())


def read(pipeline: Pipeline, path: Path) -> list[Article]:
    """Articles of a source in which everything can be read."""
    items = list(pipeline.read(path))
    assert all(isinstance(item, Article) for item in items)
    return [item for item in items if isinstance(item, Article)]


def errors(pipeline: Pipeline, path: Path) -> list[str]:
    """Messages of what cannot be read."""
    return [str(item) for item in pipeline.read(path) if isinstance(item, ArticleError)]


def test_text_file(pipeline: Pipeline, tmp_path: Path) -> None:
    """One article, called like the file."""
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")

    [article] = read(pipeline, path)

    assert (article.id, article.text, article.source, article.published) == ("one.txt", TEXT, str(path), None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_encodings(pipeline: Pipeline, tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without a mark, UTF-16 with one, and windows-1256 are text."""
    path = tmp_path / "one.txt"
    path.write_bytes(TEXT.encode(encoding))

    assert [a.text for a in read(pipeline, path)] == [TEXT]


def test_line_ends_of_other_systems(pipeline: Pipeline, tmp_path: Path) -> None:
    """A carriage return is no part of the text."""
    path = tmp_path / "one.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())

    assert [a.text for a in read(pipeline, path)] == [TEXT]


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "café déjà".encode("latin-1"), b"\xff\xfe\x00\xd8"],
)
def test_bytes_that_are_no_text(pipeline: Pipeline, tmp_path: Path, data: bytes) -> None:
    """Binary files and unknown encodings are refused with the file's name."""
    path = tmp_path / "photo.txt"
    path.write_bytes(data)

    [message] = errors(pipeline, path)

    assert "photo.txt" in message
    assert "no text" in message


def test_empty_file(pipeline: Pipeline, tmp_path: Path) -> None:
    """An empty file is an empty article, not an error."""
    path = tmp_path / "none.txt"
    path.touch()

    assert [a.text for a in read(pipeline, path)] == [""]


def test_folder_by_name_and_not_below(pipeline: Pipeline, tmp_path: Path) -> None:
    """Only .txt, .html and .jsonl files of the folder itself, by name."""
    for name in ("b.txt", "a.txt", "notes.md", "c.TXT"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text("d", encoding="utf-8")

    assert [a.id for a in read(pipeline, tmp_path)] == ["a.txt", "b.txt", "c.TXT"]


def test_days_beside_the_files(pipeline: Pipeline, tmp_path: Path) -> None:
    """published.tsv gives days by file, in a folder and for a file alone; an article's own day goes before."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    line = {"text": TEXT, "published": "2021-02-03"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "published.tsv").write_text(
        "file\tpublished\na.txt\t2024-05-06\n# later\nb.jsonl\t2024-05-07\n", encoding="utf-8"
    )

    assert [a.published for a in read(pipeline, tmp_path)] == [dt.date(2024, 5, 6), dt.date(2021, 2, 3)]
    assert [a.published for a in read(pipeline, tmp_path / "a.txt")] == [dt.date(2024, 5, 6)]


def test_broken_days_name_the_line(pipeline: Pipeline, tmp_path: Path) -> None:
    """A day that is none is a wrong call: nothing is read with wrong days."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "published.tsv").write_text("a.txt\t6 May\n", encoding="utf-8")

    with pytest.raises(ArticleError, match=r"published\.tsv, line 1.*6 May"):
        list(pipeline.read(tmp_path))


def test_json_lines_keep_what_they_say(pipeline: Pipeline, tmp_path: Path) -> None:
    """All keys of the format; an instant gives the day of its own offset."""
    path = tmp_path / "many.jsonl"
    lines = [
        {
            "id": 7,
            "text": TEXT,
            "headline": "عنوان",
            "publisher": "الميناء",
            "author": "منى",
            "url": "https://example.org/7",
        },
        {"text": "نص", "published": "2024-05-05T23:30:00+04:00"},
    ]
    path.write_text("\n\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")

    first, second = read(pipeline, path)

    assert (first.id, first.headline, first.publisher, first.author, first.source) == (
        "7",
        "عنوان",
        "الميناء",
        "منى",
        "https://example.org/7",
    )
    assert second.published == dt.date(2024, 5, 5)
    assert second.published_at == dt.datetime(2024, 5, 5, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=4)))


@pytest.mark.parametrize(
    "line", ["no json", "[1]", "{}", '{"text": 5}', '{"text": "نص", "published": "2024-13-01"}', "[" * 5000]
)
def test_a_bad_line_costs_no_other(pipeline: Pipeline, tmp_path: Path, line: str) -> None:
    """Its error stands in its place and names the line."""
    path = tmp_path / "many.jsonl"
    path.write_text(f'{{"text": "أ"}}\n{line}\n{{"text": "ب"}}\n', encoding="utf-8")

    items = list(pipeline.read(path))

    assert [item.text if isinstance(item, Article) else type(item) for item in items] == ["أ", ArticleError, "ب"]
    assert "line 2" in str(items[1])


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>موقع</title>
<meta property="og:site_name" content="صحيفة الشراع">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "عنوان آخر",
 "datePublished": "2024-05-06T08:00:00+03:00"}]}</script></head>
<body><nav><p>الرئيسية</p></nav><article><h1>افتتاح ميناء جديد</h1><p>افتتح الوزير ميناء جديدا في مدينة صور.</p>
<script>var x = "<p>لا</p>";</script><p>وقال إن العمل <b>استغرق</b> عامين.</p></article>
<footer><p>كل الحقوق محفوظة 1999-01-01</p></footer></body></html>"""


def test_saved_page(pipeline: Pipeline, tmp_path: Path) -> None:
    """Headline and paragraphs, day and outlet of the metadata; neither menu nor footer nor scripts."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")

    [article] = read(pipeline, path)

    assert article.text == (
        "افتتاح ميناء جديد\n\nافتتح الوزير ميناء جديدا في مدينة صور.\n\nوقال إن العمل استغرق عامين."
    )
    assert (article.headline, article.publisher) == ("افتتاح ميناء جديد", "صحيفة الشراع")
    assert article.published == dt.date(2024, 5, 6)


def test_page_in_the_encoding_it_declares(pipeline: Pipeline, tmp_path: Path) -> None:
    """A page that says windows-1256 is read so."""
    path = tmp_path / "page.htm"
    path.write_bytes(PAGE.replace("utf-8", "windows-1256").encode("cp1256"))

    assert read(pipeline, path)[0].headline == "افتتاح ميناء جديد"


@pytest.mark.parametrize("page", ["", "<html><body><nav><p>قائمة</p></nav></body></html>", "<p>"])
def test_page_without_text(pipeline: Pipeline, tmp_path: Path, page: str) -> None:
    """A page without a paragraph is an error, not an empty article."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")

    assert "no paragraph" in errors(pipeline, path)[0]


def test_missing_and_foreign_files(pipeline: Pipeline, tmp_path: Path) -> None:
    """What does not exist raises; what nobody reads says which kinds are read."""
    (tmp_path / "a.docx").write_bytes(b"PK")

    with pytest.raises(ArticleError, match="no such file"):
        list(pipeline.read(tmp_path / "none.txt"))
    with pytest.raises(ArticleError, match=r"no \.txt, \.html or \.jsonl file"):
        list(pipeline.read(tmp_path))
    assert ".jsonl" in errors(pipeline, tmp_path / "a.docx")[0]


def test_a_reader_that_fails_passes_on(tmp_path: Path) -> None:
    """A plugin's reader that raises at once is warned of, and the next one reads the file."""

    def khabar_read(source: Path) -> object:
        raise OSError("disk")

    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with pytest.warns(PluginWarning, match=r"a\.txt: plugin 'odd' cannot read it \(OSError: disk\)"):
        items = list(Pipeline(plugins=[plugin("odd", khabar_read=khabar_read)], layers=()).read(tmp_path))

    assert [type(item) for item in items] == [Article]


def test_a_reader_that_fails_on_the_way_costs_its_file_only(tmp_path: Path) -> None:
    """A reader that breaks after a story, or gives what is no article, is an error in the file's place."""

    def khabar_read(source: Path) -> Iterator[object]:
        yield Article("b") if source.stem == "a" else 5
        if source.stem == "a":
            raise OSError("disk")

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    items = list(Pipeline(plugins=[plugin("odd", khabar_read=khabar_read)], layers=()).read(tmp_path))

    assert [type(item) for item in items] == [Article, ArticleError, ArticleError]
    assert "plugin 'odd' cannot read it (OSError: disk)" in str(items[1])
    assert "'odd' gave a int" in str(items[2])


def test_read_passes_over_what_cannot_be_read_with_a_warning(tmp_path: Path) -> None:
    """khabar.read goes on in a folder, and raises when asked to, or when the file stands alone."""
    (tmp_path / "a.txt").write_bytes(b"\0\0\0")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")

    with pytest.warns(ArticleWarning, match=r"a\.txt"):
        assert [a.id for a in khabar.read(tmp_path)] == ["b.txt"]
    with pytest.raises(ArticleError, match=r"a\.txt"):
        list(khabar.read(tmp_path, on_error="raise"))
    with pytest.raises(ArticleError, match=r"a\.txt"):
        list(khabar.read(tmp_path / "a.txt"))
    with pytest.raises(ValueError, match="neither 'warn' nor 'raise'"):
        list(khabar.read(tmp_path, on_error="ignore"))


def test_what_cannot_be_read_becomes_a_record_with_a_failure(tmp_path: Path) -> None:
    """Pipeline.pipe keeps the place of an error; on_error='raise' raises it."""
    (tmp_path / "a.txt").write_bytes(b"\0\0\0")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    quiet, strict = Pipeline(layers=()), Pipeline(layers=(), on_error="raise")

    bad, good = quiet.pipe(quiet.read(tmp_path))

    assert [(f.hook, f.error) for f in bad.failures] == [("read", "ArticleError")]
    assert good.failures == ()
    with pytest.raises(ArticleError, match=r"a\.txt"):
        list(strict.pipe(strict.read(tmp_path)))


@pytest.mark.parametrize("odd", ["<![”CDATA[ قال", "<![x", "<![CDATA[ قال", "<!]>", "<![ \n>"])
def test_a_broken_marked_section_costs_nothing(pipeline: Pipeline, tmp_path: Path, odd: str) -> None:
    """Found by fuzzing: the parser of the standard library fails on «<![” and no name»."""
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><h1>لقاء في مسقط</h1><p>التقى الوزير السفير في مسقط أمس.</p>{odd}</body></html>", "utf-8"
    )

    (article,) = read(pipeline, page)

    assert "التقى الوزير السفير" in article.text

"""Columns by other names: Parquet and JSON Lines."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.cli import main
from khabar.model import Article, ArticleError, ArticleWarning
from khabar.pipeline import Pipeline

TEXT = "وصل وزير النقل إلى مسقط صباح أمس."
COLUMNS = {"text": "body", "published": "date", "id": "url"}
URL = "https://news.example/oman/2024/05/06/port"


def parquet(path: Path, **columns: Any) -> Path:
    """A file with these columns."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet as pq

    pq.write_table(pa.table(columns), path)
    return path


def lines(path: Path, *records: dict[str, Any]) -> Path:
    """A file with these lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_parquet_with_its_own_names(tmp_path: Path) -> None:
    """Columns called like an article's parts need no mapping; other columns are nobody's."""
    path = parquet(tmp_path / "x.parquet", text=[TEXT], id=[7], publisher=["الساحل"], score=[0.5])
    [article] = khabar.read(path)

    assert (article.text, article.id, article.publisher, article.published) == (TEXT, "7", "الساحل", None)


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2024-05-06", None),
        (dt.date(2024, 5, 6), None),
        (
            dt.datetime(2024, 5, 6, 21, 30, tzinfo=dt.UTC),
            dt.datetime(2024, 5, 6, 21, 30, tzinfo=dt.UTC),
        ),
        ("2024-05-06T23:30:00+04:00", dt.datetime(2024, 5, 6, 19, 30, tzinfo=dt.UTC)),
    ],
)
def test_parquet_with_columns(tmp_path: Path, value: object, instant: dt.datetime | None) -> None:
    """Days may be text, days or instants."""
    path = parquet(tmp_path / "x.parquet", body=[TEXT], date=[value], url=[URL])
    [article] = khabar.read(path, columns=COLUMNS)

    assert (article.text, article.id, article.source) == (TEXT, URL, URL)
    assert (article.published, article.published_at) == (dt.date(2024, 5, 6), instant)


def test_nanoseconds(tmp_path: Path) -> None:
    """Instants finer than Python's are cut."""
    pa = pytest.importorskip("pyarrow")
    nanoseconds = pa.array([1714984200_000_000_001], pa.timestamp("ns", "UTC"))
    [article] = khabar.read(parquet(tmp_path / "x.parquet", text=[TEXT], published=nanoseconds))

    assert article.published == dt.date(2024, 5, 6)
    assert type(article.published_at) is dt.datetime


def test_a_row_that_is_none_costs_no_other(tmp_path: Path) -> None:
    """Its error names the row, the first too."""
    path = parquet(tmp_path / "x.parquet", body=[None, TEXT, TEXT], date=["2024-05-06", "6 May", None], url=[URL] * 3)
    items = list(Pipeline(layers=()).read(path, columns=COLUMNS))

    assert [type(item) for item in items] == [ArticleError, ArticleError, Article]
    assert "x.parquet, row 2" in str(items[1])
    with pytest.warns(ArticleWarning, match="row"):
        assert len(list(khabar.read(path, columns=COLUMNS))) == 1


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"text": "content"}, r"x\.parquet: no column 'content' \(for text\); there are body, date"),
        ({"text": "body", "published": "day"}, r"no column 'day' \(for published\)"),
        ({"text": "body", "txt": "body"}, "an article has no 'txt'"),
        (None, "no column 'text'.*say which it is with columns"),
    ],
)
def test_missing_columns_raise(tmp_path: Path, columns: dict[str, str] | None, message: str) -> None:
    """Nothing is read with a wrong mapping."""
    path = parquet(tmp_path / "x.parquet", body=[TEXT], date=["2024-05-06"])

    with pytest.raises(ArticleError, match=message):
        list(khabar.read(path, columns=columns))


def test_what_is_no_parquet(tmp_path: Path) -> None:
    """Its error names the file."""
    pytest.importorskip("pyarrow")
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1 no PAR1")

    with pytest.raises(ArticleError, match=r"x\.parquet: no Parquet"):
        list(khabar.read(path))


def test_lines_with_columns(tmp_path: Path) -> None:
    """The same mapping; a line without the key gives its error, one with null is without a day."""
    record = {"body": TEXT, "date": "2024-05-06", "url": URL}
    other = {"body": TEXT, "date": None, "url": "x"}
    path = lines(tmp_path / "x.jsonl", record, {"body": TEXT}, other)
    with pytest.warns(ArticleWarning, match=r"x\.jsonl, line 2: no column 'date' \(for published\); there are body"):
        first, last = khabar.read(path, columns=COLUMNS)

    assert (first.text, first.id, first.published) == (TEXT, URL, dt.date(2024, 5, 6))
    assert (last.id, last.published) == ("x", None)


def test_columns_of_what_has_none(tmp_path: Path) -> None:
    """A text file is refused, not read without them."""
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")

    with pytest.raises(ArticleError, match="columns are those of"):
        list(khabar.read(path, columns=COLUMNS))


@pytest.mark.parametrize(
    ("record", "published"),
    [
        ({"url": URL}, dt.date(2024, 5, 6)),
        ({"url": URL, "published": "2024-05-01"}, dt.date(2024, 5, 1)),
        ({"url": "https://news.example/books/war-of-2023-10-07"}, None),
        ({"source": URL}, None),
    ],
)
def test_day_in_the_address_of_a_line(tmp_path: Path, record: dict[str, Any], published: dt.date | None) -> None:
    """Only where the line gives no day, and only where the path begins a part with it."""
    [article] = khabar.read(lines(tmp_path / "x.jsonl", {"text": TEXT, **record}))

    assert article.published == published


def test_command(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--columns; in a wrong one, the parts that there are."""
    path = lines(tmp_path / "x.jsonl", {"body": TEXT, "date": "2024-05-06", "url": URL})

    assert main(["extract", str(path), "--columns", "text=body,published=date,id=url"]) == 0
    article = json.loads(capsysbinary.readouterr().out)["article"]
    assert (article["id"], article["published"]) == (URL, "2024-05-06")
    for wrong in ("txt=body", "text", "text=", ""):
        assert main(["extract", str(path), "--columns", wrong]) == 2


DUMP = """الميناء الجديد يستقبل أول السفن
مسقط في 5 مايو /العمانية/ قال وزير النقل سالم الحارثي إن الميناء الجديد سيستقبل السفن أمس.

-----
استئناف المحادثات
القاهرة 12 يونيو (رويترز) - التقت وزيرة الخارجية هدى ناصر نظيرها في القاهرة أمس.
وأضاف أن المحادثات ستستأنف في الأسبوع المقبل، وأنها ستدوم أسبوعا كاملا.
"""


def test_nothing_crosses_from_story_to_story(tmp_path: Path) -> None:
    """No speaker of one article speaks in another, and each has ids of its own."""
    path = tmp_path / "dump.txt"
    path.write_text(DUMP, encoding="utf-8")
    first, second = (khabar.extract(article) for article in khabar.read(path))

    assert [(e.article.id, e.article.part_of) for e in (first, second)] == [
        ("dump.txt#1", "dump.txt#1"),
        ("dump.txt#2", "dump.txt#1"),
    ]
    assert "الحارثي" in "".join(p.name or "" for p in first.persons)
    assert "الحارثي" not in "".join(p.name or "" for p in second.persons)
    assert all(q.text in second.article.text for q in second.quotations)


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("عناوين الصحف ليوم الأحد 5 مايو 2024", dt.date(2024, 5, 5)),
        ("عناوين الصحف ليوم السبت 5 مايو 2024", None),
        ("عناوين الصحف بين 5 مايو 2024 و7 مايو 2024", None),
        ("عناوين الصحف اليوم", None),
    ],
)
def test_day_of_a_review(tmp_path: Path, title: str, published: dt.date | None) -> None:
    """The day in the title holds for all newspapers; a doubtful one for none."""
    story = "قال وزير النقل إن القناة ستشهد توسعة جديدة في العام المقبل، ووصل أمس إلى المدينة."
    path = tmp_path / "review.txt"
    path.write_text(f"{title}\n\nصحيفة المدينة:\n{story}\n\nصحيفة المرفأ:\n{story}\n", encoding="utf-8")

    assert [a.published for a in khabar.read(path)] == [published, published]

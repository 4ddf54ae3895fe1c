"""The functions that people import."""

from __future__ import annotations

import ast
import datetime as dt
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import khabar
from khabar.model import Article, ArticleError, Extraction, KhabarError, PluginError, RecordError

TEXT = "قال وزير النقل العماني سعيد المعولي أمس إن الميناء الجديد جاهز."
DAY = dt.date(2024, 5, 6)


@pytest.fixture(scope="module")
def records() -> list[Extraction]:
    """Two records."""
    return [khabar.extract(TEXT, published=DAY), khabar.extract("")]


def test_extract_reads_text_and_articles() -> None:
    """A text is an article without metadata."""
    assert khabar.extract(TEXT) == khabar.extract(Article(TEXT))


@pytest.mark.parametrize("day", [DAY, "2024-05-06", dt.datetime(2024, 5, 6, 23, 59, tzinfo=dt.UTC)])
def test_published_counts_yesterday(day: dt.date | str) -> None:
    """A date, an instant or an ISO string; the instant is kept."""
    extraction = khabar.extract(TEXT, published=day)

    assert [d.begin for d in extraction.dates if d.text == "أمس"] == [dt.date(2024, 5, 5)]
    assert extraction.article.published == DAY
    assert (extraction.article.published_at is not None) == isinstance(day, dt.datetime)


def test_published_goes_before_the_articles_own_day() -> None:
    """What is given in the call counts."""
    assert khabar.extract(Article(TEXT, published="2020-01-01"), published=DAY).article.published == DAY


@pytest.mark.parametrize("wrong", ["yesterday", "2024-13-01", 20240506, 1.5])
def test_a_wrong_day_is_a_wrong_call(wrong: object) -> None:
    """It raises and says what a day looks like."""
    with pytest.raises(ArticleError, match="2025-01-20"):
        khabar.extract(TEXT, published=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [b"bytes", None, 5, ["text"]])
def test_what_is_no_text_is_a_wrong_call(wrong: object) -> None:
    """It raises and says what to give."""
    with pytest.raises(ArticleError, match=r"khabar\.read"):
        khabar.extract(wrong)  # type: ignore[arg-type]


def test_one_layer_alone_finds_what_all_find() -> None:
    """find_quotations and find_dates agree with extract."""
    whole = khabar.extract(TEXT, published=DAY)

    assert khabar.find_quotations(TEXT, published=DAY) == whole.quotations
    assert [(d.start, d.begin) for d in khabar.find_dates(TEXT, published=DAY)] == [
        (d.start, d.begin) for d in whole.dates
    ]


def test_write_and_load(tmp_path: Path, records: list[Extraction]) -> None:
    """Records come back equal, from one or from many."""
    khabar.write(records, tmp_path / "many.jsonl")
    khabar.write(records[0], tmp_path / "one.jsonl")

    assert list(khabar.load(tmp_path / "many.jsonl")) == records
    assert list(khabar.load(str(tmp_path / "one.jsonl"))) == records[:1]


def test_load_a_folder_of_parts(tmp_path: Path, records: list[Extraction]) -> None:
    """Parts in order of names, compressed ones too; a manifest among them is none."""
    khabar.write(records[0], tmp_path / "part-000000.jsonl")
    khabar.write(records[1], tmp_path / "part-000001.jsonl")
    part = tmp_path / "part-000001.jsonl"
    (tmp_path / "part-000001.jsonl.gz").write_bytes(gzip.compress(part.read_bytes()))
    part.unlink()
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")

    assert list(khabar.load(tmp_path)) == records


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "Expecting property name"),
        ('{"text": "an article"}', "schema None is not khabar's"),
        ('{"schema": "khabar/2"}', "cannot be read by this version"),
        ('{"schema": "khabar/1"}', "missing"),
        ("\udcff", "codec can't decode"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_load_names_the_line(tmp_path: Path, records: list[Extraction], line: str, message: str) -> None:
    """What is no record says so, with file and line; those before it are given."""
    path = tmp_path / "records.jsonl"
    khabar.write(records[0], path)
    with path.open("ab") as file:
        file.write(b"\n" + line.encode("utf-8", "surrogateescape") + b"\n")
    loaded = khabar.load(path)

    assert next(loaded) == records[0]
    with pytest.raises(RecordError, match=r"records\.jsonl, line 3: .*" + message):
        next(loaded)


def test_load_what_is_not_there(tmp_path: Path) -> None:
    """No file, an empty folder, or half an archive."""
    with pytest.raises(RecordError, match="cannot be read"):
        list(khabar.load(tmp_path / "none.jsonl"))
    with pytest.raises(RecordError, match="no records"):
        list(khabar.load(tmp_path))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b"{}" * 500)[:-9])
    with pytest.raises(RecordError, match="cannot be read"):
        list(khabar.load(tmp_path / "cut.jsonl.gz"))


def test_write_chooses_by_suffix_or_name(tmp_path: Path, records: list[Extraction]) -> None:
    """The suffix decides where no format is given."""
    khabar.write(records, tmp_path / "a.txt", lang="en")
    khabar.write(records, tmp_path / "b.dat", format="jsonl")
    target = io.BytesIO()
    khabar.write(records, target, format="text")

    assert "Persons" in (tmp_path / "a.txt").read_text("utf-8")
    assert len((tmp_path / "b.dat").read_bytes().splitlines()) == 2
    assert "الأشخاص" in target.getvalue().decode()


@pytest.mark.parametrize(
    ("target", "format", "message"),
    [
        ("x.dat", None, r"no format for .*x\.dat; give format= one of .*jsonl"),
        ("x", "pdf", "'pdf' is unknown; there are"),
    ],
)
def test_unknown_formats(
    tmp_path: Path, records: list[Extraction], target: str, format: str | None, message: str
) -> None:
    """It says which formats there are, and leaves nothing behind."""
    with pytest.raises(PluginError, match=message):
        khabar.write(records, tmp_path / target, format=format)

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, records: list[Extraction]) -> None:
    """When the records stop half way, what was there before is still there, and nothing else."""
    path = tmp_path / "out.jsonl"
    path.write_text("before", encoding="utf-8")

    def broken() -> object:
        yield records[0]
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        khabar.write(broken(), path)  # type: ignore[arg-type]

    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("out.jsonl", "before")]


def test_write_where_nothing_can_be_written(tmp_path: Path, records: list[Extraction]) -> None:
    """The message names the file."""
    with pytest.raises(KhabarError, match=r"out\.jsonl: cannot be written"):
        khabar.write(records, tmp_path / "none" / "out.jsonl")


def test_what_is_read_can_be_written_and_loaded(tmp_path: Path) -> None:
    """The whole way round: articles, records, JSON Lines, records."""
    lines = [{"id": str(i), "text": TEXT, "published": "2024-05-06"} for i in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found = [khabar.extract(article) for article in khabar.read(tmp_path / "in.jsonl")]
    khabar.write(found, tmp_path / "out.jsonl")

    assert [e.article.id for e in khabar.load(tmp_path / "out.jsonl")] == ["0", "1", "2"]
    assert list(khabar.load(tmp_path / "out.jsonl")) == found


def test_public_names_are_sorted_and_there() -> None:
    """__all__ is sorted, and every name can be imported."""
    assert sorted(khabar.__all__) == list(khabar.__all__)
    assert [name for name in khabar.__all__ if getattr(khabar, name, None) is None] == []
    assert set(dir(khabar)) >= set(khabar.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = khabar.nothing


def test_lazy_names_are_those_for_type_checkers() -> None:
    """What a type checker sees is what __getattr__ gives."""
    tree = ast.parse(Path(khabar.__file__).read_text("utf-8"))
    [block] = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert seen == set(khabar.__all__)


def test_import_loads_nothing_heavy() -> None:
    """Neither the word lists nor what only some need is loaded by the import alone."""
    code = "import sys, khabar; print(*[m for m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8"
    ).stdout.split()

    assert {"cattrs", "hijridate", "jinja2", "sqlite3", "multiprocessing", "khabar.pipeline"}.isdisjoint(loaded)

"""The command: what it writes where, and its exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.cli import main
from khabar.model import Extraction

TEXT = "استقبل الرئيس الموريتاني محمد ولد الغزواني أمس وزير الخارجية السنغالي، وقال إن «الحدود آمنة»."
OTHER = "زار وزير الدفاع الكيني نيروبي يوم 3 مايو 2024."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, a day, and a file that is no text."""
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.txt").write_text(TEXT, encoding="utf-8")
    (saved / "b.txt").write_bytes(bytes(range(256)))
    (saved / "c.txt").write_text(OTHER, encoding="utf-8")
    (saved / "published.tsv").write_text("a.txt\t2024-05-06\n", encoding="utf-8")
    return saved


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; exit code, standard output, standard error."""

    def command(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def records(text: str) -> list[dict[str, Any]]:
    """JSON Lines as dicts."""
    return [json.loads(line) for line in text.split("\n") if line]


def test_records_when_the_output_is_no_terminal(run: Run, folder: Path) -> None:
    """JSON Lines for machines, the same as the library's."""
    code, out, err = run("extract", folder / "a.txt")

    assert (code, err) == (0, "")
    [article] = khabar.read(folder / "a.txt")
    assert [Extraction.from_dict(r) for r in records(out)] == [khabar.extract(article)]


def test_text_on_a_terminal(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person gets the summary."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, _ = run("extract", folder / "a.txt")

    assert code == 0
    assert "الاثنين 6 مايو 2024" in out
    assert "محمد ولد الغزواني" in out


def test_labels_in_english(run: Run, folder: Path) -> None:
    """--lang changes what is not quoted."""
    _, out, _ = run("extract", folder / "a.txt", "-f", "text", "--lang", "en")

    assert "Monday 6 May 2024" in out
    assert "Persons" in out


def test_an_unreadable_file_among_good_ones(run: Run, folder: Path) -> None:
    """It is reported by name, the others are done, the code is 1."""
    code, out, err = run("extract", folder)

    assert code == 1
    assert [bool(r["failures"]) for r in records(out)] == [False, True, False]
    assert "b.txt: no text" in err
    assert "1 of 3 articles failed" in err


def test_stop_at_the_first_error(run: Run, folder: Path) -> None:
    """--on-error raise reports it and stops."""
    code, out, err = run("extract", folder, "--on-error", "raise")

    assert code == 1
    assert len(records(out)) <= 1
    assert "stopped after 1 articles: ArticleError: b.txt" in err


def test_missing_file(run: Run, tmp_path: Path) -> None:
    """A path that is not there is named."""
    code, _, err = run("extract", tmp_path / "none.txt")

    assert code == 1
    assert "none.txt: no such file or folder" in err


def test_only_some_layers(run: Run, folder: Path) -> None:
    """--only dates finds dates and nothing else."""
    [record] = records(run("extract", folder / "c.txt", "--only", "dates")[1])

    assert [d["edtf"] for d in record["dates"]] == ["2024-05-03"]
    assert record["persons"] == record["meetings"] == record["quotations"] == []


@pytest.mark.parametrize("day", ["2024-02-29", "2024-02-29T23:00:00+03:00"])
def test_given_day(run: Run, folder: Path, day: str) -> None:
    """--published is the day of all articles."""
    [record] = records(run("extract", folder / "a.txt", "--published", day)[1])

    assert record["article"]["published"] == "2024-02-29"
    assert [d["begin"] for d in record["dates"] if d["text"] == "أمس"] == ["2024-02-28"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "COMMAND"),
        (["extract"], "INPUT"),
        (["extrakt", "a"], "invalid choice"),
        (["extract", "a", "--published", "2024-02-30"], "write it like 2025-01-20"),
        (["extract", "a", "--published", "yesterday"], "write it like 2025-01-20"),
        (["extract", "a", "--only", "names"], "there are dates, persons, quotations, meetings"),
        (["extract", "a", "--only", ""], "there are dates"),
        (["extract", "a", "--jobs", "0"], "no number of processes"),
        (["extract", "a", "--jobs", "many"], "no number of processes"),
        (["extract", "a", "-f", "pdf"], "jsonl, label-studio, parquet, spacy, text"),
        (["extract", "a", "-o", "x.pdf"], "no format for"),
        (["extract", "a", "--resume"], "--resume needs a folder"),
        (["extract", "a", "--lang", "fr"], "invalid choice: 'fr'"),
        (["extract", "a", "--plugin", "no_such_module"], "cannot be loaded"),
        (["extract", "a", "--block", "no-such-plugin"], "no such plugin"),
        (["extract", "a", "--lexicon", "no.tsv"], "no such file"),
        (["export", "pdf", "a"], "jsonl, label-studio, parquet, spacy, text"),
        (["evaluate", "no-gold.json", "no-records.jsonl"], "no-gold.json"),
    ],
)
def test_wrong_calls(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str) -> None:
    """Code 2, one message that says what to do, nothing written."""
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)

    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_output_file_chooses_the_format(run: Run, folder: Path, tmp_path: Path) -> None:
    """-o x.txt is a summary, -o x.jsonl records; standard output stays empty."""
    assert run("extract", folder / "a.txt", "-o", tmp_path / "x.txt")[:2] == (0, "")
    assert run("extract", folder / "a.txt", "-o", tmp_path / "x.jsonl")[:2] == (0, "")

    assert "الأشخاص" in (tmp_path / "x.txt").read_text("utf-8")
    assert len(list(khabar.load(tmp_path / "x.jsonl"))) == 1


def test_output_folder_gets_parts_and_goes_on(run: Run, folder: Path, tmp_path: Path) -> None:
    """-o FOLDER writes parts; --resume passes over what is there; without it the folder is not touched."""
    parts = tmp_path / "parts"
    code, out, err = run("extract", folder, "-o", parts)
    again = run("extract", folder, "-o", parts, "--resume")
    refused = run("extract", folder, "-o", parts)

    assert (code, out) == (1, "")
    assert "3 articles" in err
    assert [e.article.id for e in khabar.load(parts) if not e.failures] == ["a.txt", "c.txt"]
    assert "3 of them done before" in again[2]
    assert refused[0] == 2


def test_output_where_nothing_can_be_written(run: Run, folder: Path, tmp_path: Path) -> None:
    """A message, no traceback."""
    code, _, err = run("extract", folder / "a.txt", "-o", tmp_path / "none" / "x.jsonl")

    assert code == 2
    assert "cannot be written" in err


def test_records_as_input(run: Run, folder: Path, tmp_path: Path) -> None:
    """Records are taken as they are, before and after articles, in order."""
    run("extract", folder / "a.txt", "-o", tmp_path / "r.jsonl")
    _, out, _ = run("extract", folder / "c.txt", tmp_path / "r.jsonl", folder / "c.txt")

    assert [r["article"]["id"] for r in records(out)] == ["c.txt", "a.txt", "c.txt"]


def test_export_and_report(run: Run, folder: Path, tmp_path: Path) -> None:
    """Records in another format; the report is the format html."""
    pytest.importorskip("jinja2")
    run("extract", folder / "a.txt", "-o", tmp_path / "r.jsonl")

    assert run("export", "text", tmp_path / "r.jsonl")[1] == run("extract", folder / "a.txt", "-f", "text")[1]
    assert run("report", tmp_path / "r.jsonl", "-o", tmp_path / "r.html")[0] == 0
    assert run("export", "html", tmp_path / "r.jsonl")[1] == (tmp_path / "r.html").read_text("utf-8")


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """«-» is one article."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OTHER.encode()), encoding="utf-8"))
    [record] = records(run("extract", "-", "--only", "dates")[1])

    assert record["article"]["text"] == OTHER


def test_standard_input_that_is_no_text(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that are none are reported like a file's."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\0\1\2")))
    code, _, err = run("extract", "-")

    assert code == 1
    assert "standard input: no text" in err


def test_a_plugin_that_raises(run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, the rest of the record is there, the code is 1, and there is no warning beside the message."""
    code = "import khabar\n@khabar.hookimpl\ndef khabar_find_mentions(reading):\n    raise KeyError('\\x1b[31mred')\n"
    (tmp_path / "khabar_odd.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exit_code, out, err = run("extract", folder / "c.txt", "--plugin", "khabar_odd")
    [record] = records(out)

    assert exit_code == 1
    assert [d["edtf"] for d in record["dates"]] == ["2024-05-03"]
    assert [(f["plugin"], f["error"]) for f in record["failures"]] == [("khabar_odd", "KeyError")]
    assert "c.txt: khabar_odd" in err
    assert "\x1b" not in err


def test_empty_text(run: Run, tmp_path: Path) -> None:
    """An empty article is no failure."""
    (tmp_path / "none.txt").touch()
    code, out, _ = run("extract", tmp_path / "none.txt")

    assert code == 0
    assert records(out)[0]["persons"] == []


def test_one_endless_word(run: Run, tmp_path: Path) -> None:
    """Ten megabytes of one word are an article without news."""
    (tmp_path / "word.txt").write_text("كلمة" * 1_300_000, encoding="utf-8")
    code, out, _ = run("extract", tmp_path / "word.txt", "-f", "text")

    assert code == 0
    assert len(out) < 1000


def test_jobs_keep_the_order(run: Run, folder: Path) -> None:
    """Two processes write what one writes."""
    one = run("extract", folder, folder / "c.txt")
    two = run("extract", folder, folder / "c.txt", "--jobs", "2")

    assert one == two


def test_evaluate(run: Run, folder: Path, tmp_path: Path) -> None:
    """Records compared with themselves agree, as a table and as JSON."""
    run("extract", folder / "a.txt", "-o", tmp_path / "r.jsonl")
    code, out, _ = run("evaluate", tmp_path / "r.jsonl", tmp_path / "r.jsonl")
    figures = json.loads(run("evaluate", tmp_path / "r.jsonl", tmp_path / "r.jsonl", "--json")[1])

    assert code == 0
    assert "quotations" in out
    assert figures


def test_plugins(run: Run) -> None:
    """All built-in plugins with status and hooks, and the formats."""
    code, out, _ = run("plugins", "--block", "places")
    rows = {line.split()[0]: line for line in out.splitlines() if line.strip()}

    assert code == 0
    assert {"article", "dates", "places", "persons", "quotations", "meetings", "readers", "exporters"} <= set(rows)
    assert "blocked" in rows["places"]
    assert "find_sections" in rows["article"]
    assert "jsonl, label-studio, parquet, spacy, text" in out


def test_plugins_profile(run: Run, folder: Path) -> None:
    """Milliseconds of every plugin that ran, below the list; what cannot be read is passed over."""
    code, out, _ = run("plugins", "--profile", folder / "a.txt", folder / "c.txt")
    table = out.partition("plugin ")[2].splitlines()[1:]

    assert code == 0
    assert "2 articles of" in out
    assert {"persons", "quotations", "meetings", "khabar"} <= {line.split()[0] for line in table if line[0] != " "}
    assert run("plugins", "--profile", folder / "b.txt")[0] == 1


def test_new_plugin(run: Run, tmp_path: Path) -> None:
    """A package for a plugin, with a test."""
    code, _, err = run("plugins", "new", "navy-ships", "--in", tmp_path)

    assert code == 0
    assert "pip install" in err
    assert list(tmp_path.rglob("test_*.py"))


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"], ["plugins", "--help"]])
def test_help(run: Run, words: list[str]) -> None:
    """Help is no error."""
    code, out, _ = run(*words)

    assert code == 0
    assert "khabar" in out


def test_version(run: Run) -> None:
    """--version says which."""
    assert run("--version")[1].startswith("khabar ")


def test_a_reader_that_goes_away(folder: Path) -> None:
    """When the output's reader has gone there is no traceback."""
    command = [sys.executable, "-m", "khabar", "extract", *[str(folder / "a.txt")] * 200, "--only", "dates"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read().decode()
        code = process.wait(timeout=60)

    assert (code, err) == (0, "")


def test_module_is_the_command(folder: Path) -> None:
    """python -m khabar is khabar, Arabic in and out whatever the locale."""
    done = subprocess.run(
        [sys.executable, "-m", "khabar", "extract", str(folder / "a.txt"), "-f", "text"],
        capture_output=True,
        check=True,
        env={"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )

    assert "محمد ولد الغزواني" in done.stdout.decode()

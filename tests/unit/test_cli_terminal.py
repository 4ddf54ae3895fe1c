"""What the command shows on a terminal: how far it is, tables, examples."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import regex

from khabar.cli import main, progress, table


class Terminal(io.StringIO):
    """Text that claims to be on a screen."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(
    ("done", "failed", "seconds", "total", "told"),
    [
        (50, 0, 2.0, None, "khabar: 50 articles, 25 a second"),
        (500, 3, 5.0, 12_500, "khabar: 500 of about 12,500 articles, 100 a second, 2 min 00 s left, 3 failed"),
        (10, 0, 10.0, 8000, "khabar: 10 of about 8,000 articles, 1 a second, 2 h 13 min left"),
        (9, 0, 3.0, 5, "khabar: 9 articles, 3 a second"),
        (0, 0, 0.0, 5, "khabar: 0 of about 5 articles, 0 a second"),
    ],
)
def test_how_far_it_is(done: int, failed: int, seconds: float, total: int | None, told: str) -> None:
    """Articles, rate, time left when it is known how much there is."""
    assert progress.line(done, failed, seconds, total) == told


def test_how_much_there_is(tmp_path: Path) -> None:
    """Files of a folder and lines of JSON Lines; a feed cannot be counted beforehand."""
    (tmp_path / "a.txt").write_text("خبر", "utf-8")
    (tmp_path / "published.tsv").write_text("a.txt\t2024-01-01\n", "utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n", "utf-8")

    assert progress.expected([tmp_path, tmp_path / "a.txt"]) == 4
    assert progress.expected([tmp_path / "x.rss"]) is None


def test_progress_goes_to_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a screen one line that is wiped at the end; in a file nothing."""
    clock = iter(range(0, 100, 2))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    for stream in (screen := Terminal(), file := io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        meter = progress.Meter(10)
        meter.tell(2)
        meter.wipe()

    assert "2 of about 10 articles" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    assert file.getvalue() == ""


ROWS = [("اليوم", "لقاء [x]\x1b[31m"), ("أمس", "زيارة \u202eمقلوبة")]


def test_table_on_a_terminal_runs_right_to_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first column is the rightmost; nothing of a cell steers the terminal or is markup."""
    pytest.importorskip("rich", reason="rich is not installed")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    table.show(("day", "what"), ROWS, rtl=True)
    shown = screen.getvalue()
    first = next(line for line in shown.splitlines() if "اليوم" in line)

    assert first.index("لقاء [x]") < first.index("اليوم")
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown


def test_table_in_a_file_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns in reading order, parted by spaces, harmless too."""
    table.show(("day", "what"), ROWS, rtl=True)
    shown = capsys.readouterr().out

    assert shown.splitlines()[0] == "day    what"
    assert shown.splitlines()[1] == "اليوم  لقاء [x][31m"
    assert "\u202e" not in shown


@pytest.mark.parametrize("command", ["extract", "export", "report", "chronicle", "evaluate", "plugins"])
def test_help_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command shows how it is called, and the examples name the command itself."""
    assert main([command, "--help"]) == 0
    examples = capsys.readouterr().out.partition("examples:\n")[2]

    assert regex.findall(r"^  khabar (\S+)", examples, regex.MULTILINE)[0] == command

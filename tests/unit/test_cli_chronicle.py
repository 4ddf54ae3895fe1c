"""``khabar chronicle``."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.cli import main

ONE = "استقبل الرئيس اللبناني جوزيف عون في بيروت وزير الخارجية المصري بدر عبد العاطي يوم 15 فبراير 2025."
TWO = "التقى وزير الخارجية المصري بدر عبدالعاطي الرئيس اللبناني جوزيف عون في بيروت يوم 15 فبراير 2025."


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store of two articles that tell of one meeting."""
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = str(tmp_path / "s.sqlite")

    assert main(["chronicle", "add", path, str(tmp_path)]) == 0
    return path


def test_one_meeting_of_two_sources(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both articles are one line, with the persons' posts over it."""
    assert main(["chronicle", "show", store, "بدر عبد العاطي", "جوزيف عون"]) == 0
    out = capsys.readouterr().out

    assert "وزير الخارجية المصري" in out
    assert [line.split(" | ")[0] for line in out.splitlines() if "2025" in line] == ["2025-02-15"]
    assert "2×" in out.splitlines()[-1]


def test_adding_again_adds_nothing(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time nothing is new."""
    capsys.readouterr()
    main(["chronicle", "add", store, str(tmp_path)])

    assert "0 articles added, 2 in" in capsys.readouterr().err


def test_search_by_any_spelling(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words are found however hamza and ta marbuta are written."""
    main(["chronicle", "search", store, "الخارجيه", "بيروت"])

    assert {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"one.txt", "two.txt"}


def test_a_store_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking makes no file; the message says how to make one."""
    path = tmp_path / "no.sqlite"

    assert main(["chronicle", "show", str(path)]) == 2
    assert "chronicle add" in capsys.readouterr().err
    assert not path.exists()

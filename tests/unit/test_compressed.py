"""Compressed JSON Lines."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import khabar.readers.jsonl as jsonl
from khabar.model import Article, ArticleError
from khabar.pipeline import Pipeline

LINES = '{"id": "a", "text": "وصل الوفد."}\n{"id": "b", "text": "غادر الوفد."}\n'.encode()


def test_gzip(tmp_path: Path) -> None:
    """Like the file itself."""
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(LINES))

    assert [a.id for a in Pipeline().read(path) if isinstance(a, Article)] == ["a", "b"]


def test_zstd(tmp_path: Path) -> None:
    """With the extra."""
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "x.jsonl.zst"
    path.write_bytes(zstandard.compress(LINES))

    assert [a.id for a in Pipeline().read(path) if isinstance(a, Article)] == ["a", "b"]


def test_a_cut_archive_gives_what_it_has(tmp_path: Path) -> None:
    """The error comes in place, after the articles before it."""
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(LINES * 200)[:-12])

    assert [type(a) for a in Pipeline().read(path)][-1] is ArticleError


def test_a_broken_zstd_archive(tmp_path: Path) -> None:
    """Its library's own errors are told like any other."""
    pytest.importorskip("zstandard")
    path = tmp_path / "x.jsonl.zst"
    path.write_bytes(b"no archive at all")

    [error] = Pipeline().read(path)

    assert "broken archive" in str(error)


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that goes on and on costs no more than the limit."""
    monkeypatch.setattr(jsonl, "MOST_BYTES", 1000)
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(b"0" * 1_000_000))

    [error] = Pipeline().read(path)

    assert "longer than" in str(error)


def test_other_archives_are_not_read(tmp_path: Path) -> None:
    """A compressed something is nobody's."""
    path = tmp_path / "x.bin.gz"
    path.write_bytes(gzip.compress(b"0"))

    [error] = Pipeline().read(path)

    assert "nobody reads" in str(error)

"""A store whose process is killed while it adds."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.chronicle import link
from khabar.chronicle.store import Store
from khabar.model import Article, Extraction, Person

TEXT = "وصل سالم الحربي إلى مسقط"

#: Adds one batch, then dies in the middle of the next: two of its articles are in, the third never comes.
ADDING = f"""
import sys, time
from khabar.chronicle.store import Store
from khabar.model import Article, Extraction, Person

def record(id):
    article = Article({TEXT!r}, id=id, published="2024-05-06")
    return Extraction(article, persons=(Person("p1", "سالم الحربي", country="KW"),))

def endless():
    yield record("c")
    yield record("d")
    print("middle", flush=True)
    time.sleep(600)

store = Store(sys.argv[1])
store.add([record("a"), record("b")])
store.add(endless())
"""


def record(id: str) -> Extraction:
    """What the other process adds under this id."""
    return Extraction(
        Article(TEXT, id=id, published="2024-05-06"), persons=(Person("p1", "سالم الحربي", country="KW"),)
    )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
def test_a_killed_process_leaves_a_whole_store(tmp_path: Path) -> None:
    """The finished batch is there, the begun one is not, the file is sound, and adding goes on."""
    path = tmp_path / "s.sqlite"
    with subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline().strip()
        process.kill()
    with sqlite3.connect(path) as db:
        sound = db.execute("PRAGMA integrity_check").fetchall(), db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    with Store(path) as store:
        left = store.chronicle()
        added = store.add([record("c"), record("d")])
        whole = store.chronicle()

    assert (told, process.returncode) == ("middle", -signal.SIGKILL)
    assert sound == ([("ok",)], [])
    assert left == link([record("a"), record("b")])
    assert (added, whole) == (2, link([record(id) for id in "abcd"]))

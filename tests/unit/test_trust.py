"""What the library may not do, and what may not change what it finds."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from khabar.batch import map_batch

TEXTS = [
    "التقى وزير الخارجية محمد علي في القاهرة أمس الأحد نظيره أحمد حسن، وقال إن اللقاء مثمر.",
    'قال الرئيس سالم خالد: "سنواصل العمل". وأضاف أن بلاده ستزور طهران غدا.',
    "أعلنت وزارة الدفاع الأردنية أن اللواء خالد حسن وصل إلى بغداد في 5 أيار 2024.",
]
RECORDS = [{"id": f"a{i}", "text": text, "published": "2024-05-05"} for i, text in enumerate(TEXTS)]

PRINTED = f"""
import sys
from khabar.batch import map_batch
sys.stdout.buffer.write(b"\\n".join(map_batch({RECORDS!r})))
"""

WATCHED = f"""
import io, os, sys
told = []
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pickle.",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.", "urllib.", "ftplib.", "smtplib.", "marshal.loads")
def hook(event, arguments):
    if event == "open":
        mode, flags = arguments[1], arguments[2] or 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or any(c in (mode or "") for c in "wax+"):
            told.append((event, str(arguments[0])))
    elif event.startswith(REFUSED) and event != "marshal.loads":
        told.append((event, str(arguments)))
sys.addaudithook(hook)
import khabar
pipeline = khabar.Pipeline(blocked=())
found = list(pipeline.pipe({TEXTS!r}))
for name in ("text", "jsonl", "csv", "graphml", "ics", "conll", "html"):
    if name in pipeline.exporters:
        khabar.write(found, io.BytesIO(), format=name, pipeline=pipeline)
khabar.link(found)
print(told)
"""


def _python(code: str, **environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-B", "-c", code], capture_output=True, check=True, env={**os.environ, **environment}
    ).stdout


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_nothing(seed: str) -> None:
    """Sets and dicts are never written in their own order."""
    assert _python(PRINTED, PYTHONHASHSEED=seed) == b"\n".join(map_batch(RECORDS))


def test_order_and_threads_change_nothing() -> None:
    """The last article first, and many threads at one pipeline."""
    lines = map_batch(RECORDS)
    with ThreadPoolExecutor(4) as pool:
        threads = list(pool.map(lambda record: map_batch([record])[0], RECORDS * 8))

    assert map_batch(RECORDS[::-1]) == lines[::-1]
    assert threads == lines * 8


def test_nothing_is_opened_written_started_or_unpickled() -> None:
    """Reading, exporting and linking touch no socket, process or file but those they read."""
    assert _python(WATCHED).decode().strip() == "[]"

"""A run that is killed is gone on with."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from khabar.batch import run

RECORDS = [{"id": f"a{i}", "text": f"قال الوزير رقم {i} أمس إن اللقاء مثمر."} for i in range(2000)]


def test_killed_and_resumed(tmp_path: Path) -> None:
    """SIGKILL after the first part; the folder ends as that of an undisturbed run, and nobody is left at work."""
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS), encoding="utf-8")
    command = [sys.executable, "-m", "khabar", "extract", str(articles), "-o", str(tmp_path / "out"), "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 60
        while not list((tmp_path / "out").glob("part-*.jsonl")) and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    subprocess.run([*command, "--resume"], check=True, stderr=subprocess.DEVNULL)
    run(map(dict, RECORDS), tmp_path / "whole", recipe=_recipe(tmp_path / "out"))

    assert process.returncode == -signal.SIGKILL
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "whole")


def _recipe(folder: Path) -> dict[str, object]:
    recipe: dict[str, object] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["recipe"]
    return recipe


def _bytes(folder: Path) -> dict[str, bytes]:
    return {part.name: part.read_bytes() for part in sorted(folder.glob("part-*"))}

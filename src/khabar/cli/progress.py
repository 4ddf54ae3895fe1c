"""How far long work has come, on a terminal: articles, rate, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Meter", "expected"]

_EVERY = 0.2  # seconds between two lines
_QUIET = 1.0  # seconds of work of which nothing is said
_LINES = (".jsonl", ".ndjson")
_WHOLE = (".txt", ".html", ".htm")


def expected(paths: Iterable[Path]) -> int | None:
    """About how many articles these hold; ``None`` when one cannot be looked into beforehand."""
    total = 0
    for path in paths:
        files = [p for p in path.iterdir() if p.is_file()] if path.is_dir() else [path]
        for file in files:
            suffix = file.suffix.lower()
            if suffix in _LINES and file.is_file():
                with file.open("rb") as lines:
                    total += sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b""))
            elif suffix in _WHOLE:
                total += 1
            elif not path.is_dir():
                return None
    return total


class Meter:
    """
    One line on standard error that is written over, and wiped at the end; nothing where that is no terminal.

    Args:
        total: Articles to come, when known.
    """

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.shown = sys.stderr.isatty()
        self.begun = time.monotonic()
        self.told = self.begun + _QUIET - _EVERY

    def tell(self, done: int, failed: int = 0) -> None:
        """Say how far it is, not more often than an eye can follow."""
        if not self.shown:
            return
        now = time.monotonic()
        if now - self.told >= _EVERY:
            self.told = now
            print(f"\r\x1b[K{line(done, failed, now - self.begun, self.total)}", end="", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Leave no line behind."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def line(done: int, failed: int, seconds: float, total: int | None) -> str:
    """What is told."""
    rate = done / seconds if seconds > 0 else 0.0
    of = f" of about {total:,}" if total and total >= done else ""
    parts = [f"khabar: {done:,}{of} articles", f"{rate:,.0f} a second"]
    if of and total and rate:
        parts.append(f"{_time((total - done) / rate)} left")
    if failed:
        parts.append(f"{failed:,} failed")
    return ", ".join(parts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"

"""
Put the command's real output into README.md, under the comment that names the command.

Run it after a change of what khabar finds: python scripts/make_readme.py
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import regex

ROOT = Path(__file__).parent.parent
BLOCK = regex.compile(r"(<!-- khabar (.+?) -->\n```text\n)(.*?)(```)", regex.DOTALL)


def output(arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "khabar", *shlex.split(arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip() + "\n"


def fresh(readme: str) -> str:
    """The text with every block made anew."""
    return BLOCK.sub(lambda m: m[1] + output(m[2]) + m[4], readme)


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(fresh(path.read_text("utf-8")), encoding="utf-8")

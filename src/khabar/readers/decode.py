"""Bytes to text: UTF-8, UTF-16 with a mark, windows-1256; anything else is refused."""

from __future__ import annotations

import regex

from khabar.model import ArticleError

__all__ = ["MOST_BYTES", "decode"]

MOST_BYTES = 64 * 1024 * 1024  # of one file that is held in memory whole
_SAMPLE = 100_000  # code points looked at to tell the language
_ARABIC = regex.compile(r"[\u0621-\u064A]")
_LETTER = regex.compile(r"\p{L}")
_CONTROL = regex.compile(r"[\x00-\x08\x0E-\x1A\x1C-\x1F]")


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """
    The text of a file.

    Args:
        data: Its bytes.
        name: What to call the file in an error.
        declared: Encoding that the file itself declares; tried after UTF-8, believed only if the result is text.

    Raises:
        ArticleError: The bytes are no text in any of these encodings.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ["utf-16"]
    else:
        tries = ["utf-8-sig", *([declared] if declared else []), "cp1256"]
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _CONTROL.search(text) and (encoding.startswith("utf") or _looks_arabic(text, declared is not None)):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ArticleError(f"{name}: no text (neither UTF-8, UTF-16 nor windows-1256); binary files cannot be read")


def _looks_arabic(text: str, markup: bool) -> bool:
    """Whether most letters are Arabic; in a page, whose tags are Latin, most of those that are not ASCII."""
    sample = text[:_SAMPLE]
    letters = [c for c in _LETTER.findall(sample) if not markup or not c.isascii()]
    return len(letters) > 0 and len(_ARABIC.findall(sample)) / len(letters) > 0.6

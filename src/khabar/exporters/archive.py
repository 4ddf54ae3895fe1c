"""Several files in one: a zip without dates, so that the same records give the same bytes."""

from __future__ import annotations

import zipfile
from typing import IO, Any

__all__ = ["opened", "put"]


def put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a file."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def opened(target: IO[Any]) -> zipfile.ZipFile:
    """A zip written to an open file."""
    return zipfile.ZipFile(target, "w")

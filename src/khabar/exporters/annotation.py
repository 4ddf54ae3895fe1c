"""What annotators corrected, as gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.exporters.brat import read_brat
from khabar.exporters.label_studio import read_label_studio
from khabar.exporters.standoff import LABELS
from khabar.model import Extraction

__all__ = ["gold_of_annotation", "is_annotation"]


def is_annotation(source: str | Path) -> bool:
    """Whether a path is a folder or zip of brat files, or a JSON export of Label Studio."""
    path = Path(source)
    if path.is_dir():
        return any(path.glob("*.ann"))
    if path.suffix == ".zip":
        return True
    if path.suffix != ".json" or not path.is_file():
        return False
    try:
        tasks = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    first = tasks[0] if isinstance(tasks, list) and tasks else None
    return isinstance(first, dict) and "data" in first and ("annotations" in first or "predictions" in first)


def gold_of_annotation(source: str | Path) -> list[dict[str, Any]]:
    """
    Annotation as gold for :func:`khabar.evaluation.compare`: spans only, and only of the labels that were used at all.

    Raises:
        ArticleError: It cannot be read.

    .. versionadded:: 0.1
    """
    path = Path(source)
    brat = path.is_dir() or path.suffix == ".zip"
    records = list(read_brat(path) if brat else read_label_studio(path))
    used = [layer for layer, _, _ in LABELS.values() if any(getattr(e, layer) for e in records)]
    return list(_gold(records, used))


def _gold(records: list[Extraction], used: list[str]) -> Iterator[dict[str, Any]]:
    for e in records:
        spans = {
            layer: [{"id": m.id, "start": m.start, "end": m.end, "text": m.text} for m in getattr(e, layer)]
            for layer in used
        }
        yield {"article": e.to_dict()["article"], "annotated": used, "spans_only": True, **spans}

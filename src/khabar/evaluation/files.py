"""Gold and records from files, and which belongs to which."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from khabar.evaluation.standoff import attach

__all__ = ["Source", "join", "load"]


class _Record(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


#: A file or folder (``.json``, ``.jsonl``), or records as dicts or extractions.
Source: TypeAlias = "str | Path | Iterable[Mapping[str, Any] | _Record]"


def _file(path: Path) -> Iterator[Any]:
    text = path.read_text(encoding="utf-8")
    try:
        if path.suffix == ".jsonl":
            yield from (json.loads(line) for line in text.split("\n") if line.strip())
        else:
            loaded = json.loads(text)
            yield from loaded if isinstance(loaded, list) else [loaded]
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: no JSON: {error}") from error


def load(source: Source) -> list[Mapping[str, Any]]:
    """
    Read gold or records.

    Args:
        source: File or folder (its ``*.json`` and ``*.jsonl``, not below), or the records themselves.

    Returns:
        Plain dicts; what has no ``article`` with an ``id`` or ``sha256`` (an index, notes, plain articles) is left out.

    Raises:
        FileNotFoundError: No such file or folder.
        ValueError: A file is no JSON; the message names it.
    """
    if isinstance(source, (str, Path)):
        path = Path(source)
        files = sorted(p for p in path.iterdir() if p.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
        things = [thing for file in files for thing in _file(file)]
    else:
        things = [thing if isinstance(thing, Mapping) else thing.to_dict() for thing in source]
    return [t for t in things if isinstance(t, Mapping) and isinstance(t.get("article"), Mapping)]


def join(
    gold: Iterable[Mapping[str, Any]], records: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any] | None]]:
    """
    Each gold article with its record: the one of the same ``sha256``, else of the same ``id``.

    Raises:
        ValueError: Gold without text meets a record of another text.
    """
    by_sha: dict[Any, Mapping[str, Any]] = {}
    by_id: dict[Any, Mapping[str, Any]] = {}
    for record in records:
        article = record["article"]
        by_sha.setdefault(article.get("sha256"), record)
        by_id.setdefault(article.get("id"), record)
    for one in gold:
        article = one["article"]
        same_text = by_sha.get(article["sha256"]) if article.get("sha256") else None
        answer = same_text or (by_id.get(article["id"]) if article.get("id") else None)
        yield _whole(one, answer, same_text is not None) if one.get("standoff") else one, answer


def _whole(gold: Mapping[str, Any], record: Mapping[str, Any] | None, same_text: bool) -> Mapping[str, Any]:
    if record is not None and not same_text:
        raise ValueError(
            f"{gold['article'].get('id')}: the record is of another text than the gold, which has offsets only"
        )
    return attach(gold, record["article"]["text"] if record else "")

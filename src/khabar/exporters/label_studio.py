"""Format ``label-studio``: tasks with predictions for Label Studio, and its export back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from khabar.exporters.standoff import Labelled, extraction_of, labelled
from khabar.model import Article, ArticleError, Extraction

__all__ = ["LabelStudio", "read_label_studio"]


class LabelStudio:
    """
    A JSON list of tasks: the text, and what was found as predictions of a labelling config with ``<Labels
    name="label" toName="text">`` and ``<Text name="text" value="$text">``.

    Loses everything but where dates, titles, offices, names, organisations, places and quotations stand. Offsets
    count code points, as Label Studio's own do since 1.4.
    """

    name = "label-studio"
    suffixes = (".label-studio.json",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """Write all tasks."""
        target.write(b"[")
        for n, e in enumerate(extractions):
            target.write((",\n" if n else "").encode() + json.dumps(_task(e), ensure_ascii=False).encode("utf-8"))
        target.write(b"]\n")


def _task(e: Extraction) -> dict[str, Any]:
    text = e.article.text
    result = [
        {
            "id": f"s{n}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": s.start, "end": s.end, "text": text[s.start : s.end], "labels": [s.label]},
        }
        for n, s in enumerate(labelled(e), 1)
    ]
    return {
        "data": {"text": text, "article": e.article.id},
        "predictions": [{"model_version": "khabar", "result": result}],
    }


def read_label_studio(source: str | Path) -> Iterator[Extraction]:
    """
    Read Label Studio's JSON export as records of spans: the first annotation that was not cancelled, else the
    prediction.

    Exports of Label Studio before 1.4 count UTF-16 units; the words that they give with each span tell which it is.

    Raises:
        ArticleError: It is no such export.
    """
    try:
        for task in json.loads(Path(source).read_bytes()):
            given = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
            chosen = (given or task.get("predictions") or [{}])[0]
            data = task["data"]
            article = Article(data["text"], id=str(data.get("article") or task.get("id") or ""))
            yield extraction_of(article, _spans(data["text"], chosen.get("result") or ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(f"{source}: no JSON export of Label Studio ({error})") from error


def _spans(text: str, result: Iterable[dict[str, Any]]) -> list[Labelled]:
    values = [item["value"] for item in result if item.get("type") == "labels"]
    points = _code_points(text) if any(char > "\uffff" for char in text) else None
    if points and _fitting(text, values, points) > _fitting(text, values, None):
        values = [{**v, "start": _at(points, v["start"]), "end": _at(points, v["end"])} for v in values]
    return [Labelled(int(v["start"]), int(v["end"]), label) for v in values for label in v["labels"]]


def _code_points(text: str) -> list[int]:
    """Code point of every UTF-16 unit of a text, and of its end."""
    return [n for n, char in enumerate(text) for _ in range(1 + (char > "\uffff"))] + [len(text)]


def _at(points: list[int], unit: int) -> int:
    return points[min(max(int(unit), 0), len(points) - 1)]


def _fitting(text: str, values: list[dict[str, Any]], points: list[int] | None) -> int:
    """How many spans stand where the words given with them do."""
    fitting = 0
    for v in values:
        start, end = (_at(points, v[key]) if points else int(v[key]) for key in ("start", "end"))
        fitting += end <= len(text) and text[start:end].split() == str(v.get("text") or "").replace("\\n", " ").split()
    return fitting

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

    Loses everything but where dates, titles, offices, names, organisations, places and quotations stand.
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

    Raises:
        ArticleError: It is no such export.
    """
    try:
        for task in json.loads(Path(source).read_bytes()):
            given = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
            chosen = (given or task.get("predictions") or [{}])[0]
            data = task["data"]
            article = Article(data["text"], id=str(data.get("article") or task.get("id") or ""))
            yield extraction_of(article, list(_spans(chosen.get("result") or ())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(f"{source}: no JSON export of Label Studio ({error})") from error


def _spans(result: Iterable[dict[str, Any]]) -> Iterator[Labelled]:
    for item in result:
        if item.get("type") == "labels":
            value = item["value"]
            for label in value["labels"]:
                yield Labelled(int(value["start"]), int(value["end"]), label)

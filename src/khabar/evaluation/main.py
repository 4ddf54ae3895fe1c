"""What ``khabar evaluate`` does, as a function of paths."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from khabar.evaluation.compare import compare
from khabar.evaluation.figures import Figures

__all__ = ["evaluate", "report"]


def report(figures: Figures, *, show: Iterable[str] = (), as_json: bool = False) -> str:
    """The figures as text: the table, or JSON, then the disagreements of the layers to ``show``."""
    parts = [json.dumps(figures.to_dict(), ensure_ascii=False, indent=1) if as_json else str(figures)]
    parts += [f"\n{layer}\n{figures.show(layer)}" for layer in show]
    if figures.missing:
        parts.append("no record for: " + ", ".join(figures.missing))
    return "\n".join(parts)


def evaluate(gold: str | Path, records: str | Path, *, show: Iterable[str] = (), as_json: bool = False) -> str:
    """
    Compare files and report.

    Args:
        gold: File or folder of gold.
        records: File or folder of records, as ``khabar extract -f jsonl`` writes them.
        show: Layers of which to list every disagreement.
        as_json: JSON instead of the table.

    Returns:
        What the command prints.
    """
    return report(compare(gold, records), show=show, as_json=as_json)

"""Reading one figure, for gates."""

from __future__ import annotations

from khabar.evaluation import Figures, Score

__all__ = ["measured"]


def measured(figures: Figures, layer: str, name: str) -> float:
    """F1 of a score, or a rate."""
    figure = figures[layer][name]
    return figure.f1 if isinstance(figure, Score) else figure.rate or 0.0

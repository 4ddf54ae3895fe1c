"""The figures of a comparison: scores, rates, differences, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import Factory, define, frozen

__all__ = ["Difference", "Figures", "Layer", "Rate", "Score"]


def _part(right: float, of: float) -> float | None:
    return right / of if of else None


@define
class Score:
    """
    Precision, recall and F1.

    Args:
        right_found: How much of what was found is right; for B³ a sum of fractions.
        found: How much was found.
        right_wanted: How much of what gold wants was found.
        wanted: How much gold wants.
    """

    right_found: float = 0
    found: float = 0
    right_wanted: float = 0
    wanted: float = 0

    @property
    def precision(self) -> float | None:
        """Right ÷ found; ``None`` when nothing was found."""
        return _part(self.right_found, self.found)

    @property
    def recall(self) -> float | None:
        """Right ÷ wanted; ``None`` when gold wants nothing."""
        return _part(self.right_wanted, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when one is missing, 1 when nothing was wanted or found."""
        if not self.found and not self.wanted:
            return 1.0
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    def to_dict(self) -> dict[str, float | None]:
        """A fresh dict: ``precision``, ``recall``, ``f1``, ``found``, ``wanted``."""
        return {
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "found": self.found, "wanted": self.wanted,
        }  # fmt: skip


@define
class Rate:
    """
    So many of so many.

    Args:
        right: Cases that hold.
        of: Cases looked at.
    """

    right: int = 0
    of: int = 0

    def add(self, holds: bool) -> bool:
        """Count one case; returns whether it holds."""
        self.right += holds
        self.of += 1
        return holds

    @property
    def rate(self) -> float | None:
        """Right ÷ of; ``None`` when there was no case."""
        return _part(self.right, self.of)

    def to_dict(self) -> dict[str, float | None]:
        """A fresh dict: ``right``, ``of``, ``rate``."""
        return {"right": self.right, "of": self.of, "rate": self.rate}


@define
class Layer:
    """
    Figures of one layer.

    Args:
        name: ``dates``, ``titles`` … ``meetings``.
        main: Name of the score that ``f1`` and its like speak of.
        scores: By name: ``exact``, ``overlap``, ``value``, ``b3`` …
        rates: By name: ``speaker``, ``status``, ``traps`` …
    """

    name: str
    main: str
    scores: dict[str, Score] = Factory(dict)
    rates: dict[str, Rate] = Factory(dict)

    def score(self, name: str) -> Score:
        """The score of that name, made when missing."""
        return self.scores.setdefault(name, Score())

    def rate(self, name: str) -> Rate:
        """The rate of that name, made when missing."""
        return self.rates.setdefault(name, Rate())

    @property
    def precision(self) -> float | None:
        """Precision of the main score."""
        return self.score(self.main).precision

    @property
    def recall(self) -> float | None:
        """Recall of the main score."""
        return self.score(self.main).recall

    @property
    def f1(self) -> float:
        """F1 of the main score."""
        return self.score(self.main).f1

    def __getitem__(self, name: str) -> Score | Rate:
        return self.scores[name] if name in self.scores else self.rates[name]

    def to_dict(self) -> dict[str, Any]:
        """A fresh dict of all scores and rates."""
        return {
            "main": self.main,
            "scores": {k: v.to_dict() for k, v in self.scores.items()},
            "rates": {k: v.to_dict() for k, v in self.rates.items()},
        }


@frozen
class Difference:
    """
    One place where records and gold disagree.

    Args:
        article: Id of the article.
        layer: Where: ``dates``, ``quotations`` …
        kind: ``missed``, ``spurious``, ``wrong`` (found, but not right) or ``trap`` (gold forbids it).
        start: First code point.
        end: One past the last.
        text: What stands there, shortened.
        detail: What is wrong: gold's value and ours.
        context: The text around, ⟦marked⟧.
    """

    article: str
    layer: str
    kind: str
    start: int
    end: int
    text: str
    detail: str = ""
    context: str = ""

    def __str__(self) -> str:
        head = f"{self.kind:<8} {self.article}:{self.start}-{self.end} {self.text}"
        return "\n".join([head, *(f"         {line}" for line in (self.detail, self.context) if line)])


@frozen
class Figures:
    """
    How well records agree with gold.

    Args:
        articles: How many gold articles were compared.
        layers: Figures by layer.
        differences: Every disagreement, by article and layer, in text order.
        missing: Ids of gold articles for which no record was given; all they want counts as missed.
    """

    articles: int
    layers: Mapping[str, Layer]
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()

    def __getitem__(self, layer: str) -> Layer:
        return self.layers[layer]

    def __iter__(self) -> Iterator[str]:
        return iter(self.layers)

    def show(self, layer: str, *, kinds: tuple[str, ...] = ("missed", "spurious", "wrong", "trap")) -> str:
        """Disagreements of one layer, for reading."""
        return "\n".join(str(d) for d in self.differences if d.layer == layer and d.kind in kinds)

    def to_dict(self) -> dict[str, Any]:
        """A fresh dict, ready for ``json.dumps``."""
        return {
            "articles": self.articles,
            "missing": list(self.missing),
            "layers": {k: v.to_dict() for k, v in self.layers.items()},
        }

    def __str__(self) -> str:
        lines = [f"{self.articles} articles" + (f", {len(self.missing)} without record" if self.missing else "")]
        lines.append(f"{'':<24}{'P':>7}{'R':>7}{'F1':>7}{'found':>8}{'gold':>7}")
        for layer in self.layers.values():
            lines.append(layer.name)
            for name, score in layer.scores.items():
                p, r = (f"{100 * x:7.1f}" if x is not None else f"{'–':>7}" for x in (score.precision, score.recall))
                lines.append(
                    f"  {name:<22}{p}{r}{100 * score.f1:7.1f}{score.found:8.0f}{score.wanted:7.0f}"
                    + ("  *" if name == layer.main and len(layer.scores) > 1 else "")
                )
            for name, rate in layer.rates.items():
                share = f"{100 * rate.rate:6.1f} %" if rate.rate is not None else f"{'–':>6}  "
                lines.append(f"  {name:<22}{share}  {rate.right}/{rate.of}")
        return "\n".join(lines)

"""How well records agree with gold."""

from khabar.evaluation.compare import LAYERS, compare
from khabar.evaluation.figures import Difference, Figures, Layer, Rate, Score
from khabar.evaluation.files import load
from khabar.evaluation.main import evaluate
from khabar.evaluation.standoff import attach, detach

__all__ = [
    "LAYERS", "Difference", "Figures", "Layer", "Rate", "Score", "attach", "compare", "detach", "evaluate", "load",
]  # fmt: skip

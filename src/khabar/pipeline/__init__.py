"""The pipeline: stages in a fixed order."""

from khabar.pipeline.pipeline import LAYERS, Pipeline

__all__ = ["LAYERS", "Pipeline"]

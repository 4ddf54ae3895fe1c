"""The pipeline: stages in a fixed order."""

from khabar.pipeline.pipeline import LAYERS, Pipeline
from khabar.pipeline.profiling import Profile, profile

__all__ = ["LAYERS", "Pipeline", "Profile", "profile"]

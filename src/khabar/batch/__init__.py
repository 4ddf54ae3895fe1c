"""Many articles: one pure function, and a runner with resume."""

from khabar.batch.mapping import article_of, map_batch
from khabar.batch.runner import Progress, run

__all__ = ["Progress", "article_of", "map_batch", "run"]

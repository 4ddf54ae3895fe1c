"""A spaCy component: ``nlp.add_pipe("khabar")``, found through its entry point (extra ``spacy``)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from khabar.exporters.spacy import annotate, register, to_doc
from khabar.model import Article
from khabar.pipeline import Pipeline

__all__ = ["KhabarComponent", "make_component", "to_doc"]


class KhabarComponent:
    """
    Reads each document with a khabar pipeline and writes what was found into it.

    ``doc._.published`` may be set before, to the outlet's day that «أمس» is counted from.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        register()
        self.pipeline = pipeline

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document."""
        return annotate(doc, self.pipeline(Article(doc.text, published=doc._.published)))


def make_component(
    nlp: Language,
    name: str,
    plugins: Sequence[str],
    lexicons: Sequence[str],
    blocked: Sequence[str],
    layers: Sequence[str] | None,
) -> KhabarComponent:
    """
    What ``nlp.add_pipe("khabar", config={…})`` calls; the settings are those of :class:`khabar.Pipeline`.

    .. versionadded:: 0.1
    """
    return KhabarComponent(
        Pipeline(plugins=plugins, lexicons=lexicons, blocked=blocked, layers=None if layers is None else tuple(layers))
    )


Language.factory(
    "khabar",
    default_config={"plugins": [], "lexicons": [], "blocked": [], "layers": None},
    assigns=["doc.ents", "doc.spans", "doc._.khabar"],
    func=make_component,
)

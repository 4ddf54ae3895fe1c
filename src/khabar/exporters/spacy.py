"""Format ``spacy``: records as spaCy's documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any

from khabar.exporters.standoff import LABELS
from khabar.model import Extraction, Located
from khabar.text import tokenize

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

__all__ = ["SPANS", "SpacyDocs", "annotate", "register", "to_doc"]

SPANS = "khabar"  # key of the spans in doc.spans, and of the record in doc.user_data

#: What becomes an entity, with spaCy's own labels; where two overlap the longer stays.
_ENTITIES = {"names": "PERSON", "organisations": "ORG", "places": "GPE", "dates": "DATE"}
_PLACES = {"region": "LOC", "facility": "FAC"}  # by the place's kind


def register() -> None:
    """
    Make sure that spaCy knows ``doc._.khabar``, ``span._.khabar`` and ``doc._.published``; may be called again.

    Raises:
        ImportError: spaCy is not installed.
    """
    try:
        from spacy.tokens import Doc, Span
    except ImportError as error:
        raise ImportError("spaCy's documents need spaCy: pip install 'khabar[spacy]'") from error
    Doc.set_extension("khabar", getter=_record_of, force=True)
    Span.set_extension("khabar", getter=_thing_of, force=True)
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)


def _record_of(doc: Doc) -> Extraction | None:
    record = doc.user_data.get(SPANS)
    return Extraction.from_dict(json.loads(record)) if record else None


def _thing_of(span: Span) -> Any:
    """What of the record a span is: its offsets are exact where the span's are those of tokens."""
    record = _record_of(span.doc)
    return record.get(span.id_) if record else None


def _located(e: Extraction) -> Iterator[tuple[str, str, Located]]:
    for label, (layer, _, _) in LABELS.items():
        for thing in getattr(e, layer):
            if thing.start < thing.end:
                yield layer, label, thing


def annotate(doc: Doc, e: Extraction) -> Doc:
    """
    Write a record into a document of the same text.

    Args:
        doc: Tokens; ``doc.ents`` and ``doc.spans["khabar"]`` are set, ``doc.user_data["khabar"]`` is the record as
            JSON.
        e: The record.

    Returns:
        The same document.
    """
    from spacy.util import filter_spans

    spans, entities = [], []
    for layer, label, thing in _located(e):
        span = _span(doc, thing.start, thing.end, label, thing.id, _who(e, thing))
        if span is None:
            continue
        spans.append(span)
        if layer in _ENTITIES:
            kind = _PLACES.get(getattr(thing, "kind", ""), _ENTITIES[layer])
            entities.append(_span(doc, thing.start, thing.end, kind, thing.id, _who(e, thing)))
    for meeting in e.meetings:
        for trigger in meeting.triggers:
            spans.append(_span(doc, trigger.start, trigger.end, "Meeting", meeting.id, ""))
    doc.spans[SPANS] = [span for span in spans if span is not None]
    doc.ents = filter_spans([span for span in entities if span is not None])
    doc.user_data[SPANS] = json.dumps(e.to_dict(), ensure_ascii=False)  # as text: msgpack knows no large numbers
    return doc


def _span(doc: Doc, start: int, end: int, label: str, id: str, who: str) -> Span | None:
    """Whole tokens: spaCy parts no proclitic from its word."""
    return doc.char_span(start, end, label=label, kb_id=who, span_id=id, alignment_mode="expand")


def _who(e: Extraction, thing: Located) -> str:
    """Id of the person or actor that a mention is."""
    return getattr(thing, "person", None) or getattr(thing, "actor", None) or ""


def to_doc(e: Extraction, nlp: Language | None = None) -> Doc:
    """
    A record as a spaCy document.

    Args:
        e: The record.
        nlp: Whose tokens, which spans are then widened to. When not given, khabar's own words, cut where a span
            begins or ends, so that each span is exact.

    Returns:
        ``doc.ents`` (PERSON, ORG, GPE, LOC, FAC, DATE), ``doc.spans["khabar"]`` (Date, Title, Office, Name,
        Organisation, Place, Quotation, Meeting; ``span.id_`` is the record's id), and ``doc._.khabar``, the record.

    Raises:
        ImportError: spaCy is not installed.

    .. versionadded:: 0.1
    """
    register()
    if nlp is not None:
        return annotate(nlp.tokenizer(e.article.text), e)
    import spacy

    return annotate(_cut(e, spacy.blank("ar")), e)


def _cut(e: Extraction, nlp: Language) -> Doc:
    from spacy.tokens import Doc

    text = e.article.text
    borders = {0, len(text)}
    for token in tokenize(text):
        borders |= {token.start, token.end}
    for _, _, thing in _located(e):
        borders |= {thing.start, thing.end}
    for meeting in e.meetings:
        borders |= {place for trigger in meeting.triggers for place in (trigger.start, trigger.end)}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(borders)):
        word = text[start:end]
        if word.startswith(" ") and spaces and not spaces[-1]:
            spaces[-1] = True
            word = word[1:]
        if word:
            words.append(word)
            spaces.append(False)
    return Doc(nlp.vocab, words=words, spaces=spaces)


class SpacyDocs:
    """
    A spaCy ``DocBin`` with a document an article (extra ``spacy``).

    Loses nothing, since each document carries its record (``doc._.khabar``); spaCy itself shows as entities only those
    that overlap no longer one, and as ``doc.spans["khabar"]`` only what stands in the text.
    """

    name = "spacy"
    suffixes = (".spacy",)

    def write(self, extractions: Iterable[Extraction], target: IO[Any]) -> None:
        """
        Write all documents.

        Raises:
            ImportError: spaCy is not installed.
        """
        register()
        import spacy
        from spacy.tokens import DocBin

        nlp = spacy.blank("ar")
        docs = DocBin(store_user_data=True)
        for e in extractions:
            docs.add(annotate(_cut(e, nlp), e))
        target.write(docs.to_bytes())

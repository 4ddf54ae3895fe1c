"""Compare records with gold."""

from __future__ import annotations

from khabar.evaluation.figures import Figures
from khabar.evaluation.files import Source, join, load
from khabar.evaluation.meetings import compare_meetings
from khabar.evaluation.mentions import compare_mentions
from khabar.evaluation.pairing import MENTIONS, Pairing, Tally
from khabar.evaluation.persons import compare_persons
from khabar.evaluation.quotations import compare_quotations

__all__ = ["LAYERS", "compare"]

#: Layers in the order of the record.
LAYERS = (*MENTIONS, "persons", "quotations", "meetings")

_OTHERS = {"persons": compare_persons, "quotations": compare_quotations, "meetings": compare_meetings}


def compare(gold: Source, records: Source) -> Figures:
    """
    Compare records with gold.

    Each gold article meets the record of the same text (``sha256``), else of the same id; records without gold are
    left aside. A layer is compared where gold says it is ``annotated``. What is ``optional`` in gold counts neither
    as miss nor as spurious; what gold marks as ``related`` must not be found.

    Args:
        gold: File, folder, or dicts: the record plus ``annotated``, ``optional``, ``accept``, ``must_not_find``, and
            ``spans_only`` where gold says where things stand but not what they mean.
        records: File, folder, dicts or extractions.

    Returns:
        Figures by layer; ``print`` them, ask ``figures["quotations"].f1``, or read ``figures.show("dates")``.

    Raises:
        FileNotFoundError: No such file or folder.
        ValueError: A file is no JSON.
    """
    tally = Tally()
    missing = []
    articles = 0
    for one, record in join(load(gold), load(records)):
        articles += 1
        if record is None:
            missing.append(str(one["article"].get("id")))
        pairing = Pairing(one, record or {}, tally)
        annotated = set(one.get("annotated") or LAYERS)
        for layer in LAYERS:
            if layer not in annotated:
                continue
            if layer in _OTHERS:
                _OTHERS[layer](pairing)
            else:
                compare_mentions(pairing, layer)
    layers = {name: tally.layers[name] for name in LAYERS if name in tally.layers}
    differences = sorted(tally.differences, key=lambda d: (d.article, LAYERS.index(d.layer), d.start, d.end))
    return Figures(articles, layers, tuple(differences), tuple(missing))

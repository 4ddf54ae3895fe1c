"""The record is loss-free."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from khabar.model import Extraction
from khabar.model.codec import encode, from_dict, to_dict
from khabar.testing.strategies import extractions

slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@slow
@given(extractions())
def test_dict_round_trip(extraction: Extraction) -> None:
    """What is written is read back equal, producer included."""
    back = from_dict(to_dict(extraction))

    assert extraction == back
    assert dict(extraction.producer) == dict(back.producer)


@slow
@given(extractions())
def test_json_round_trip(extraction: Extraction) -> None:
    """One line of JSON holds everything, and writing it again gives the same bytes."""
    line = encode(extraction)
    back = Extraction.from_dict(json.loads(line))

    assert extraction == back
    assert encode(back) == line
    assert line.count(b"\n") == 1


@slow
@given(extractions())
def test_fresh_dicts(extraction: Extraction) -> None:
    """Editing a record edits nothing else."""
    before = encode(extraction)
    record = to_dict(extraction)
    record["producer"]["plugins"]["x"] = "1"
    for mentions in record.values():
        if isinstance(mentions, list):
            for mention in mentions:
                for value in mention.values():
                    if isinstance(value, list):
                        value.append("changed")
                    elif isinstance(value, dict):
                        value.clear()
                mention.clear()
            mentions.clear()

    assert encode(extraction) == before

"""The JSON Schema of a record is the one of the classes."""

from __future__ import annotations

import json
import runpy
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from khabar.model import Article, Extraction
from khabar.testing.strategies import extractions

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((resources.files("khabar.model") / "schema.json").read_text(encoding="utf-8"))


def errors(record: dict[str, Any]) -> list[str]:
    """Where a record breaks the schema."""
    return [e.json_path for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(record)]


def test_schema_is_the_one_of_the_classes() -> None:
    """After a change of a class, scripts/make_schema.py has been run."""
    script = ROOT / "scripts" / "make_schema.py"
    if not script.is_file():
        pytest.skip("scripts/ is not part of this copy")

    assert runpy.run_path(str(script))["make_schema"]() == SCHEMA


def test_schema_is_valid_and_explains_every_field() -> None:
    """It is a JSON Schema, and every key has a description."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    silent = [
        f"{name}.{key}"
        for name, definition in SCHEMA["$defs"].items()
        for key, value in definition["properties"].items()
        if not value["description"]
    ]

    assert silent == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(extractions())
def test_every_record_fits_the_schema(extraction: Extraction) -> None:
    """What to_dict() writes is valid."""
    assert errors(json.loads(json.dumps(extraction.to_dict()))) == []


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("schema", "khabar/2", "$.schema"),
        ("names", [{}], "$.names[0]"),
        ("layout", None, "$.layout"),
        ("failures", "none", "$.failures"),
    ],
)
def test_broken_records_do_not_fit(key: str, value: object, where: str) -> None:
    """The schema refuses what is no record."""
    record = Extraction(Article("نص")).to_dict() | {key: value}

    assert where in errors(record)

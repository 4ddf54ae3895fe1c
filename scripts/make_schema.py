"""
Write src/khabar/model/schema.json, the JSON Schema of a record, from the classes of khabar.model.

Run it after changing a class: python scripts/make_schema.py
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
import regex

from khabar.model import Article, DateMention, DateValue, Extraction
from khabar.model.codec import SCHEMA, record_keys
from khabar.model.vocabulary import OPEN, VALUES

TARGET = Path(__file__).parent.parent / "src" / "khabar" / "model" / "schema.json"
_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
_ARGUMENT = regex.compile(r"^    (\w+): (.+(?:\n        .+)*)", regex.MULTILINE)


def describe(cls: type) -> dict[str, str]:
    """What a class's docstring says about each argument."""
    described: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if not attrs.has(base):
            continue
        _, _, arguments = inspect.getdoc(base).partition("Args:\n")
        for name, text in _ARGUMENT.findall(arguments):
            described[name] = " ".join(text.split())
    return described | (describe(DateValue) if cls is DateMention else {})


def _values(cls: type, key: str) -> dict[str, Any]:
    """Fixed values of a field, and room for a plugin's own where they are open."""
    name = f"{cls.__name__}.{key}"
    if cls is DateMention and name not in VALUES:
        name = f"DateValue.{key}"
    if name not in VALUES:
        return {}
    options: list[dict[str, Any]] = [{"enum": list(VALUES[name])}] if VALUES[name] else []
    if name in OPEN:
        options.append({"pattern": ":"})
    return options[0] if len(options) == 1 else {"anyOf": options}


class Maker:
    """Makes definitions of classes as they are met."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def of(self, tp: Any) -> dict[str, Any]:
        """Schema of a type."""
        if tp in _PLAIN:
            return {"type": _PLAIN[tp]}
        if tp is dt.datetime:
            return {"type": "string", "format": "date-time"}
        if tp is dt.date:
            return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d"}
        if attrs.has(tp):
            self.define(tp)
            return {"$ref": f"#/$defs/{tp.__name__}"}
        options = get_args(tp)
        origin = get_origin(tp)
        if origin is tuple:
            return {"type": "array", "items": self.of(options[0])}
        if origin is Mapping:
            return {"type": "object"} | ({"additionalProperties": self.of(options[1])} if options[1] is not Any else {})
        made = [self.of(option) for option in options]
        if all(set(m) == {"type"} for m in made):
            return {"type": [m["type"] for m in made]}
        return {"anyOf": made}

    def define(self, cls: type) -> None:
        """Define a class under its name."""
        if cls.__name__ in self.definitions:
            return
        self.definitions[cls.__name__] = {}
        described = describe(cls)
        properties: dict[str, Any] = {}
        for key, tp in record_keys(cls).items():
            schema = self.of(tp)
            values = _values(cls, key)
            if values and NoneType in get_args(tp):
                schema = {"anyOf": [{"type": "null"}, {"type": "string", **values}]}
            else:
                schema |= values
            properties[key] = {"description": described.get(key, ""), **schema}
        if cls is Article:
            properties["sha256"] = {"description": "SHA-256 of the text as UTF-8.", "pattern": "^[0-9a-f]{64}$"}
        self.definitions[cls.__name__] = {
            "description": inspect.getdoc(cls).strip().partition("\n\n")[0],
            "type": "object",
            "required": list(properties),
            "properties": properties,
        }


def make_schema() -> dict[str, Any]:
    """The schema of a record."""
    maker = Maker()
    maker.define(Extraction)
    record = maker.definitions.pop("Extraction")
    record["properties"] = {
        "schema": {"description": "The schema's name and major.", "type": "string", "pattern": f"^{SCHEMA}(\\.|$)"},
        **record["properties"],
    }
    record["required"].insert(0, "schema")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:khabar:schema:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        **record,
        "$defs": dict(sorted(maker.definitions.items())),
    }


def to_text(schema: dict[str, Any]) -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(to_text(make_schema()), encoding="utf-8")
    print(f"wrote {TARGET}")

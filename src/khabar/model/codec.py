"""The record of schema ``khabar/1``: values to plain dicts and back, loss-free."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from attrs import fields, has

from khabar.model.errors import ArticleError, RecordError
from khabar.model.extraction import Extraction
from khabar.model.mentions import DateMention, DateValue
from khabar.model.spans import Located, Section

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["SCHEMA", "encode", "from_dict", "to_dict"]

SCHEMA = "khabar/1"
_MAJOR = SCHEMA.partition("/")[2]
_MENTION_ENDS = ("rule", "plugin", "section")  # written last


def record_keys(cls: type) -> dict[str, Any]:
    """Keys of a class in the record, in order, with their types; a date's value is flattened into the date."""
    types = get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    if issubclass(cls, Located):
        names.remove("id")
        names = ["id", *(n for n in names if n not in _MENTION_ENDS), *_MENTION_ENDS]
    keys = {name: types[name] for name in names}
    if cls is DateMention:
        value = get_type_hints(DateValue)
        keys = {k: v for name, tp in keys.items() for k, v in (value.items() if name == "value" else [(name, tp)])}
    return keys


def _is(tp: Any, generic: type) -> bool:
    """Whether a type is ``generic[…]``."""
    origin: object = get_origin(tp)
    return origin is generic


# Writing: one attrgetter a class; only what is no plain JSON value is converted.


def _day(value: dt.date) -> str:
    return value.isoformat()


def _copy(value: Mapping[str, Any]) -> dict[str, Any]:
    return {k: _copy(v) if isinstance(v, Mapping) else v for k, v in value.items()}


def _conversion(tp: Any) -> Callable[[Any], Any] | None:
    """How values of a type are written; ``None`` for those that are JSON already."""
    options = [t for t in get_args(tp) if t is not type(None)]
    if _is(tp, tuple):
        item = _conversion(options[0])
        return list if item is None else lambda values: [item(value) for value in values]
    if _is(tp, Mapping):
        return _copy
    if len(options) == 1:
        return _conversion(options[0])
    if isinstance(tp, type) and issubclass(tp, dt.date):
        return _day
    return _writer(tp) if has(tp) else None


@cache
def _writer(cls: type) -> Callable[[Any], dict[str, Any]]:
    keys = record_keys(cls)
    names = tuple(keys)
    values = attrgetter(*(f"value.{k}" if cls is DateMention and k in _VALUE_KEYS else k for k in names))
    conversions = tuple((name, to) for name, tp in keys.items() if (to := _conversion(tp)) is not None)

    def write(thing: Any) -> dict[str, Any]:
        record = dict(zip(names, values(thing), strict=True))
        for name, to in conversions:
            value = record[name]
            if value is not None:
                record[name] = to(value)
        return record

    return write


_VALUE_KEYS = frozenset(f.name for f in fields(DateValue))


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """A fresh dict of schema ``khabar/1``: JSON values only, dates and instants in ISO 8601."""
    record = _writer(Extraction)(extraction)
    article = record.pop("article")
    producer = record.pop("producer")
    text = article.pop("text")
    head = {"id": article.pop("id"), "source": article.pop("source"), "sha256": extraction.article.sha256}
    return {"schema": SCHEMA, "producer": producer, "article": {**head, "text": text, **article}, **record}


def encode(extraction: Extraction) -> bytes:
    """The record as one line of JSON in UTF-8, line feed included; equal extractions give equal bytes."""
    return json.dumps(to_dict(extraction), ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


# Reading: cattrs walks the classes; here is only what JSON leaves open.


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r:.60} is no {kind.__name__}")
        return value

    return read


def _read_day(value: Any, _: Any) -> dt.date:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.60} is no date in ISO 8601")
    return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)


def _read_instant(value: Any, _: Any) -> dt.datetime:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.60} is no instant in ISO 8601")
    return dt.datetime.fromisoformat(value)


def _read_mapping(value: Any, tp: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise TypeError(f"{value!r:.60} is no object")
    allowed = tuple(t for t in get_args(get_args(tp)[1]) if isinstance(t, type))
    for key, item in value.items():
        if allowed and not isinstance(item, allowed):
            raise TypeError(f"{key!r}: {item!r:.60} is none of str, int, bool, null")
    return _copy(value)


@cache
def _reader(detailed: bool) -> Converter:
    """A cattrs converter; the detailed one is slower and says where a record is wrong."""
    from cattrs import Converter, IterableValidationError, IterableValidationNote
    from cattrs.gen import make_dict_structure_fn

    converter = Converter(detailed_validation=detailed)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(dt.date, _read_day)
    converter.register_structure_hook(dt.datetime, _read_instant)
    converter.register_structure_hook_func(lambda tp: _is(tp, Mapping), _read_mapping)

    def read_tuple(value: Any, tp: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"{value!r:.60} is no list")
        item = get_args(tp)[0]
        read = converter.get_structure_hook(item)
        if not detailed:
            return tuple([read(v, item) for v in value])
        found = []
        for i, v in enumerate(value):
            try:
                found.append(read(v, item))
            except Exception as error:
                error.add_note(IterableValidationNote(f"in item {i}", i, item))
                raise IterableValidationError("", [error], tp) from error
        return tuple(found)

    converter.register_structure_hook_func(lambda tp: _is(tp, tuple), read_tuple)

    def class_reader(cls: Any) -> Callable[[Any, Any], Any]:
        make = make_dict_structure_fn(cls, converter)

        def read(value: Any, tp: Any) -> Any:
            if not isinstance(value, Mapping):
                raise TypeError(f"{value!r:.60} is no object")
            return make({**value, "value": value} if cls is DateMention else value, tp)

        return read

    converter.register_structure_hook_factory(has, class_reader)
    return converter


def _stretches(e: Extraction) -> Iterator[Any]:
    """Everything of a record that has offsets."""
    yield from (e.layout.headline, e.layout.kicker, e.layout.dateline, e.layout.publisher, *e.layout.sections)
    for mentions in (e.dates, e.titles, e.offices, e.names, e.organisations, e.places, e.mentions, e.quotations):
        yield from mentions
    for q in e.quotations:
        yield from (*q.parts, q.cue, q.speaker.surface if q.speaker else None, q.relay, q.addressee, q.medium)
    for m in e.meetings:
        yield from (*m.triggers, *m.topics, *(p.surface for p in m.participants))


def _check_offsets(extraction: Extraction) -> None:
    text = extraction.article.text
    for what in _stretches(extraction):
        if what is None:
            continue
        start, end = what.start, what.end
        if not 0 <= start <= end <= len(text):
            raise RecordError(f"{_name(what)}: {start}–{end} does not fit a text of {len(text)} code points")
        if not isinstance(what, Section) and what.text != text[start:end]:
            raise RecordError(f"{_name(what)}: it says {what.text!r}, but text[{start}:{end}] is {text[start:end]!r}")


def _name(what: Any) -> str:
    return " ".join(filter(None, (type(what).__name__, getattr(what, "id", ""))))


def _why(record: Mapping[str, Any], error: Exception) -> str:
    """Where a record is wrong, found by reading it again slowly."""
    from cattrs import transform_error

    def say(exception: BaseException, _: type | None) -> str:
        if isinstance(exception, KeyError):
            return f"the key {exception.args[0]!r} is missing"
        return str(exception) or type(exception).__name__

    try:
        _reader(detailed=True).structure(record, Extraction)
    except Exception as detailed:
        return "; ".join(transform_error(detailed, path="record", format_exception=say)[:3])
    return str(error)


def from_dict(record: Mapping[str, Any]) -> Extraction:
    """
    Read a record of schema ``khabar/1``; unknown keys are ignored.

    Raises:
        RecordError: No record, another major schema, a missing key, a wrong type, offsets that do not fit the text,
            or a text that is not the one of ``sha256``.
    """
    if not isinstance(record, Mapping):
        raise RecordError(f"a record is a dict, not {type(record).__name__}")
    schema = record.get("schema")
    if not isinstance(schema, str) or schema.partition("/")[0] != "khabar":
        raise RecordError(f"schema {schema!r} is not khabar's; a record says 'schema': {SCHEMA!r}")
    if schema.partition("/")[2].partition(".")[0] != _MAJOR:
        raise RecordError(f"schema {schema!r} cannot be read by this version of khabar, which knows {SCHEMA!r}")
    try:
        extraction = _reader(detailed=False).structure(record, Extraction)
    except (TypeError, ValueError, KeyError, AttributeError, ArticleError) as error:
        raise RecordError(f"no record of {SCHEMA}: {_why(record, error)}") from error
    _check_offsets(extraction)
    sha256 = record["article"].get("sha256")
    if sha256 is not None and sha256 != extraction.article.sha256:
        raise RecordError(f"article {extraction.article.id!r}: the text is not the one of its sha256")
    return extraction

"""Checking the fields of what a plugin returns: a wrong type must fail here, not where others' results are at stake."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from khabar.model import PluginError

__all__ = ["check_fields"]


@cache
def _hints(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints.get(field.name, Any) for field in fields(cls)}


def _fits(value: object, wanted: Any) -> bool:
    if wanted is Any:
        return True
    origin = get_origin(wanted)
    if origin in (types.UnionType, Union):
        return any(_fits(value, option) for option in get_args(wanted))
    if origin is tuple:
        inner = get_args(wanted)
        if not isinstance(value, tuple):
            return False
        if len(inner) == 2 and inner[1] is Ellipsis:
            return all(_fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    if origin is not None:
        return isinstance(value, origin if isinstance(origin, type) else Mapping)
    if wanted is int:
        return type(value) is int
    if not isinstance(wanted, type):
        return True
    if not isinstance(value, wanted):
        return False
    if has(type(value)):
        check_fields(value)
    return True


def check_fields(value: Any) -> None:
    """
    Check every field of a value of the record, nested ones included, against its annotation.

    Raises:
        PluginError: A field holds something else; the message names class, field and what is wanted.
    """
    cls: type = type(value)
    if not cls.__module__.startswith("khabar.model"):
        raise PluginError(f"{cls.__name__}: the record holds khabar's own classes only; use Mention with attributes")
    for name, wanted in _hints(cls).items():
        held = getattr(value, name)
        if not _fits(held, wanted):
            told = str(getattr(wanted, "__name__", wanted)).replace("khabar.model.", "")
            raise PluginError(f"{cls.__name__}: {name}={held!r:.60} is no {told}")

"""A dict that stays as it was made: values are shared between plugins, and none may spoil another's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

__all__ = ["FrozenDict"]


class FrozenDict(dict[str, Any]):
    """A dict, nested ones included, that refuses to be changed; ``dict(it)`` gives one that does not."""

    def __init__(self, items: Mapping[str, Any] | None = None) -> None:
        if isinstance(items, FrozenDict):
            super().__init__(items)
        else:
            own = dict(items or {})
            super().__init__({k: FrozenDict(v) if isinstance(v, dict) else v for k, v in own.items()})

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping is shared and cannot be changed; make a dict of it")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)

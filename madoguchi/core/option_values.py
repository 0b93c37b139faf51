"""Options as plain values that leave the house and come back: checked, and without what must stay here."""

import dataclasses
import datetime
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from .options import OptionClass, option
from .plain import from_plain, to_plain

READ_FROM_TEXT = (datetime.date, datetime.time, UUID, enum.Enum)


class OptionRefused(ValueError):
    """These values make no option; `path` says where, as far as that is known."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def staying(kind: type[OptionClass]) -> frozenset[str]:
    """Fields that are never exported: secrets, and what means something in this installation only."""
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]
    return frozenset(f.name for f in fields if f.metadata.get("secret") or f.metadata.get("local"))


def option_values(kind: type[OptionClass]) -> dict[str, Any]:
    """The option as it stands, in JSON terms, without what stays."""
    values: dict[str, Any] = to_plain(option(kind))
    return {name: value for name, value in values.items() if name not in staying(kind)}


def option_with(kind: type[OptionClass], values: Mapping[str, Any]) -> Any:
    """The option with these values; the rest is as it stands. Raises OptionRefused."""
    held = to_plain(option(kind))
    given = {**held, **{name: values[name] for name in values if name not in staying(kind)}}
    hints = typing.get_type_hints(kind)
    for name, value in values.items():
        if name not in hints or not isinstance(name, str) or name not in held:
            raise OptionRefused(str(name))
        if not _fits(hints[name], value):
            raise OptionRefused(name)
    try:
        return from_plain(kind, given)
    except (TypeError, ValueError, KeyError, AttributeError) as refused:
        raise OptionRefused(str(refused)[:100]) from refused


def _fits(kind: Any, value: Any) -> bool:
    """Whether a JSON value has the form of an annotation; what a text means is read later."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return any(_fits(one, value) for one in inner)
    if origin is typing.Literal:
        return value in inner
    if origin in (tuple, list, set, frozenset):
        return isinstance(value, list) and _items_fit(origin, inner, value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, dict) and all(_fits(inner[1], item) for item in value.values())
    return _one_fits(kind, value)


def _items_fit(origin: Any, inner: tuple[Any, ...], value: list[Any]) -> bool:
    if origin is tuple and Ellipsis not in inner:
        return len(inner) == len(value) and all(_fits(k, v) for k, v in zip(inner, value, strict=True))
    return all(_fits(inner[0], item) for item in value)


def _one_fits(kind: Any, value: Any) -> bool:
    if kind is type(None):
        return value is None
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return isinstance(value, dict) and all(k in hints and _fits(hints[k], v) for k, v in value.items())
    if isinstance(kind, type) and issubclass(kind, READ_FROM_TEXT):
        return isinstance(value, str)
    if kind is float:
        return type(value) in (int, float)
    return type(value) is kind

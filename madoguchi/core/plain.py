"""Frozen dataclasses to JSON values and back, by their annotations."""

import dataclasses
import datetime
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """JSON values for a dataclass, or for what may stand in one; TypeError for anything else."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, enum.Enum):
        return to_plain(value.value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_plain(item) for item in value]
    raise TypeError(f"plain values only, not {type(value).__name__}")


def from_plain(kind: type[T], data: Mapping[str, Any]) -> T:
    """The dataclass whose `to_plain` gave `data`. Unknown keys (of another release) are left out."""
    kinds = typing.get_type_hints(kind)
    known = {f.name for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    return kind(**{key: _typed(kinds[key], value) for key, value in data.items() if key in known})


def _typed(kind: Any, value: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if value is None:
        return None
    if origin in (types.UnionType, typing.Union):
        return _typed(next(k for k in inner if k is not type(None)), value)
    if origin is tuple and Ellipsis not in inner:
        return tuple(_typed(k, item) for k, item in zip(inner, value, strict=True))
    if origin in (tuple, list, set, frozenset):
        return origin(_typed(inner[0], item) for item in value)
    return _one(kind, value) if isinstance(kind, type) else value


def _one(kind: type, value: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        return from_plain(kind, value)
    if issubclass(kind, enum.Enum | UUID):
        return kind(value)
    if issubclass(kind, datetime.date | datetime.time):
        return kind.fromisoformat(value)
    return value

"""Typed settings that administrators change at run time: one frozen dataclass, one row.

Within `options_once()` (every request, every durable listener) all of them are read together, by one query
at first use: a page sees one state of the settings, and asks for them as often as it likes.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, ClassVar, Protocol, TypeVar, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from .clock import now
from .events import OptionChanged
from .facts import record
from .models import Option
from .plain import from_plain, to_plain
from .shapes import Actor
from .written import prepared

UNSET = "{}"
_ALL = "SELECT name, value::text FROM core_option"
_ONE = f"{_ALL} WHERE name = %s"


class OptionClass(Protocol):
    """A frozen dataclass with defaults and a stable name."""

    option_name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=OptionClass)


class _Reading:
    """All settings as they were at first use; nothing is held once this request has changed one itself."""

    def __init__(self) -> None:
        self.texts: dict[str, str] | None = None
        self.holds = True

    def text(self, name: str) -> str:
        """The row of that name."""
        if not self.holds:
            return _texts(_ONE, name).get(name, UNSET)
        if self.texts is None:
            self.texts = _texts(_ALL)
        return self.texts.get(name, UNSET)


_reading: ContextVar[_Reading | None] = ContextVar("options_reading", default=None)


@contextmanager
def options_once() -> Iterator[None]:
    """Read the settings once within this block. In a block inside of another, the outer one counts."""
    if _reading.get() is not None:
        yield
        return
    token = _reading.set(_Reading())
    try:
        yield
    finally:
        _reading.reset(token)


class OptionsMiddleware:
    """Every request reads the settings once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with options_once():
            return self.get_response(request)


def option(kind: type[T]) -> T:
    """The settings of `kind` as they stand; its defaults where nothing was set."""
    reading, name = _reading.get(), kind.option_name
    return cast(T, _made(kind, reading.text(name) if reading else _texts(_ONE, name).get(name, UNSET)))


@transaction.atomic
def set_option(instance: OptionClass, *, actor: Actor) -> None:
    """Keep `instance` as the settings of its kind. Setting what stands already changes nothing."""
    value = to_plain(instance)
    who = {"changed_at": now(), "changed_by_kind": actor.kind, "changed_by_id": actor.id}
    row, made = Option.objects.select_for_update().get_or_create(
        name=instance.option_name, defaults={"value": value, **who}
    )
    if not made and row.value == value:
        return
    if not made:
        Option.objects.filter(name=instance.option_name).update(value=value, **who)
    if reading := _reading.get():
        reading.holds = False
    record(OptionChanged(instance.option_name), actor=actor)


def _texts(sql: str, *params: str) -> dict[str, str]:
    with prepared() as cursor:
        cursor.execute(sql, params or None)
        return dict(cursor.fetchall())


@lru_cache(maxsize=512)
def _made(kind: type[Any], text: str) -> Any:
    """Frozen values are safe to share between requests."""
    return from_plain(kind, json.loads(text))

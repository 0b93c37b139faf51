"""Typed settings that administrators change at run time: one frozen dataclass, one row."""

from typing import Any, ClassVar, Protocol, TypeVar

from .clock import now
from .models import Option
from .plain import from_plain, to_plain
from .shapes import Actor


class OptionClass(Protocol):
    """A frozen dataclass with defaults and a stable name."""

    option_name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=OptionClass)


def option(kind: type[T]) -> T:
    """The settings of `kind` as they stand; its defaults where nothing was set."""
    value = Option.objects.filter(name=kind.option_name).values_list("value", flat=True).first()
    return from_plain(kind, value or {})


def set_option(instance: OptionClass, *, actor: Actor) -> None:
    """Keep `instance` as the settings of its kind."""
    Option.objects.update_or_create(
        name=instance.option_name,
        defaults={"value": to_plain(instance), "changed_at": now(),
                  "changed_by_kind": actor.kind, "changed_by_id": actor.id},
    )


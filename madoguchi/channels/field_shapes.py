"""What the set-up form of an adapter asks for, and how to come by it. Plain, without Django."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

FieldKind = Literal["text", "lines", "choice", "switch", "number", "email", "phone", "url"]
"""One line, several, one of `choices`, "yes" or "no", a whole number, an address of mail, a number to dial
(kept as +81…), an address beginning with https://."""


@dataclass(frozen=True)
class Field:
    """A field of the set-up form; whatever its kind, its value is kept as text. Screens need nothing else.

    `secret`: kept sealed and never shown again. `made`: we make the value (a verify token, a signing key) for
    somebody to copy to the service; with `secret` it is shown once. `example` stands in the empty field.
    `least` and `most` bound a number. `only_if`: (field, value), asked and required only while that choice
    or switch has this value. `seldom`: folded away under "More". `wrong` says in words what is wrong with a
    value, "" for nothing; the kind is checked before.
    """

    name: str
    label: Any
    hint: Any = ""
    secret: bool = False
    required: bool = True
    kind: FieldKind = "text"
    default: str = ""
    choices: tuple[tuple[str, Any], ...] = ()
    example: str = ""
    made: bool = False
    least: int | None = None
    most: int | None = None
    only_if: tuple[str, str] | None = None
    seldom: bool = False
    wrong: Callable[[str], Any] = lambda value: ""


@dataclass(frozen=True)
class Guide:
    """How a usual provider of a service is set up: what to do there, in words, in order.

    `values`: fields of the form that are the same for everybody there; filled in by one press.
    """

    code: str
    label: Any
    steps: tuple[Any, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    """The provider's own page for this (https://…)."""

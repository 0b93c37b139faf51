"""Facts: what has happened, as plain frozen values."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from .plain import from_plain, to_plain


@dataclass(frozen=True)
class Fact:
    """Something that happened. A concrete fact is a frozen dataclass with a past-tense class name.

    `name` is the stable name in the log ("conversations.message_added"). Fields are ids, numbers, enums,
    times and codes; never free text or personal data. `conversation_id` and `customer_id`, when a fact
    has them, are also columns of the log.
    """

    name: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        """The fields as JSON values."""
        data: dict[str, Any] = to_plain(self)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The fact whose `to_json` gave `data`; unknown keys are left out."""
        return from_plain(cls, data)


@dataclass(frozen=True)
class OptionChanged(Fact):
    """Settings were changed: those of the option class with this name."""

    name: ClassVar[str] = "core.option_changed"
    option: str

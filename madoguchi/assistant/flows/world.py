"""What a running flow asks of the world around it, so that the runner itself touches nothing.

`living` is the customer's own world, `pretending` the one in which a draft is tried out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from madoguchi.tasks.shapes import Choice, Field

from ..dialogue.shapes import Said


@dataclass(frozen=True)
class TreeStep:
    """A question of a troubleshooting article; an answer leads to a number, to "solved" or to "person"."""

    text: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Piece:
    """What an article says: its passage with the source, and the steps of a troubleshooting one."""

    id: int
    title: str
    url: str
    passage: str
    language: str = "ja"
    tree: tuple[TreeStep, ...] = ()


@dataclass(frozen=True)
class Looked:
    """What a tool says. none: there is nothing; ask: it has to know which; proof: who is asking."""

    outcome: Literal["found", "none", "ask", "proof"]
    said: tuple[Said, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    field: Field | None = None
    choices: tuple[Choice, ...] = ()


class World(Protocol):
    """One customer, here and now."""

    language: str

    def open(self) -> bool:
        """Whether people answer now."""

    def customer(self, fact: str) -> bool:
        """Whether something is so with her (shapes.CUSTOMER_FACTS)."""

    def kept(self, asked: Field, value: Any) -> Any:
        """A value in the form in which it is kept. Raises tasks' Wrong with words for her."""

    def article(self, ref: str) -> Piece | None:
        """The article of this name, or of this number, as far as she may read it."""

    def found(self, query: str) -> Piece | None:
        """The article that surely answers."""

    def look(self, tool: str, values: Mapping[str, Any], words: str) -> Looked:
        """What a tool finds for these values; `words` is what she wrote, which may name more."""

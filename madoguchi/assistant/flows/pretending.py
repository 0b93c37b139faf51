"""A world in which nothing is done: tasks and look-ups are only described; articles and rules are real."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.people import api as people

from ..dialogue.shapes import Said
from .living import Living
from .shapes import Given
from .world import Looked, Piece


class Pretending:
    """A customer as an example, or whoever tries a draft out, wants her to be."""

    def __init__(self, given: Given, language: str) -> None:
        self.given, self.language = given, language
        self._real = Living(people.ANONYMOUS, language)

    def open(self) -> bool:
        """Whether people answer, as the example says."""
        return self.given.open

    def customer(self, fact: str) -> bool:
        """Whether something is so with her, as the example says."""
        return self.given.known if fact == "known" else fact in self.given.customer

    def kept(self, asked: Any, value: Any) -> Any:
        """A value by the rules that hold for every customer. Raises Wrong."""
        return self._real.kept(asked, value)

    def article(self, ref: str) -> Piece | None:
        """The article that everybody may read."""
        return self._real.article(ref)

    def found(self, query: str) -> Piece | None:
        """The article that surely answers."""
        return self._real.found(query)

    def look(self, tool: str, values: Mapping[str, Any], words: str) -> Looked:
        """What the example lets it find; nothing is looked up."""
        said = (Said(_("(Here it would be looked up: %(tool)s.)") % {"tool": tool}),)
        found = self.given.tools.get(tool)
        if found is not None and found.get("nothing"):
            return Looked("none", said)
        return Looked("found", said, found or {})

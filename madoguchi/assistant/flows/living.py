"""The customer's own world, as her flow meets it: our hours, what is hers, articles and look-ups."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.urls import NoReverseMatch, reverse

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks
from madoguchi.tasks.shapes import Field, Situation
from madoguchi.tasks.shapes import Step as TaskStep

from .. import tools
from ..answering.finding import look_up
from ..answering.quoting import shorten
from ..dialogue.looking_up import question, told
from .texts import plain
from .world import Looked, Piece, TreeStep


class Living:
    """One customer at the chat."""

    def __init__(self, viewer: Viewer, language: str, *, number: int | None = None) -> None:
        """number: the message upon which it runs."""
        self.viewer, self.language, self.number = viewer, language, number

    def open(self) -> bool:
        """Whether people answer now."""
        return core.is_open()

    def customer(self, fact: str) -> bool:
        """Whether something is so with her; nothing is, as long as she has not proven who she is."""
        found = people.customer(self.viewer.customer_id) if self.viewer.customer_id else None
        if found is None or not found.proven:
            return False
        return fact == "known" or self._owns(fact)

    def _owns(self, fact: str) -> bool:
        if fact == "orders":
            return bool(commerce.orders(viewer=self.viewer, limit=1).orders)
        if fact == "open_bills":
            return bool(commerce.bills_to_pay(self.viewer))
        return bool(commerce.owned(viewer=self.viewer).devices)

    def kept(self, asked: Field, value: Any) -> Any:
        """A value as it is kept. Raises Wrong."""
        about = Situation(self.viewer, self.viewer.customer_id or 0, language=self.language)
        return tasks.cleaned(TaskStep("flow", "", (asked,)), {asked.name: value}, about)[asked.name]

    def article(self, ref: str) -> Piece | None:
        """The article of this name or number that everybody may read."""
        return piece(ref, self.language)

    def found(self, query: str) -> Piece | None:
        """The article that surely answers."""
        if not query.strip():
            return None
        hits = look_up(query, self.language, (), (), limit=1)
        sure = [hit for hit in hits if hit.confidence >= knowledge.CONFIDENT]
        return piece(str(sure[0].article_id), self.language, sure[0].passage) if sure else None

    def look(self, tool: str, values: Mapping[str, Any], words: str) -> Looked:
        """What a tool finds; what it offers next is left to the flow."""
        try:
            found = tools.look(tool, self.viewer, values, self.language, said=words, message_id=self.number)
        except tools.ToolUnknown:
            return Looked("none")
        except tools.ProofNeeded:
            return Looked("proof")
        if isinstance(found, tools.Ask):
            return Looked("ask", (question(found),), field=found.input, choices=found.choices)
        said = replace(told(found), options=())
        return Looked("found" if found.outcome == "found" else "none", (said,), found.values)


def piece(ref: str, language: str, passage: str = "") -> Piece | None:
    """An article that everybody may read, by its number or by its name in this language."""
    id = core.whole_number(ref) or _named(ref, language)
    found = knowledge.article(viewer=people.ANONYMOUS, id=id) if id else None
    if found is None:
        return None
    steps = knowledge.steps_in(found.data) if found.kind == "troubleshooting" else ()
    tree = tuple(TreeStep(one.text, tuple((a.label, str(a.to)) for a in one.answers)) for one in steps)
    text = found.card_text or passage or plain(found.body)
    return Piece(found.id, found.heading, found.url, shorten(text), found.language, tree)


def _named(slug: str, language: str) -> int | None:
    """The article whose address has this name; where this language has none, that of the other."""
    for spoken in (language, *({"ja", "en"} - {language})):
        try:
            address = reverse("knowledge:article", kwargs={"language": spoken, "slug": slug})
        except NoReverseMatch:
            return None
        if found := knowledge.article_at_address(address):
            return found.id
    return None

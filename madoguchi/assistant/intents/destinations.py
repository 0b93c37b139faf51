"""Where an intent can lead: what there is of each kind, with its title in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from ..dialogue import saying
from ..dialogue.shapes import Aim
from ..flows import active as flows
from ..tools import TOOLS, Tool
from .stock import INFORMATION, LANGUAGES, led


@dataclass(frozen=True)
class Destination:
    """One thing that an intent can lead to."""

    kind: Aim
    ref: str
    title: str


def destinations() -> tuple[Destination, ...]:
    """Every task that is offered now, every look-up, and every flow."""
    doing = tuple(Destination("task", one.code, str(one.title)) for one in tasks.declared())
    looking = tuple(Destination("tool", one.code, str(one.title)) for one in TOOLS.values())
    spoken = saying.spoken()
    leading = tuple(Destination("flow", one.code, one.title.to(spoken)) for one in flows.offered())
    return doing + looking + leading


def titles(wanted: set[tuple[Aim, str]]) -> dict[tuple[Aim, str], str]:
    """What these destinations are called; what does not exist any more is missing."""
    found: dict[tuple[Aim, str], str] = {(one.kind, one.ref): one.title for one in destinations()}
    numbers = [id for kind, ref in wanted if kind == "article" and (id := core.whole_number(ref))]
    refs = knowledge.references(viewer=Viewer("visitor"), ids=numbers) if numbers else {}
    found |= {("article", str(number)): ref.heading for number, ref in refs.items()}
    return {one: found[one] for one in wanted if one in found}


def product_names(code: str) -> dict[str, str]:
    """What an intent of the product is called, by language."""
    return {spoken: _name(code, spoken) for spoken in LANGUAGES}


def _name(code: str, spoken: str) -> str:
    with override(spoken):
        if code == INFORMATION:
            return gettext("Only asks for information")
        kind, ref = led(code)
        if kind == "flow" and (flow := flows.product_flow(ref)):
            return flow.title.to(spoken)
        known: tasks.Task | Tool | None = tasks.built_in().get(ref) if kind == "task" else TOOLS.get(ref)
        return str(known.title) if known else ref

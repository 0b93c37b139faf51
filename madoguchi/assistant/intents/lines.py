"""What the pages about intents show: rows with words, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.urls import reverse

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..forms.intents import KINDS
from ..models import Step
from .book import Book
from .destinations import titles
from .shapes import Intent

LATELY = timedelta(days=28)
ICONS = {
    "task": "list-checks", "tool": "search", "flow": "workflow", "article": "book-open", "person": "headset",
    "nothing": "library",
}  # fmt: skip


@dataclass(frozen=True)
class IntentLine:
    """An intent on the list. `gone`: what it leads to does not exist any more."""

    intent: Intent
    url: str
    name: str
    kind: str
    icon: str
    title: str
    gone: bool
    counts: Mapping[str, int]
    met: int


def met_lately() -> dict[str, int]:
    """How often each intent was understood in the last four weeks; one query."""
    since = core.now() - LATELY
    rows = Step.objects.filter(at__gte=since).exclude(intent="").values_list("intent").annotate(Count("pk"))
    return dict(rows.order_by())


def lines(
    book: Book, reader: str, *, sought: str = "", leads_to: str = "", state: str = ""
) -> list[IntentLine]:
    """The intents that match, as rows; a few queries however many there are."""
    met = met_lately()
    names = titles({(one.leads_to, one.ref) for one in book.intents.values()})
    found = [one for one in book.intents.values() if _matches(one, sought, leads_to, state)]
    return [_line(one, reader, names, met.get(one.code, 0)) for one in found]


def line(intent: Intent, reader: str) -> IntentLine:
    """One intent as a row."""
    names = titles({(intent.leads_to, intent.ref)})
    return _line(intent, reader, names, met_lately().get(intent.code, 0))


def name_of(book: Book, code: str, reader: str) -> str:
    """An intent's name; its code where it is not known any more."""
    found = book.intents.get(code)
    return found.names[reader] if found else code


def choices(book: Book, reader: str, *, but: str = "") -> list[tuple[str, str]]:
    """The intents that sentences can be given to."""
    return [(one.code, one.names[reader]) for one in book.learnt() if one.code != but]


def _line(intent: Intent, reader: str, names: Mapping[object, str], met: int) -> IntentLine:
    title = names.get((intent.leads_to, intent.ref), "")
    return IntentLine(
        intent, reverse("assistant:intent", args=[intent.code]), intent.names[reader],
        str(KINDS[intent.leads_to]), ICONS[intent.leads_to], title or intent.ref,
        bool(intent.ref) and not title, intent.counts(), met,
    )  # fmt: skip


def _matches(intent: Intent, sought: str, leads_to: str, state: str) -> bool:
    if intent.removed is not (state == "removed"):
        return False
    if leads_to and intent.leads_to != leads_to:
        return False
    if state in STATES and not STATES[state](intent):
        return False
    return _holds(_words(intent), sought)


STATES = {
    "scarce": lambda intent: intent.scarce,
    "own": lambda intent: intent.own,
    "changed": lambda intent: intent.changed,
    "off": lambda intent: intent.off,
}


def _words(intent: Intent) -> Iterable[str]:
    yield intent.code
    yield from intent.names.values()
    for spoken in intent.sentences:
        yield from (one.text for one in intent.used(spoken))


def _holds(texts: Iterable[str], sought: str) -> bool:
    terms = language.fold(sought).split()
    folded = language.fold("\n".join(texts)) if terms else ""
    return all(term in folded for term in terms)

"""Everything that happened with one customer, in one order, a page at a time.

Two sources are merged by time: the log of facts, and the moments of her orders and bills, which bear a time
of their own (an order of last year that was brought in today belongs to last year). Each is read on from its
own key, so a page costs the same however long the story is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .entries import KINDS, Cursor, Entry, Story
from .records import record_entry
from .tellers import Named, tell, types_of

PAGE = 30
RECORDS = ("orders", "bills")
MOST_READ = 90
"""Facts looked at for one page: runs of messages fold into one line, hidden conversations into none."""


@dataclass(frozen=True)
class Step:
    """An entry, and where a page that ends with it goes on."""

    entry: Entry
    event: int | None = None
    record: str = ""


def story(viewer: Viewer, customer_id: int, *, kinds: tuple[str, ...] = (), cursor: Cursor) -> Story:
    """One page, newest first, of what the viewer may see; `kinds` (of KINDS) narrows it."""
    chosen = tuple(kind for kind in kinds if kind in KINDS)
    ids = people.records_of(customer_id)
    events = core.story(customer_ids=ids, types=types_of(chosen), before=cursor.event, limit=MOST_READ)
    told = _told(viewer, events)
    dated = _dated(viewer, ids, [kind for kind in RECORDS if not chosen or kind in chosen], cursor)
    steps = sorted((*told, *dated), key=lambda step: step.entry.at, reverse=True)
    if len(events) == MOST_READ and told:
        steps = [step for step in steps if step.entry.at >= told[-1].entry.at]
    page = steps[:PAGE]
    more = len(steps) > PAGE or len(events) == MOST_READ
    return Story(tuple(step.entry for step in page), _further(page, cursor, events) if more else "", chosen)


def _further(page: Sequence[Step], cursor: Cursor, events: Sequence[EventShape]) -> str:
    """Where the next page begins, in both sources."""
    event = next((step.event for step in reversed(page) if step.event), cursor.event)
    if not any(step.event for step in page) and events and not page:
        event = events[-1].id
    last = next((step for step in reversed(page) if step.record), None)
    at, record = (last.entry.at, last.record) if last else (cursor.at, cursor.record)
    return str(Cursor(event, at, record))


def _told(viewer: Viewer, events: Sequence[EventShape]) -> list[Step]:
    """Facts in words; runs of the same in the same conversation are one line, under the lowest id."""
    named = _names(viewer, events)
    steps: list[Step] = []
    for event in events:
        entry = tell(event, named)
        if entry is None:
            continue
        if steps and entry.group and steps[-1].entry.group == entry.group:
            folded = replace(steps[-1].entry, times=steps[-1].entry.times + 1)
            steps[-1] = Step(folded, event=event.id)
        else:
            steps.append(Step(entry, event=event.id))
    return steps


def _dated(viewer: Viewer, ids: tuple[int, ...], kinds: list[str], cursor: Cursor) -> list[Step]:
    before = (cursor.at, cursor.record) if cursor.at else None
    found = commerce.happened(viewer=viewer, customer_ids=ids, of=kinds, before=before, limit=PAGE + 1)
    return [Step(record_entry(one), record=one.key) for one in found]


def _names(viewer: Viewer, events: Sequence[EventShape]) -> Named:
    talks = {event.conversation_id for event in events if event.conversation_id is not None}
    articles = {event.data["article_id"] for event in events if event.data.get("article_id")}
    return Named(
        conversations=conversations.headings(viewer, talks) if talks else {},
        articles=knowledge.references(viewer=viewer, ids=articles) if articles else {},
        staff=people.staff_names(event.actor.id for event in events if event.actor.kind == "staff"),
    )

"""Everything that happened with one customer, in one order, a page at a time.

Two sources are merged by time: the log of facts, and records that bear a date of their own (an order that
was placed last year and brought in today belongs to last year). Each is read by its key, so a page costs the
same however long the story is.
"""

from dataclasses import replace
from itertools import islice

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .entries import KINDS, Cursor, Entry, Story
from .tellers import Named, tell, types_of

PAGE = 40
MOST_READ = 200
"""Facts looked at for one page: runs of messages fold into one line, hidden conversations into none."""


def story(viewer: Viewer, customer_id: int, *, kinds: tuple[str, ...] = (), cursor: Cursor) -> Story:
    """One page, newest first, of what the viewer may see; `kinds` (of KINDS) narrows it."""
    chosen = tuple(kind for kind in kinds if kind in KINDS)
    ids = people.records_of(customer_id)
    events = core.story(customer_ids=ids, types=types_of(chosen), before=cursor.event, limit=MOST_READ)
    named = _names(viewer, events)
    told = [(event.id, entry) for event in events if (entry := tell(event, named))]
    folded = _folded(told)
    page = list(islice(folded, PAGE))
    return Story(tuple(entry for _, entry in page), _further(page, folded, events, cursor), chosen)


def _further(page: list, folded: list, events: tuple[EventShape, ...], cursor: Cursor) -> str:
    """Where the next page begins; "" when nothing older can be there."""
    if len(folded) > len(page):
        return str(Cursor(event=page[-1][0]))
    if len(events) == MOST_READ:
        return str(Cursor(event=events[-1].id))
    return ""


def _folded(told: list[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """Runs of the same in the same conversation as one line, under the lowest id."""
    lines: list[tuple[int, Entry]] = []
    for id_, entry in told:
        if lines and entry.group and lines[-1][1].group == entry.group:
            lines[-1] = (id_, replace(lines[-1][1], times=lines[-1][1].times + 1))
        else:
            lines.append((id_, entry))
    return lines


def _names(viewer: Viewer, events: tuple[EventShape, ...]) -> Named:
    talks = {event.conversation_id for event in events if event.conversation_id is not None}
    articles = {event.data["article_id"] for event in events if event.data.get("article_id")}
    return Named(
        conversations={one.id: one for one in conversations.several(viewer, sorted(talks))},
        articles={one.id: one for one in knowledge.articles(ids=articles)} if articles else {},
        staff=people.staff_names(event.actor.id for event in events if event.actor.kind == "staff"),
    )

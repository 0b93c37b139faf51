"""The first screen: what is going on with her things, the most pressing first."""

from dataclasses import dataclass
from typing import Any

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import DeliveryShape
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .order_words import map_of
from .words import Standing, standing

SHOWN, OFFERED = 3, 6
OVER = ("resolved", "closed")


@dataclass(frozen=True)
class Line:
    """An enquiry with where it stands."""

    enquiry: ConversationShape
    standing: Standing


@dataclass(frozen=True)
class Arrival:
    """An order on its way with the map of its steps."""

    delivery: DeliveryShape
    map: dict[str, Any]


@dataclass(frozen=True)
class Screen:
    """What the first screen shows."""

    next: Arrival | None
    later: tuple[Arrival, ...]
    enquiries: tuple[Line, ...]
    more_enquiries: int
    companies: tuple[people.CompanyRole, ...]
    begun: tuple[tasks.Run, ...]
    tasks: tuple[tasks.Task, ...]

    @property
    def quiet(self) -> bool:
        """Nothing is going on."""
        return not (self.next or self.enquiries or self.begun)


def first_screen(viewer: Viewer) -> Screen:
    """What is going on for a customer (or for whom she acts), in few queries however much she has."""
    coming = commerce.deliveries(viewer=viewer, limit=SHOWN)
    arrivals = [Arrival(one, map_of(one.steps, short=True)) for one in coming]
    running = _running(viewer) if viewer.acting is None else []
    held = people.companies_of(viewer.customer_id) if viewer.customer_id and not viewer.acting else ()
    return Screen(
        next=arrivals[0] if arrivals else None,
        later=tuple(arrivals[1:]),
        enquiries=tuple(Line(one, standing(one)) for one in running[:SHOWN]),
        more_enquiries=max(0, len(running) - SHOWN),
        companies=held,
        begun=tasks.open_runs(viewer)[:SHOWN],
        tasks=tasks.declared()[:OFFERED],
    )


def _running(viewer: Viewer) -> list[ConversationShape]:
    """What she has not read comes first, then what waits for her."""
    assert viewer.customer_id is not None
    latest = conversations.earlier(viewer, viewer.customer_id)
    running = [one for one in latest if one.status not in OVER]
    return sorted(running, key=lambda one: (not one.unread_for_customer, one.status != "waiting"))

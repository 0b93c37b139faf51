"""The first screen: what is going on with her things, the most pressing first."""

from dataclasses import dataclass

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people.shapes import Viewer

from .words import Standing, standing

SHOWN = 3
OVER = ("resolved", "closed")


@dataclass(frozen=True)
class Line:
    """An enquiry with where it stands."""

    enquiry: ConversationShape
    standing: Standing


@dataclass(frozen=True)
class Screen:
    """What the first screen shows."""

    enquiries: tuple[Line, ...]
    more_enquiries: int

    @property
    def quiet(self) -> bool:
        """Nothing is going on."""
        return not self.enquiries


def first_screen(viewer: Viewer) -> Screen:
    """What is going on for a customer, in few queries however much she has."""
    assert viewer.customer_id is not None
    latest = conversations.earlier(viewer, viewer.customer_id)
    running = [one for one in latest if one.status not in OVER]
    running.sort(key=_pressing)
    lines = tuple(Line(one, standing(one)) for one in running[:SHOWN])
    return Screen(lines, max(0, len(running) - SHOWN))


def _pressing(enquiry: ConversationShape) -> tuple[bool, bool]:
    """What she has not read comes first, then what waits for her."""
    return (not enquiry.unread_for_customer, enquiry.status != "waiting")

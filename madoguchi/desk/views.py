"""The views of the list: what they are called, and what stands there when they are empty."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Conditions, Page
from madoguchi.people.shapes import TeamShape, Viewer

from .saved_views import OwnView

MOST_SAID = 999


@dataclass(frozen=True)
class View:
    """One view of the list."""

    key: str
    label: Any
    icon: str
    empty_title: Any
    empty_text: Any
    count: str = ""
    own: OwnView | None = None

    @property
    def url(self) -> str:
        """Where its list stands."""
        return f"{reverse('desk:inbox')}?{urlencode({'view': self.key})}"


MINE = View(
    "mine", pgettext_lazy("list", "Mine"), "inbox", _("Nothing is waiting for you"),
    _("Conversations that you accept or take appear here. Set yourself to available to be offered new ones."),
)  # fmt: skip
VIEWS = (
    MINE,
    View("queue", _("Queue"), "hourglass", _("Nobody is waiting"),
         _("Customers who asked for a person stand here until somebody takes them.")),
    View("unassigned", _("Unassigned"), "user-round-x", _("Everything has somebody"),
         _("Open conversations without an assignee appear here.")),
    View("overdue", _("Late or due soon"), "timer", _("Every first reply is in time"),
         _("Conversations whose time promised for the first reply is over or nearly over appear here.")),
    View("escalated", pgettext_lazy("list", "Escalated"), "circle-arrow-up", _("Nothing needs a supervisor"),
         _("Conversations that a colleague has put before a supervisor appear here.")),
    View("mentions", _("Mentions"), "at-sign", _("Nobody has called you"),
         _("Notes in which a colleague writes @ and your name appear here.")),
    View("followed", pgettext_lazy("list", "Followed"), "bell-ring", _("You follow nothing"),
         _("Conversations that you follow appear here, and you are told when something happens in them.")),
    View("all_open", _("All open"), "messages-square", _("No open conversations"),
         _("Everything that is being worked on appears here.")),
    View("waiting", _("Waiting for the customer"), "message-circle-question-mark",
         _("No answers outstanding"),
         _("Conversations in which the customer has to answer appear here.")),
    View("snoozed", _("Snoozed"), "alarm-clock", _("Nothing is asleep"),
         _("Snoozed conversations come back by themselves at their time.")),
    View("resolved", pgettext_lazy("conversation", "Resolved"), "circle-check", _("Nothing resolved yet"),
         _("What you and your colleagues have resolved appears here.")),
    View("spam", _("Spam"), "ban", _("No spam"),
         _("What was marked as spam is kept here, and can be brought back.")),
)  # fmt: skip
FIRST = 8
"""How many of them stand above the teams."""
BY_KEY = {view.key: view for view in VIEWS}


def empty_of(viewer: Viewer, view: View) -> dict[str, Any]:
    """What stands in an empty list; an agent without work is led to those who wait."""
    waiting = conversations.counts(viewer, ["queue"])["queue"] if view.key == "mine" else 0
    if not waiting:
        return {"title": view.empty_title, "text": view.empty_text}
    said = ngettext(
        "%(n)d customer is waiting in the queue.", "%(n)d customers are waiting in the queue.", waiting
    )
    return {
        "title": view.empty_title, "text": said % {"n": min(waiting, MOST_SAID)},
        "action": _("Look at the queue"), "href": BY_KEY["queue"].url,
    }  # fmt: skip


def team_view(team: TeamShape) -> View:
    """The list of one team."""
    return View(
        f"team:{team.id}", team.name, "users", _("This team has nothing open"),
        _("Open conversations of the team appear here."),
    )  # fmt: skip


def own_view(own: OwnView) -> View:
    """A list that somebody made."""
    return View(
        f"saved:{own.id}", own.name, "users-round" if own.shared else "list-filter", _("Nothing fits"),
        _("Conversations that fit the conditions of this list appear here."), own=own,
    )  # fmt: skip


def view_for(key: str, teams: tuple[TeamShape, ...], own: tuple[OwnView, ...] = ()) -> View:
    """The view of that key, or one's own list for an unknown key."""
    if view := BY_KEY.get(key):
        return view
    if found := next((one for one in own if key == f"saved:{one.id}"), None):
        return own_view(found)
    return next((team_view(team) for team in teams if key == f"team:{team.id}"), MINE)


def page_of(viewer: Viewer, view: View, cursor: str, limit: int, order: str = "") -> Page:
    """One page of the list, in the order asked for, else in its own."""
    if view.own is None:
        return conversations.inbox(viewer, view.key, cursor=cursor, limit=limit, order=order)
    wanted = order or view.own.order
    return conversations.matching(viewer, view.own.conditions, cursor=cursor, limit=limit, order=wanted)


def conditions_by_key(own: tuple[OwnView, ...]) -> dict[str, Conditions]:
    """The lists that somebody made, as counts ask for them."""
    return {f"saved:{one.id}": one.conditions for one in own}


def orders_of(view: View) -> tuple[str, ...]:
    """The orders that a list offers, its usual one first; what has ended stands by its last message."""
    if view.key in ("resolved", "spam"):
        return ("latest",)
    usual = {"queue": "priority", "overdue": "due"}.get(view.key, view.own.order if view.own else "latest")
    return (usual, *(order for order in ("latest", "priority", "waiting", "due") if order != usual))


def teams_of(viewer: Viewer, teams: tuple[TeamShape, ...]) -> tuple[TeamShape, ...]:
    """The teams whose lists stand in the left pane: all for supervisors, else one's own."""
    if viewer.is_supervisor or viewer.staff is None:
        return teams
    return tuple(team for team in teams if team.id in viewer.staff.team_ids)

"""The views of the list: what they are called, and what stands there when they are empty."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.people.shapes import TeamShape, Viewer

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
    View("mentions", _("Mentions"), "at-sign", _("Nobody has called you"),
         _("Notes in which a colleague writes @ and your name appear here.")),
    View("all_open", _("All open"), "messages-square", _("No open conversations"),
         _("Everything that is being worked on appears here.")),
    View("waiting", _("Waiting for the customer"), "message-circle-question-mark",
         _("No answers outstanding"),
         _("Conversations in which the customer has to answer appear here.")),
    View("snoozed", _("Snoozed"), "alarm-clock", _("Nothing is asleep"),
         _("Snoozed conversations come back by themselves at their time.")),
    View("resolved", pgettext_lazy("conversation", "Resolved"), "circle-check", _("Nothing resolved yet"),
         _("What you and your colleagues have resolved appears here.")),
)  # fmt: skip
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


def view_for(key: str, teams: tuple[TeamShape, ...]) -> View:
    """The view of that key, or one's own list for an unknown key."""
    if view := BY_KEY.get(key):
        return view
    return next((team_view(team) for team in teams if key == f"team:{team.id}"), MINE)


def teams_of(viewer: Viewer, teams: tuple[TeamShape, ...]) -> tuple[TeamShape, ...]:
    """The teams whose lists stand in the left pane: all for supervisors, else one's own."""
    if viewer.is_supervisor or viewer.staff is None:
        return teams
    return tuple(team for team in teams if team.id in viewer.staff.team_ids)

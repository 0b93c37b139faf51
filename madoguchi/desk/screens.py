"""What the desk's pages and pieces are drawn from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape, TeamShape, Viewer
from madoguchi.routing import api as routing

from . import keys, queries, words
from .ringing import ringing
from .rows import rows_of
from .saved_views import OwnView, views_for
from .views import FIRST, VIEWS, View, conditions_by_key, own_view, team_view, teams_of, view_for

VIEW_COOKIE = "madoguchi_view"
PARTS = (
    "desk", "list", "views", "many", "notices", "thread", "composer", "tone", "side", "offers", "acts",
    "promise", "transcript", "customer", "summary", "handling", "translation", "guards", "mail",
)  # fmt: skip
SHEETS = tuple(f"desk/css/{name}.css" for name in PARTS)
MOST_SHOWN = 999


def page(request: HttpRequest, work: str, **more: Any) -> dict[str, Any]:
    """The context of a whole page: left pane, tabs, offers, and what `more` brings for the work."""
    viewer: Viewer = request.viewer
    now = core.now()
    current = more["conversation"].id if "conversation" in more else None
    context = {
        "work": work,
        "now": now,
        "desk_sheets": SHEETS,
        "full_height": True,
        "live_stream": "/live/staff",
        "few_keys": keys.FEW,
        **ringing(viewer, now),
        **left(request),
        **tabs(viewer, now, current),
        **more,
    }
    context.setdefault("page_title", str(context["view"].label))
    return context


def left(request: HttpRequest) -> dict[str, Any]:
    """The left pane: my state, views with counts, teams, load."""
    viewer: Viewer = request.viewer
    assert viewer.staff is not None
    teams = people.teams()
    own = views_for(viewer)
    view = view_for(view_key(request), teams, own)
    shown = teams_of(viewer, teams)
    keys_shown = [one.key for one in (*VIEWS, *map(team_view, shown)) if one.key not in ("resolved", "spam")]
    counts = conversations.counts(viewer, keys_shown, conditions_by_key(own))
    return {
        "viewer": viewer,
        "view": replace(view, count=capped(counts.get(view.key, 0))),
        "teams": teams,
        "nav_groups": _groups(view, shown, own, counts),
        "availabilities": [_availability(value, viewer.staff.availability) for value in words.AVAILABILITIES],
        **_loads(viewer),
    }


def view_key(request: HttpRequest) -> str:
    """The list one came from: asked for, or remembered; else everything for those who supervise, and mine."""
    asked = request.GET.get("view") or request.POST.get("view") or request.COOKIES.get(VIEW_COOKIE)
    return asked or ("all_open" if request.viewer.is_supervisor else "mine")


def tabs(viewer: Viewer, now: datetime, current: int | None) -> dict[str, Any]:
    """The open conversations of this person; those she may no longer see are left out."""
    assert viewer.staff is not None
    ids = queries.tab_ids(viewer.staff.id)
    held = conversations.several(viewer, ids) if ids else ()
    return {"tabs": rows_of(held, now, current), "current": current or ""}


def capped(count: int) -> str:
    """A count as it is shown: nothing for none, 999+ beyond that."""
    if not count:
        return ""
    return f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count)


def _groups(
    view: View, teams: tuple[TeamShape, ...], own: tuple[OwnView, ...], counts: dict[str, int]
) -> list[dict[str, Any]]:
    """Views, teams, lists of one's own, and what comes later."""

    def group(label: str, views: Iterable[View], **more: Any) -> dict[str, Any]:
        return {"label": label, "items": [_item(one, view, counts) for one in views], **more}

    lists = group(_("My lists"), map(own_view, own), new_url=reverse("desk:view-new"))
    later = group(pgettext("group of lists", "Later"), VIEWS[FIRST:])
    if not teams:
        return [group("", VIEWS[:FIRST]), lists, later]
    return [group("", VIEWS[:FIRST]), group(_("Teams"), map(team_view, teams)), lists, later]


def _item(one: View, current: View, counts: dict[str, int]) -> dict[str, Any]:
    count = counts.get(one.key, 0)
    return {
        "label": one.label,
        "icon": one.icon,
        "url": one.url,
        "current": one.key == current.key,
        "count": capped(count),
        "late": one.key in ("queue", "overdue", "escalated") and count > 0,
    }


def _availability(value: str, now: str) -> dict[str, Any]:
    """One state of the switch; the key `s` goes between available and away."""
    other = "away" if now == "available" else "available"
    hotkey = _("Switch between available and away") if value == other else ""
    return {"value": value, "label": words.AVAILABILITIES[value], "current": value == now, "hotkey": hotkey}


def _loads(viewer: Viewer) -> dict[str, Any]:
    """My own load in words; for supervisors everybody's."""
    assert viewer.staff is not None
    shown: tuple[StaffShape, ...] = (viewer.staff,)
    if viewer.is_supervisor:
        shown += tuple(one for one in people.all_staff() if one.role == "agent" and one.id != viewer.staff.id)
    ids = [one.id for one in shown]
    held = routing.load(ids)
    most = people.capacities(ids, "webchat")
    mine = held.get(viewer.staff.id, 0)
    lines = [
        {
            "name": one.name,
            "availability": one.availability,
            "state_label": words.AVAILABILITIES[one.availability],
            "why": words.SET_BY_US.get(one.availability_reason, ""),
            "now": held.get(one.id, 0),
            "most": most.get(one.id) or 1,
        }
        for one in shown
        if one.role == "agent" and one.id != viewer.staff.id
    ]
    sentence = _("%(now)d of %(most)d conversations") % {"now": mine, "most": most.get(viewer.staff.id, 0)}
    return {"loads": lines if viewer.is_supervisor else [], "my_load": {"words": sentence}}


def view_of(request: HttpRequest) -> View:
    """The view one is in, without its count."""
    key = view_key(request)
    teams = people.teams() if key.startswith("team:") else ()
    return view_for(key, teams, views_for(request.viewer) if key.startswith("saved:") else ())


def view_url(key: str) -> str:
    """Where a list stands."""
    return f"{reverse('desk:inbox')}?{urlencode({'view': key})}"


def answer(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx only the part that changes; going back always gets the page."""
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "desk/_swap.html" if part else "desk/desk.html", context)


def conversation_url(conversation_id: int, done: str = "") -> str:
    """A conversation's page; `done` names what has just been done to it."""
    url = reverse("desk:conversation", args=[conversation_id])
    return f"{url}?done={done}" if done else url


def dialog(
    request: HttpRequest,
    template: str,
    conversation: ConversationShape | None,
    *,
    wrong: bool = False,
    **more: Any,
) -> HttpResponse:
    """A question about a conversation, or about many: for htmx a dialog over the desk, else its own page."""
    back = conversation_url(conversation.id) if conversation else view_of(request).url
    context = {
        "template": template,
        "conversation": conversation,
        "desk_sheets": SHEETS,
        "back_url": back,
        **more,
    }
    page = "desk/_dialog.html" if request.htmx else "desk/dialog.html"
    response = render(request, page, context, status=422 if wrong else 200)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#desk-dialog", "innerHTML"
        response["HX-Push-Url"] = "false"
    return response


def warn_of_state(request: HttpRequest) -> None:
    """Say that the act does not fit where the conversation stands now."""
    messages.warning(request, _("That does not fit the state of the conversation. Please look at it again."))

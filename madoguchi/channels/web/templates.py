"""/channels/templates/<id>/: the approved texts that still go after the reply window, to choose and fill."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people

from .. import api

MOST_ID = 64


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("agent", "supervisor")
def send(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The templates of this conversation's channel; POST {name, language, hole_…} sends one."""
    viewer: people.Viewer = request.viewer  # type: ignore[attr-defined]
    try:
        here = conversations.conversation(viewer, conversation_id)
    except conversations.ConversationUnknown:
        raise Http404 from None
    if not api.has_templates(here.channel) or here.status == "closed" or viewer.staff is None:
        raise Http404
    problem = _send(request, here.id, viewer.staff.id) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        messages.success(request, _("The template is on its way."))
        return redirect("desk:conversation", here.id)
    return _page(request, here, problem)


def _send(request: HttpRequest, conversation_id: int, staff_id: int) -> str:
    """Send what was filled in; what is wrong with it in words, "" for nothing."""
    given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    values = {name.removeprefix("hole_"): text for name, text in given.items() if name.startswith("hole_")}
    try:
        api.send_template(
            conversation_id=conversation_id, staff_id=staff_id, name=given.get("name", ""),
            language=given.get("language", ""), values=values,
            client_id=given.get("client_id", "")[:MOST_ID] or uuid4().hex,
        )  # fmt: skip
    except api.TemplateRefused as refused:
        return _why(refused)
    except api.SendingTrouble:
        return _("The service could not be asked for its templates. Please try again in a moment.")
    except (conversations.NotPossible, conversations.ConversationClosed, conversations.ConversationUnknown):
        return _("This cannot be sent in this conversation now.")
    return ""


def _why(refused: api.TemplateRefused) -> str:
    if refused.reason == "gone":
        return _("This template is no longer approved. Please choose another one.")
    words = {
        "empty": _("Please fill in the gap “%(hole)s”."),
        "too_long": _("What stands in the gap “%(hole)s” is too long."),
    }
    return words[refused.reason] % {"hole": refused.hole}


def _page(request: HttpRequest, here: Any, problem: str) -> HttpResponse:
    try:
        found, silent = api.templates_of(conversation_id=here.id), False
    except api.SendingTrouble:
        found, silent = (), True
    rows = [_row(request, one, problem) for one in found]
    context = {
        "here": here, "rows": rows, "silent": silent, "label": conversations.channel(here.channel).label,
        "problem": "" if any(row["wrong"] for row in rows) else problem,
        "client_id": request.POST.get("client_id", "")[:MOST_ID] or uuid4().hex,
    }  # fmt: skip
    return render(request, "channels/templates.html", context, status=422 if problem else 200)


def _row(request: HttpRequest, one: api.Template, problem: str) -> dict[str, Any]:
    """A template with its gaps; what was typed stays in the one that it was typed for."""
    post = request.POST
    chosen = (one.name, one.language) == (post.get("name"), post.get("language"))
    return {
        "one": one,
        "wrong": problem if chosen else "",
        "lines": one.words({hole: f"〔{hole}〕" for hole in one.holes}),
        "fields": [(hole, post.get(f"hole_{hole}", "") if chosen else "") for hole in one.holes],
    }

"""Watching a conversation without being in it, and a word for its agent that the customer never sees."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

LONGEST = 2000


@require_safe
@people.role_required("supervisor")
def watch(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """The last lines as they come; nobody is told, nothing counts as read."""
    held = _conversation(request, conversation_id)
    people.saw(staff_id=request.viewer.staff.id, customer_id=held.customer_id, conversation_id=held.id)
    return _watched(request, held)


@require_POST
@people.role_required("supervisor")
def whispers(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """A private note that calls the agent; once per client_id."""
    held = _conversation(request, conversation_id)
    text = request.POST.get("text", "").replace("\x00", "").strip()
    if not text or len(text) > LONGEST:
        error = _("Please write something first.") if not text else _("Please shorten it to %(n)d letters.")
        return _watched(request, held, text=text, error=error % {"n": LONGEST} if text else error, status=422)
    called = () if held.assignee_id is None else (held.assignee_id,)
    conversations.note(
        conversation_id=held.id, staff_id=request.viewer.staff.id, text=text,
        client_id=request.POST.get("client_id", "")[:64], mention_ids=called,
    )  # fmt: skip
    messages.success(request, _("Whispered. Only colleagues see it."))
    return redirect("insights:watch", held.id)


def _conversation(request: HttpRequest, conversation_id: int) -> conversations.ConversationShape:
    try:
        return conversations.conversation(request.viewer, conversation_id)
    except conversations.ConversationUnknown:
        raise Http404 from None


def _watched(
    request: HttpRequest, held: conversations.ConversationShape, *, status: int = 200, **more: str
) -> HttpResponse:
    part = request.htmx and not request.htmx.history_restore_request and status == 200
    context = {
        "held": held, "said": conversations.thread(request.viewer, held.id), "now": core.now(),
        "agents": [one for one in people.all_staff() if one.role == "agent"], "client_id": uuid4().hex,
        "live_stream": "/live/staff", **more,
    }  # fmt: skip
    page = "insights/_watched.html" if part else "insights/watch.html"
    return render(request, page, context, status=status)

"""Putting a conversation away until a time that people say in their own words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.core import api as core

from .. import screens, snoozing
from ..access import conversation_required, desk_required


@require_http_methods(["GET", "POST"])
@conversation_required
def snoozes(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Ask until when; then it sleeps until that time, or until the customer writes."""
    if request.method == "GET":
        return _dialog(request, conversation)
    said = next((text[:80] for text in request.POST.getlist("until") if text.strip()), "")
    try:
        until = snoozing.until(said)
    except snoozing.NotUnderstood as problem:
        return _dialog(request, conversation, said, str(problem))
    try:
        actor = core.staff(request.viewer.staff.id)
        conversations.snooze(conversation_id=conversation.id, until=until, actor=actor)
    except (NotPossible, ConversationClosed):
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id, "snoozed"))


@require_GET
@desk_required
def reading(request: HttpRequest) -> HttpResponse:
    """What was typed, as it is understood."""
    said = request.GET.get("until", "")[:80]
    try:
        found = {"at": snoozing.words_of(snoozing.until(said))} if said.strip() else {}
    except snoozing.NotUnderstood as problem:
        found = {"problem": str(problem)}
    return render(request, "desk/_reading.html", found)


def _dialog(
    request: HttpRequest, conversation: ConversationShape, said: str = "", problem: str = ""
) -> HttpResponse:
    return screens.dialog(
        request, "desk/_snooze.html", conversation, title=_("Snooze until when?"), said=said, problem=problem,
        proposals=snoozing.proposals(), wrong=bool(problem),
    )  # fmt: skip

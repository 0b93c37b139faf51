"""Resolving: what it was about, then done."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import CodesMissing, ConversationShape, NotPossible
from madoguchi.core import api as core
from madoguchi.journeys import resolve

from .. import codes, screens
from ..access import conversation_required


@require_http_methods(["GET", "POST"])
@conversation_required
def resolutions(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Ask for the codes; with them it is resolved, and the customer is asked how it was."""
    if request.method == "GET":
        return _dialog(request, conversation)
    given = codes.given_codes(request.POST)
    try:
        resolve.resolve(conversation_id=conversation.id, staff_id=request.viewer.staff.id, **given)
    except CodesMissing as problem:
        return _dialog(request, conversation, given, problem.fields)
    except NotPossible as problem:
        return _dialog(request, conversation, given, (problem.reason,))
    return redirect(screens.conversation_url(conversation.id, "resolved"))


def _dialog(
    request: HttpRequest, conversation: ConversationShape, given: Mapping[str, str] | None = None,
    missing: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    groups = codes.choices(conversation, given, missing)
    title = _("Resolve this conversation")
    return screens.dialog(
        request, "desk/_resolution.html", conversation, title=title, groups=groups, wrong=bool(missing)
    )


@require_POST
@conversation_required
def classifications(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """File it under other codes, at any time; a code that is not offered changes nothing."""
    actor = core.staff(request.viewer.staff.id)
    given = codes.given_codes(request.POST)
    try:
        conversations.classify(conversation_id=conversation.id, actor=actor, **given)
    except NotPossible:
        screens.warn_of_state(request)
    return redirect(screens.conversation_url(conversation.id))

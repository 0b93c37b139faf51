"""Replies to the customer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationClosed, ConversationShape, NotPossible
from madoguchi.core import api as core

from .. import dispatching, limits, talk, writing
from ..access import conversation_required


@require_POST
@conversation_required
def replies(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Send a reply, once per client_id. Answers 409 when a colleague was quicker and it is not seen yet,
    428 with a question when something about it may be wrong."""
    written = writing.reply_from(request)
    if why := dispatching.refusal(conversation, written):
        return writing.refused(request, conversation, why, written)
    if name := talk.replied_meanwhile(
        request.viewer, conversation, seen=written.seen, client_id=written.client_id
    ):
        return writing.collided(request, conversation, name, written)
    try:
        found = dispatching.doubts_of(request.viewer, conversation, written)
        if question := dispatching.asked(request, conversation, written, found):
            return question
        dispatching.send(request.viewer, conversation, written, found)
    except (core.AttachmentRefused, ConversationClosed, NotPossible) as problem:
        return writing.refused(request, conversation, writing.words_for(problem), written)
    return writing.accepted(request, conversation, written)


@require_POST
@conversation_required
def lengths(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """How long the text in the composer is as this channel counts; nothing is kept."""
    context = {"conversation": conversation, **limits.shown(conversation, writing.typed(request))}
    return render(request, "desk/_length.html", context)

"""What is said in another language: a customer's message, and a reply before it is sent."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from madoguchi.assistant.api import helping
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from .. import actions, screens, talk, translating, writing
from ..access import conversation_required


@require_POST
@conversation_required
def translations(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Translate one message of the customer's for whoever reads it; for htmx the piece below it."""
    message = translating.translatable(request.viewer, conversation, request.POST.get("message", ""))
    if message is None:
        raise Http404
    me = request.viewer.staff.id
    shown = translating.shown(helping.translation_of(message, into=translating.mine(), staff_id=me))
    if request.htmx:
        return render(request, "desk/_translation.html", {"message": message, "translation": shown})
    if shown.trouble:
        messages.warning(request, shown.trouble)
    return redirect(f"{screens.conversation_url(conversation.id)}#m-{message.sequence}")


@require_POST
@conversation_required
def reply_translations(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Translate the reply in the composer; `restore` puts back what was written. Nothing is sent."""
    made = _reply(request, conversation)
    actions.save_draft(
        staff_id=request.viewer.staff.id, conversation_id=conversation.id, kind="reply",
        text=made["reply_text"], client_id=request.POST.get("client_id", ""), original=made["original"],
    )  # fmt: skip
    if request.htmx:
        return render(request, "desk/_reply_original.html", {"conversation": conversation, **made})
    with suppress(core.AttachmentRefused):
        writing.keep_in_draft(request, conversation, made["reply_text"])
    context = {**talk.whole(request, conversation), **made, **writing.answers_again(request, conversation)}
    return screens.answer(request, screens.page(request, "conversation", **context))


def _reply(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """The reply of the composer, translated; as it is, with the reason, where that cannot be."""
    text, original = writing.typed(request), writing.original(request)
    if "restore" in request.POST:
        return translating.composing(conversation, reply_text=original or text)
    into = translating.reply_language(conversation)
    made = helping.Translated("off")
    if into:
        made = helping.translated_reply(text, into=into, staff_id=request.viewer.staff.id)
    if made.outcome != "worded":
        return translating.composing(
            conversation, original, reply_text=text, original_trouble=translating.trouble_words(made)
        )
    return translating.composing(
        conversation, text, reply_text=made.text, original_apart=translating.apart_words(made)
    )

"""How a reply sounds while it is written; nothing is sent. Files chosen without a script are kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core

from .. import screens, talk, tone, writing
from ..access import conversation_required


@require_POST
@conversation_required
def tone_checks(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Check a reply; `take` puts the suggestion of that number in first. For the script only a piece."""
    text = writing.typed(request)
    lines = tone.tone_lines(request.viewer, conversation, text)
    if number := request.POST.get("take", ""):
        text = tone.taken_over(text, lines, number)
        lines = tone.tone_lines(request.viewer, conversation, text)
    shown = tone.panel(lines, conversation, checked=not request.htmx)
    if request.htmx:
        return render(request, "desk/_tone.html", shown)
    try:
        writing.keep_in_draft(request, conversation, text)
    except core.AttachmentRefused as problem:
        messages.warning(request, writing.words_for(problem))
    context = {**talk.whole(request, conversation), **shown, "reply_text": text}
    context |= writing.answers_again(request, conversation)
    if frame := writing.frame_from(request):
        context["frame"] = frame
    return screens.answer(request, screens.page(request, "conversation", **context))

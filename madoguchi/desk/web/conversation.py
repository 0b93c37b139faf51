"""One conversation: its page, and its pieces for the refresh."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import actions, notices, screens, talk
from ..access import conversation_required

WHOLE = 1000


@require_GET
@conversation_required
def page(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The conversation between the left pane and the customer; it opens as a tab and counts as read."""
    me = request.viewer.staff.id
    actions.open_tab(staff_id=me, conversation_id=conversation.id)
    people.saw(staff_id=me, customer_id=conversation.customer_id, conversation_id=conversation.id)
    notices.mark_read(staff_id=me, conversation_id=conversation.id)
    if conversation.unread_for_staff:
        conversations.mark_read(
            conversation_id=conversation.id, reader=core.staff(me), sequence=conversation.last_sequence
        )
    return screens.answer(request, screens.page(request, "conversation", **talk.whole(request, conversation)))


@require_GET
@conversation_required
def thread(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The messages alone: the last ones, or those before a sequence."""
    before = core.whole_number(request.GET.get("before", ""))
    shown = talk.thread(request.viewer, conversation, before=before)
    return render(request, "desk/_thread.html", shown)


@require_GET
@conversation_required
def head(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The head with its actions alone."""
    return render(
        request, "desk/_head.html", {**talk.head(request, conversation), "view": screens.view_of(request)}
    )


@require_GET
@conversation_required
def side(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """The customer pane alone; as a preview beside the list it changes nothing."""
    return render(request, "desk/_side.html", {**talk.side(request.viewer, conversation), "preview": True})


@require_GET
@conversation_required
def transcript(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """Everything on one sheet, to print."""
    me = request.viewer.staff.id
    people.saw(staff_id=me, customer_id=conversation.customer_id, conversation_id=conversation.id)
    context = {
        **talk.thread(request.viewer, conversation, limit=WHOLE),
        **talk.head(request, conversation),
        "desk_sheets": screens.SHEETS,
        "now": core.now(),
    }
    return render(request, "desk/transcript.html", context)


@require_POST
@conversation_required
def readings(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """I have read up to here."""
    sequence = core.whole_number(request.POST.get("sequence", ""))
    if sequence is not None:
        actor = core.staff(request.viewer.staff.id)
        conversations.mark_read(conversation_id=conversation.id, reader=actor, sequence=sequence)
    return HttpResponse(status=204)


@require_POST
@conversation_required
def typing(request: HttpRequest, conversation: ConversationShape) -> HttpResponse:
    """I am writing to the customer, writing a note, coming, looking, or gone."""
    mode = request.POST.get("mode", "")
    who = mode if mode in ("note", "come", "view", "gone") else "staff"
    conversations.typing(conversation_id=conversation.id, who=who, staff_id=request.viewer.staff.id)
    return HttpResponse(status=204)

"""An agent has a conversation go on by another channel, or offers that to the customer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import switch_channel
from madoguchi.people import api as people

from ..ways import offered_ways


@require_POST
@people.role_required("agent", "supervisor")
def create(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """POST {channel}: at once where we know her address, else she is sent a code or a link."""
    viewer: people.Viewer = request.viewer  # type: ignore[attr-defined]
    try:
        here = conversations.conversation(viewer, conversation_id)
    except conversations.ConversationUnknown:
        raise Http404 from None
    way = next((one for one in offered_ways(here) if one.channel == request.POST.get("channel")), None)
    if way is not None and viewer.staff is not None:
        go = switch_channel.move if way.known else switch_channel.offer
        try:
            go(conversation_id=here.id, channel=way.channel, why="staff", actor=core.staff(viewer.staff.id))
        except crossing.CrossingRefused:
            pass  # it is there already, or over: the page says where it stands
    return redirect("desk:conversation", here.id)

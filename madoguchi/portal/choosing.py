"""Questions with answers to press, in an enquiry: which one is open, what was chosen, and a press of hers."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, MessageShape, Received

from .replying import keep, may_reply
from .shapes import LATEST, Choice, Line, ReplyRefused


def lines_of(enquiry: ConversationShape, messages: Sequence[MessageShape]) -> tuple[Line, ...]:
    """What was said, each question with its answers; one of them open at most."""
    asking = _open(enquiry, messages)
    return tuple(
        Line(one, _choices(one, messages[place:]), open=one is asking)
        for place, one in enumerate(messages, start=1)
    )


def choose(request: HttpRequest, enquiry: ConversationShape) -> Received:
    """Take the pressed answer as her message: once for each question, however often it is pressed.

    Raises ReplyRefused: 409 when the question was answered otherwise, or something else was said since.
    """
    may_reply(request, enquiry)
    question, label = _pressed(request, enquiry)
    client_id = f"choice-{question.id}"  # the same in the chat, where the question stands as well
    latest = conversations.thread_of(request.viewer, enquiry, limit=LATEST)  # type: ignore[attr-defined]
    asking = _open(enquiry, latest)
    over = asking is None or asking.id != question.id
    if over and not conversations.written_ids(conversation_id=enquiry.id, client_ids=[client_id]):
        raise ReplyRefused(
            _("This question is no longer open. If you still want to tell us, please write below."), 409
        )
    received = keep(request, enquiry, label, client_id)
    if not received.created:
        said = conversations.message(request.viewer, received.message_id).body  # type: ignore[attr-defined]
        if said != label:
            raise ReplyRefused(_("You have already answered this question: “%(said)s”") % {"said": said}, 409)
    return received


def _open(enquiry: ConversationShape, messages: Sequence[MessageShape]) -> MessageShape | None:
    if enquiry.status == "closed":
        return None
    return conversations.open_question(messages, handler=enquiry.handler)


def _pressed(request: HttpRequest, enquiry: ConversationShape) -> tuple[MessageShape, str]:
    """The question of this enquiry, and the words on the answer that was pressed."""
    number, _mark, place = request.POST.get("choice", "").partition("-")
    try:
        question = conversations.message(request.viewer, _whole(number))  # type: ignore[attr-defined]
    except conversations.ConversationUnknown:
        question = None
    choices = _choices(question, ()) if question and question.conversation_id == enquiry.id else ()
    if question is None or not 0 < _whole(place) <= len(choices):
        raise ReplyRefused(_("This answer is not there any more. Please choose again, or write below."))
    return question, choices[_whole(place) - 1].label


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _choices(question: MessageShape, after: Sequence[MessageShape]) -> tuple[Choice, ...]:
    """The answers offered with this line; the one that she gave next is marked."""
    given = [one for one in question.card.get("options", ()) if one.get("label")]
    if question.author_kind == "customer" or not given:
        return ()
    said = next((one.body for one in after if one.author_kind == "customer"), "")
    chosen = conversations.chosen_of([str(one["label"]) for one in given], said) if said else ""
    return tuple(
        Choice(str(one["label"]), str(one.get("note", "")), str(one["label"]) == chosen) for one in given
    )

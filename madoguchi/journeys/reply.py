"""A member of staff answers."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import FactsCard, LetterFrame, LinkedArticle, Received
from madoguchi.knowledge import api as knowledge
from madoguchi.routing import api as routing

from . import follow_out


@transaction.atomic
def send(
    *,
    conversation_id: int,
    staff_id: int,
    text: str,
    client_id: str = "",
    attachment_ids: Sequence[UUID] = (),
    article_ids: Sequence[int] = (),
    facts: FactsCard | None = None,
    saved_reply_ids: Sequence[int] = (),
    original: str = "",
    frame: LetterFrame | None = None,
    approver_id: int | None = None,
    answers: Sequence[str] = (),
) -> Received:
    """Send a public reply; whoever answers a conversation without an agent takes it from the queue.
    It follows a customer who has left. `saved_reply_ids`: the letters it was made from. `original`: what was
    written before it was translated. `frame`: what stands around a letter. `approver_id`: who said yes.
    `answers`: to be given by one press. Safe to repeat by client_id. Raises what conversations.reply raises.
    """
    with suppress(routing.NotWaiting):  # a colleague has it: she may still answer
        routing.take(conversation_id=conversation_id, staff_id=staff_id)
    found = knowledge.articles(ids=article_ids) if article_ids else ()
    received = conversations.reply(
        conversation_id=conversation_id,
        staff_id=staff_id,
        text=text,
        client_id=client_id,
        attachment_ids=attachment_ids,
        articles=[LinkedArticle(a.id, a.heading, a.url) for a in found],
        facts=facts,
        frame=frame,
        approver_id=approver_id,
        answers=answers,
    )
    if received.created:
        follow_out.answered(conversation_id=conversation_id)
    if saved_reply_ids:
        conversations.note_saved_replies(conversation_id=conversation_id, reply_ids=saved_reply_ids)
    if original and received.created:
        assistant.helping.keep_original(message_id=received.message_id, original=original, sent=text)
    return received

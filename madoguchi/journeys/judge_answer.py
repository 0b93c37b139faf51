"""The customer says whether an answer of the assistant solved it."""

from dataclasses import replace

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Turn
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback

from .later import later
from .say_answer import plain_answer, say


@transaction.atomic
def said_solved(*, conversation_id: int, article_id: int, solved: bool) -> Turn | None:
    """Thanks, or the next try; safe to repeat. The turn whose words a job is still to bring, if any."""
    here = conversations.brief(conversation_id)
    turn = here and assistant.said_solved(
        conversation_id=here.id, article_id=article_id, solved=solved, customer_id=here.customer_id
    )
    if not here or not turn or not turn.answer_id:
        return None
    conversations.judge_answer(conversation_id=here.id, message_id=turn.answer_id, helpful=solved)
    feedback.vote_on_answer(
        message_id=turn.answer_id, helpful=solved, customer_id=here.customer_id, conversation_id=here.id
    )
    if here.handler == "assistant" and solved:
        conversations.tell(conversation_id=here.id, code="glad", client_id=f"glad:{turn.answer_id}")
        conversations.resolve(conversation_id=here.id, actor=core.customer(here.customer_id), tell=False)
        feedback.ask_rating(conversation_id=here.id, customer_id=here.customer_id, staff_id=None)
    elif here.handler == "assistant":
        return _said_or_unsaid(turn, here)
    return None


def _said_or_unsaid(turn: Turn, here: Brief) -> Turn | None:
    """She waits for the page: say what needs no wording, and leave to a job what does."""
    turn = replace(turn, words=conversations.words_of(turn.message_id))
    reply = plain_answer(turn, here)
    if reply.draft:
        later("journeys.answer_again", conversation_id=here.id, message_id=turn.message_id, round=turn.round)
        return turn
    say(turn, here, reply)
    return None

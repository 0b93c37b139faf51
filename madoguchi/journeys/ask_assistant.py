"""The assistant answers a question, or admits that it cannot and offers a person."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Turn
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback

from . import talk_through
from .hand_over import hand_over
from .tell_notices import tell_notices


@transaction.atomic
def ask(*, conversation_id: int, message_id: int, collections: tuple[str, ...] = ()) -> None:
    """Answer one customer message; safe to repeat. The assistant is silent once a person is asked for."""
    turn = assistant.begin(conversation_id=conversation_id, message_id=message_id, collections=collections)
    conversation = conversations.brief(conversation_id)
    if turn and conversation and conversation.handler == "assistant":
        _say(turn, conversation, f"answer:{message_id}")


@transaction.atomic
def said_solved(*, conversation_id: int, article_id: int, solved: bool) -> None:
    """The customer says whether an answer solved it: thanks, or the next try; safe to repeat."""
    here = conversations.brief(conversation_id)
    turn = here and assistant.said_solved(
        conversation_id=here.id, article_id=article_id, solved=solved, customer_id=here.customer_id
    )
    if not here or not turn or not turn.answer_id:
        return
    conversations.judge_answer(conversation_id=here.id, message_id=turn.answer_id, helpful=solved)
    feedback.vote_on_answer(
        message_id=turn.answer_id, helpful=solved, customer_id=here.customer_id, conversation_id=here.id
    )
    if here.handler == "assistant" and solved:
        conversations.tell(conversation_id=here.id, code="glad", client_id=f"glad:{turn.answer_id}")
        conversations.resolve(conversation_id=here.id, actor=core.customer(here.customer_id), tell=False)
        feedback.ask_rating(conversation_id=here.id, customer_id=here.customer_id, staff_id=None)
    elif here.handler == "assistant":
        _say(turn, here, f"answer:{turn.message_id}:{turn.round}")


def _say(turn: Turn, here: Brief, under: str) -> None:
    """Reply once under this client id, or pass the conversation on when a person is asked for."""
    question = conversations.words_of(turn.message_id)
    if talk_through.talk(turn, here, question):
        return
    told = tell_notices(question=question, to=here)
    reply = assistant.reply_to(question, turn=turn, language=here.language, noticed=told)
    if reply.kind == "person":
        assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id)
        hand_over(conversation_id=here.id)
        return
    said = conversations.answer(conversation_id=here.id, body=reply.text, card=reply.card, client_id=under)
    conversations.link_articles(conversation_id=here.id, articles=reply.articles, role="shown")
    assistant.finish(
        turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said.message_id, question=question,
        language=here.language,
    )  # fmt: skip
    talk_through.remind(turn, here, understood=reply.kind != "unknown")

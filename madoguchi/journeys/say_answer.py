"""An answer of the assistant is found, and said once."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.language import api as language

from . import come_back
from .hand_over import hand_over
from .tell_notices import tell_notices


def plain_answer(turn: Turn, here: Brief) -> Reply:
    """The reply as it stands in the articles, still unsaid. This and `say` inside the turn's transaction."""
    question = conversations.words_of(turn.message_id)
    told = tell_notices(question=question, to=here)
    return assistant.reply_to(question, turn=turn, language=here.language, noticed=told)


def say(turn: Turn, here: Brief, reply: Reply) -> None:
    """Say the reply of this turn, or pass the conversation on when a person is asked for."""
    if reply.kind == "person":
        assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id)
        hand_over(conversation_id=here.id, why="wish")
        return
    question = conversations.words_of(turn.message_id)
    if reply.kind == "unknown" and not language.asks(question) and come_back.ask_again(turn, here):
        return
    under = f"answer:{turn.message_id}" + (f":{turn.round}" if turn.round else "")
    said = conversations.answer(conversation_id=here.id, body=reply.text, card=reply.card, client_id=under)
    conversations.link_articles(conversation_id=here.id, articles=reply.articles, role="shown")
    assistant.finish(
        turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said.message_id,
        question=question, language=here.language,
    )  # fmt: skip
    come_back.remind(turn, here, understood=reply.kind != "unknown")
    if reply.kind == "answer" and reply.article_id:
        come_back.lead_through(turn, here, reply.article_id)


@transaction.atomic
def say_worded(before: Turn, worded: Reply) -> None:
    """Say it, unless that was done meanwhile; where more was said meanwhile, what fits now is quoted."""
    turn = assistant.begin(
        conversation_id=before.conversation_id, message_id=before.message_id, round=before.round,
        wish=before.wish,
    )  # fmt: skip
    here = assistants_own(before.conversation_id)
    if turn and here:
        say(turn, here, worded if turn == before else plain_answer(turn, here))


def assistants_own(conversation_id: int) -> Brief | None:
    """The conversation while the assistant has it; None once a person is asked for."""
    here = conversations.brief(conversation_id)
    return here if here and here.handler == "assistant" else None

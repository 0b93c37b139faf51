"""An answer of the assistant is found, and said once."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.language import api as language

from . import come_back, follow_out
from .hand_over import hand_over
from .tell_notices import tell_notices


def plain_answer(turn: Turn, here: Brief) -> Reply:
    """The reply as it stands in the articles, still unsaid. This and `say` inside the turn's transaction."""
    told = tell_notices(question=turn.words, to=here)
    return assistant.reply_to(turn.words, turn=turn, language=here.language, noticed=told)


def say(turn: Turn, here: Brief, reply: Reply) -> Turn:
    """Say the reply of this turn, or pass it on where a person is asked for; the turn as it stands then."""
    if reply.kind == "person":
        assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id)
        hand_over(conversation_id=here.id, why="wish")
        return turn
    no_question = reply.kind == "unknown" and not language.asks(turn.words)
    if no_question and (asked := come_back.ask_again(turn, here)):
        return asked
    under = f"answer:{turn.message_id}" + (f":{turn.round}" if turn.round else "")
    said = conversations.answer(
        conversation_id=here.id, body=reply.text, card=reply.card, client_id=under, articles=reply.articles
    )
    assistant.finish(
        turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said.message_id,
        question=turn.words, language=here.language,
    )  # fmt: skip
    turn = come_back.remind(turn, here, understood=reply.kind != "unknown")
    if reply.stepwise and reply.article_id:
        turn = come_back.lead_through(turn, here, reply.article_id)
    return turn


@transaction.atomic
def say_worded(before: Turn, worded: Reply) -> None:
    """Say it, unless that was done meanwhile; where more was said since, what fits now is quoted."""
    told = {"message_id": before.message_id, "words": before.words, "round": before.round}
    turn = assistant.begin(conversation_id=before.conversation_id, wish=before.wish, **told)
    here = assistants_own(before.conversation_id)
    if turn and here:
        say(turn, here, worded if turn == before else plain_answer(turn, here))
        follow_out.answered(conversation_id=here.id)


def assistants_own(conversation_id: int) -> Brief | None:
    """The conversation while the assistant has it; None once a person is asked for."""
    here = conversations.brief(conversation_id)
    return here if here and here.handler == "assistant" else None

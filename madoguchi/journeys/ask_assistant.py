"""The assistant does what is asked, answers from an article, or admits that it cannot and offers a person."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Turn, Wish
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief

from . import talk_through
from .hand_over import hand_over
from .tell_notices import tell_notices


def ask(*, conversation_id: int, message_id: int, collections: tuple[str, ...] = ()) -> None:
    """Answer one customer message; safe to repeat. The assistant is silent once a person is asked for.

    What she wants is made out before anything is locked.
    """
    here = conversations.brief(conversation_id)
    if here and here.handler == "assistant":
        wish = assistant.wish_in(conversations.words_of(message_id), language=here.language)
        _ask(conversation_id, message_id, collections, wish)


@transaction.atomic
def _ask(conversation_id: int, message_id: int, collections: tuple[str, ...], wish: Wish | None) -> None:
    turn = assistant.begin(conversation_id=conversation_id, message_id=message_id, collections=collections)
    here = conversations.brief(conversation_id)
    if not turn or not here or here.handler != "assistant":
        return
    if not talk_through.talk(turn, here, wish):
        answer(turn, here, f"answer:{message_id}")


def answer(turn: Turn, here: Brief, under: str) -> None:
    """Reply once under this client id, or pass the conversation on when a person is asked for."""
    question = conversations.words_of(turn.message_id)
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

"""What a customer wants done is done with her in words: asked for, said before the yes, done."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Move, Reply, Turn, Wish
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief

from .hand_over import hand_over

OWN = ("webchat", "voice")
"""Channels on which whoever writes is the conversation's customer, and nobody who borrowed her address."""


def talk(turn: Turn, here: Brief, wish: Wish | None) -> bool:
    """Go on with what she wants done, or begin her wish; whether it was that. In the turn's transaction."""
    if here.channel not in OWN:
        return False
    move = assistant.move_on(
        to=here, message_id=turn.message_id, text=conversations.words_of(turn.message_id), wish=wish
    )
    if move is None:
        return False
    said = _say(move, here, f"task:{turn.message_id}")
    about = move.about or (f"{wish.kind}:{wish.ref}" if wish else "")
    reply = Reply("person" if move.person else "task", "", about=about)
    assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said)
    return True


def remind(turn: Turn, here: Brief, *, understood: bool) -> None:
    """After an answer from the articles: what was asked before, once more."""
    if move := assistant.remind(to=here, message_id=turn.message_id, understood=understood):
        _say(move, here, f"again:{turn.message_id}")


@transaction.atomic
def proven(*, conversation_id: int) -> None:
    """She has shown who she is: what waited for that goes on; safe to repeat."""
    assistant.hold(conversation_id=conversation_id)
    here = conversations.brief(conversation_id)
    if here is None or here.handler != "assistant":
        return
    if move := assistant.go_on_proven(to=here):
        _say(move, here, f"proven:{here.last_sequence}")


def _say(move: Move, here: Brief, under: str) -> int | None:
    said = None
    for number, one in enumerate(move.said):
        under_this = f"{under}:{number}"
        said = conversations.answer(
            conversation_id=here.id, body=one.text, card=one.card(), client_id=under_this
        )
    if move.person:
        hand_over(conversation_id=here.id, why="failed")
    return said.message_id if said else None

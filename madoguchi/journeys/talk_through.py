"""What a customer wants done is done with her in words: asked for, said before the yes, done."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Move, Reply, Turn, Wish
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief, LinkedArticle

from .hand_over import hand_over


def speaks_herself(here: Brief) -> bool:
    """Whether whoever writes there is the conversation's customer, and nobody in her name."""
    return here.channel == "voice" or conversations.capabilities(here.channel).personal


def talk(turn: Turn, here: Brief, wish: Wish | None) -> bool:
    """Go on with what she wants done, or begin her wish; whether it was that. In the turn's transaction."""
    if not speaks_herself(here):
        return False
    move = assistant.move_on(turn, to=here, wish=wish)
    if move is None:
        return False
    said = say_move(move, here, f"task:{turn.message_id}")
    about = move.about or (f"{wish.kind}:{wish.ref}" if wish else "")
    reply = Reply("person" if move.person else "task", "", about=about)
    assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said)
    return True


@transaction.atomic
def proven(*, conversation_id: int) -> None:
    """She has shown who she is: what waited for that goes on; safe to repeat."""
    assistant.hold(conversation_id=conversation_id)
    here = conversations.brief(conversation_id)
    if here and here.handler == "assistant" and (move := assistant.go_on_proven(to=here)):
        say_move(move, here, f"proven:{here.last_sequence}")


def say_move(move: Move, here: Brief, under: str) -> int | None:
    """Say all of a move under its client id, and hand over where it says so; the last message's id."""
    said = None
    for at, one in enumerate(move.said):
        called = f"{under}:{at}"
        said = conversations.answer(conversation_id=here.id, body=one.text, card=one.card(), client_id=called)
    if shown := [LinkedArticle(one.article_id, one.title, one.url) for one in move.shown]:
        conversations.link_articles(conversation_id=here.id, articles=shown, role="shown")
    if move.person:
        hand_over(conversation_id=here.id, why="" if move.handing else "failed", handing=move.handing)
    return said.message_id if said else None

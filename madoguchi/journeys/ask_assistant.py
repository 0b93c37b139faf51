"""The assistant does what is asked, answers from an article, or admits that it cannot and offers a person.

Most messages take one short transaction. Where the company's own service is to word the answer, it is asked
between two of them, with nothing locked, while the customer sees that an answer is being prepared.
"""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn, Wish
from madoguchi.conversations import api as conversations

from . import do_it
from .say_answer import assistants_own, plain_answer, say, say_worded


def ask(*, conversation_id: int, message_id: int, collections: tuple[str, ...] = (), round: int = 0) -> bool:
    """Answer one customer message; safe to repeat. False when the conversation is a person's matter.

    What she wants is made out before anything is locked. `round`: a further try after one did not help.
    """
    asked = conversations.asked(conversation_id=conversation_id, message_id=message_id)
    if not asked or asked[0].handler != "assistant":
        return False
    here, words = asked
    wish = assistant.wish_in(words, language=here.language) if not round else None
    if unsaid := _begin(conversation_id, message_id, words, collections, round, wish):
        turn, reply = unsaid
        conversations.typing(conversation_id=conversation_id, who="assistant")
        say_worded(turn, assistant.worded(reply, customer_id=here.customer_id))
    return True


@transaction.atomic
def _begin(
    conversation_id: int, message_id: int, words: str, collections: tuple[str, ...], round: int,
    wish: Wish | None,
) -> tuple[Turn, Reply] | None:  # fmt: skip
    """Do or say what can be at once; else the turn, and the reply that waits for its wording."""
    turn = assistant.begin(
        conversation_id=conversation_id, message_id=message_id, words=words, collections=collections,
        round=round, wish=wish,
    )  # fmt: skip
    here = assistants_own(conversation_id)
    if not turn or not here or (not round and do_it.done(turn, here, wish)):
        return None
    reply = plain_answer(turn, here)
    if reply.draft:
        return turn, reply
    say(turn, here, reply)
    return None

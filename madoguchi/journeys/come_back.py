"""After an answer, or words that were none: back to what is being done with her."""

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn
from madoguchi.conversations.shapes import Brief

from .talk_through import OWN, say_move


def lead_through(turn: Turn, here: Brief, article_id: int) -> None:
    """After an answer that leads step by step, to whoever writes herself: its first question."""
    if here.channel in OWN and (
        move := assistant.lead_through(to=here, message_id=turn.message_id, article_id=article_id)
    ):
        say_move(move, here, f"lead:{turn.message_id}")


def ask_again(turn: Turn, here: Brief) -> bool:
    """Her words were no answer to what was asked: ask once more; False where nothing was asked."""
    move = assistant.ask_again(to=here, message_id=turn.message_id)
    if move is None:
        return False
    said = say_move(move, here, f"again:{turn.message_id}")
    reply = Reply("person" if move.person else "task", "", about=move.about)
    assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said)
    return True


def remind(turn: Turn, here: Brief, *, understood: bool) -> None:
    """After an answer from the articles: what was asked before, once more."""
    if move := assistant.remind(to=here, message_id=turn.message_id, understood=understood):
        say_move(move, here, f"again:{turn.message_id}")

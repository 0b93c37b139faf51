"""After an answer, or words that were none: back to what is being done with her."""

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn
from madoguchi.conversations.shapes import Brief

from .talk_through import say_move, speaks_herself


def lead_through(turn: Turn, here: Brief, article_id: int) -> Turn:
    """After an answer that leads step by step, to whoever writes herself: its first question.

    This and `remind`: the turn as it stands then.
    """
    own = speaks_herself(here)
    move = assistant.lead_through(turn, to=here, article_id=article_id) if own else None
    if move:
        say_move(move, here, f"lead:{turn.message_id}")
    return turn.after(move)


def ask_again(turn: Turn, here: Brief) -> Turn | None:
    """Her words were no answer to what was asked: ask once more; None where nothing was asked."""
    move = assistant.ask_again(turn, to=here)
    if move is None:
        return None
    said = say_move(move, here, f"again:{turn.message_id}")
    reply = Reply("person" if move.person else "task", "", about=move.about)
    assistant.finish(turn=turn, reply=reply, customer_id=here.customer_id, answer_id=said)
    return turn.after(move)


def remind(turn: Turn, here: Brief, *, understood: bool) -> Turn:
    """After an answer from the articles: what was asked before, once more."""
    move = assistant.remind(turn, to=here, understood=understood)
    if move:
        say_move(move, here, f"again:{turn.message_id}")
    return turn.after(move)

"""What a message asks for is done, and what it asks besides is answered; some go to people at once."""

from dataclasses import replace

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Turn, Wish
from madoguchi.conversations.shapes import Brief

from .say_answer import say
from .take_care import belongs_to_people
from .talk_through import speaks_herself, talk


def done(turn: Turn, here: Brief, wish: Wish | None) -> bool:
    """Whether it went to people, or was something to be done. In the turn's transaction."""
    if belongs_to_people(turn, here):
        return True
    if wish and speaks_herself(here):
        turn = _answer_besides(turn, here, wish.besides)
    return talk(turn, here, wish)


def _answer_besides(turn: Turn, here: Brief, questions: tuple[str, ...]) -> Turn:
    """Answer from the articles what a message asks besides; each is a round of its own."""
    for round, question in enumerate(questions, start=1):
        asked = replace(turn, round=round, wish=None)
        reply = assistant.reply_to(question, turn=asked, language=here.language)
        if reply.kind != "person":
            turn = replace(turn, talks=say(asked, here, replace(reply, draft=None)).talks)
    return turn

"""Danger, law, abuse and anger: people take over by rule, whatever was tried before."""

from django.utils.translation import override

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply, Turn
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief
from madoguchi.core import api as core

from .hand_over import hand_over

URGENT = 4
MAIL = "email"
"""Where an apology alone would be a letter of its own."""


def belongs_to_people(turn: Turn, here: Brief) -> bool:
    """Hand it over where a rule wants it; whether it did. The first anger is met with an apology instead."""
    why = assistant.concern(turn.words)
    if not why and assistant.upset(turn.words):
        if assistant.bears(here.id):
            if here.channel != MAIL:
                _say(turn, here, assistant.sorry)
            return False
        why = "anger"
    if not why:
        return False
    if why == "safety":
        _say(turn, here, assistant.safety_first)
        conversations.set_priority(conversation_id=here.id, priority=URGENT, actor=core.SYSTEM)
    assistant.finish(turn=turn, reply=Reply("person", "", about=why), customer_id=here.customer_id)
    hand_over(conversation_id=here.id, why=why)
    return True


def _say(turn: Turn, here: Brief, words: assistant.Words) -> None:
    with override(here.language):
        body = words()
    conversations.answer(conversation_id=here.id, body=body, client_id=f"care:{turn.message_id}")

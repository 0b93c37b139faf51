"""A caller speaks: what she says goes the way of every message, and what was said upon it is read to her."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, MessageShape, Received

from . import ask_assistant, inbound_message, judge_answer, prove_by_voice, stand_by
from .hand_over import hand_over

Turned = tuple[Received, assistant.voice.Listening]


def turn(message: InboundMessage, *, last: Callable[[], Sequence[MessageShape]], caller: str = "") -> Turned:
    """Do what one utterance asks for, once for its client_id, and what is listened for then. `last`: what was
    said before it."""
    deed = assistant.voice.decide(message.text, last=last, place=message.conversation_id)
    received, standing_by = stand_by.receive(replace(message, text=deed.words))
    place, told = received.conversation_id, received.message_id
    if received.created and deed.kind != "say":
        if _claimed(received, deed):
            _do(deed, received)
        stand_by.relieve(standing_by)
        return received, assistant.listening(place)
    inbound_message.carry_on(conversation_id=place, message_id=told)
    stand_by.relieve(standing_by)
    listening = assistant.listening(place)
    if listening == "proof":
        prove_by_voice.offer(received, caller=caller)
    return received, listening


@transaction.atomic
def _claimed(received: Received, deed: assistant.voice.Deed) -> bool:
    """Whether the turn is ours: nobody else answers this message then. With it, a wish for a person is kept:
    where this process dies, nobody who was promised a person waits in vain."""
    place, message = received.conversation_id, received.message_id
    told = assistant.begin(conversation_id=place, message_id=message, words=deed.words)
    here = conversations.brief(place) if told else None
    if told and here:
        reply = Reply("person" if deed.kind == "person" else "task", "")
        assistant.finish(turn=told, reply=reply, customer_id=here.customer_id)
        if deed.kind == "person":
            hand_over(conversation_id=place)
    return bool(told)


def _do(deed: assistant.voice.Deed, received: Received) -> None:
    place = received.conversation_id
    if deed.kind in ("code", "address"):
        prove_by_voice.hear(received, **{deed.kind: deed.value})
    elif deed.article_id:
        solved, about = deed.kind == "solved", deed.article_id
        if unsaid := judge_answer.said_solved(conversation_id=place, article_id=about, solved=solved):
            ask_assistant.ask(conversation_id=place, message_id=unsaid.message_id, round=unsaid.round)

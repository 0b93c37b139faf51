"""A caller speaks: what she says goes the way of every message, and what was said upon it is read to her."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, MessageShape, Received

from . import ask_assistant, inbound_message, judge_answer, prove_by_voice
from .hand_over import hand_over

PATIENCE = 60
"""Seconds after which a worker does what this process did not finish."""


def turn(message: InboundMessage, *, last: Sequence[MessageShape], caller: str = "") -> Received:
    """Do what one utterance asks for; the same client_id is done once. `last`: what was said before it."""
    waits = message.conversation_id and assistant.listening(message.conversation_id) == "proof"
    deed = assistant.voice.decide(message.text, last=last, proof=bool(waits))
    received = inbound_message.receive(replace(message, text=deed.words), patience=PATIENCE)
    if received.created and deed.kind != "say":
        if _claimed(received, deed):
            _do(deed, received)
    else:
        inbound_message.carry_on(conversation_id=received.conversation_id, message_id=received.message_id)
        prove_by_voice.offer(received, caller=caller)
    return received


@transaction.atomic
def _claimed(received: Received, deed: assistant.voice.Deed) -> bool:
    """Whether the turn is ours: nobody else answers this message then."""
    told = assistant.begin(
        conversation_id=received.conversation_id, message_id=received.message_id, words=deed.words
    )
    here = conversations.brief(received.conversation_id)
    if told and here:
        kind = "person" if deed.kind == "person" else "task"
        assistant.finish(turn=told, reply=Reply(kind, ""), customer_id=here.customer_id)
    return bool(told)


def _do(deed: assistant.voice.Deed, received: Received) -> None:
    place = received.conversation_id
    if deed.kind == "person":
        hand_over(conversation_id=place)
    elif deed.kind in ("code", "address"):
        prove_by_voice.hear(received, **{deed.kind: deed.value})
    elif deed.article_id:
        unsaid = judge_answer.said_solved(
            conversation_id=place, article_id=deed.article_id, solved=deed.kind == "solved"
        )
        if unsaid:
            ask_assistant.ask(conversation_id=place, message_id=unsaid.message_id, round=unsaid.round)

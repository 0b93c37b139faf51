"""Where a customer has no form of ours (LINE), she writes her address, then the figures that came there."""

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.assistant.shapes import Reply
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Brief, Received

from . import prove_by_voice
from .later import later


def _concerns(channel: str) -> bool:
    """Whether customers who write there are known by that channel alone, and see no form of ours."""
    can = conversations.capabilities(channel)
    return can.delivers and can.personal


def heard(*, conversation_id: int, message_id: int, channel: str) -> bool:
    """Whether this message was her address or the figures, asked for on such a channel; then it is done."""
    here = _asked(conversation_id, channel)
    if here is None:
        return False
    words = conversations.words_of(message_id)
    deed = assistant.voice.decide(words, last=tuple, place=conversation_id)
    if deed.kind not in ("code", "address"):
        return False
    if _claimed(here, message_id, words):
        received = Received(conversation_id, message_id, 0, created=True)
        prove_by_voice.hear(received, **{deed.kind: deed.value})
    return True


def offer(*, conversation_id: int, message_id: int, channel: str) -> None:
    """Where she is asked who she is, and has no form: say how; said once for each message.

    Where her account there can be linked with her page, that is offered with it.
    """
    if _asked(conversation_id, channel):
        prove_by_voice.offer(Received(conversation_id, message_id, 0, created=True), caller="")
        later("channels.offer_link", conversation_id=conversation_id, message_id=message_id)


def _asked(conversation_id: int, channel: str) -> Brief | None:
    if not _concerns(channel):
        return None
    here = conversations.brief(conversation_id)
    if here is None or here.handler != "assistant":
        return None
    return here if assistant.listening(here.id) == "proof" else None


@transaction.atomic
def _claimed(here: Brief, message_id: int, words: str) -> bool:
    """Whether the turn is ours: nobody else answers this message then."""
    turn = assistant.begin(conversation_id=here.id, message_id=message_id, words=words)
    if turn:
        assistant.finish(turn=turn, reply=Reply("task", ""), customer_id=here.customer_id)
    return bool(turn)

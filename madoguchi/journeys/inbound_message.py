"""A customer writes: the message is kept at once, the rest follows in a job if no agent is there for it."""

from collections.abc import Sequence

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, Received
from madoguchi.people import api as people
from madoguchi.people.api import Agreement
from madoguchi.routing import api as routing

from . import ask_assistant, prove_by_words
from .later import carry_on_later


@transaction.atomic
def receive(
    message: InboundMessage, *, collections: Sequence[str] = (), agreement: Agreement | None = None
) -> Received:
    """Keep the message and the job that carries it on, in one transaction; safe to repeat.

    No such job where its agent is at work: her desk shows it. `collections` limits where the assistant
    looks; `agreement` came with a form. Raises what conversations.receive and people.agree raise.
    """
    received = conversations.receive(message)
    if agreement and (received.opened or agreement.version):
        people.agree(customer_id=message.customer_id, agreement=agreement)
    if waits_for_us(received):
        if conversations.capabilities(message.channel).needs_subject:
            _to_people(received.conversation_id)
        else:
            carry_on_later(received, channel=message.channel, collections=collections)
    return received


def waits_for_us(received: Received) -> bool:
    """Whether it is new, and no agent at work has it before her."""
    return received.created and not (received.assignee_id and people.at_work(received.assignee_id))


def _to_people(conversation_id: int) -> None:
    """Letters are answered by people; what the articles say goes with the receipt."""
    if not routing.attend(conversation_id=conversation_id):
        routing.place(conversation_id=conversation_id)


def carry_on(
    *, conversation_id: int, message_id: int, collections: Sequence[str] = (), channel: str = ""
) -> None:
    """Answer the message, or see to it that a person does; safe to repeat and to run twice at once."""
    told = {"conversation_id": conversation_id, "message_id": message_id}
    if not prove_by_words.heard(**told, channel=channel):
        if ask_assistant.ask(**told, collections=tuple(collections)):
            prove_by_words.offer(**told, channel=channel)
        else:
            routing.attend(conversation_id=conversation_id)

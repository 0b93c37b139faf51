"""Finds what a customer was asked although it was known: the detector over the transcripts of journeys.

Every question of the assistant carries the name of what it asks (`card["asks"]`, one name per matter and
field). It is a repeat when what was kept then holds a value of that name, unless the name says that her
answer was no use; and when it asks for an address although one of hers is proven.
"""

from collections.abc import Collection, Iterator

from django.utils.translation import override

from madoguchi.assistant.api import voice
from madoguchi.assistant.models import Dialogue
from madoguchi.conversations.models import Conversation, Message
from madoguchi.people.models import Identity
from madoguchi.tasks.models import TaskRun


def held(conversation_id: int) -> set[str]:
    """The names of what is known now: the filled fields of her running forms, and what she said for them."""
    here = Conversation.objects.get(pk=conversation_id)
    running = TaskRun.objects.filter(customer=here.customer_id, state="started")
    kept = {f"{run.reference}.{name}" for run in running for name, value in run.values.items() if value}
    dialogue = Dialogue.objects.filter(pk=conversation_id).first()
    for talk in dialogue.talks if dialogue else ():
        kept |= {f"{talk['run']}.{name}" for name, value in talk["values"].items() if value and talk["run"]}
    return kept


def asked_twice(conversation_id: int, *, known: Collection[str], since: int = 0) -> list[str]:
    """What was asked behind the message of the sequence `since` although it is among the `known` names, or is
    an address of hers; in the order of the questions, [] where nothing was.
    """
    return list(_repeats(conversation_id, frozenset(known), since))


def _repeats(conversation_id: int, known: frozenset[str], since: int) -> Iterator[str]:
    lines = Message.objects.filter(conversation=conversation_id, private=False, sequence__gt=since)
    for line in lines.order_by("sequence"):
        asks = (line.card or {}).get("asks", "")
        if asks in known:
            yield asks
        elif _asks_for_address(line) and _had_address(line):
            yield "address"


def _asks_for_address(line: Message) -> bool:
    with override(line.conversation.language):
        return line.body in {voice.which_address(written=written) for written in (True, False)}


def _had_address(line: Message) -> bool:
    hers = Identity.objects.filter(customer=line.conversation.customer_id, kind="email")
    return hers.filter(proven_at__lt=line.created_at).exists()

"""The example dialogues, each in a world of its own that is rolled back."""

import pytest
from django.utils.translation import override

from madoguchi.assistant.models import Dialogue, ToolCall
from madoguchi.commerce.models import Invoice, Order
from madoguchi.core.testing import work_off
from madoguchi.routing.models import QueueEntry
from madoguchi.tasks.models import TaskRun
from tests.journeys.asked_twice import asked_twice, held

from .conftest import Customer, dialogues

pytestmark = pytest.mark.django_db


def _parameter(name, dialogue):
    """A dialogue; `not_yet` says why it does not go well today, and shall be removed when it does."""
    why = dialogue.get("not_yet")
    marks = pytest.mark.xfail(reason=why, raises=AssertionError, strict=True) if why else ()
    return pytest.param(dialogue, id=name, marks=marks)


@pytest.mark.parametrize("dialogue", [_parameter(*one) for one in dialogues()])
def test_dialogue(dialogue):
    with override(dialogue.get("language", "ja")):
        _told(dialogue)


def _told(dialogue):
    customer = Customer(dialogue.get("language", "ja"))
    customer.arrives(dialogue.get("given", {}))
    for step in dialogue["talk"]:
        if "you" in step:
            said = customer.thread()[-1].sequence if customer.conversation_id else 0
            customer.writes(step["you"])
            assert (
                asked_twice(customer.conversation_id, known=held(customer.conversation_id), since=said) == []
            )
        elif step.get("proof"):
            customer.shows_who_she_is()
        heard = customer.words()
        for wanted in _list(step.get("hears")):
            assert wanted.format(**customer.owns) in heard, f"{step}\n{heard}"
        for unwanted in _list(step.get("never")):
            assert unwanted.format(**customer.owns) not in heard, f"{step}\n{heard}"
        if "proof_asked" in step:
            assert any(line.card.get("proof") for line in customer.heard) is step["proof_asked"], heard
    _afterwards(customer, dialogue.get("then", {}))


def _afterwards(customer, then):
    if "order" in then:
        assert Order.objects.get(number=customer.owns["order"]).status == then["order"]
    if "bill" in then:
        states = Invoice.objects.get(number=customer.owns["bill"]).payments.values_list("state", flat=True)
        assert list(states) == then["bill"]
    if "handed_over" in then:
        assert Dialogue.objects.get(pk=customer.conversation_id).handed_over == then["handed_over"]
    if "waits" in then:
        work_off()
        waiting = QueueEntry.objects.filter(customer_id=customer.id, left_at=None)
        assert [then["waits"] in one.conversation.subject for one in waiting] == [True]
    if "looked" in then:
        looked = ToolCall.objects.filter(customer_id=customer.id).order_by("pk")
        assert [f"{one.code} {one.outcome}" for one in looked] == then["looked"]
    if "runs" in then:
        runs = TaskRun.objects.filter(customer_id=customer.id).order_by("pk")
        assert [f"{run.task} {run.state}" for run in runs] == then["runs"]


def _list(found):
    return [found] if isinstance(found, str) else found or []

"""Who goes on elsewhere in the middle of something is asked nothing again; and the detector sees a repeat."""

from typing import Any

import pytest
from django.utils.translation import override

from madoguchi.assistant.dialogue import carrying
from madoguchi.core import api as core
from madoguchi.journeys import arrive, switch_channel
from madoguchi.people import api as people
from tests.dialogues.conftest import Customer

from .asked_twice import asked_twice, held

pytestmark = pytest.mark.django_db
USER = "U" + "9" * 32


@pytest.fixture
def customer() -> Any:
    """She moves house, and is in the middle of her new address."""
    with override("ja"):
        her = Customer("ja")
        her.arrives({"order": "pending"})
        her.writes("注文{order}をキャンセルしたい")
        yield her


def goes_on_in_line(her: Customer) -> tuple[set[str], int]:
    """By the code; what was known then, and behind which message."""
    known, since = held(her.conversation_id), her.thread()[-1].sequence
    way = switch_channel.offer(
        conversation_id=her.conversation_id, channel="line", why="asked", actor=core.customer(her.id)
    )
    newcomer = people.identify(kind="line", value=USER, name="花", proven_how="channel")
    came = arrive.arrive(
        customer_id=newcomer, text=f"続ける：{way.code}", channel="line", address=f"line:{USER}"
    )
    assert came == her.conversation_id
    her.channel = "line"
    return known, since


def repeats(her: Customer, since: int) -> list[str]:
    """What she was asked since, although it is kept now."""
    return asked_twice(her.conversation_id, known=held(her.conversation_id), since=since)


def test_what_was_said_in_the_chat_is_not_asked_in_line(customer: Customer) -> None:
    known, since = goes_on_in_line(customer)
    assert known, "the order is chosen already"
    customer.writes("@1")
    assert "よろしいでしょうか" in customer.words()
    assert repeats(customer, since) == []
    assert asked_twice(customer.conversation_id, known=known, since=since) == []


def test_a_planted_repeat_is_caught(customer: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the form began anew on the other side."""
    known, since = goes_on_in_line(customer)
    [order] = {name for name in known if name.endswith(".order")}
    monkeypatch.setattr(carrying, "next_field", lambda form, _answered: form.fields[0])
    monkeypatch.setattr(carrying, "_place", lambda _talk, _run: 0)
    customer.writes("続きをお願いします")
    assert asked_twice(customer.conversation_id, known=known, since=since) == [order]
    assert repeats(customer, since) == [order]

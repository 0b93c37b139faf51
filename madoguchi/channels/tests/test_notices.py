"""Notices go out by our account where a customer wrote to us, and are held where the service says no."""

from datetime import UTC, datetime

import pytest

from madoguchi.channels import api
from madoguchi.channels.actions.telling import way
from madoguchi.channels.shapes import Permanent, Temporary
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.notices import api as notices
from madoguchi.notices import telling, ways
from madoguchi.people import api as people

from .conftest import Post
from .parrot import Parrot

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SAID = {"id": "m1", "from": "polly", "text": "こんにちは", "at": 1}


@pytest.fixture
def customer(post: Post, monkeypatch: pytest.MonkeyPatch) -> int:
    """She wrote to us there, and it stands for LINE here."""
    table = {"line": way("parrot")}
    for module in (ways, telling):
        monkeypatch.setattr(module, "ways", lambda: table)
    post(SAID)
    testing.work_off(task="channels.handle")
    found = Conversation.objects.get(channel="parrot").customer_id
    people.choose_contact(customer_id=found, actor=core.SYSTEM, preferred_channel="line")
    return found


def tell(customer: int) -> None:
    with core.frozen(NOON):
        notices.tell(customer_id=customer, key="k", kind="shipped", path="/my/", values={"number": "A-1"})


def states(customer: int) -> list[tuple[str, str, str]]:
    return [(row.channel, row.state, row.reason) for row in notices.log(customer_id=customer)]


def test_a_notice_goes_out_once_where_she_wrote(customer: int, parrot: Parrot) -> None:
    assert notices.channels() == ("email", "push", "line")
    tell(customer)
    tell(customer)
    assert testing.work_off(task="channels.send_notice") == 1
    (sent,) = parrot.sent
    assert sent.text.startswith("ご注文 A-1 を発送いたしました")
    assert states(customer) == [("line", "sent", "")]


def test_what_the_service_never_takes_is_held_and_what_it_takes_later_is_tried_again(
    customer: int, parrot: Parrot
) -> None:
    tell(customer)
    (row,) = notices.log(customer_id=customer)
    parrot.next = [Temporary("busy"), Permanent("blocked")]
    with pytest.raises(Temporary):
        api.send_notice(channel="parrot", telling_id=row.id)
    assert states(customer) == [("line", "sent", "")]
    assert not api.send_notice(channel="parrot", telling_id=row.id)
    assert not api.send_notice(channel="parrot", telling_id=row.id)
    assert states(customer) == [("line", "held", "refused")]

"""Whom our next mail goes to: those the customer wrote to, until staff chose; kept through the next mail."""

from typing import Any

import pytest

from madoguchi.channels import api as channels
from madoguchi.channels.email.recipients import recipients_of
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.email.tests.taking import HER, mail, take, talks
from madoguchi.channels.models import Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
BOSS, SHOP, NEW = "boss@mail.example", "shop@partner.example", "new@other.example"


@pytest.fixture
def talk(mailbox: Account) -> Conversation:
    """She wrote to us and to two others."""
    take(mailbox, mail(mailbox, b"hello", To=f"{Mailbox(mailbox).address}, Boss <{BOSS}>", Cc=SHOP))
    return talks().get()


def choose(talk: Conversation, to: list[str], cc: list[str]) -> Any:
    actor = core.staff(people.create_staff(email="a@b.test", password=None, name="森", role="supervisor").id)
    return conversations.set_recipients(conversation_id=talk.pk, to=to, cc=cc, actor=actor)


def addresses(found: Any) -> tuple[list[str], list[str]]:
    return [one.address for one in found.to], [one.address for one in found.cc]


def test_everybody_she_wrote_to_is_answered_until_staff_leaves_somebody_out(talk: Conversation) -> None:
    now = conversations.recipients(conversation_id=talk.pk)
    assert now
    assert addresses(now) == ([HER], [BOSS, SHOP])
    assert (now.added, now.offered) == ((), ())
    after = choose(talk, [HER], [SHOP])
    assert addresses(after) == ([HER], [SHOP])
    assert [one.address for one in after.offered] == [BOSS]
    assert after.seal != now.seal


def test_who_is_left_out_stays_out_when_she_writes_again(talk: Conversation, mailbox: Account) -> None:
    choose(talk, [HER], [SHOP])
    again = mail(
        mailbox, b"more", To=f"{Mailbox(mailbox).address}, {BOSS}", Cc=f"{SHOP}, {NEW}",
        Subject=f"[{talk.number}]",
    )  # fmt: skip
    take(mailbox, again)
    now = conversations.recipients(conversation_id=talk.pk)
    assert now
    assert addresses(now) == ([HER], [SHOP, NEW])
    assert now.added == ()


def test_who_is_added_is_new_until_a_mail_went(talk: Conversation, mailbox: Account, posted: Any) -> None:
    after = choose(talk, [HER], [BOSS, SHOP, f"新田 <{NEW}>"])
    assert [(one.address, one.name) for one in after.added] == [(NEW, "新田")]
    conversations.answer(conversation_id=talk.pk, body="ご確認ください。", client_id="x")
    channels.deliver(conversation_id=talk.pk)
    assert posted[-1][0] == [HER, BOSS, SHOP, NEW]
    now = conversations.recipients(conversation_id=talk.pk)
    assert now
    assert now.added == ()


def test_staff_read_who_changed_it_and_the_customer_does_not(talk: Conversation) -> None:
    choose(talk, [HER], [SHOP])
    conversations.set_recipients(conversation_id=talk.pk, to=[HER], cc=[SHOP], actor=core.SYSTEM)
    lines = Message.objects.filter(conversation=talk, kind="system", card__code="recipients_changed")
    assert [(one.private, one.card["params"]["name"]) for one in lines] == [(True, "森")]


@pytest.mark.parametrize(
    ("to", "cc", "reason"),
    [
        ([], [BOSS], "none"),
        (["nobody"], [], "address"),
        ([HER], ["a@b.example\r\nBcc: x@y.example <nowhere>"], "address"),
        ([HER], ["support+12-abc@aozora.example"], "own"),
        ([HER], [f"n{one}@mail.example" for one in range(20)], "many"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    talk: Conversation, to: list[str], cc: list[str], reason: str
) -> None:
    before = conversations.recipients(conversation_id=talk.pk)
    with pytest.raises(conversations.AddressRefused) as refused:
        choose(talk, to, cc)
    assert refused.value.reason == reason
    assert conversations.recipients(conversation_id=talk.pk) == before


def test_a_conversation_by_chat_has_no_list(mailbox: Account) -> None:
    her = people.create_customer(name="高崎", locale="ja")
    row = Conversation.objects.create(
        number="222-333-444", customer_id=her, channel="webchat", created_at=core.now(),
        last_message_at=core.now(),
    )  # fmt: skip
    assert conversations.recipients(conversation_id=row.pk) is None
    with pytest.raises(conversations.AddressRefused):
        choose(row, [HER], [])


def test_one_who_answers_beside_her_is_offered(talk: Conversation, mailbox: Account) -> None:
    row = Route.objects.get(conversation=talk)
    first = Message.objects.get(conversation=talk, author_kind="customer")
    before = first.card["mail"]["message_id"]
    take(mailbox, mail(mailbox, b"me too", sender=f"Eve <{NEW}>", In_Reply_To=f"<{before}>"))
    row.refresh_from_db()
    now = recipients_of(row.data, row.address)
    assert [(one.address, one.name) for one in now.offered] == [(NEW, "Eve")]
    assert addresses(now) == ([HER], [BOSS, SHOP])

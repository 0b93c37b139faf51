"""Mails of customers come from a real server, are answered by an agent, and thread back."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from madoguchi.channels import api as channels
from madoguchi.channels.email.models import Letter, Place, Source
from madoguchi.channels.email.settings import Mailbox
from madoguchi.channels.models import RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.language.tests.test_mail_reading import jis

from .conftest import Sink, fetch, mailbox_at
from .dovecot import Dovecot

PHONE = "abc..x@docomo.ne.jp"


def mail(account: Account, body: bytes = b"hello", *, sender: str = PHONE, **fields: str) -> bytes:
    """A mail to us."""
    head = {
        "From": sender,
        "To": Mailbox(account).address,
        "Message-ID": f"<{abs(hash(body))}@{sender[-6:]}>",
    }
    said = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in (head | fields).items())
    return said.encode() + b"\r\n" + body + b"\r\n"


def from_phone(account: Account) -> bytes:
    """What a telephone sends: ISO-2022-JP that says nothing of itself, with ① and ㈱."""
    head = b"From: " + jis("高崎") + b" <" + PHONE.encode() + b">\r\nSubject: " + jis("①㈱ｹﾄﾙの件")
    to = f"\r\nTo: {Mailbox(account).address}\r\nMessage-ID: <phone1@docomo.ne.jp>\r\n\r\n".encode()
    return head + to + jis("①番の㈱青空のｹﾄﾙが動きません") + b"\r\n"


def deliver(dovecot: Dovecot, account: Account, *mails: bytes) -> None:
    dovecot.deliver(Mailbox(account).address, mails)


def begun() -> QuerySet[Conversation]:
    """The conversations that this test's mails began."""
    return Conversation.objects.filter(pk__in=Route.objects.values("conversation"))


def lines(author: str) -> QuerySet[Message]:
    """What was said in them."""
    return Message.objects.filter(conversation__in=begun(), author_kind=author)


def answer(conversation_id: int, staff: int, text: str) -> None:
    """An agent answers, and the time in which it can be taken back goes by."""
    conversations.reply(conversation_id=conversation_id, staff_id=staff, text=text)
    with core.shift(timedelta(minutes=1)):
        channels.deliver(conversation_id=conversation_id)


def test_a_phone_writes_an_agent_answers_and_it_threads_back(
    dovecot: Dovecot, sink: Sink, account: Account, staff: int
) -> None:
    deliver(dovecot, account, from_phone(account))
    assert fetch(account) == 1
    row = begun().get()
    first = lines("customer").get()
    assert (row.subject, first.body) == ("①㈱ｹﾄﾙの件", "①番の㈱青空のｹﾄﾙが動きません")
    assert Source.objects.get(letter__ours=False).raw.endswith(jis("①番の㈱青空のｹﾄﾙが動きません") + b"\r\n")
    answer(row.pk, staff, "電源をご確認ください。")
    to, raw = sink.mails[-1]
    ours = language.mail.read(raw)
    assert to == [PHONE]
    assert ours.subject == f"Re: ①㈱ｹﾄﾙの件 [受付番号 {row.number}]"
    assert ours.in_reply_to == ("phone1@docomo.ne.jp",)
    assert ours.text.startswith(
        "高崎 様\n\nいつもお世話になっております。\n青空家電の森でございます。\n\n電源を"
    )
    assert ours.text.endswith("-- \n青空家電 お客様窓口")
    assert ours.header("auto-submitted") == ""
    back = jis("できました") + b"\r\n\r\n> " + jis("電源をご確認ください。")
    deliver(dovecot, account, mail(account, back, In_Reply_To=f"<{ours.message_id}>", Subject="Re:"))
    assert fetch(account) == 1
    assert begun().count() == 1
    assert lines("customer").latest("pk").body == "できました"


def test_the_receipt_tells_number_and_time_and_is_marked(
    dovecot: Dovecot, sink: Sink, account: Account
) -> None:
    deliver(dovecot, account, mail(account, b"Where is my order?", Subject="Order"))
    fetch(account)
    row = begun().get()
    assert (row.handler, len(sink.mails)) == ("queue", 1)
    receipt = language.mail.read(sink.mails[0][1])
    assert receipt.header("auto-submitted") == "auto-replied"
    assert row.number in receipt.text
    assert language.mail.nature(receipt).may_be_answered is False


def test_mails_count_once_however_often_they_come(dovecot: Dovecot, sink: Sink, account: Account) -> None:
    deliver(dovecot, account, *[mail(account, b"one")] * 3, mail(account, b"two"))
    assert fetch(account) == 4
    Place.objects.update(uid=0)  # as after a kill between keeping and noting
    fetch(account)
    assert lines("customer").count() == 2
    assert RawEvent.objects.count() == 2


def test_two_instances_pointed_at_each_other_do_not_loop(dovecot: Dovecot, sink: Sink, alone: None) -> None:
    one = mailbox_at(dovecot, sink, "one@ping.example")
    two = mailbox_at(dovecot, sink, "two@pong.example")
    deliver(dovecot, one, mail(one, b"hello", sender="two@pong.example"))
    fetch(one)
    for _round in range(4):
        for whose in (one, two):
            arrived = [raw for to, raw in sink.mails if to == [Mailbox(whose).address]]
            sink.mails = [kept for kept in sink.mails if kept[0] != [Mailbox(whose).address]]
            deliver(dovecot, whose, *arrived)
            fetch(whose)
    assert sink.mails == []
    assert Letter.objects.filter(ours=True).count() == 1
    assert Letter.objects.get(nature="auto_reply").account_id == two.id


def test_what_came_back_fails_with_its_reason(
    dovecot: Dovecot, sink: Sink, account: Account, staff: int
) -> None:
    deliver(dovecot, account, mail(account, b"hello", Auto_Submitted="no"))
    fetch(account)
    row = begun().get()
    answer(row.pk, staff, "こんにちは")
    ours = language.mail.read(sink.mails[-1][1])
    body = "--x\r\n\r\nSorry\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
    body += "Reporting-MTA: dns; x\r\n\r\n"
    body += f"Final-Recipient: rfc822; {PHONE}\r\nAction: failed\r\nStatus: 5.1.1\r\n--x\r\n"
    body += f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{ours.message_id}>\r\n--x--\r\n"
    kind = "multipart/report; report-type=delivery-status; boundary=x"
    sender = "MAILER-DAEMON@docomo.ne.jp"
    deliver(dovecot, account, mail(account, body.encode(), sender=sender, Content_Type=kind))
    fetch(account)
    said = lines("agent").get()
    assert conversations.deliveries_of([said.pk])[said.pk].state == "failed"
    assert conversations.deliveries_of([said.pk])[said.pk].reason == "unknown_address"
    assert begun().count() == 1


def test_lists_and_absences_are_kept_aside(dovecot: Dovecot, sink: Sink, account: Account) -> None:
    deliver(
        dovecot, account,
        mail(account, b"news", List_Id="<x.example>"),
        mail(account, b"buy", X_Spam_Flag="YES"),
        mail(account, b"away", Subject="Out of Office", Auto_Submitted="auto-replied"),
    )  # fmt: skip
    fetch(account)
    assert (begun().count(), sink.mails) == (0, [])
    assert set(Letter.objects.values_list("nature", flat=True)) == {"list", "spam", "out_of_office"}


def test_a_refused_address_and_a_busy_server(
    dovecot: Dovecot, sink: Sink, account: Account, staff: int, caplog: Any
) -> None:
    deliver(dovecot, account, mail(account, b"hello", X_Auto_Response_Suppress="All"))
    fetch(account)
    row = begun().get()
    sink.refusal = "452 4.2.2 busy"
    answer(row.pk, staff, "一")
    said = lines("agent").get()
    assert conversations.deliveries_of([said.pk])[said.pk].state == "waiting"
    sink.refusal = "550 5.1.1 no such user"
    with core.shift(timedelta(minutes=30)):
        channels.deliver(conversation_id=row.pk)
    assert conversations.deliveries_of([said.pk])[said.pk].state == "failed"

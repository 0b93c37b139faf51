"""Text messages end to end against the service on loopback, through its own kit."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from madoguchi.channels import api, files, outside
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.channels.sms.wishes import wish
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery, Message, MessageAttachment
from madoguchi.conversations.shapes import OutgoingFile
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.service import AS_ASKED, Instead
from madoguchi.demo.phone.sms import NUMBER, UNKNOWN, SmsServer, signed
from madoguchi.journeys import switch_channel
from madoguchi.notices import api as notices
from madoguchi.people import api as people

from .conftest import Post

HER = "+819012345678"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 60


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[Message]:
    return list(Message.objects.filter(channel="sms", author_kind="customer").order_by("sequence"))


def place() -> Conversation:
    return Conversation.objects.get(channel="sms")


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


@pytest.fixture
def here(sms: SmsServer, post: Post) -> int:
    """She wrote."""
    post(sms.message(HER, "電源が入りません"))
    handle()
    return place().pk


def test_a_telephone_writes_and_is_answered(sms: SmsServer, here: int, post: Post) -> None:
    row = say(here, "コンセントをお確かめください。")
    assert (row.state, row.how, row.units) == ("sent", "sms", 1)
    assert sms.said(HER) == ["コンセントをお確かめください。"]
    assert sms.sent[0]["StatusCallback"] == api.webhook_address(api.accounts("sms")[0])
    post(sms.status(sms.sent[0]["sid"], "delivered"))
    handle()
    row.refresh_from_db()
    assert (row.state, row.delivered_at is not None) == ("delivered", True)


def test_the_number_is_one_person_however_it_is_spelt_and_proves_little(sms: SmsServer, post: Post) -> None:
    post(sms.message("090-1234-5678", "一通目"))
    post(sms.message(HER, "二通目"))
    handle()
    person = people.customer(place().customer_id)
    assert person is not None
    (identity,) = person.identities
    assert (len(lines()), identity.kind, identity.value) == (2, "phone", HER)
    assert not person.proven, "a sender's number can be forged"
    assert not conversations.capabilities("sms").personal


def test_pictures_come_along_and_only_from_the_service(sms: SmsServer, post: Post, settings: Any) -> None:
    settings.MADOGUCHI_ATTACHMENT_BYTES = 1000
    large = {"p.png": ("image/png", PICTURE), "large.jpg": ("image/jpeg", b"0" * 2000)}
    post(sms.message(HER, "写真です", media=large))
    elsewhere = {"NumMedia": "1", "MediaUrl0": "http://127.0.0.1:1/secret", "MediaContentType0": "image/png"}
    post(sms.message(HER, "これは", **elsewhere))
    handle()
    first, second = lines()
    assert first.body.startswith("写真です\n")
    assert "mms-2.jpg" in first.body
    assert MessageAttachment.objects.filter(message=first).count() == 1
    assert "mms-1.png" in second.body
    assert MessageAttachment.objects.filter(message=second).count() == 0


def test_forged_replayed_and_odd_requests(sms: SmsServer, account: Account, post: Post) -> None:
    said = sms.message(HER, "一度だけ")
    assert post(said, token="wrong").status_code == 401
    assert post(said, address="https://elsewhere.example/").status_code == 401
    assert {post(said).status_code for _time in range(100)} == {200}
    assert post(sms.message("AMAZON", "広告")).status_code == 200
    handle()
    assert [one.body for one in lines()] == ["一度だけ"]
    assert AccountHealth.objects.get(account=account.id).refused == 2
    assert RawEvent.objects.exclude(problem="").get().problem == "NotUnderstood: sender"


def test_changed_fields_are_not_what_was_signed(sms: SmsServer, account: Account, client: Any) -> None:
    _body, headers = signed(api.webhook_address(account), sms.message(HER, "百円"))
    body, _headers = signed(api.webhook_address(account), sms.message(HER, "百万円"))
    kind = "application/x-www-form-urlencoded"
    assert client.post(f"/channels/sms/{account.key}/", body, kind, headers=headers).status_code == 401


@pytest.mark.parametrize("word", ["STOP", "ｓｔｏｐ", "配信停止", "停止。", " 解除 "])
def test_one_word_is_enough(word: str) -> None:
    assert wish(word) is False
    assert wish(f"{word}したいのですが") is None


def test_stop_is_confirmed_once_and_kept(sms: SmsServer, here: int, post: Post) -> None:
    for _time in range(2):
        post(sms.message(HER, "配信停止"))
        handle()
    assert sms.said(HER) == [
        "今後、当社からショートメッセージをお送りいたしません。再開をご希望の際は START とご返信ください。"
    ]
    assert (say(here).state, say(here).reason) == ("failed", "blocked")
    assert [one.body for one in lines()] == ["電源が入りません"], "it is a wish, no question"
    post(sms.message(HER, "START"))
    handle()
    assert "STOP" in sms.said(HER)[-1]
    assert say(here).state == "sent"


def test_stop_is_confirmed_in_her_language_unless_the_service_did(sms: SmsServer, post: Post) -> None:
    post(sms.message("+14155552671", "Stop"))
    post(sms.message("+14155552672", "STOP", OptOutType="STOP"))
    assert sms.said() == ["You will get no more text messages from us. To get them again, send START."]


@pytest.mark.parametrize(
    ("instead", "state", "reason"),
    [
        (Instead(429, b'{"code": 20429}', {"Retry-After": "7"}), "waiting", "busy"),
        (Instead(500, b'{"code": 20500, "message": "x"}'), "waiting", "unreachable"),
        (Instead(503), "waiting", "unreachable"),
        (Instead(502), "unknown", "no_answer"),
        (Instead(401, b'{"code": 20003}'), "waiting", "keys"),
        (Instead(200, b"<html>garbage"), "unknown", "no_answer"),
        (Instead(200, b"[]"), "unknown", "no_answer"),
        (Instead(200, b"{}"), "unknown", "no_answer"),
        (Instead(cut_off=True), "unknown", "no_answer"),
        (Instead(400, b'{"code": 21610}'), "failed", "blocked"),
        (Instead(400, b'{"code": 99999}'), "failed", "refused"),
    ],
)
def test_what_the_service_answers_instead(
    sms: SmsServer, here: int, instead: Instead, state: str, reason: str
) -> None:
    sms.next = [instead]
    row = say(here)
    assert (row.state, row.reason) == (state, reason)


def test_a_slow_service_is_not_waited_for_and_nobody_knows(
    sms: SmsServer, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "READ", 0.1)
    sms.next = [Instead(200, b"{}", seconds=0.4)]
    assert say(here).state == "unknown"


def test_nobody_listens_there(account: Account, here: int) -> None:
    api.change_account(
        account_id=account.id, name="x",
        values={"account_sid": "AC", "number": NUMBER, "server": "http://127.0.0.1:9"},
    )  # fmt: skip
    row = say(here)
    assert (row.state, row.reason) == ("waiting", "unreachable")


def test_what_the_network_says_later(sms: SmsServer, here: int, post: Post) -> None:
    row = say(here)
    for state, code in (("queued", ""), ("sent", ""), ("undelivered", "30003")):
        post(sms.status(sms.sent[0]["sid"], state, code))
    handle()
    row.refresh_from_db()
    assert (row.state, row.reason) == ("failed", "switched_off")


def test_long_answers_choices_and_files(sms: SmsServer, here: int, settings: Any) -> None:
    row = say(here, "あいうえお。" * 300, card={"options": [{"label": "はい"}, {"label": "いいえ"}]})
    assert [len(one) <= 1600 for one in sms.said(HER)] == [True, True]
    assert sms.said(HER)[-1].endswith("\n・はい\n・いいえ")
    assert row.units == 28
    assert say(here, "あ" * 5000).reason == "too_long"


def test_what_has_gone_out_is_not_sent_a_second_time(sms: SmsServer, here: int) -> None:
    sms.next = [AS_ASKED, Instead(429, b'{"code": 20429}')]
    row = say(here, "あいうえお。" * 300)
    assert (row.state, len(sms.said(HER))) == ("waiting", 1)
    with core.shift(timedelta(minutes=1)):
        api.deliver(conversation_id=here)
    row.refresh_from_db()
    assert (row.state, "".join(sms.said(HER))) == ("sent", "あいうえお。" * 300)


def test_a_file_is_a_short_link_that_ends(settings: Any) -> None:
    kept = OutgoingFile(uuid4(), "保証書.pdf", "application/pdf", 10)
    link = files.short_address_of_file(kept)
    token = link.split("/")[-2]
    assert (files.file_of_token(token), len(link.removeprefix(settings.MADOGUCHI_ADDRESS))) == (kept.id, 62)
    assert files.file_of_token(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert files.file_of_token("!" * 44) is None
    assert files.file_of_token(files.address_of_file(kept).split("/")[-2]) == kept.id


def test_the_connection_test_says_what_is_wrong(sms: SmsServer, account: Account) -> None:
    found = api.test(account_id=account.id)
    assert (found.ok, found.name, found.reason) == (False, "あおぞら電機", "webhook")
    sms.hook = api.webhook_address(account)
    assert api.test(account_id=account.id).ok
    sms.next = [Instead(401, b'{"code": 20003}')]
    assert api.test(account_id=account.id).reason == "keys"


def test_a_notice_goes_to_the_mobile_number_in_her_profile(sms: SmsServer, account: Account) -> None:
    her = people.create_customer(name="高崎 容子")
    people.keep_phone(customer_id=her, number="080-1111-2222", kind="mobile", actor=core.SYSTEM)
    people.choose_contact(customer_id=her, actor=core.SYSTEM, preferred_channel="sms")
    with core.frozen(datetime(2026, 11, 24, 3, 0, tzinfo=UTC)):
        notices.tell(customer_id=her, key="k", kind="shipped", path="/my/", values={"number": "A-1"})
    testing.work_off(task="channels.send_notice")
    (said,) = sms.said("+818011112222")
    assert "ご注文 A-1 を発送いたしました" in said
    assert [(row.channel, row.state) for row in notices.log(customer_id=her)] == [("sms", "sent")]


def test_who_said_stop_is_told_nothing_by_text_message(sms: SmsServer, account: Account, post: Post) -> None:
    her = people.create_customer(name="高崎 容子")
    people.keep_phone(customer_id=her, number="080-1111-2222", kind="mobile", actor=core.SYSTEM)
    people.choose_contact(customer_id=her, actor=core.SYSTEM, preferred_channel="sms")
    post(sms.message("+818011112222", "停止"))
    handle()
    sms.sent.clear()
    notices.tell(customer_id=her, key="k", kind="shipped", path="/my/", values={"number": "A-1"})
    testing.work_off(task="channels.send_notice")
    assert sms.said() == []


def test_a_forged_number_brings_nobody_elses_messages_into_a_browser(sms: SmsServer, post: Post) -> None:
    """Whoever began a chat sends its code in the name of somebody else's number."""
    forger = people.start_visitor(locale="ja").customer_id
    said = conversations.InboundMessage(forger, "webchat", "こんにちは", client_id="f-1")
    chat = conversations.receive(said)
    way = switch_channel.offer(
        conversation_id=chat.conversation_id, channel="sms", why="asked", actor=core.customer(forger)
    )
    post(sms.message(HER, way.code))
    handle()
    assert conversations.brief(chat.conversation_id).channel == "sms"
    assert people.customer_by_identity(kind="phone", value=HER) != forger
    assert Route.objects.get(address=HER).conversation_id == chat.conversation_id


def test_nobody_has_this_number(sms: SmsServer, post: Post) -> None:
    post(sms.message(UNKNOWN, "こんにちは"))
    handle()
    assert say(place().pk).reason == "address"
    with core.shift(timedelta(minutes=1)):
        assert say(place().pk).state == "failed"

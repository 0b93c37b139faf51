"""What comes from Messenger and Instagram, by the real door."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.messenger.links import link, said_by
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import VERIFY
from madoguchi.demo.phone.messenger import MessengerServer
from madoguchi.journeys import switch_channel
from madoguchi.people import api as people

from .conftest import Post

HER = "24812345678901234"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 60
CHANNELS = ("messenger", "instagram")
BOTH = pytest.mark.parametrize("kind", ["messenger", "instagram"], indirect=True)


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[str]:
    rows = Message.objects.filter(author_kind="customer", channel__in=CHANNELS).order_by("sequence")
    return list(rows.values_list("body", flat=True))


def place() -> Conversation:
    return Conversation.objects.get(channel__in=CHANNELS)


@BOTH
def test_what_she_writes_arrives_with_her_name(messenger: MessengerServer, post: Post, kind: str) -> None:
    assert post(messenger.message(HER, "電源が入りません")) == 200
    handle()
    person = people.customer(place().customer_id)
    assert (lines(), place().channel) == (["電源が入りません"], kind)
    assert person is not None
    assert (person.name, person.identities[0].kind, person.identities[0].value) == ("花子 1234", kind, HER)


def test_what_is_not_said_in_words_is_put_into_words(messenger: MessengerServer, post: Post) -> None:
    spot = {
        "type": "location",
        "title": "渋谷店",
        "payload": {"coordinates": {"lat": 35.658, "long": 139.701}},
    }
    shared = {"type": "fallback", "title": "ケトル", "payload": {"url": "https://shop.example/kettle"}}
    thumb = {"type": "image", "payload": {"url": "https://x.fbcdn.net/1.png", "sticker_id": 369239263222822}}
    story = {"story": {"url": "https://x.fbcdn.net/2", "id": "1"}}
    post(
        messenger.message(HER, "修理", quick_reply={"payload": "say:修理をお願いしたい"}),
        messenger.message(HER, attachments=[spot]),
        messenger.message(HER, attachments=[shared]),
        messenger.message(HER, attachments=[thumb]),
        messenger.message(HER, "素敵ですね", reply_to=story),
        messenger.message(HER, is_unsupported=True),
        messenger.event(HER, "postback", {"mid": "m_2", "title": "はじめる", "payload": "GET_STARTED"}),
        messenger.event(HER, "postback", {"mid": "m_3", "title": "返品", "payload": "say:返品したい"}),
    )
    handle()
    found = lines()
    assert found[0] == "修理をお願いしたい"
    assert "渋谷店\nhttps://www.google.com/maps" in found[1]
    assert "ケトル\nhttps://shop.example/kettle" in found[2]
    assert found[4].endswith("\n素敵ですね")
    assert (found[6], len(found)) == ("返品したい", 7)


@BOTH
def test_files_are_fetched_from_meta_alone(messenger: MessengerServer, post: Post) -> None:
    picture = messenger.attachment("image", PICTURE, "image/png")
    letter = messenger.attachment("file", b"%PDF-1.7\n%%EOF\n", "application/pdf", "warranty.pdf")
    inner = {"type": "image", "payload": {"url": "http://127.0.0.1:9/latest/meta-data"}}
    gone = {"type": "image", "payload": {"url": f"{messenger.address}/open/404"}}
    post(messenger.message(HER, "これです", attachments=[picture, letter, inner, gone]))
    handle()
    her = people.Viewer("customer", customer_id=place().customer_id)
    only = conversations.thread(her, place().pk)[0]
    assert [file.name for file in only.attachments] == ["image.jpg", "warranty.pdf"]
    assert only.body.count("image.jpg") == 2
    assert all(not path.startswith("/latest") for _method, path in messenger.calls)


def test_unsent_changed_and_our_own_echo(messenger: MessengerServer, post: Post) -> None:
    first, second = messenger.message(HER, "まちがい"), messenger.message(HER, "三時に")
    echo = messenger.message("page", "こちらの言葉", is_echo=True)
    post(first, second, echo)
    post(
        messenger.event(HER, "message", {"mid": first["message"]["mid"], "is_deleted": True}),
        messenger.event(
            HER, "message_edit", {"mid": second["message"]["mid"], "text": "四時に", "num_edit": 1}
        ),
    )
    handle()
    assert lines() == ["", "四時に"]


@BOTH
def test_forged_replayed_and_odd_requests(
    messenger: MessengerServer, account: Account, post: Post, kind: str
) -> None:
    said = messenger.message(HER, "一度だけ")
    assert [post(said, secret="wrong"), *(post(said) for _ in range(100))] == [401, *[200] * 100]
    other = {"messenger": "instagram", "instagram": "messenger"}[kind]
    assert post(messenger.message(HER, "別の入り口"), kind=other) == 200
    handle()
    assert (lines(), AccountHealth.objects.get(account=account.id).refused) == (["一度だけ"], 1)
    assert RawEvent.objects.exclude(problem="").get().problem.startswith("NotUnderstood: object")


def test_the_webhook_is_verified_by_our_token_alone(account: Account, client: Client) -> None:
    ask = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    path = f"/channels/messenger/{account.key}/"
    assert client.get(path, {**ask, "hub.verify_token": VERIFY}).content == b"1158201444"
    assert client.get(path, {**ask, "hub.verify_token": "wrong"}).status_code == 403


def test_stop_closes_the_way_and_her_next_words_open_it(messenger: MessengerServer, post: Post) -> None:
    post(messenger.message(HER, "注文の件"), messenger.message(HER, "STOP"))
    handle()
    assert Route.objects.get().closed_at is not None
    with core.shift(timedelta(minutes=1)):
        post(messenger.message(HER, "やはり教えてください", at=int(core.now().timestamp() * 1000)))
        handle()
    assert Route.objects.get().closed_at is None


@BOTH
def test_she_comes_by_the_link_with_her_code(
    messenger: MessengerServer, account: Account, post: Post, kind: str
) -> None:
    visitor = people.start_visitor(locale="ja").customer_id
    asked = conversations.InboundMessage(visitor, "webchat", "ケトルが割れました", client_id="1")
    here = conversations.receive(asked).conversation_id
    way = switch_channel.offer(conversation_id=here, channel=kind, why="asked", actor=core.customer(visitor))
    assert api.link_to(kind, way.code) == ""
    api.test(account_id=account.id)
    ref = parse_qs(urlsplit(api.link_to(kind, f"続ける：{way.code}")).query)["ref"][0]
    post(messenger.event(HER, "referral", {"ref": ref, "source": "SHORTLINK", "type": "OPEN_THREAD"}))
    handle()
    assert (conversations.brief(here).channel, lines()) == (kind, [])


def test_nobody_is_made_to_say_something_by_a_link(
    messenger: MessengerServer, account: Account, post: Post
) -> None:
    api.test(account_id=account.id)
    named = api.account(account.id)
    assert named is not None
    ref = link(named, "全額を返してください").partition("ref=")[2]
    post(messenger.event(HER, "referral", {"ref": ref}), messenger.event(HER, "referral", {"ref": "ad-7"}))
    handle()
    assert (said_by(ref), lines()) == ("", [])

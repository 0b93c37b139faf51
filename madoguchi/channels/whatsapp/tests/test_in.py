"""What comes from WhatsApp, by the real door."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.crossing import api as crossing
from madoguchi.demo.phone.graph import VERIFY, Next
from madoguchi.demo.phone.whatsapp import WhatsAppServer
from madoguchi.desk.words import identity_of
from madoguchi.journeys import switch_channel
from madoguchi.people import api as people

from .conftest import Post

PHONE, HIDDEN = "819011112222", "JP.1234567890"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 60


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[str]:
    rows = Message.objects.filter(channel="whatsapp", author_kind="customer")
    return list(rows.order_by("sequence").values_list("body", flat=True))


def test_what_a_phone_sends_is_read_in_words(whatsapp: WhatsAppServer, post: Post) -> None:
    spot = {"name": "渋谷店", "address": "東京都渋谷区", "latitude": 35.658, "longitude": 139.701}
    card = [{"name": {"formatted_name": "佐藤"}, "phones": [{"phone": "+81 3-1111-2222"}]}]
    chosen = {"type": "button_reply", "button_reply": {"id": "say:0:修理をお願いしたい", "title": "修理"}}
    foreign = {"type": "list_reply", "list_reply": {"id": "7", "title": "返品"}}
    told = [
        whatsapp.message(PHONE, "電源が入りません"),
        whatsapp.message(PHONE, type="location", location=spot),
        whatsapp.message(PHONE, type="contacts", contacts=card),
        whatsapp.message(PHONE, type="interactive", interactive=chosen),
        whatsapp.message(PHONE, type="interactive", interactive=foreign),
        whatsapp.message(PHONE, type="button", button={"text": "はい", "payload": "yes"}),
        whatsapp.message(PHONE, type="unsupported", unsupported={"type": "poll"}, errors=[{"code": 131051}]),
        whatsapp.message(
            PHONE, type="order", order={"product_items": [{"product_retailer_id": "K-1", "quantity": 2}]}
        ),
    ]
    assert post(*told) == 200
    handle()
    found = lines()
    assert found[0] == "電源が入りません"
    assert "渋谷店\n東京都渋谷区" in found[1]
    assert "佐藤 +81 3-1111-2222" in found[2]
    assert found[3:6] == ["修理をお願いしたい", "返品", "はい"]
    assert "アンケート" in found[6]
    assert (len(found), "K-1 × 2" in found[7]) == (8, True)
    person = people.customer(Conversation.objects.get(channel="whatsapp").customer_id)
    assert person is not None
    assert (person.name, person.identities[0].kind, person.identities[0].value) == (
        "田中 花子",
        "whatsapp",
        PHONE,
    )


def test_files_are_fetched_in_two_steps_with_our_token(whatsapp: WhatsAppServer, post: Post) -> None:
    picture, letter = (
        whatsapp.file(PICTURE, "image/png"),
        whatsapp.file(b"%PDF-1.7\n%%EOF\n", "application/pdf"),
    )
    post(whatsapp.message(PHONE, type="image", image={**picture, "caption": "割れました"}))
    post(whatsapp.message(PHONE, type="document", document={**letter, "filename": "保証書.pdf"}))
    handle()
    place = Conversation.objects.get(channel="whatsapp")
    her = people.Viewer("customer", customer_id=place.customer_id)
    found = [
        (one.body, [file.name for file in one.attachments]) for one in conversations.thread(her, place.pk)
    ]
    assert found == [("割れました", ["image.png"]), ("", ["保証書.pdf"])]


def test_a_file_that_is_gone_too_large_or_elsewhere_is_said(
    whatsapp: WhatsAppServer, post: Post, settings: object
) -> None:
    gone, large = {"id": "404", "mime_type": "image/jpeg"}, whatsapp.file(b"0" * 2000, "video/mp4")
    settings.MADOGUCHI_ATTACHMENT_BYTES = 1000
    elsewhere = b'{"url": "http://169.254.169.254/latest", "file_size": 5, "id": "9"}'
    whatsapp.next = [Next(200, elsewhere, path="/9")]
    post(
        whatsapp.message(PHONE, type="image", image=gone),
        whatsapp.message(PHONE, type="video", video=large),
        whatsapp.message(PHONE, type="image", image={"id": "9", "mime_type": "image/png"}),
    )
    handle()
    assert [one[:1] for one in lines()] == ["［"] * 3
    assert ("/media/404" in str(whatsapp.calls), "大きすぎ" in lines()[1]) == (False, True)


def test_a_file_waits_while_whatsapp_is_down(whatsapp: WhatsAppServer, post: Post) -> None:
    picture = whatsapp.file(PICTURE, "image/png")
    whatsapp.next = [Next(500, path=picture["id"])]
    post(whatsapp.message(PHONE, type="image", image=picture))
    with pytest.raises(api.NotAllYet):
        handle()
    account = RawEvent.objects.get()
    assert api.handle(account_id=account.account_id, contact=PHONE) == 1
    assert lines() == [""]


def test_changed_and_unsent(whatsapp: WhatsAppServer, post: Post) -> None:
    first, second = whatsapp.message(PHONE, "まちがい"), whatsapp.message(PHONE, "三時に")
    new = {"type": "text", "text": {"body": "四時に"}}
    edit = {"original_message_id": second["id"], "message": new}
    post(first, second)
    post(whatsapp.message(PHONE, type="edit", edit=edit))
    post(whatsapp.message(PHONE, type="revoke", revoke={"original_message_id": first["id"]}))
    handle()
    assert lines() == ["", "四時に"]


def test_the_webhook_is_verified_by_our_token_alone(account: Account, client: Client) -> None:
    path, ask = f"/channels/whatsapp/{account.key}/", {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    found = client.get(path, {**ask, "hub.verify_token": VERIFY})
    assert (found.status_code, found.content, found["Content-Type"]) == (200, b"1158201444", "text/plain")
    for token in ("", "wrong", VERIFY + "x"):
        assert client.get(path, {**ask, "hub.verify_token": token}).status_code == 403
    odd = {**ask, "hub.verify_token": VERIFY, "hub.challenge": "<script>"}
    assert client.get(path, odd).status_code == 403


def test_forged_replayed_and_odd_requests(whatsapp: WhatsAppServer, account: Account, post: Post) -> None:
    said = whatsapp.message(PHONE, "一度だけ")
    assert [post(said, secret="wrong"), *(post(said) for _ in range(100))] == [401, *[200] * 100]
    handle()
    assert (lines(), AccountHealth.objects.get(account=account.id).refused) == (["一度だけ"], 1)
    post(whatsapp.message(PHONE, "別の番号へ"), number="999")
    handle()
    assert (len(lines()), RawEvent.objects.exclude(problem="").get().problem) == (
        1,
        "NotUnderstood: number 999",
    )


def test_a_customer_without_a_number_is_answered_by_her_name_for_us(
    whatsapp: WhatsAppServer, post: Post
) -> None:
    post(whatsapp.message(HIDDEN, "こんにちは"))
    handle()
    here = Conversation.objects.get(channel="whatsapp").pk
    conversations.answer(conversation_id=here, body="はい")
    api.deliver(conversation_id=here)
    assert (whatsapp.sent[0].get("recipient"), whatsapp.sent[0].get("to")) == (HIDDEN, None)


def test_stop_closes_the_way_and_her_next_words_open_it(whatsapp: WhatsAppServer, post: Post) -> None:
    post(whatsapp.message(PHONE, "注文の件"), whatsapp.message(PHONE, "配信停止"))
    handle()
    assert Route.objects.get().closed_at is not None
    with core.shift(timedelta(minutes=1)):
        later = int(core.now().timestamp())
        post(whatsapp.message(PHONE, "やはり教えてください", at=later))
        handle()
    assert Route.objects.get().closed_at is None


def test_she_comes_by_the_link_with_her_code(whatsapp: WhatsAppServer, account: Account, post: Post) -> None:
    visitor = people.start_visitor(locale="ja").customer_id
    asked = conversations.InboundMessage(visitor, "webchat", "ケトルが割れました", client_id="1")
    here = conversations.receive(asked).conversation_id
    way = switch_channel.offer(
        conversation_id=here, channel="whatsapp", why="asked", actor=core.customer(visitor)
    )
    assert api.link_to("whatsapp", way.code) == ""
    api.test(account_id=account.id)
    link = api.link_to("whatsapp", f"続ける：{way.code}")
    assert link.startswith("https://wa.me/815012345678?text=")
    post(whatsapp.message(PHONE, unquote(link.partition("text=")[2])))
    handle()
    assert conversations.brief(here).channel == "whatsapp"
    assert crossing.crossing_in(way.code) is None or lines() == []


def test_agents_see_her_number_as_one_dials_it() -> None:
    shown = {value: identity_of("whatsapp", value, None, "")["value"] for value in (PHONE, HIDDEN)}
    assert shown == {PHONE: "090-1111-2222", HIDDEN: HIDDEN}

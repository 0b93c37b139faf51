"""What goes to WhatsApp, and how it fares."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.meta import graph
from madoguchi.channels.models import AccountHealth
from madoguchi.channels.shapes import Account
from madoguchi.channels.whatsapp.templates import templates
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.graph import Next, refusal
from madoguchi.demo.phone.whatsapp import WhatsAppServer
from madoguchi.people import api as people

from .conftest import Post

PHONE = "819011112222"


@pytest.fixture
def here(whatsapp: WhatsAppServer, post: Post) -> int:
    """She wrote just now."""
    post(whatsapp.message(PHONE, "こんにちは"))
    testing.work_off(task="channels.handle")
    return Conversation.objects.get(channel="whatsapp").pk


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


def state(row: Delivery) -> tuple[str, str]:
    row.refresh_from_db()
    return row.state, row.reason


def test_an_answer_goes_out_and_its_receipts_come_in_any_order(
    whatsapp: WhatsAppServer, here: int, post: Post
) -> None:
    row = say(here, "はい")
    assert (whatsapp.said(PHONE), row.state, row.how) == (["はい"], "sent", "free")
    id_ = whatsapp.sent[0]["id"]
    for told in ("read", "delivered", "sent"):
        post(whatsapp.status(id_, told, PHONE))
        testing.work_off(task="channels.handle")
    assert state(row) == ("read", "")


@pytest.mark.parametrize(
    ("code", "reason"),
    [(131026, "undeliverable"), (131047, "window"), (131053, "file"), (131051, "refused"), (80007, "busy")],
)
def test_what_was_taken_and_did_not_arrive_says_why(
    whatsapp: WhatsAppServer, here: int, post: Post, code: int, reason: str
) -> None:
    row = say(here)
    post(whatsapp.status(whatsapp.sent[0]["id"], "failed", PHONE, code))
    testing.work_off(task="channels.handle")
    assert state(row) == ("failed", reason)


@pytest.mark.parametrize(
    ("trouble", "wanted"),
    [
        (refusal(130429, 429, **{"Retry-After": "7"}), ("waiting", "busy")),
        (Next(429, b"{}"), ("waiting", "busy")),
        (Next(500), ("waiting", "unreachable")),
        (Next(503, b"<html>"), ("waiting", "unreachable")),
        (Next(504, b"<html>"), ("unknown", "no_answer")),
        (refusal(190, 401), ("waiting", "keys")),
        (refusal(131042), ("waiting", "payment")),
        (refusal(131047), ("failed", "window")),
        (refusal(131026), ("failed", "undeliverable")),
        (refusal(131051), ("failed", "refused")),
        (Next(200, b"<html>garbage"), ("unknown", "garbage")),
        (Next(200, b'{"messages": []}'), ("unknown", "garbage")),
        (Next(cut_off=True), ("unknown", "no_answer")),
    ],
)
def test_what_whatsapp_answers_instead(
    whatsapp: WhatsAppServer, here: int, trouble: Next, wanted: tuple[str, str]
) -> None:
    whatsapp.next = [trouble]
    assert state(say(here)) == wanted


def test_a_slow_answer_leaves_it_to_a_person(
    whatsapp: WhatsAppServer, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph, "READ_SECONDS", 0.1)
    whatsapp.next = [Next(seconds=0.4, status=200, body=b"{}")]
    assert state(say(here)) == ("unknown", "no_answer")


def test_an_address_where_nobody_listens_is_tried_again(here: int, settings: Any) -> None:
    settings.MADOGUCHI_META_API = "http://127.0.0.1:9"
    assert state(say(here)) == ("waiting", "unreachable")


def test_after_a_day_nothing_but_a_template_goes(whatsapp: WhatsAppServer, here: int) -> None:
    with core.shift(timedelta(hours=25)):
        assert state(say(here)) == ("failed", "window")
        chosen = {"name": "order_update", "language": "ja", "holes": ["1", "2"]}
        row = say(here, card={"template": {**chosen, "values": {"1": "田中", "2": "A-1\n2"}}})
        assert (state(row), row.how) == (("sent", ""), "template")
        assert state(say(here, card={"template": {**chosen, "values": {"1": "田中"}}})) == (
            "failed",
            "template",
        )
    assert whatsapp.said() == ["order_update 田中 A-1 2"]


def test_the_templates_that_can_be_filled_at_a_desk(whatsapp: WhatsAppServer, account: Account) -> None:
    found = templates(account)
    assert [(one.name, one.language, one.holes) for one in found] == [
        ("order_update", "ja", ("1", "2")), ("go_on", "en", ("name",))
    ]  # fmt: skip
    assert (found[0].below, found[0].category) == ("あおぞら電機", "utility")


def test_choices_are_buttons_or_a_list(whatsapp: WhatsAppServer, here: int) -> None:
    few = [{"label": "はい"}, {"label": "いいえ"}]
    many = [{"label": f"選択肢{number}、とてもとても長いラベルのついたもののひとつ"} for number in range(12)]
    say(here, "修理しますか", card={"options": few})
    say(here, "どれですか", card={"options": many})
    buttons = whatsapp.sent[0]["interactive"]["action"]["buttons"]
    assert [one["reply"]["id"] for one in buttons] == ["say:0:はい", "say:1:いいえ"]
    rows = whatsapp.sent[1]["interactive"]["action"]["sections"][0]["rows"]
    assert (len(rows), rows[0]["title"][-1], rows[0]["description"]) == (10, "…", many[0]["label"])


def test_a_long_text_with_choices_goes_in_pieces(whatsapp: WhatsAppServer, here: int) -> None:
    row = say(here, "あいうえお。" * 1000, card={"options": [{"label": "はい"}]})
    assert ("".join(whatsapp.said()[:2]), len(whatsapp.sent), row.units) == ("あいうえお。" * 1000, 3, 3)


def test_what_went_of_a_message_in_pieces_does_not_go_again(whatsapp: WhatsAppServer, here: int) -> None:
    whatsapp.next = [Next(after=1)]
    row = say(here, "あいうえお。" * 1000)
    assert (state(row), len(whatsapp.sent)) == (("waiting", "unreachable"), 1)
    with core.shift(timedelta(minutes=1)):
        api.deliver(conversation_id=here)
    assert (state(row), "".join(whatsapp.said())) == (("sent", ""), "あいうえお。" * 1000)


def test_facts_lead_to_her_page_by_a_button(whatsapp: WhatsAppServer, here: int) -> None:
    facts = {
        "title": "ご注文 A-100",
        "icon": "package",
        "facts": [["状態", "配送中"]],
        "url": "/orders/A-100/",
    }
    say(here, "こちらです\n状態 配送中", card={"facts": facts})
    told = whatsapp.sent[0]["interactive"]
    assert (told["type"], told["body"]["text"]) == ("cta_url", "こちらです\n状態 配送中")
    assert told["action"]["parameters"]["url"].endswith("/orders/A-100/")


def test_the_connection_test_says_what_is_wrong(whatsapp: WhatsAppServer, account: Account) -> None:
    found = api.test(account_id=account.id)
    assert (found.ok, found.name, found.reason) == (False, "あおぞら電機", "webhook")
    assert found.found == {"number": "815012345678"}
    whatsapp.webhook = api.webhook_address(account)
    assert api.test(account_id=account.id).ok
    whatsapp.next = [refusal(190, 401)]
    assert api.test(account_id=account.id).reason == "keys"


def test_refused_keys_open_the_breaker_at_once(whatsapp: WhatsAppServer, account: Account, here: int) -> None:
    whatsapp.next = [refusal(190, 401)]
    assert state(say(here)) == ("waiting", "keys")
    assert AccountHealth.objects.get(account=account.id).open_until is not None
    assert (say(here).state, len(whatsapp.calls)) == ("waiting", 1)


def test_a_picture_carries_the_words_and_other_files_follow(whatsapp: WhatsAppServer, here: int) -> None:
    staff = people.create_staff(email="mori@whatsapp.test", password=None, name="森", role="supervisor").id
    files = [
        core.store_attachment(BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * 60), filename="図.png").id,
        core.store_attachment(BytesIO(b"%PDF-1.7\n%%EOF\n"), filename="手順.pdf").id,
    ]
    conversations.reply(conversation_id=here, staff_id=staff, text="こちらです", attachment_ids=files)
    with core.shift(timedelta(seconds=30)):
        api.deliver(conversation_id=here)
    picture, letter = whatsapp.sent
    assert (picture["type"], picture["image"]["caption"]) == ("image", "こちらです")
    assert (letter["type"], letter["document"]["filename"]) == ("document", "手順.pdf")
    assert whatsapp.files[picture["image"]["id"]][1] == "image/png"

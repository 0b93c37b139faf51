"""Another system end to end on loopback: signed JSON both ways."""

import base64
import subprocess
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from madoguchi.channels import api, outside
from madoguchi.channels.bridge.settings_form import example
from madoguchi.channels.bridge.signing import signature
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery, Message, MessageAttachment
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.core.models import Attachment
from madoguchi.demo.phone.bridge import KEY, BridgeServer, signed
from madoguchi.demo.phone.service import Instead
from madoguchi.people import api as people

from .conftest import Post

HER = "u-1"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 60


def handle() -> None:
    testing.work_off(task="channels.handle")


def lines() -> list[Message]:
    return list(Message.objects.filter(channel="bridge", author_kind="customer").order_by("pk"))


def place() -> Conversation:
    return Conversation.objects.get(channel="bridge")


def say(here: int, text: str = "お調べします", **more: Any) -> Delivery:
    said = conversations.answer(conversation_id=here, body=text, **more)
    api.deliver(conversation_id=here)
    return Delivery.objects.get(message=said.message_id)


@pytest.fixture
def here(system: BridgeServer, post: Post) -> int:
    """She wrote."""
    assert post(system.message(HER, "電源が入りません")) == 200
    handle()
    return place().pk


def test_she_writes_is_answered_and_has_read_it(system: BridgeServer, here: int, post: Post) -> None:
    row = say(here, "どちらになさいますか", card={"options": [{"label": "はい"}, {"label": "いいえ"}]})
    (sent,) = system.sent
    assert (sent["to"], sent["text"], sent["author"]["kind"]) == (HER, "どちらになさいますか", "assistant")
    assert [one["text"] for one in sent["choices"]] == ["はい", "いいえ"]
    assert sent["id"] == str(row.key)
    post(system.event("receipt", message="m-1", state="delivered"))
    handle()
    row.refresh_from_db()
    assert row.state == "delivered"
    post(system.event("read", **{"from": {"id": HER}}))
    handle()
    row.refresh_from_db()
    assert row.state == "read"


def test_what_did_not_arrive_says_why(system: BridgeServer, here: int, post: Post) -> None:
    row = say(here)
    post(system.event("receipt", message="m-1", state="failed", reason="blocked"))
    handle()
    row.refresh_from_db()
    assert (row.state, row.reason) == ("failed", "blocked")


def test_files_come_in_and_by_an_address(system: BridgeServer, post: Post, settings: Any) -> None:
    settings.MADOGUCHI_ATTACHMENT_BYTES = 1000
    system.files = {"/a.png": PICTURE, "/large.png": b"0" * 2000}
    coded = base64.b64encode(PICTURE).decode()
    given = [
        {"name": "図.png", "type": "image/png", "content": coded},
        {"name": "写真.png", "type": "image/png", "url": f"{system.address}/a.png"},
        {"name": "大.png", "type": "image/png", "url": f"{system.address}/large.png"},
        {"name": "無.png", "type": "image/png", "url": f"{system.address}/gone.png"},
        {"name": "内.png", "type": "image/png", "url": "http://169.254.169.254/latest/meta-data"},
        {"name": "綴.png", "type": "image/png", "url": "file:///etc/hostname"},
    ]
    post(system.message(HER, "写真です", files=given))
    handle()
    (line,) = lines()
    assert line.body.split("\n")[0] == "写真です"
    assert all(f"{name}.png" in line.body for name in "大無内綴")
    assert MessageAttachment.objects.filter(message=line).count() == 2


def test_a_file_goes_as_an_address_that_opens_it(system: BridgeServer, here: int, client: Any) -> None:
    content = ContentFile(PICTURE, name="図.png")
    content.content_type = "image/png"
    kept = conversations.keep_upload(content)
    staff = people.create_staff(email="mori@bridge.test", password=None, name="森", role="supervisor").id
    said = {"text": "こちらです", "attachment_ids": (kept.id,)}
    conversations.reply(conversation_id=here, staff_id=staff, **said)
    with core.shift(timedelta(minutes=1)):
        api.deliver(conversation_id=here)
    (file,) = system.sent[0]["files"]
    assert (file["name"], file["size"]) == ("図.png", len(PICTURE))
    found = client.get("/" + file["url"].split("/", 3)[3])
    assert b"".join(found.streaming_content) == PICTURE


def test_edits_and_what_is_taken_back(system: BridgeServer, post: Post) -> None:
    first, second = system.message(HER, "型番は AB-1 です"), system.message(HER, "まちがえました")
    post({"events": [first, second]})
    post(system.event("edited", message=first["id"], text="型番は AB-2 です"))
    post(system.event("unsent", message=second["id"]))
    handle()
    assert [(one.body, one.card) for one in lines()] == [
        ("型番は AB-2 です", {"changed": True}), ("", {"unsent": True}),
    ]  # fmt: skip


def kept(words: str) -> int:
    """In how many bodies that the system sent us these words still lie."""
    return sum(words.encode() in bytes(row.body) for row in RawEvent.objects.all())


def test_what_was_taken_back_leaves_nothing_with_us(system: BridgeServer, post: Post) -> None:
    secret = system.message(HER, "暗証番号はエメラルドです")
    post({"events": [secret, system.message("u-2", "エメラルドの指輪について")]})
    handle()
    post(system.event("edited", message=secret["id"], text="番号はエメラルドの1番です"))
    handle()
    assert kept("エメラルド") == 3
    post(system.event("unsent", message=secret["id"]))
    handle()
    assert kept("エメラルド") == 1  # what somebody else wrote stays
    assert RawEvent.objects.filter(external_id=secret["id"]).exists()  # it is known again when it is repeated


def test_taken_back_before_it_came_it_is_not_kept_at_all(
    system: BridgeServer, post: Post, django_capture_on_commit_callbacks: Any
) -> None:  # fmt: skip
    photo = {"name": "card.txt", "type": "text/plain", "content": base64.b64encode(b"emerald").decode()}
    late = system.message(HER, "暗証番号はエメラルドです", files=[photo])
    post(system.event("unsent", message=late["id"], **{"from": {"id": HER}}))
    handle()
    post(late)
    with django_capture_on_commit_callbacks(execute=True):
        handle()
    assert [(one.body, one.card) for one in lines()] == [("", {"unsent": True})]
    assert kept("エメラルド") == 0
    (file,) = Attachment.objects.filter(media_type="text/plain").order_by("-created_at")[:1]
    assert (file.state, file.name) == ("removed", "")


def test_threads_are_conversations_of_their_own(system: BridgeServer, post: Post) -> None:
    for thread in ("order-1", "order-2", "order-1"):
        post(system.message(HER, f"{thread}の件", thread=thread))
    handle()
    found = {one.pk: one for one in Conversation.objects.filter(channel="bridge")}
    assert len(found) == 2
    say(min(found))
    assert system.sent[0]["thread"] == "order-1"


def test_who_wants_nothing_more_is_left_alone(system: BridgeServer, here: int, post: Post) -> None:
    post(system.event("reachable", **{"from": {"id": HER}}, reachable=False))
    handle()
    assert Route.objects.get().closed_at is not None
    assert say(here).reason == "blocked"


def test_forged_old_repeated_and_odd_requests(system: BridgeServer, account: Account, post: Post) -> None:
    said, now = system.message(HER, "一度だけ"), int(time.time())
    assert [post(said, key="wrong"), post(said, at=now - 400), post(said, at=now + 400)] == [401, 401, 401]
    assert {post(said) for _time in range(100)} == {200}
    for odd in (
        system.event("dance", **{"from": {"id": HER}}),
        {"type": "message"},
        ["x"],
        system.message(HER, at="yesterday"),
        system.message(HER, "写真", files=[{"content": "???"}]),
        system.event("receipt", message="m-1", state="lost"),
    ):
        assert post(odd) == 200
    handle()
    assert [one.body for one in lines()] == ["一度だけ"]
    assert AccountHealth.objects.get(account=account.id).refused == 3
    assert RawEvent.objects.exclude(problem="").count() == 6


def test_two_systems_may_call_people_and_messages_the_same(
    system: BridgeServer, account: Account, post: Post, values: dict[str, str], client: Any
) -> None:
    other = api.add_account(kind="bridge", name="別のアプリ", values=values)
    said = system.message(HER, "同じ番号")
    post(said)
    body, headers = signed(said)
    path = f"/channels/bridge/{other.key}/"
    assert client.post(path, body, "application/json", headers=headers).status_code == 200
    handle()
    assert len({one.customer_id for one in Conversation.objects.filter(channel="bridge")}) == 2


@pytest.mark.parametrize(
    ("instead", "state", "reason"),
    [
        (Instead(429, b"{}", {"Retry-After": "7"}), "waiting", "busy"),
        (Instead(500), "waiting", "unreachable"),
        (Instead(401, b"{}"), "waiting", "keys"),
        (Instead(404), "waiting", "door"),
        (Instead(302, b"", {"Location": "http://127.0.0.1/"}), "waiting", "door"),
        (Instead(400, b'{"reason": "blocked"}'), "failed", "blocked"),
        (Instead(400, b'{"reason": {"x": 1}}'), "failed", "refused"),
        (Instead(200, b"<html>garbage"), "sent", ""),
        (Instead(200, b"0" * 70_000), "waiting", "no_answer"),
        (Instead(cut_off=True), "waiting", "no_answer"),
    ],
)
def test_what_the_system_answers_instead(
    system: BridgeServer, here: int, instead: Instead, state: str, reason: str
) -> None:
    system.next = [instead]
    row = say(here)
    assert (row.state, row.reason) == (state, reason)


def test_what_was_cut_off_is_sent_again_and_arrives_once(system: BridgeServer, here: int, post: Post) -> None:
    system.next = [Instead(cut_off=True)]
    row = say(here)
    api.deliver(conversation_id=here)
    with core.shift(timedelta(seconds=30)):
        api.deliver(conversation_id=here)
    row.refresh_from_db()
    assert (len(system.sent), row.state) == (1, "sent")
    post(system.event("receipt", message=str(row.key), state="delivered"))
    handle()
    row.refresh_from_db()
    assert row.state == "delivered"


def test_a_slow_system_is_asked_again(
    system: BridgeServer, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "READ", 0.1)
    system.next = [Instead(200, b"{}", seconds=0.4)]
    assert (say(here).state, system.sent) == ("waiting", [])


def test_an_inner_address_needs_an_administrators_word(
    system: BridgeServer, account: Account, here: int, values: dict[str, str]
) -> None:
    api.change_account(account_id=account.id, name="x", values=values | {"inside": "no"})
    row = say(here)
    assert (row.state, row.reason, system.sent) == ("waiting", "inside", [])
    assert api.test(account_id=account.id).reason == "inside"


def test_the_connection_test(system: BridgeServer, account: Account) -> None:
    found = api.test(account_id=account.id)
    assert (found.ok, found.name) == (True, "あおぞらアプリ")
    system.next = [Instead(401, b"{}")]
    assert api.test(account_id=account.id).reason == "keys"


def test_the_example_signs_as_we_check(account: Account) -> None:
    script = example(account).replace("KEY='…'", f"KEY='{KEY}'").partition("curl")[0]
    script += 'printf "%s\\n%s\\n%s" "$TIME" "$SIGN" "$BODY"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    at, given, body = done.stdout.split("\n", 2)
    assert given == signature(KEY, at, body.encode())
    assert api.webhook_address(account) in example(account)

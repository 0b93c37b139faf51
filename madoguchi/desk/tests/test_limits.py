"""The composer shows what the channel allows and holds a reply to it; what failed may be sent once more."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madoguchi.conversations import api as conversations
from madoguchi.conversations import ports
from madoguchi.conversations.models import Conversation, Delivery
from madoguchi.conversations.shapes import Capabilities, Channel, FileRules, TakeBack
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}
SMALL = Capabilities(
    max_length=20, most_parts=2, files=FileRules(kinds=("image/*",), max_bytes=2_000_000, most=1),
    reply_window=timedelta(hours=24), cost="Two yen", counted=lambda text: 1 + len(text) // 11,
)  # fmt: skip


@pytest.fixture
def reach(monkeypatch):
    """What the accounts know, to be changed by the test."""
    held = {"until": None, "over": False}
    known = replace(
        conversations.reach(), writable_until=lambda here: (held["until"], held["over"]),
        file_link=lambda file: f"https://desk.example/f/{file.name}",
    )  # fmt: skip
    monkeypatch.setattr(conversations, "reach", lambda: known)
    return held


@pytest.fixture
def talk(asked, reach, monkeypatch):
    """A conversation on a small channel."""
    kinds = {**ports.channels(), "tiny": Channel("tiny", "Tiny", "message-square", SMALL)}
    monkeypatch.setattr(ports, "channels", lambda: kinds)
    id = asked("写真はありますか")
    Conversation.objects.filter(pk=id).update(channel="tiny")
    return id


@pytest.fixture
def mina(hired):
    return hired("mina")


def send(person, talk, text="どうぞ", **more):
    form = {"text": text, "client_id": "l1", **more}
    return person.client.post(f"/desk/c/{talk}/replies/", form, headers=SCRIPT)


def test_length_price_files_and_window_are_shown(mina, talk, reach):
    reach["until"] = core.now() + timedelta(hours=3)
    page = mina.client.get(f"/desk/c/{talk}/").text
    for words in (
        "0 of 40 characters",
        "Two yen",
        "pictures, up to 1 files of 2 MB",
        "You can write freely until",
    ):
        assert words in page
    counted = mina.client.post(f"/desk/c/{talk}/lengths/", {"text": "十二文字の長さになります"}).text
    assert "12 of 40 characters · 2 messages" in counted


def test_what_is_too_long_is_not_sent_and_says_why(mina, talk):
    refused = send(mina, talk, "あ" * 41)
    assert refused.status_code == 422
    assert "too long for Tiny: 41 of 40 characters" in refused.json()["message"]
    assert send(mina, talk, "あ" * 40).status_code == 200


def test_after_the_window_nothing_goes_and_other_ways_are_named(mina, talk, reach):
    reach["until"], reach["over"] = core.now() - timedelta(hours=1), True
    refused = send(mina, talk)
    assert refused.status_code == 422
    assert "Or go on by another channel." in refused.json()["message"]
    assert "#other-ways" in mina.client.get(f"/desk/c/{talk}/").text


def test_a_file_that_does_not_go_may_go_as_a_link(mina, talk):
    def file():
        return SimpleUploadedFile("案内.txt", "案内です".encode(), content_type="text/plain")

    refused = send(mina, talk, attachments=file())
    assert refused.status_code == 422
    assert "“案内.txt” does not go by this channel" in refused.json()["message"]
    assert send(mina, talk, attachments=file(), as_links="1").status_code == 200
    line = conversations.thread(mina.viewer, talk)[-1]
    assert "https://desk.example/f/案内.txt" in line.body
    assert line.attachments == ()


def test_a_reply_waits_ten_seconds_before_it_leaves_and_is_gone_when_taken_back(mina, talk):
    send(mina, talk)
    row = Delivery.objects.get()
    assert row.due_at - row.wanted_at >= timedelta(seconds=10)
    shown = mina.client.get(f"/desk/c/{talk}/thread/").text
    assert "data-take-back" in shown
    assert re.search(r'take-back-until">until \d\d:\d\d:\d\d<', shown)
    mina.client.post(f"/desk/c/{talk}/retractions/", {"message": row.message_id})
    assert not Delivery.objects.exists()


def failed(person, talk, state):
    """A message of hers whose sending ended so."""
    core.set_option(TakeBack(seconds=0), actor=core.SYSTEM)
    send(person, talk)
    line = conversations.thread(person.viewer, talk)[-1]
    Delivery.objects.filter(message=line.id).update(state=state, reason="unreachable", tries=1)
    return line.id


def test_what_failed_is_sent_once_more_however_often_it_is_pressed(mina, talk):
    message = failed(mina, talk, "failed")
    url = f"/desk/c/{talk}/messages/{message}/resendings/"
    assert url in mina.client.get(f"/desk/c/{talk}/thread/").text
    key = Delivery.objects.get(message=message).key
    assert mina.client.post(url).status_code == 302
    once = Delivery.objects.get(message=message)
    assert (once.state, once.key != key) == ("waiting", True)
    mina.client.post(url)
    assert Delivery.objects.get(message=message).key == once.key
    assert url not in mina.client.get(f"/desk/c/{talk}/thread/").text


def test_what_may_have_arrived_is_asked_about_first(mina, hired, talk):
    message = failed(mina, talk, "unknown")
    url = f"/desk/c/{talk}/messages/{message}/resendings/"
    assert mina.client.post(url).headers["Location"] == url
    assert Delivery.objects.get(message=message).state == "unknown"
    assert "the customer may get it twice" in mina.client.get(url).text
    mina.client.post(url, {"sure": "1"})
    assert Delivery.objects.get(message=message).state == "waiting"
    assert hired("pia", teams=("desk-south",)).client.get(url).status_code == 404

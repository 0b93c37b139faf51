"""Answers that an agent offers stand on her phone to be tapped, on every channel; her tap is told as such."""

from datetime import timedelta
from typing import Any

import pytest

from madoguchi.channels import api as channels
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.demo.phone.handset import Handset
from madoguchi.desk.timeline import thread_items
from madoguchi.journeys import reply
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .tapping import HER, KINDS, Posted, say

pytestmark = pytest.mark.django_db
OFFERED = ("交換したい", "返品したい")
WITHOUT_BUTTONS = ("sms", "email")


@pytest.fixture
def mori(db: None) -> Viewer:
    """Somebody who answers everything."""
    made = people.create_staff(email="mori@phone.test", password=None, name="森", role="supervisor")
    return Viewer("staff", staff=people.staff(made.id))


def offered(mori: Viewer, kind: str, answers: Any = OFFERED) -> int:
    """She is asked, with answers; where."""
    here: int = Conversation.objects.filter(channel=kind).latest("pk").pk
    assert mori.staff is not None
    reply.send(conversation_id=here, staff_id=mori.staff.id, text="いかがいたしましょうか。", answers=answers)
    with core.shift(timedelta(seconds=30)):
        channels.deliver(conversation_id=here)
    return here


def told(mori: Viewer, here: int) -> list[tuple[str, str]]:
    """Her messages on the desk, and what is said of them."""
    items = thread_items(conversations.thread(mori, here))
    return [(one.body, one.tapped) for item in items for one in item.messages if item.side == "customer"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_BUTTONS])
def test_her_tap_is_her_message_and_told_as_one(
    kind: str, apps: dict[str, Handset], post: Posted, mori: Viewer
) -> None:
    say(apps[kind], post, act="write", text="割れていました")
    here = offered(mori, kind)
    shown = apps[kind].screen(HER[kind])["bubbles"][-1]["buttons"]
    assert tuple(one["label"] for one in shown) == OFFERED
    say(apps[kind], post, act="write", text=shown[1]["says"], id=shown[1]["data"])
    assert told(mori, here) == [("割れていました", ""), ("返品したい", "選択肢から回答")]


@pytest.mark.parametrize("kind", WITHOUT_BUTTONS)
def test_without_buttons_they_stand_in_the_text_by_number(
    kind: str, apps: dict[str, Handset], post: Posted, mori: Viewer
) -> None:
    say(apps[kind], post, act="write", text="割れていました")
    here = offered(mori, kind)
    text = apps[kind].screen(HER[kind])["bubbles"][-1]["text"]
    assert "1. 交換したい\n2. 返品したい" in text.replace("\r", "")
    say(apps[kind], post, act="write", text="２番")
    assert told(mori, here)[-1] == ("２番", "「返品したい」を選択")


@pytest.mark.parametrize(("kind", "most"), [("whatsapp", 10), ("line", 13), ("telegram", 12)])
def test_as_many_as_the_channel_takes_are_taken_by_its_service(
    kind: str, most: int, apps: dict[str, Handset], post: Posted, mori: Viewer
) -> None:
    able = conversations.capabilities(kind)
    assert able.most_answers == most
    every = [f"{number:02}".ljust(able.longest_answer, "あ") for number in range(most)]
    say(apps[kind], post, act="write", text="割れていました")
    offered(mori, kind, every)
    assert len(apps[kind].screen(HER[kind])["bubbles"][-1]["buttons"]) == most
    for wrong in ([*every, "もう一つ"], ["長" * (able.longest_answer + 1)]):
        with pytest.raises(conversations.NotPossible):
            offered(mori, kind, wrong)

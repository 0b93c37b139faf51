"""Signs and answers to an earlier message: shown where they belong, never a message of their own."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from madoguchi.channels import api
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.whatsapp import WhatsAppServer
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .conftest import Post

PHONE = "819011112222"
Said = dict[str, Any]


class Phone:
    """Her phone, and our desk."""

    def __init__(self, server: WhatsAppServer, post: Post, viewer: Viewer) -> None:
        self.server, self.post, self.viewer = server, post, viewer
        self.seconds = 0

    def says(self, text: str = "", **more: Any) -> str:
        """She writes; the id at the service."""
        self.seconds += 1
        at = int(core.now().timestamp()) + self.seconds
        told = self.server.message(PHONE, text, at=at, **more)
        assert self.post(told) == 200
        testing.work_off(task="channels.handle")
        return str(told["id"])

    def reacts(self, id: str, sign: str) -> None:
        self.says(type="reaction", reaction={"message_id": id, "emoji": sign})

    @property
    def row(self) -> Conversation:
        return Conversation.objects.get(channel="whatsapp")

    def lines(self) -> list[tuple[str, str]]:
        """What stands in the thread, and the sign on it."""
        shown = conversations.thread(self.viewer, self.row.pk)
        return [(one.body, one.reaction) for one in shown if one.kind != "system"]


@pytest.fixture
def phone(whatsapp: WhatsAppServer, post: Post) -> Phone:
    made = people.create_staff(email="mori@marks.test", password=None, name="森", role="supervisor")
    return Phone(whatsapp, post, Viewer("staff", staff=people.staff(made.id)))


def answered(phone: Phone, text: str) -> str:
    """We say something; its id at the service."""
    conversations.answer(conversation_id=phone.row.pk, body=text)
    api.deliver(conversation_id=phone.row.pk)
    return str(phone.server.sent[-1]["id"])


def test_a_sign_stands_at_its_message_changes_and_goes(phone: Phone) -> None:
    hers = phone.says("電源が入りません")
    ours = answered(phone, "コンセントをお確かめください")
    phone.reacts(ours, "👍")
    phone.reacts(hers, "😢")
    assert phone.lines() == [("電源が入りません", "😢"), ("コンセントをお確かめください", "👍")]
    phone.reacts(ours, "❤")
    phone.reacts(hers, "")
    assert phone.lines() == [("電源が入りません", ""), ("コンセントをお確かめください", "❤")]


def test_it_opens_waits_for_and_asks_nothing(phone: Phone) -> None:
    phone.says("ありがとうございました")
    ours = answered(phone, "またどうぞ")
    conversations.resolve(conversation_id=phone.row.pk, actor=core.SYSTEM)
    before = {**phone.row.__dict__, "_state": None}
    jobs = ProcrastinateJob.objects.exclude(task_name="channels.handle").count()
    phone.reacts(ours, "🙏")
    assert {**phone.row.__dict__, "_state": None} == before
    assert phone.row.status == "resolved"
    assert Message.objects.filter(conversation=phone.row, author_kind="customer").count() == 1
    assert ProcrastinateJob.objects.exclude(task_name="channels.handle").count() == jobs
    assert phone.lines()[-1] == ("またどうぞ", "🙏")


def test_before_its_message_it_waits_for_it(phone: Phone) -> None:
    conversations.react(channel="whatsapp", external_id="wamid.LATER", sign="👍", at=core.now())
    phone.says("はじめまして", id="wamid.LATER")
    assert phone.lines() == [("はじめまして", "👍")]


def test_what_she_answers_is_shown_with_a_link_to_it(phone: Phone, client: Client) -> None:
    asked = phone.says("ケトルの保証は何年ですか")
    ours = answered(phone, "一年です")
    phone.says("延長できますか", context={"id": ours})
    phone.says("こちらの質問です", context={"id": asked})
    phone.says("知らない返信", context={"id": "wamid.NOBODYS"})
    shown = conversations.thread(phone.viewer, phone.row.pk)
    quotes = {one.body: one.quotes and one.quotes.body for one in shown if one.author_kind == "customer"}
    assert quotes == {
        "ケトルの保証は何年ですか": None, "延長できますか": "一年です", "知らない返信": None,
        "こちらの質問です": "ケトルの保証は何年ですか",
    }  # fmt: skip
    assert phone.viewer.staff is not None
    client.force_login(get_user_model().objects.get(pk=phone.viewer.staff.account_id))
    page = client.get(f"/desk/c/{phone.row.pk}/").content.decode()
    assert f'class="bubble-quote" href="#m-{shown[1].sequence}"' in page


def test_a_strangers_message_is_never_quoted(phone: Phone) -> None:
    phone.says("わたしの住所です")
    other = phone.server.message("819099998888", "別の人の話")
    phone.post(other)
    testing.work_off(task="channels.handle")
    yoko = people.customer_by_identity(kind="whatsapp", value=PHONE)
    hers = Conversation.objects.get(customer=yoko)
    phone.says("これのことです", context={"id": other["id"]})
    assert conversations.thread(phone.viewer, hers.pk)[-1].quotes is None

"""A conversation leaves the chat for another channel, and comes there whole: by the real doors of both."""

import re

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import testing
from madoguchi.people import api as people
from madoguchi.people.models import Account, Staff

from .conftest import Post
from .parrot import Parrot


@pytest.fixture
def her(account, client: Client) -> Client:
    """A visitor who has asked in the chat; her browser."""
    browser = Client(headers={"accept-language": "ja"})
    browser.post("/chat/messages/", {"text": "ケトルの取っ手が割れました", "client_id": "ways-0001"})
    return browser


@pytest.fixture
def here(her: Client) -> int:
    return Conversation.objects.latest("pk").pk


def says(post: Post, text: str, number: int = 1, who: str = "polly") -> None:
    assert post({"id": f"w{number}", "from": who, "text": text, "at": number}) == 200
    testing.work_off(task="channels.handle")


def code_on(page: str) -> str:
    return re.findall(r"<output>([0-9A-Z]{4}-[0-9A-Z]{4})</output>", page)[0]


def test_from_the_chat_to_the_messenger_with_a_code(her, here, post, parrot: Parrot) -> None:
    listed = her.get("/chat/ways/").content.decode()
    assert "Parrotで続ける" in listed
    page = her.post("/chat/ways/", {"channel": "parrot"}).content.decode()
    code = code_on(page)
    assert f"https://parrot.test/{api.accounts()[0].key}?say=" in page
    assert "<svg" in page

    says(post, f"続ける：{code}")
    says(post, f"続ける：{code}")  # delivered twice
    api.deliver(conversation_id=here)
    assert [one.text for one in parrot.sent] == ["Parrotに切り替わりました。"]
    assert Conversation.objects.get(pk=here).channel == "parrot"
    assert not Message.objects.filter(conversation=here, body__contains=code).exists(), (
        "a code is no question"
    )

    says(post, "写真はこちらから送れますか", 3)
    assert Message.objects.filter(conversation=here, channel="parrot", author_kind="customer").count() == 1
    known = {one.kind for one in people.customer(Conversation.objects.get(pk=here).customer_id).identities}
    assert known == {"visitor", "parrot"}, "one customer with both"
    assert "写真はこちらから送れますか" in her.get("/chat/").content.decode(), "the chat shows the same"


def test_more_than_the_code_is_a_question_too(her, here, post) -> None:
    code = code_on(her.post("/chat/ways/", {"channel": "parrot"}).content.decode())
    says(post, f"{code} 急いでいます")
    assert Message.objects.filter(conversation=here, body__contains="急いでいます").exists()


def test_an_agent_offers_the_chat_and_she_comes_by_the_link(her, here, post, parrot: Parrot, staff) -> None:
    says(post, f"続ける：{code_on(her.post('/chat/ways/', {'channel': 'parrot'}).content.decode())}")
    desk = Client(headers={"accept-language": "ja"})
    desk.force_login(Account.objects.get(pk=Staff.objects.get(pk=staff).account_id))
    side = desk.get(f"/desk/c/{here}/").content.decode()
    assert "別のチャネルで続ける" in side
    assert desk.post(f"/channels/crossings/{here}/", {"channel": "webchat"}).status_code == 302
    api.deliver(conversation_id=here)
    link = re.findall(r"/go/[^\s]+/", parrot.sent[-1].text)[0]

    other = Client(headers={"accept-language": "ja"})
    other.post(link)
    assert "ケトルの取っ手が割れました" in other.get("/chat/").content.decode()
    assert conversations.brief(here).channel == "webchat"


def test_where_her_address_is_known_an_agent_goes_there_at_once(her, here, post, parrot, staff) -> None:
    says(post, f"続ける：{code_on(her.post('/chat/ways/', {'channel': 'parrot'}).content.decode())}")
    her.post("/chat/messages/", {"text": "やはりここで", "client_id": "ways-0002"})
    assert conversations.brief(here).channel == "webchat"
    desk = Client(headers={"accept-language": "ja"})
    desk.force_login(Account.objects.get(pk=Staff.objects.get(pk=staff).account_id))
    api.deliver(conversation_id=here)
    parrot.sent.clear()
    desk.post(f"/channels/crossings/{here}/", {"channel": "parrot"})
    api.deliver(conversation_id=here)
    assert conversations.brief(here).channel == "parrot"
    assert len(parrot.sent) == 1
    desk.post(f"/channels/crossings/{here}/", {"channel": "parrot"})
    assert len(parrot.sent) == 1, "it is there already"


def test_to_be_called_back_is_a_way_too(her, here) -> None:
    assert "電話で続ける" in her.get("/chat/ways/").content.decode()
    asked = her.post("/chat/ways/", {"channel": "phone"})
    assert (asked.status_code, asked["Location"]) == (302, "/my/tasks/callback/")

"""She blocked LINE, or parted it from her page: our answers go where she is reached, and staff know."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.channels import api
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery, Message
from madoguchi.core import testing
from madoguchi.demo.phone.line import LineServer
from madoguchi.journeys import link_account
from madoguchi.people import api as people

from .conftest import USER, Post

MAILBOX = {"address": "desk@detours.test", "imap_host": "", "smtp_host": "127.0.0.1", "smtp_security": "none"}
SCRIPT = {"accept": "application/json", "accept-language": "en"}


@pytest.fixture
def mori(db: None) -> Client:
    """A supervisor at the desk."""
    made = people.create_staff(email="mori@detours.test", password=None, name="森", role="supervisor")
    client = Client(headers={"accept-language": "en"})
    client.cookies["madoguchi_language"] = "en"
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


@pytest.fixture
def yoko(line: LineServer, post: Post) -> int:
    """She has a page that is linked with LINE, and asks something there."""
    made = people.create_customer(name="高崎 容子")
    people.add_identity(customer_id=made, kind="email", value="yoko@detours.test", proven_how="code")
    post(line.event(USER, "follow"))
    testing.work_off(task="channels.handle")
    assert people.join_channel(customer_id=made, kind="line", value=USER)
    post(line.message(USER, "修理はいつ終わりますか"))
    testing.work_off(task="channels.handle")
    return made


@pytest.fixture
def mailbox(yoko: int) -> None:
    """Mail goes out as well."""
    api.add_account(kind="email", name="窓口", values=MAILBOX)


@pytest.fixture
def here(yoko: int) -> int:
    """The conversation in LINE."""
    found: int = Conversation.objects.get(channel="line").pk
    return found


def lost(line: LineServer, post: Post, yoko: int, why: str) -> None:
    """She leaves LINE, one way or the other."""
    if why == "blocked":
        post(line.event(USER, "unfollow"))
        testing.work_off(task="channels.handle")
    else:
        link_account.part(customer_id=yoko, kind="line", value=USER)


def send(mori: Client, here: int, **more: str) -> tuple[int, str]:
    form = {"text": "明日お届けします。", "client_id": "a" * 32, **more}
    answered = mori.post(f"/desk/c/{here}/replies/", form, headers=SCRIPT)
    return answered.status_code, answered.json().get("message", "")


def words(why: str) -> str:
    left = "has parted LINE from her page" if why == "parted" else "takes no messages by LINE any more"
    return f"The customer {left}."


@pytest.mark.parametrize("why", ["blocked", "parted"])
def test_the_reply_goes_by_mail_and_the_composer_says_so_before(
    line: LineServer, post: Post, mori: Client, yoko: int, mailbox: None, here: int, why: str
) -> None:
    assert "data-detour" not in mori.get(f"/desk/c/{here}/").text
    lost(line, post, yoko, why)
    page = mori.get(f"/desk/c/{here}/").text
    assert f"{words(why)} This reply goes by e-mail." in page
    assert '<input type="hidden" name="by" value="email">' in page
    status, told = send(mori, here, by="line")  # drawn before she left
    assert (status, told) == (422, f"{words(why)} This reply goes by e-mail. Nothing has been sent. "
                                   "Please send it again if that is right.")  # fmt: skip
    assert not Message.objects.filter(conversation=here, author_kind="agent").exists()
    assert send(mori, here, by="email")[0] == 200
    said = Message.objects.get(conversation=here, author_kind="agent")
    assert (said.channel, Delivery.objects.get(message=said).channel) == ("email", "email")
    codes = [row.card["code"] for row in Message.objects.filter(conversation=here, private=True)]
    assert codes == [f"way_{why}"]
    assert line.said() == []
    assert send(mori, here, by="email")[0] == 200  # the same once more
    assert Message.objects.filter(conversation=here, author_kind="agent").count() == 1


@pytest.mark.parametrize("why", ["blocked", "parted"])
def test_where_no_other_way_is_known_it_is_said_and_nothing_goes_to_her_old_line(
    line: LineServer, post: Post, mori: Client, yoko: int, here: int, why: str
) -> None:
    lost(line, post, yoko, why)
    assert f"{words(why)} No other way to reach her is known" in mori.get(f"/desk/c/{here}/").text
    assert send(mori, here, by="line")[0] == 200
    Delivery.objects.update(due_at=Delivery.objects.get().wanted_at)
    api.deliver(conversation_id=here)
    row = Delivery.objects.get()
    assert (row.state, row.reason) == ("failed", "blocked" if why == "blocked" else "no_route")
    assert line.said() == []


def test_what_failed_since_she_left_is_sent_again_by_the_way_she_has(
    line: LineServer, post: Post, mori: Client, yoko: int, here: int
) -> None:
    lost(line, post, yoko, "parted")
    send(mori, here, by="line")
    failed = Delivery.objects.get().message_id
    conversations.note_delivery(message_id=failed, state="failed", reason="no_route")
    api.add_account(kind="email", name="窓口", values=MAILBOX)
    row = Delivery.objects.get()
    mori.post(f"/desk/c/{here}/messages/{row.message_id}/resendings/")
    row.refresh_from_db()
    assert (row.channel, row.state) == ("email", "waiting")


def test_back_in_line_she_is_answered_there_again(
    line: LineServer, post: Post, mori: Client, yoko: int, mailbox: None, here: int
) -> None:
    lost(line, post, yoko, "blocked")
    send(mori, here, by="email")
    post(line.event(USER, "follow"))
    post(line.message(USER, "LINEに戻りました"))
    testing.work_off(task="channels.handle")
    assert Conversation.objects.get(pk=here).channel == "line"
    assert "data-detour" not in mori.get(f"/desk/c/{here}/").text


def test_that_the_link_has_ended_is_still_told_where_it_was_ended(
    line: LineServer, post: Post, yoko: int, mailbox: None, here: int
) -> None:
    post(line.message(USER, "連携解除"))
    testing.work_off(task="channels.handle")
    api.deliver(conversation_id=here)
    assert "連携を解除" in line.said()[-1]
    assert people.customer_by_identity(kind="line", value=USER) is None

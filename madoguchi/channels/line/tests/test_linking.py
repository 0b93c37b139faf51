"""A LINE account joins the page of whoever signed in, and nobody else's."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from madoguchi.channels import api
from madoguchi.channels.models import Linking
from madoguchi.channels.shapes import Account
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import LineServer, Next
from madoguchi.people import api as people

from .conftest import USER, Post

OTHER = "Uffffffffffffffffffffffffffffffff"


def handle() -> None:
    testing.work_off(task="channels.handle")
    for here in Conversation.objects.values_list("pk", flat=True):
        api.deliver(conversation_id=here)


def person(name: str, email: str) -> int:
    made = people.create_customer(name=name)
    people.add_identity(customer_id=made, kind="email", value=email, proven_how="code")
    return made


@pytest.fixture
def yoko(here: int) -> int:
    """Somebody with a page, whom LINE does not know."""
    return person("高崎 容子", "yoko@line.test")


def browser(customer_id: int, *, how: str = "code") -> Client:
    """A browser in which she has just signed in."""
    entered = people.enter_browser(customer_id=customer_id, token="", how=how, user_agent="")
    client = Client()
    client.cookies[people.VISITOR_COOKIE] = entered.token
    return client


def asked(line: LineServer, post: Post, user: str = USER) -> str:
    """She asks for the link; its path."""
    post(line.message(user, "マイページと連携"))
    handle()
    words = next(one for one in reversed(line.said()) if "/channels/link/" in one)
    return urlsplit(words[words.index("http") :].split()[0]).path


def confirmed(client: Client, path: str) -> str:
    """She says yes; the address at LINE to which she is led."""
    answer = client.post(path)
    assert answer.status_code == 302
    return answer["Location"]


def who(user: str = USER) -> int | None:
    return people.customer_by_identity(kind="line", value=user)


def told() -> str:
    row = Message.objects.filter(kind="system", private=False).order_by("pk").last()
    return row.card["code"] if row else ""


def test_she_signs_in_says_yes_and_is_known(line: LineServer, post: Post, here: int, yoko: int) -> None:
    path, client = asked(line, post), browser(yoko)
    page = client.get(path).content.decode()
    assert ("LINE cdef" in page, "高崎 容子" in page, "yoko@line.test" in page) == (True, True, True)
    address = confirmed(client, path)
    assert address.startswith("https://access.line.me/dialog/bot/accountLink?linkToken=link-")
    assert who() != yoko
    post(line.link(USER, address))
    handle()
    assert (who(), Conversation.objects.get(pk=here).customer_id, told()) == (yoko, yoko, "link_done")
    assert "LINEとマイページの連携が完了しました" in line.said()[-1]
    assert line.sent[-1]["how"] == "reply"
    known = [one for one in people.customer(yoko).identities if one.kind == "line"]
    assert [one.proven_how for one in known] == ["account_link"]
    assert client.get(path).status_code == 404
    post(line.message(USER, "連携"))
    handle()
    assert told() == "link_known"


def test_a_nonce_counts_once(line: LineServer, post: Post, here: int, yoko: int) -> None:
    path = asked(line, post)
    address = confirmed(browser(yoko), path)
    post(line.link(USER, address))
    handle()
    post(line.message(USER, "連携を解除"))
    handle()
    assert (told(), who()) == ("link_ended", None)
    post(line.link(USER, address))
    handle()
    assert who() != yoko
    assert Linking.objects.get().outcome == "linked"


def test_somebody_elses_line_gets_nothing_by_it(line: LineServer, post: Post, here: int, yoko: int) -> None:
    address = confirmed(browser(yoko), asked(line, post))
    post(line.message(OTHER, "こんにちは"), line.link(OTHER, address))
    handle()
    assert (who(OTHER) == yoko, who() == yoko, Linking.objects.get().outcome) == (False, False, "another")
    post(line.link(USER, address))
    handle()
    assert who() != yoko


def test_another_customer_cannot_go_on_with_a_link_that_was_begun(
    line: LineServer, post: Post, here: int, yoko: int
) -> None:
    path = asked(line, post)
    address = confirmed(browser(yoko), path)
    assert browser(person("別の人", "other@line.test")).post(path).status_code == 404
    post(line.link(USER, address))
    handle()
    assert who() == yoko


@pytest.mark.parametrize(
    ("yes", "minutes", "outcome"), [(False, 0, "refused"), (True, 11, "late")], ids=["refused", "late"]
)
def test_what_is_refused_or_late_changes_nothing(
    line: LineServer, post: Post, here: int, yoko: int, yes: bool, minutes: int, outcome: str
) -> None:
    address = confirmed(browser(yoko), asked(line, post))
    with core.shift(timedelta(minutes=minutes)):
        post(line.link(USER, address, yes=yes))
        handle()
        assert (told(), Linking.objects.get().outcome) == ("link_failed", outcome)
    assert who() != yoko


def test_a_line_that_is_linked_with_another_page_stays_there(
    line: LineServer, post: Post, here: int, yoko: int
) -> None:
    other = person("別の人", "other@line.test")
    path = asked(line, post)
    address = confirmed(browser(yoko), path)
    people.join_channel(customer_id=other, kind="line", value=USER)
    post(line.link(USER, address))
    handle()
    assert (who(), Linking.objects.get().outcome) == (other, "taken")


def test_who_is_not_signed_in_afresh_signs_in_first(
    line: LineServer, post: Post, here: int, yoko: int
) -> None:
    path = asked(line, post)
    for client, way in ((Client(), "/me/"), (browser(yoko, how=""), "/my/proof/")):
        page = client.get(path).content.decode()
        assert (f"{way}?next=" in page, "高崎" in page) == (True, False)
        assert client.post(path)["Location"].startswith(f"{way}?next=%2Fchannels%2Flink%2F")
    assert Linking.objects.get().nonce is None


def test_old_and_invented_links_open_nothing(line: LineServer, post: Post, here: int, yoko: int) -> None:
    path, client = asked(line, post), browser(yoko)
    with core.shift(timedelta(minutes=31)):
        assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]
    assert client.get("/channels/link/invented/").status_code == 404


def test_line_does_not_answer(line: LineServer, post: Post, here: int, yoko: int, account: Account) -> None:
    path, client = asked(line, post), browser(yoko)
    line.next = [Next(500)]
    assert client.post(path).status_code == 503
    assert confirmed(client, path)


def test_the_question_who_she_is_brings_the_link(line: LineServer, post: Post) -> None:
    post(line.message(USER, "注文の状況を確認したい"))
    testing.work_off()
    assert [one["how"] for one in line.sent].count("push") == 0
    assert any("/channels/link/" in one for one in line.said())


def test_a_closed_conversation_takes_no_line_and_breaks_nothing(
    line: LineServer, post: Post, here: int, yoko: int
) -> None:
    address = confirmed(browser(yoko), asked(line, post))
    conversations.close(conversation_id=here, actor=core.SYSTEM)
    post(line.link(USER, address))
    handle()
    assert who() == yoko


def test_an_order_she_asks_for_in_line_is_a_card(line: LineServer, post: Post, here: int) -> None:
    """Once she is known, her order is shown as LINE shows things, and leads to her page."""
    known = people.customer_by_identity(kind="email", value="yoko.takasaki@mail.example")
    assert known is not None
    assert people.join_channel(customer_id=known, kind="line", value=USER)
    for other in Conversation.objects.filter(customer_id=known).exclude(status="closed"):
        conversations.close(conversation_id=other.pk, actor=core.SYSTEM)
    post(line.message(USER, "注文 2048-7790 の状況を教えてください"))
    testing.work_off()
    cards = [one for sent in line.sent for one in sent["messages"] if one["type"] == "flex"]
    assert cards, line.said()
    assert "2048-7790" in cards[0]["altText"]
    assert "/my/orders/2048-7790/" in str(cards[0]["contents"]["footer"])

"""A customer does something herself: through the pages, without JavaScript."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

MONDAY = datetime(2026, 11, 16, 10, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
CALL = "/my/tasks/callback/"
NUMBER = {"phone": "090-1234-5678", "about": "請求について", "client_id": "call-0001"}


@pytest.fixture
def hana(db) -> Client:
    """Somebody who has confirmed her address in this browser."""
    with core.frozen(MONDAY):
        yield browser("hana")


def browser(name: str) -> Client:
    visitor = people.start_visitor(locale="ja")
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value=f"{name}@example.com", proven_how="code"
    )
    client = Client(headers={"accept-language": "ja"})
    client.cookies[people.VISITOR_COOKIE] = visitor.token
    return client


def read(answer) -> str:
    """The page without the places where a line may break."""
    return re.sub(r"<wbr>|\u200b", "", answer.content.decode())


def me(client: Client) -> Viewer:
    return people.customer_viewer(client.cookies[people.VISITOR_COOKIE].value)


def summary(client: Client) -> str:
    """Both steps filled; the address of the run."""
    url = client.post(CALL, NUMBER).headers["Location"]
    assert client.post(url, {"step": "1", "when": "soon"}).headers["Location"] == url
    return url


def test_all_tasks_stand_on_one_page(hana):
    page = read(hana.get("/my/tasks/"))
    assert "お電話での折り返しを頼む" in page
    assert "お問い合わせ" in page


def test_step_by_step_to_the_yes_and_back(hana):
    assert "お電話番号とご用件" in read(hana.get(CALL))
    url = summary(hana)
    page = read(hana.get(url))
    assert "090-1234-5678" in page
    assert "できるだけ早くこちらからお電話いたします" in page
    again = read(hana.get(f"{url}?step=0"))
    assert "請求について" in again
    done = read(hana.post(f"{url}confirmation/", follow=True))
    assert "折り返しのお電話を承りました" in done
    assert "11月16日（月）11:30まで、こちらから取り消せます。" in done
    assert 'href="/my/enquiries/"' in done.partition('class="task-acts"')[2]
    assert len(conversations.earlier(me(hana), me(hana).customer_id)) == 1
    assert "取り消しました" in read(hana.post(f"{url}undo/", follow=True))


def test_a_double_press_does_it_once(hana):
    url = summary(hana)
    assert hana.post(CALL, NUMBER).headers["Location"] == url
    for _ in range(2):
        hana.post(f"{url}confirmation/")
    assert len(conversations.earlier(me(hana), me(hana).customer_id)) == 1


def test_what_cannot_be_used_comes_back_with_the_reason(hana):
    answer = hana.post(CALL, {"phone": "12", "about": "残ります", "client_id": "call-0002"})
    page = read(answer)
    assert answer.status_code == 422
    assert "電話番号の形" in page
    assert "残ります" in page
    assert tasks.runs(me(hana)) == ()


def test_it_is_saved_half_way_and_given_up(hana):
    url = hana.post(CALL, NUMBER).headers["Location"]
    assert url in read(hana.get("/my/tasks/"))
    assert url in read(hana.get(CALL))
    hana.post(f"{url}departure/")
    assert url not in read(hana.get(CALL))


def test_another_customer_finds_nothing_and_changes_nothing(hana):
    url = summary(hana)
    taro = browser("taro")
    assert taro.get(url).status_code == 404
    for act in ("", "confirmation/", "undo/", "departure/", "codes/", "proofs/"):
        assert taro.post(url + act, {"step": "0", **NUMBER}).status_code == 404
    assert hana.get(url.replace("callback", "request")).status_code == 404
    assert tasks.open_runs(me(hana))[0].state == "started"


@pytest.mark.django_db
def test_a_stranger_confirms_her_address_first():
    stranger = Client(headers={"accept-language": "ja"})
    assert stranger.get(CALL).headers["Location"].startswith("/me/?next=")
    assert stranger.post(CALL, NUMBER).headers["Location"] == CALL
    assert stranger.get("/my/tasks/nothing/").status_code == 404


def test_matching_help_stands_before_the_yes(hana):
    given = {"text": "電気ケトルの水漏れが止まりません。どうすればいいですか", "client_id": "ask-00001"}
    url = hana.post("/my/tasks/request/", given).headers["Location"]
    page = read(hana.get(url))
    assert "こちらで解決するかもしれません" in page
    assert re.search(r"task-advice.*?/help/", page, re.S)
    hana.post(f"{url}departure/", {"helped": "1"})
    assert tasks.run(me(hana), url.split("/")[-2]).state == "helped"
    assert conversations.earlier(me(hana), me(hana).customer_id) == ()


def test_pages_need_few_queries(hana, django_assert_max_num_queries):
    url = summary(hana)
    for address in (CALL, url, "/my/tasks/"):
        with django_assert_max_num_queries(16):
            assert hana.get(address).status_code == 200


def test_a_blocked_customer_opens_nothing(hana):
    url = summary(hana)
    boss = next(one for one in people.all_staff() if one.role == "administrator")
    people.block(customer_id=me(hana).customer_id, reason="いやがらせ", until=None, staff_id=boss.id)
    assert "お受けできません" in read(hana.post(f"{url}confirmation/", follow=True))
    assert conversations.earlier(me(hana), me(hana).customer_id) == ()

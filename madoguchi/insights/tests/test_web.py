"""The pages of figures, entered by their doors."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.conversations.tests.conftest import make_desk
from madoguchi.core import api as core
from madoguchi.core.api import wilson
from madoguchi.crossing import api as crossing
from madoguchi.feedback import api as feedback
from madoguchi.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def browser(viewer) -> Client:
    client = Client(headers={"accept-language": "ja"})
    client.force_login(Account.objects.get(pk=viewer.staff.account_id))
    return client


def asked(desk, customer, text="ケトルが動きません") -> int:
    message = conversations.InboundMessage(customer.customer_id, "webchat", text)
    return conversations.receive(message).conversation_id


def rated(desk, talk, score: int) -> None:
    row = feedback.ask_rating(conversation_id=talk, customer_id=None, staff_id=None)
    feedback.give_rating(token=row.token, score=score)


def test_the_interval_is_wilsons():
    low, high = wilson(45, 50)
    assert (round(low, 4), round(high, 4)) == (0.7864, 0.9565)
    with pytest.raises(ValueError, match="nothing"):
        wilson(0, 0)


def test_every_number_of_the_board_opens_as_many_rows(desk):
    talk = asked(desk, desk.customer)
    conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    rated(desk, asked(desk, desk.stranger), 5)
    client = browser(desk.supervisor)

    page = client.get(reverse("insights:today")).content.decode()

    numbers = re.findall(r'href="(/insights/rows/\?[^"]+)"[^>]*>(\d+)</a>', page)
    assert len(numbers) > 40
    for url, number in numbers:
        rows = client.get(url.replace("&amp;", "&"))
        assert rows.context["count"] == int(number), url
        assert len(rows.context["rows"]) == min(int(number), 50), url


def test_the_board_costs_the_same_however_many_conversations(desk, django_assert_max_num_queries):
    client = browser(desk.supervisor)
    for _ in range(3):
        asked(desk, desk.customer)
    with django_assert_max_num_queries(36):
        client.get(reverse("insights:today"))


def test_a_fragment_is_the_board_alone(desk):
    page = browser(desk.supervisor).get(reverse("insights:today"), headers={"HX-Request": "true"})
    assert page.content.decode().strip().startswith('<div class="insights-board"')


def test_what_was_never_measured_is_no_percentage(desk):
    page = browser(desk.supervisor).get(reverse("insights:today"), {"date": "2020-01-01"})
    whole = page.context["whole"]
    assert (whole.satisfied["words"], whole.kept_share["words"], whole.median) == ("—", "—", "—")
    assert "0%" not in page.content.decode()


def test_a_spreadsheet_has_the_same_numbers(desk):
    asked(desk, desk.customer, "=HYPERLINK()")
    client = browser(desk.supervisor)
    page = client.get(reverse("insights:today"))
    table = client.get(reverse("insights:today-table")).content.decode("utf-8-sig").splitlines()
    total = next(line for line in table if line.startswith("合計,"))
    assert total.split(",")[1] == str(page.context["whole"]["received"].count)

    first = page.context["day"].isoformat()
    rows = client.get(reverse("insights:rows-table"), {"figure": "received", "from": first})
    text = rows.content.decode("utf-8-sig")
    assert "'=HYPERLINK()" in text
    assert len(text.strip().splitlines()) == page.context["whole"]["received"].count + 1


def test_the_month_sums_to_its_parts(desk):
    talk = asked(desk, desk.customer)
    conversations.classify(conversation_id=talk, actor=core.SYSTEM, request_type="question")
    client = browser(desk.supervisor)
    for by in ("type", "topic", "channel", "team", "agent"):
        page = client.get(reverse("insights:month"), {"by": by})
        parts = page.context["parts"]
        assert sum(line["received"].count for line in parts) == page.context["whole"]["received"].count
    assert client.get(reverse("insights:month"), {"by": "nothing"}).context["by"] == "type"


@pytest.mark.parametrize("query", [{"figure": "nothing", "from": "2026-01-01"}, {"figure": "received"}])
def test_a_number_that_does_not_exist_is_not_found(desk, query):
    assert browser(desk.supervisor).get(reverse("insights:rows"), query).status_code == 404


def test_a_whisper_calls_the_agent_and_reaches_no_customer(desk):
    talk = asked(desk, desk.customer)
    conversations.assign(
        conversation_id=talk, staff_id=desk.agent.staff.id, actor=core.staff(desk.agent.staff.id)
    )
    client, url = browser(desk.supervisor), reverse("insights:whispers", args=[talk])

    empty = client.post(url, {"text": " ", "client_id": "w"})
    for _ in range(2):
        said = client.post(url, {"text": "保証を確認してください", "client_id": "w"})

    assert empty.status_code == 422
    assert said.status_code == 302
    notes = [line for line in conversations.thread(desk.agent, talk) if line.kind == "note"]
    assert [(note.body, note.mention_ids) for note in notes] == [
        ("保証を確認してください", (desk.agent.staff.id,))
    ]
    seen = conversations.thread(desk.customer, talk)
    assert all("保証" not in line.body for line in seen)


def test_watching_leaves_no_trace(desk):
    talk = asked(desk, desk.customer)
    before = conversations.conversation(desk.supervisor, talk)
    page = browser(desk.supervisor).get(reverse("insights:watch", args=[talk]))
    assert "ケトルが動きません" in page.content.decode()
    assert conversations.conversation(desk.supervisor, talk) == before


def test_who_went_on_elsewhere_stands_beside_who_stayed(desk):
    stayed, went = asked(desk, desk.customer), asked(desk, desk.stranger)
    for talk in (stayed, went):
        conversations.set_topic(conversation_id=talk, topic="repair", actor=core.SYSTEM)
    way = crossing.offer(conversation_id=went, channel="line", why="wait", actor=core.SYSTEM)
    crossing.take(crossing_id=way.id, by="U1", held=("identity",), customer_id=desk.stranger.customer_id)
    conversations.resolve(conversation_id=went, actor=core.SYSTEM)
    client = browser(desk.supervisor)

    page = client.get(reverse("insights:switching"))
    lines = {(row.switched, row.n, row.resolved.words) for row in page.context["rows"] if row.n == 1}
    assert {(True, 1, "100%"), (False, 1, "0%")} <= lines
    assert page.context["complete"].words == "0%"
    assert ("お客様の情報", "100%") in [(name, ratio.words) for name, ratio in page.context["parts"]]
    assert "待ち時間が長い" in page.content.decode()
    assert (
        "切り替えあり" not in client.get(reverse("insights:switching"), {"month": "2020-01"}).content.decode()
    )
    sheet = client.get(reverse("insights:switching-table")).content.decode()
    assert "1/1" in sheet

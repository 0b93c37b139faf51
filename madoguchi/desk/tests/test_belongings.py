"""Orders and devices beside the conversation, on the customer's page, and as cards that an agent sends."""

import datetime

import pytest
from django.utils.timezone import localdate

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import InvoiceGiven, LineGiven
from madoguchi.commerce.models import Order, OrderLine, Shipment
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core

DAY = datetime.timedelta(days=1)
MOST_EMPTY = 40
pytestmark = pytest.mark.django_db


@pytest.fixture
def ordered():
    """ordered(customer, "A-1", days=3): an order of that many days ago."""

    def order(customer, number, days=3, **more):
        at = core.now() - datetime.timedelta(days=days)
        row = Order.objects.create(
            source="test", external_id=number, number=number, customer_id=customer, placed_at=at,
            total=12_800, updated_from_source_at=at, **{"status": "pending", **more},
        )  # fmt: skip
        OrderLine.objects.create(order=row, position=1, name="炊飯器", unit_price=12_800, tax_rate=10)
        return row

    return order


@pytest.fixture
def billed():
    """billed(customer, "B-1", 4_480, due_on=…): a bill of that number and amount."""

    def bill(customer, number, amount, **more):
        lines = (LineGiven("浄水フィルター", amount),)
        given = InvoiceGiven(number, customer, localdate(core.now()) - 30 * DAY, lines, **more)
        commerce.keep_invoice(given, source="test", external_id=number, actor=core.SYSTEM)

    return bill


def customer_of(talk: int) -> int:
    return Conversation.objects.get(pk=talk).customer_id


def test_an_order_stands_beside_the_conversation_and_on_her_page(hired, asked, ordered):
    mina, talk = hired("mina"), asked("まだ届きません", name="髙橋 花子")
    ordered(customer_of(talk), "A-1001")
    side = mina.client.get(f"/desk/c/{talk}/").content.decode()
    assert "A-1001" in side
    assert "炊飯器" in side
    assert "¥12,800" in side
    page = mina.client.get(f"/desk/customers/{customer_of(talk)}/orders/A-1001/").content.decode()
    assert "炊飯器" in page
    assert "Cancel the order" in page


def test_an_order_of_last_year_stands_below_todays_message(hired, asked, ordered):
    mina, talk = hired("mina"), asked("はい", name="長井 多聞")
    customer = customer_of(talk)
    old = core.now() - datetime.timedelta(days=360)
    ordered(customer, "A-old", days=365, status="delivered", shipped_at=old, delivered_at=old + DAY)
    story = mina.client.get(f"/desk/customers/{customer}/?kind=orders&kind=conversations").content.decode()
    told = story[story.index('class="story"') :]
    order = ("The customer wrote", "The order arrived", "The order was shipped", "Ordered for ¥12,800")
    places = [told.index(words) for words in order]
    assert places == sorted(places)


def test_every_moment_is_told_once_over_all_pages(hired, asked, ordered):
    mina, customer = hired("mina"), customer_of(asked("はい", name="長井 多聞"))
    for number in range(60):
        ordered(customer, f"B-{number}", days=10)
    seen, path = [], f"/desk/customers/{customer}/?kind=orders"
    for _ in range(5):
        page = mina.client.get(path)
        story = page.context["story"]
        seen += [entry.key for entry in story.entries]
        if not story.further:
            break
        path = f"/desk/customers/{customer}/history/?kind=orders&before={story.further.replace('+', '%2B')}"
    assert len(seen) == len(set(seen)) == 60


def test_the_story_stands_on_a_page_of_its_own_and_is_continued_there(hired, asked, ordered):
    mina, customer = hired("mina"), customer_of(asked("はい", name="長井 多聞"))
    for number in range(60):
        ordered(customer, f"C-{number}", days=10)
    alone = f"/desk/customers/{customer}/history/"
    page = mina.client.get(alone).content.decode()
    assert "<html" in page
    assert "長井 多聞" in page
    assert f'href="{alone}?before=' in page
    assert "<html" not in mina.client.get(alone, headers={"hx-request": "true"}).content.decode()


def test_a_card_goes_once_however_often_it_is_sent(hired, asked, ordered):
    mina, talk = hired("mina"), asked("まだ届きません", name="髙橋 花子")
    ordered(customer_of(talk), "A-1002")
    form = {"about": "order", "key": "A-1002", "client_id": "card-1"}
    for _ in range(2):
        assert mina.client.post(f"/desk/c/{talk}/cards/", form).status_code == 302
    sent = Message.objects.get(conversation_id=talk, client_id="card-1")
    assert sent.card["facts"]["title"] == "ご注文 A-1002"
    assert "炊飯器" in sent.body
    assert "12,800円" in sent.body
    assert conversations.conversation(mina.viewer, talk).assignee_id == mina.id
    assert "fact-card" in mina.client.get(f"/desk/c/{talk}/").content.decode()


@pytest.mark.parametrize(
    ("about", "key"), [("order", "C-9"), ("order", "none"), ("device", "x"), ("bill", "1"), ("", "")]
)
def test_what_is_not_hers_is_not_sent(hired, asked, ordered, about, key):
    mina, talk = hired("mina"), asked("まだ届きません")
    ordered(customer_of(asked("別件です", name="別人 太郎")), "C-9")
    before = Message.objects.filter(conversation_id=talk).count()
    form = {"about": about, "key": key, "client_id": "card-2"}
    assert mina.client.post(f"/desk/c/{talk}/cards/", form).status_code == 404
    assert Message.objects.filter(conversation_id=talk).count() == before


def test_the_order_of_another_customer_is_not_on_her_page(hired, asked, ordered):
    mina, hers, other = hired("mina"), customer_of(asked("はい")), customer_of(asked("いいえ", name="別人"))
    ordered(other, "D-1")
    assert mina.client.get(f"/desk/customers/{hers}/orders/D-1/").status_code == 404


def test_a_bill_stands_beside_the_conversation_and_goes_as_a_card(hired, asked):
    mina, talk = hired("mina"), asked("請求について", name="髙橋 花子")
    customer = customer_of(talk)
    lines = (LineGiven("浄水フィルター", 3_300),)
    given = InvoiceGiven("I-77", customer, datetime.date(2026, 11, 1), lines)
    commerce.keep_invoice(given, source="test", external_id="I-77", actor=core.SYSTEM)
    assert "I-77" in mina.client.get(f"/desk/c/{talk}/").content.decode()
    page = mina.client.get(f"/desk/customers/{customer}/bills/I-77/").content.decode()
    assert "浄水フィルター" in page
    assert "Billed ¥3,300" in mina.client.get(f"/desk/customers/{customer}/?kind=bills").content.decode()
    mina.client.post(f"/desk/c/{talk}/cards/", {"about": "bill", "key": "I-77", "client_id": "card-3"})
    assert "3,300円" in Message.objects.get(conversation_id=talk, client_id="card-3").body


def test_what_comes_is_owed_and_awaited_stands_first(hired, asked, ordered, billed):
    mina, talk = hired("mina"), asked("まだ届きません", name="髙橋 花子")
    customer = customer_of(talk)
    today = localdate(core.now())
    order = ordered(customer, "A-2001", status="shipped", promised_on=today + DAY)
    Shipment.objects.create(
        order=order, source="test", external_id="p", carrier="yamato", status="delayed",
        updated_from_source_at=core.now(),
    )  # fmt: skip
    billed(customer, "B-late", 4_480, due_on=today - 4 * DAY)
    billed(customer, "B-next", 12_800, due_on=today + 9 * DAY)
    coming, owed, awaited = mina.client.get(f"/desk/customers/{customer}/").context["glance"]
    assert (coming["tone"], coming["note"]) == ("overdue", "Delayed · 炊飯器")
    assert coming["href"].endswith("/orders/A-2001/")
    assert (owed["value"], owed["tone"]) == ("¥17,280", "overdue")
    assert owed["note"].startswith("¥4,480 overdue · next by ")
    assert owed["href"].endswith("/bills/B-late/")
    assert (awaited["note"], awaited["href"]) == ("まだ届きません", f"/desk/c/{talk}/")


def test_who_has_nothing_is_told_so_without_asking_further(hired, asked, django_assert_max_num_queries):
    mina, customer = hired("mina"), customer_of(asked("はい"))
    mina.client.get(f"/desk/customers/{customer}/")
    with django_assert_max_num_queries(MOST_EMPTY):
        glance = mina.client.get(f"/desk/customers/{customer}/").context["glance"]
    assert [one["tone"] for one in glance[:2]] == ["quiet", "quiet"]


def test_the_story_names_what_was_ordered_and_leaves_out_days_nobody_knows(hired, asked, ordered):
    mina, customer = hired("mina"), customer_of(asked("はい"))
    ordered(customer, "A-2002", days=9)
    ordered(customer, "A-2003", days=9, dated=False)
    days = mina.client.get(f"/desk/customers/{customer}/?kind=orders").context["story"].days
    assert [matter.head.about for day in days for matter in day.matters] == ["炊飯器 · A-2002"]


def test_a_bill_is_read_as_paper_by_those_who_may_see_it(hired, asked, billed):
    mina, customer = hired("mina"), customer_of(asked("はい"))
    other = customer_of(asked("別件", name="別の人"))
    billed(customer, "B-paper", 1_100)
    paper = mina.client.get(f"/desk/customers/{customer}/bills/B-paper/document/")
    assert (paper.status_code, paper["Content-Type"], paper.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert mina.client.get(f"/desk/customers/{other}/bills/B-paper/document/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "kind"), [("A-3001", "orders"), ("ａ-3001", "orders"), ("b-3002", "bills")]
)
def test_a_number_leads_to_its_order_or_bill(hired, asked, ordered, billed, typed, kind):
    mina, customer = hired("mina"), customer_of(asked("はい", name="髙橋 花子"))
    ordered(customer, "A-3001")
    billed(customer, "B-3002", 1_100)
    (line,) = mina.client.get("/desk/customers/", {"q": typed}).context["numbered"]
    assert f"/customers/{customer}/{kind}/" in line["url"]
    assert line["note"].startswith("髙橋 花子 · ")


def test_a_number_of_somebody_closed_to_me_leads_nowhere(hired, asked, ordered):
    outsider = hired("sota", role="editor")
    ordered(customer_of(asked("はい")), "A-3002")
    assert outsider.client.get("/desk/customers/", {"q": "A-3002"}).status_code == 403

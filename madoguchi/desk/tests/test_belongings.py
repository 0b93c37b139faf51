"""Orders and devices beside the conversation, on the customer's page, and as cards that an agent sends."""

import datetime

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import InvoiceGiven, LineGiven
from madoguchi.commerce.models import Order, OrderLine
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core

DAY = datetime.timedelta(days=1)
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

"""Returns, refunds and claims at the desk, by the door: the look before the yes, once, only for hers."""

import datetime
from uuid import uuid4

import pytest

from madoguchi.commerce.models import (
    Device,
    Order,
    OrderLine,
    OrderPayment,
    ReturnLine,
    ReturnRequest,
    Warranty,
    WarrantyClaim,
)
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent_back(asked):
    """sent_back("A-1"): an order of somebody who sends two of three rice cookers back; her id."""

    def make(number: str, name: str = "髙橋 花子") -> int:
        customer = Conversation.objects.get(pk=asked("返品したいです", name=name)).customer_id
        people.add_identity(
            customer_id=customer, kind="email", value=f"{number.lower()}@example.com", proven_how="code"
        )
        now = core.now()
        row = Order.objects.create(
            source="test", external_id=number, number=number, customer_id=customer, placed_at=now,
            total=38_400, status="return_requested", delivered_at=now, updated_from_source_at=now,
        )  # fmt: skip
        line = OrderLine.objects.create(order=row, position=1, name="炊飯器", unit_price=12_800, quantity=3)
        OrderPayment.objects.create(
            order=row, external_id="p", kind="payment", method="credit_card", amount=38_400, at=now
        )
        back = ReturnRequest.objects.create(
            number=f"{number}-R1", order=row, client_id=uuid4(),
            kind="return", refund=25_600, refund_to="original", requested_at=now,
            send_by=now.date() + datetime.timedelta(days=14),
        )  # fmt: skip
        ReturnLine.objects.create(request=back, line=line, quantity=2)
        return customer

    return make


@pytest.fixture
def mina(hired):
    """An agent who reads Japanese."""
    agent = hired("mina")
    agent.client.cookies["madoguchi_language"] = "ja"
    return agent


def refunds(number: str) -> list[int]:
    rows = OrderPayment.objects.filter(kind="refund", order__number=number).order_by("id")
    return [one.amount for one in rows]


def status(number: str) -> str:
    return ReturnRequest.objects.get(number=number).status


def test_a_return_arrives_and_is_paid_back_after_a_last_look(mina, sent_back):
    customer = sent_back("A-1")
    page = mina.client.get(f"/desk/customers/{customer}/orders/A-1/").content.decode()
    assert "炊飯器" in page
    assert f"/desk/customers/{customer}/returns/A-1-R1/arrivals/" in page
    base = f"/desk/customers/{customer}/returns/A-1-R1/"
    assert "お客様にお知らせします" in mina.client.get(f"{base}arrivals/").content.decode()
    for _ in range(2):
        assert mina.client.post(f"{base}arrivals/").status_code == 302
    assert status("A-1-R1") == "received"
    form = mina.client.get(f"{base}settlements/").content.decode()
    assert 'value="25600"' in form
    assert "炊飯器 × 2：25,600円" in form
    wish = {"amount": "20,000", "refund_to": "original"}
    sure = mina.client.post(f"{base}settlements/", wish).content.decode()
    assert "20,000円を返金する" in sure.replace("<wbr>", "")
    assert status("A-1-R1") == "received"
    for _ in range(2):
        assert mina.client.post(f"{base}settlements/", wish | {"sure": "1"}).status_code == 302
    assert status("A-1-R1") == "settled"
    assert refunds("A-1") == [20_000]
    work_off()
    mails = [mail.subject for mail in core.outgoing_mail(purpose="alert") if mail.to == "a-1@example.com"]
    assert mails == ["ご注文A-1の返品を承りました", "ご注文A-1の返送品が届きました"]
    assert "返品・交換が完了" in mina.client.get(f"/desk/customers/{customer}/").content.decode()


@pytest.mark.parametrize("amount", ["38,401", "0", "-5", "viel", "1.5", "", "9" * 19])
def test_what_cannot_be_paid_back_comes_back_with_the_reason(mina, sent_back, amount):
    customer = sent_back("A-2")
    path = f"/desk/customers/{customer}/returns/A-2-R1/settlements/"
    answer = mina.client.post(path, {"amount": amount, "refund_to": "original", "sure": "1"})
    assert answer.status_code == 422
    assert status("A-2-R1") == "requested"
    assert refunds("A-2") == []


def test_refused_with_a_reason_that_the_customer_reads(mina, sent_back):
    customer = sent_back("A-3")
    path = f"/desk/customers/{customer}/returns/A-3-R1/refusals/"
    assert mina.client.post(path, {"code": "used", "words": ""}).status_code == 422
    assert status("A-3-R1") == "requested"
    assert mina.client.post(path, {"code": "used", "words": "使用の跡がありました。"}).status_code == 302
    assert (status("A-3-R1"), Order.objects.get(number="A-3").status) == ("refused", "delivered")
    assert (
        "使用の跡がありました。"
        in mina.client.get(f"/desk/customers/{customer}/orders/A-3/").content.decode()
    )


def test_somebody_elses_return_is_not_there(mina, sent_back):
    hers, other = sent_back("A-4"), sent_back("A-5", name="別人 太郎")
    move = OrderPayment.objects.create(
        order=Order.objects.get(number="A-5"), external_id="x", kind="refund", amount=5, made_here=True
    )
    for path in ("returns/A-5-R1/arrivals/", "returns/A-5-R1/settlements/", f"moneys/{move.pk}/"):
        assert mina.client.get(f"/desk/customers/{other}/{path}").status_code == 200
        assert mina.client.post(f"/desk/customers/{hers}/{path}", {"sure": "1"}).status_code == 404
    assert status("A-5-R1") == "requested"


def test_what_waits_stands_in_one_list_with_its_count(mina, sent_back):
    customer = sent_back("A-6")
    before = mina.client.get("/desk/returns/?kind=returns").context["rows"]
    assert [row["number"] for row in before if row["number"] == "A-6"] == ["A-6"]
    mina.client.post(f"/desk/customers/{customer}/returns/A-6-R1/arrivals/")
    wish = {"amount": "25600", "refund_to": "bank_transfer", "sure": "1"}
    mina.client.post(f"/desk/customers/{customer}/returns/A-6-R1/settlements/", wish)
    page = mina.client.get("/desk/returns/?kind=refunds")
    [row] = [row for row in page.context["rows"] if row["number"] == "A-6"]
    assert row["one"].amount == 25_600
    for _ in range(2):
        assert mina.client.post(row["url"]).status_code == 302
    page = mina.client.get("/desk/returns/?kind=nothing")
    assert "A-6" not in [row["number"] for row in page.context["rows"]]
    work_off()
    assert any("25,600円を返金" in mail.subject for mail in core.outgoing_mail(purpose="alert"))


def test_a_claim_is_carried_on_and_the_customer_is_told(mina, asked):
    customer = Conversation.objects.get(pk=asked("直りますか", name="髙橋 花子")).customer_id
    people.add_identity(customer_id=customer, kind="email", value="c@example.com", proven_how="code")
    today = core.now().date()
    device = Device.objects.create(
        source="test", external_id="d", customer_id=customer, name="炊飯器", registered_at=core.now()
    )
    warranty = Warranty.objects.create(
        source="test", external_id="w", device=device, kind="maker", starts_on=today, ends_on=today
    )
    WarrantyClaim.objects.create(
        source="test", external_id="c", number="W-1", warranty=warranty, symptom="炊けません",
        opened_at=core.now(),
    )  # fmt: skip
    path = f"/desk/customers/{customer}/claims/W-1/"
    assert "炊けません" in mina.client.get(path).content.decode()
    assert mina.client.post(path, {"to": "settled", "outcome": "repaired"}).status_code == 200
    assert WarrantyClaim.objects.get(number="W-1").status == "requested"
    assert mina.client.post(path, {"to": "refused", "words": " "}).status_code == 422
    for _ in range(2):
        assert mina.client.post(path, {"to": "accepted", "words": "引き取りに伺います。"}).status_code == 302
    assert mina.client.post(path, {"to": "settled"}).status_code == 422
    assert mina.client.post(path, {"to": "settled", "outcome": "replaced"}).status_code == 302
    assert WarrantyClaim.objects.get(number="W-1").outcome == "replaced"
    work_off()
    mails = [mail.subject for mail in core.outgoing_mail(purpose="alert") if mail.to == "c@example.com"]
    assert mails == ["保証のお申し込みW-1：完了", "保証のお申し込みW-1：承りました"]

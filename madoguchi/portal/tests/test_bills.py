"""Bills by her own door: seen, paid, receipts taken; nothing of anybody else's."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import BillPayment, Invoice, Receipt
from madoguchi.commerce.tests.billing import HOOK, Phone, bill_of, open_shop
from madoguchi.commerce.tests.fake_stripe import FakeStripe, fake_stripe, signed
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.portal.bill_words import standing

pytestmark = pytest.mark.django_db
BILL = "/my/bills/INV-1/"


@pytest.fixture
def provider(db: Any, settings: Any) -> Any:
    cache.clear()
    with fake_stripe() as server:
        settings.MADOGUCHI_STRIPE_ADDRESS = server.url
        open_shop()
        yield server


@pytest.fixture
def phone(provider: FakeStripe) -> Phone:
    phone = Phone().proves("hanako@bills.example")
    bill_of(phone.customer)
    return phone


def pay(phone: Phone, method: str = "hosted", client_id: str = "press") -> Any:
    return phone.post(f"{BILL}payments/", {"method": method, "client_id": client_id})


def tell(provider: FakeStripe, event: dict[str, Any]) -> None:
    body, signature = signed(event)
    told = Phone().post(HOOK, body, content_type="application/json", headers={"Stripe-Signature": signature})
    assert told.status_code == 200
    work_off(task="commerce.hear_payment")


def key_of() -> str:
    return BillPayment.objects.latest("id").key


def test_what_is_to_be_paid_and_what_is_paid(phone: Phone, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(14):
        text = phone.reads("/my/bills/")
    assert "20,340円" in text
    assert "11月分のご請求" in text
    assert "2030年1月31日（木）までにお支払いください。" in text
    assert "20,340円" in phone.reads("/my/")
    with django_assert_max_num_queries(22):
        text = phone.reads(BILL)
    for said in (
        "有機コーヒー豆 200g&nbsp;※",
        "10%対象",
        "1,554円",
        "240円",
        "髙﨑 花子 様",
        "カードで支払う",
    ):
        assert said in text
    assert "form-action 'self' https://checkout.stripe.com" in phone.get(BILL)["Content-Security-Policy"]


def test_paid_back_and_forth_with_every_way_to_do_it_twice(provider: FakeStripe, phone: Phone) -> None:
    first, again = pay(phone), pay(phone)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    session = first["Location"].rpartition("/")[2]
    back = f"{BILL}payments/{key_of()}/"
    assert provider.sessions[session]["success_url"].endswith(f"{back}?back=paid")
    assert phone.get(f"{back}?back=left")["Location"] == BILL
    provider.pay(session)
    assert "確認しています" in phone.reads(f"{back}?back=paid")  # back before the callback: we ask ourselves
    work_off(task="commerce.look_up_payment")
    assert "お支払い済み" in phone.reads(f"{back}state/")
    tell(provider, provider.event(session))
    assert "お支払い済み" in phone.reads(back)
    assert pay(phone, client_id="late").status_code == 422
    assert Invoice.objects.get().paid == 20_340
    assert BillPayment.objects.count() == 1


def test_a_receipt_is_taken(provider: FakeStripe, phone: Phone) -> None:
    session = pay(phone)["Location"].rpartition("/")[2]
    at = f"{BILL}payments/{key_of()}/receipt/"
    early = phone.post(at, {"addressee": "髙﨑 花子 様", "purpose": "お品代として"})
    assert early.status_code == 422
    provider.pay(session)
    tell(provider, provider.event(session))
    assert 'value="髙﨑 花子 様"' in phone.reads(BILL)
    nameless = phone.post(at, {"addressee": "  ", "purpose": "書籍代として"})
    assert nameless.status_code == 422
    assert "宛名を入力してください" in nameless.content.decode()
    assert 'value="書籍代として"' in nameless.content.decode()
    assert phone.post(at, {"addressee": "㈱髙﨑 御中", "purpose": "お品代として"}).status_code == 302
    assert phone.post(at, {"addressee": "別 様", "purpose": "お品代として"}).status_code == 422
    assert Receipt.objects.get().addressee == "㈱髙﨑 御中"
    first = phone.post(f"{at}copies/", {"client_id": "one"})
    again = phone.post(f"{at}copies/", {"client_id": "two"})
    assert first["Content-Type"] == again["Content-Type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="R-\d{4}-\d{6}\.pdf"', first["Content-Disposition"])
    assert again["Content-Disposition"].endswith('-2.pdf"')
    assert "再発行" in phone.reads(BILL)


def test_a_bill_that_was_paid_and_taken_back_says_where_the_money_goes() -> None:
    day = datetime(2026, 11, 1, tzinfo=UTC).date()
    kept = {"form": "qualified", "customer_id": 1, "company_id": None, "order_number": "", "subject": ""}
    bill = commerce.Bill(
        id=1, number="INV-1", issued_on=day, due_on=day, currency="JPY", total=21_800, paid=21_800,
        credited=21_800, state="paid", **kept,
    )  # fmt: skip
    with override("ja"):
        said = standing(bill)
    assert (said.label, said.tone) == ("取り消し・返金", "plain")
    assert said.next.startswith("このご請求のうち21,800円を取り消しました。")


def test_by_transfer_and_not_after_all(phone: Phone) -> None:
    paid = pay(phone, "bank_transfer")
    assert paid["Location"] == f"{BILL}payments/{key_of()}/"
    text = phone.reads(paid["Location"])
    assert "みずいろ銀行 渋谷支店" in text
    assert "普通 1234567" in text
    assert "お振込み待ち" in phone.reads("/my/bills/")
    assert phone.post(f"{paid['Location']}withdrawal/").status_code == 302
    assert BillPayment.objects.get().state == "expired"


@pytest.mark.parametrize("method", ["", "cash", "direct_debit", "shop", "hosted\0"])
def test_a_way_that_is_not_offered(phone: Phone, method: str) -> None:
    assert pay(phone, method).status_code in (400, 422)
    assert not BillPayment.objects.exists()


def test_a_stranger_finds_nothing_and_changes_nothing(provider: FakeStripe, phone: Phone) -> None:
    stranger = Phone().proves("other@bills.example")
    pay(phone, "bank_transfer")
    at = f"{BILL}payments/{key_of()}/"
    for path in (BILL, f"{BILL}invoice.pdf", at, f"{at}state/", f"{BILL}credit-notes/C-1/"):
        assert stranger.get(path).status_code == 404
        assert Phone().get(path).status_code == 302
    for path in (f"{BILL}payments/", f"{at}withdrawal/", f"{at}receipt/", f"{at}receipt/copies/"):
        assert stranger.post(path, {"method": "hosted", "client_id": "x"}).status_code == 404
    assert [(one.state, one.method) for one in BillPayment.objects.all()] == [("pending", "bank_transfer")]
    assert "INV-1" not in stranger.reads("/my/bills/")
    other = bill_of(stranger.customer, "INV-2")
    assert phone.get(f"/my/bills/{other.number}/payments/{key_of()}/").status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "pays"),
    [("member", 404, 404), ("buyer", 404, 404), ("accounting", 200, 302), ("manager", 200, 302)],
)
def test_a_companys_bills_are_for_those_who_look_after_them(
    provider: FakeStripe, role: str, sees: int, pays: int
) -> None:
    phone = Phone().proves(f"{role}@firm.example")
    firm, _ = people.found_company(name="株式会社ひので", actor=core.SYSTEM)
    bill_of(phone.customer, company_id=firm)
    people.set_company_member(company_id=firm, customer_id=phone.customer, role=role, actor=core.SYSTEM)
    assert phone.get(BILL).status_code == sees
    assert pay(phone).status_code == pays
    assert BillPayment.objects.count() == (pays == 302)


def test_the_bill_as_pdf_and_in_english(phone: Phone) -> None:
    made = phone.get(f"{BILL}invoice.pdf")
    assert made["Content-Type"] == "application/pdf"
    assert made.content == phone.get(f"{BILL}invoice.pdf").content
    english = Phone(phone.token, "en")
    assert "Pay by card" in english.reads(BILL)
    assert english.get(f"{BILL}invoice.pdf").content != made.content


def test_nothing_yet_and_everything_paid(phone: Phone) -> None:
    assert "ご請求はまだありません" in Phone().proves("new@bills.example").reads("/my/bills/")
    commerce.record_payment(
        bill_id=Invoice.objects.get().pk, method="konbini", amount=20_340, paid_at=datetime.now(UTC),
        source="t", external_id="1", actor=core.SYSTEM,
    )  # fmt: skip
    text = phone.reads("/my/bills/")
    assert "現在、お支払いが必要なご請求はありません。" in text
    assert phone.get("/my/bills/?before=nonsense").status_code == 200

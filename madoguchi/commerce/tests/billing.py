"""Bills for tests: a company that issues them, a customer who owes, a provider that is set up."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.test import Client

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import BillPayment, CreditNote, Invoice
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .fake_stripe import API_KEY, SIGNING_KEY

HOOK = "/payments/stripe/callbacks/"
TILL = core.SYSTEM
ISSUER = commerce.Issuer(
    name="株式会社あおぞら家電", registration_number="T7000012050002", postal_code="150-0001",
    address="東京都渋谷区神宮前1-2-3", phone="03-1234-5678",
)  # fmt: skip
WAYS = commerce.WaysToPay(
    hosted=True, konbini=True, bank_transfer=True, bank="みずいろ銀行", branch="渋谷支店",
    account_number="1234567", account_holder="カ）アオゾラカデン",
)  # fmt: skip
LINES = (
    commerce.LineGiven("有機コーヒー豆 200g", 1080, 8, Decimal(3)),
    commerce.LineGiven("電気ケトル KT-120", 16_500),
    commerce.LineGiven("送料", 600),
)
"""20,340 yen: 3,240 at 8 % (tax 240) and 17,100 at 10 % (tax 1,554)."""


def open_shop() -> None:
    """The company's data, its ways to pay, and the provider's keys; the demo's bills are put away."""
    for model in (CreditNote, BillPayment, Invoice):
        model.objects.all().delete()
    core.set_option(ISSUER, actor=core.SYSTEM)
    core.set_option(WAYS, actor=core.SYSTEM)
    people.keep_secret(name=commerce.STRIPE_API_KEY, value=API_KEY)
    people.keep_secret(name=commerce.STRIPE_SIGNING_KEY, value=SIGNING_KEY)


def given(customer_id: int, number: str = "INV-1", **changed: Any) -> commerce.InvoiceGiven:
    """A bill over 20,340 yen."""
    said: dict[str, Any] = {
        "number": number, "customer_id": customer_id, "issued_on": date(2026, 11, 1), "lines": LINES,
        "due_on": date(2030, 1, 31), "addressee": "髙﨑 花子 様", "subject": "11月分のご請求",
    }  # fmt: skip
    return commerce.InvoiceGiven(**(said | changed))


def bill_of(customer_id: int, number: str = "INV-1", **changed: Any) -> Invoice:
    """The same, kept."""
    kept = given(customer_id, number, **changed)
    assert commerce.keep_invoice(kept, source="test", external_id=number, actor=TILL) == "created"
    return Invoice.objects.get(number=number)


def somebody(name: str = "髙﨑 花子") -> tuple[int, Viewer]:
    """A customer, and her eyes."""
    customer = people.create_customer(name=name)
    return customer, Viewer("customer", customer_id=customer)


class Phone(Client):
    """A customer's browser in which she has proven an address."""

    def __init__(self, token: str = "", language: str = "ja") -> None:
        super().__init__(headers={"accept-language": language})
        if token:
            self.cookies[people.VISITOR_COOKIE] = token

    def proves(self, address: str) -> "Phone":
        version = people.LegalTexts().version("ja").digest
        asked = self.post("/me/?next=/my/", {"email": address, "next": "/my/", "consent": version})
        mail = next(mail for mail in core.outgoing_mail() if mail.purpose == "code" and mail.to == address)
        code = re.search(r"\d{6}", mail.text)
        assert code is not None
        self.post(asked["Location"], {"code": code.group(), "next": "/my/"})
        return self

    @property
    def token(self) -> str:
        return str(self.cookies[people.VISITOR_COOKIE].value)

    @property
    def customer(self) -> int:
        found = people.customer_by_token(self.token)
        assert found is not None
        return found

    def reads(self, path: str) -> str:
        response = self.get(path)
        assert response.status_code == 200, response
        return str(response.content.decode().replace("<wbr>", ""))

"""The settings of bills: what is printed is checked, keys go in and never come out."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.commerce import api as commerce
from madoguchi.commerce.tests.billing import bill_of, somebody
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db
ISSUER, WAYS = "/settings/bills/", "/settings/ways-to-pay/"
WORDS = {"name": "株式会社ひので", "rounding": "half_up", "purpose_ja": "品代", "purpose_en": "Goods"}
NO_BANK = {"account_kind": "ordinary"}


@pytest.fixture
def client(db: Any) -> Client:
    made = people.create_staff(email="x@bills.test", password=None, name="経理", role="administrator")
    client = Client(headers={"accept-language": "ja"})
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


def test_the_registration_number_is_checked(client: Client) -> None:
    wrong = client.post(ISSUER, {**WORDS, "registration_number": "T7000012050003"})
    assert wrong.status_code == 422
    assert client.post(ISSUER, {**WORDS, "registration_number": "ｔ7000-012050-002"}).status_code == 302
    held = core.option(commerce.Issuer)
    assert (held.registration_number, held.rounding) == ("T7000012050002", "half_up")


def test_keys_are_kept_sealed_and_shown_to_nobody(client: Client) -> None:
    assert client.post(WAYS, {**NO_BANK, "hosted": "on"}).status_code == 422
    wrong = {**NO_BANK, "hosted": "on", "api_key": "whsec_kanaria", "signing_key": "whsec_kanaria"}
    assert client.post(WAYS, wrong).status_code == 422
    assert not core.option(commerce.WaysToPay).hosted
    good = {**wrong, "api_key": "sk_live_kanaria"}
    assert client.post(WAYS, good).status_code == 302
    assert people.kept_secret(commerce.STRIPE_API_KEY) == "sk_live_kanaria"
    page = client.get(WAYS).content.decode()
    assert "kanaria" not in page
    assert "/payments/stripe/callbacks/" in page
    assert client.post(WAYS, {**NO_BANK, "hosted": "on"}).status_code == 302
    assert people.kept_secret(commerce.STRIPE_API_KEY) == "sk_live_kanaria"
    assert "kanaria" not in client.get("/settings/file/export/").content.decode()


def test_a_transfer_needs_an_account(client: Client) -> None:
    account = {"bank": "みずいろ銀行", "branch": "渋谷", "account_holder": "カ）ヒノデ"}
    core.set_option(commerce.WaysToPay(), actor=core.SYSTEM)
    assert client.post(WAYS, {**NO_BANK, "bank_transfer": "on"}).status_code == 422
    wrong = {**NO_BANK, **account, "account_number": "12345x7", "bank_transfer": "on"}
    assert client.post(WAYS, wrong).status_code == 422
    assert not core.option(commerce.WaysToPay).bank_transfer
    good = {**NO_BANK, **account, "account_number": "1234567", "bank_transfer": "on"}
    assert client.post(WAYS, good).status_code == 302
    assert core.option(commerce.WaysToPay).has_account


def test_money_that_is_held_is_accepted_by_a_person(client: Client, held_payment: Any) -> None:
    key, viewer = held_payment
    assert "INV-1" in client.get(WAYS).content.decode()
    assert client.post(f"{WAYS}held/{key}/acceptance/").status_code == 302
    assert commerce.bill(viewer, "INV-1").bill.paid == 100
    assert client.post(f"{WAYS}held/{'0' * 32}/acceptance/").status_code == 404


@pytest.fixture
def held_payment(db: Any) -> Any:
    customer, viewer = somebody()
    bill = bill_of(customer)
    payment = bill.payments.create(
        key="a" * 32, method="hosted", state="held", amount=20_340, received=100, currency="JPY",
        started_at=core.now(), paid_at=core.now(), problem="amount",
    )  # fmt: skip
    return payment.key, viewer

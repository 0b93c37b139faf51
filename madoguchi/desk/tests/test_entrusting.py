"""Staff record who may act for a customer, with the signed paper, and for which company she buys."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Representation

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def page(hired, asked):
    """A customer's page at the desk, and the customer."""
    mina, talk = hired("mina"), asked("母の代わりに電話しています", name="髙橋 花子")
    customer = Conversation.objects.get(pk=talk).customer_id
    return mina, customer, f"/desk/customers/{customer}/"


def test_a_mandate_on_paper_is_kept_and_ends_at_once(page):
    mina, customer, path = page
    form = {
        "email": "taro@family.example", "relation": "family", "scopes": ["see_orders", "see_bills"],
        "until_day": (localdate(core.now()) + datetime.timedelta(days=90)).isoformat(),
        "document": SimpleUploadedFile("委任状.pdf", PAPER, "application/pdf"),
    }  # fmt: skip
    assert mina.client.post(f"{path}mandates/", form).status_code == 302
    row = Representation.objects.get(principal_id=customer)
    assert (row.recorded_by_id, row.scopes, bool(row.document)) == (
        mina.id,
        ["see_orders", "see_bills"],
        True,
    )
    assert "taro@family.example" in mina.client.get(path).content.decode()
    mina.client.post(f"{path}mandates/{row.pk}/ending/")
    assert people.representations(customer)[0].state == "ended"


@pytest.mark.parametrize(
    "wrong", [{"scopes": []}, {"email": "nobody"}, {"relation": "boss"}, {"until_day": "2001-01-01"}]
)
def test_what_is_wrong_is_said_and_nothing_is_kept(page, wrong):
    mina, customer, path = page
    form = {"email": "taro@family.example", "relation": "family", "scopes": ["see_orders"], **wrong}
    assert mina.client.post(f"{path}mandates/", form).status_code == 422
    assert not Representation.objects.filter(principal_id=customer).exists()
    assert mail.outbox == []


def test_the_mandate_of_another_customer_is_not_ended_from_her_page(page, asked):
    mina, customer, path = page
    other = Conversation.objects.get(pk=asked("別件", name="別人")).customer_id
    form = {"email": "taro@family.example", "relation": "family", "scopes": ["see_orders"]}
    mina.client.post(f"/desk/customers/{other}/mandates/", form)
    row = Representation.objects.get(principal_id=other)
    assert mina.client.post(f"{path}mandates/{row.pk}/ending/").status_code == 404
    assert people.representations(other)[0].state != "ended"


def test_she_buys_for_a_company_that_is_entered_once(page):
    mina, customer, path = page
    form = {
        "name": "株式会社灯台",
        "corporate_number": "7000012050002",
        "role": "buyer",
        "department": "総務部",
    }
    for _ in range(2):
        assert mina.client.post(f"{path}companies/", form).status_code == 302
    (held,) = people.companies_of(customer)
    assert (held.company.name, held.role, held.department) == ("株式会社灯台", "buyer", "総務部")
    assert mina.client.post(f"{path}companies/", {**form, "corporate_number": "1"}).status_code == 422
    mina.client.post(f"{path}companies/{held.company.id}/ending/")
    assert people.companies_of(customer) == ()

"""Issued papers are found by day, sum and party, and taken out as a table or with their PDFs."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce import handing_over
from madoguchi.commerce.events import PapersTaken
from madoguchi.commerce.models import Invoice
from madoguchi.core import api as core
from madoguchi.core.models import Event
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .billing import TILL, bill_of, open_shop

pytestmark = pytest.mark.django_db
OFFICE = core.staff(1)


@pytest.fixture
def supervisor():
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


@pytest.fixture(autouse=True)
def shop(db):
    """Two bills of 20,340 yen, one of them paid with a receipt and a part given back."""
    open_shop()
    hanako = people.identify(kind="email", value="hana@example.com", name="髙﨑 花子", proven_how="code")
    bill_of(hanako, "INV-1")
    bill_of(hanako, "INV-2", issued_on=date(2026, 12, 1), addressee="株式会社みどり設計 御中")
    bill_of(
        hanako, "INV-3", issued_on=date(2026, 12, 31), addressee="", lines=(commerce.LineGiven("送料", 600),)
    )
    return hanako


def numbers(viewer, **asked):
    return [one.number for one in commerce.papers(viewer, commerce.PapersAsked(**asked)).papers]


@pytest.mark.parametrize(("asked", "found"), [
    ({}, ["INV-3", "INV-2", "INV-1"]),
    ({"since": date(2026, 12, 1)}, ["INV-3", "INV-2"]),
    ({"since": date(2026, 11, 1), "until": date(2026, 12, 1)}, ["INV-2", "INV-1"]),
    ({"least": 600, "most": 600}, ["INV-3"]), ({"least": 601}, ["INV-2", "INV-1"]), ({"most": 599}, []),
    ({"party": "みどり"}, ["INV-2"]), ({"party": "髙﨑"}, ["INV-3", "INV-2", "INV-1"]),
    ({"party": "高崎花子", "most": 1000}, ["INV-3"]),
    ({"party": "みどり", "since": date(2026, 12, 2)}, []),
    ({"least": 20_340, "until": date(2026, 11, 30), "party": "花子"}, ["INV-1"]),
    ({"kind": "receipt"}, []), ({"party": "%"}, []),
])  # fmt: skip
def test_papers_are_found_by_day_sum_and_party_together(supervisor, asked, found):
    assert numbers(supervisor, **asked) == found


@override("ja")
def test_a_party_without_addressee_is_the_customer(supervisor):
    [found] = commerce.papers(supervisor, commerce.PapersAsked(most=600)).papers
    assert (found.party, found.amount, found.kind_words) == ("髙﨑 花子", 600, "請求書")


def test_receipts_and_credit_notes_are_found_as_well(supervisor, shop, django_assert_max_num_queries):
    bill = Invoice.objects.get(number="INV-1")
    commerce.record_payment(
        bill_id=bill.pk, amount=20_340, paid_at=core.now(), method="shop", source="till", external_id="1",
        actor=TILL,
    )  # fmt: skip
    commerce.credit_bill(number="INV-1", amount=1080, key="part", reason="return", actor=TILL)
    commerce.issue_receipt(
        Viewer("customer", customer_id=shop), number="INV-1", key=bill.payments.get().key,
        addressee="髙﨑商店 様", purpose="お品代として", actor=core.customer(shop),
    )  # fmt: skip
    with django_assert_max_num_queries(6):
        found = commerce.papers(
            supervisor, commerce.PapersAsked(until=None, party="髙﨑", most=20_340), limit=2
        )
    assert found.count == 5
    assert [
        one.party for one in commerce.papers(supervisor, commerce.PapersAsked(kind="receipt")).papers
    ] == ["髙﨑商店 様"]
    assert numbers(supervisor, least=1080, most=1080) != []
    stream = io.BytesIO()
    asked = commerce.PapersAsked(since=date(2020, 1, 1))
    assert commerce.paper_archive(supervisor, asked, stream, actor=OFFICE) == 5
    with zipfile.ZipFile(stream) as archive:
        table, *pdfs = archive.namelist()
        rows = list(csv.reader(io.StringIO(archive.read(table).decode("utf-8-sig"))))
        assert [row[-1] for row in rows[1:]] == pdfs
        assert all(archive.read(name).startswith(b"%PDF") for name in pdfs)
    assert Event.objects.filter(type__endswith=PapersTaken.name).count() == 1


def test_too_many_papers_are_refused_with_their_number(supervisor, monkeypatch):
    monkeypatch.setattr(handing_over, "MOST_PAPERS", 2)
    with pytest.raises(commerce.TooManyPapers) as many:
        commerce.paper_archive(supervisor, commerce.PapersAsked(), io.BytesIO(), actor=OFFICE)
    assert many.value.count == 3
    assert not Event.objects.filter(type__endswith=PapersTaken.name).exists()


def test_whoever_sees_no_bills_finds_none(shop):
    other = people.identify(kind="email", value="other@example.com", proven_how="code")
    assert numbers(Viewer("customer", customer_id=other)) == []
    assert numbers(Viewer("anonymous")) == []

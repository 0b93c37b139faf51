"""What the papers say, word for word: 適格請求書, 適格簡易請求書, 領収書, 再発行 and 適格返還請求書."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce.documents import papers
from madoguchi.commerce.documents.typesetting import Paper
from madoguchi.commerce.models import Invoice
from madoguchi.core import api as core

from .billing import TILL, bill_of, open_shop, somebody

pytestmark = pytest.mark.django_db
RATES = (("10%対象", "15,546円", "1,554円", "17,100円"), ("8%対象 ※", "3,000円", "240円", "3,240円"))
ISSUER = (
    "株式会社あおぞら家電", "〒150-0001", "東京都渋谷区神宮前1-2-3", "電話 03-1234-5678",
    "登録番号 T7000012050002",
)  # fmt: skip
REDUCED = "※は軽減税率（8%）の対象です。"


@pytest.fixture(autouse=True)
def sheets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Paper]]:
    """The sheets as they go to the typesetter, in Japanese."""
    made: list[Paper] = []

    def keep(paper: Paper, **said: Any) -> bytes:
        made.append(paper)
        return b"%PDF"

    monkeypatch.setattr(papers, "pdf", keep)
    open_shop()
    with override("ja"):
        yield made


def pay(bill: Invoice, method: str = "bank_transfer") -> None:
    commerce.record_payment(
        bill_id=bill.pk, method=method, amount=20_340, paid_at=datetime(2026, 11, 10, 3, tzinfo=UTC),
        source="bank", external_id="P1", actor=TILL,
    )  # fmt: skip


def test_a_qualified_invoice_says_all_that_the_law_asks_for(sheets: list[Paper]) -> None:
    customer, viewer = somebody()
    bill_of(customer)
    commerce.bill_document(viewer, "INV-1")
    (sheet,) = sheets
    assert (sheet.title, sheet.addressee, sheet.total) == ("請求書", "髙﨑 花子 様", "20,340円")
    assert sheet.issuer == ISSUER
    assert ("発行日", "2026年11月1日") in sheet.facts
    assert sheet.rows[0] == ("有機コーヒー豆 200g ※", "3", "1,080円", "8%", "3,240円")
    assert [row[0] for row in sheet.rows[1:]] == ["電気ケトル KT-120", "送料"]
    assert sheet.rates == RATES
    assert sheet.notes == (REDUCED,)


def test_a_slip_of_the_till_names_nobody(sheets: list[Paper]) -> None:
    customer, viewer = somebody()
    bill_of(customer, form="simplified", addressee="", due_on=None)
    commerce.bill_document(viewer, "INV-1")
    (sheet,) = sheets
    assert (sheet.addressee, sheet.issuer, sheet.rates) == ("", ISSUER, RATES)


def test_a_receipt_and_its_second_copy(sheets: list[Paper]) -> None:
    customer, viewer = somebody()
    pay(bill_of(customer))
    key = commerce.bill(viewer, "INV-1").payments[0].key
    given = {"number": "INV-1", "key": key, "actor": core.customer(customer)}
    commerce.issue_receipt(viewer, **given, addressee="株式会社髙﨑商店 御中", purpose="お品代として")
    for press in ("a", "b"):
        commerce.receipt_document(viewer, **given, client_id=press)
    first, again = sheets
    assert (first.title, first.addressee, first.total, first.mark) == (
        "領収書", "株式会社髙﨑商店 御中", "20,340円", "",
    )  # fmt: skip
    assert first.under == ("但し　お品代として",)
    assert (first.issuer, first.rates) == (ISSUER, RATES)
    assert ("お支払い日", "2026年11月10日") in first.facts
    assert first.notes[0] == REDUCED
    assert "収入印紙" in first.notes[1]
    assert (again.mark, again.number, again.under) == ("再発行", first.number, first.under)
    assert "再発行" in again.notes[2]


def test_what_is_given_back_names_the_bill_its_things_and_the_tax(sheets: list[Paper]) -> None:
    customer, viewer = somebody()
    bill_of(customer)
    commerce.credit_bill(number="INV-1", amount=10_170, key="r", reason="return", actor=TILL)
    note = commerce.bill(viewer, "INV-1").credit_notes[0]
    commerce.credit_note_document(viewer, "INV-1", note.number)
    (sheet,) = sheets
    assert sheet.issuer == ISSUER
    assert {("もとの請求書", "INV-1"), ("もとの請求日", "2026年11月1日")} <= set(sheet.facts)
    assert sheet.under == ("対象：有機コーヒー豆 200g ※、電気ケトル KT-120、送料",)
    assert sheet.rates == (
        ("10%対象", "7,773円", "777円", "8,550円"), ("8%対象 ※", "1,500円", "120円", "1,620円"),
    )  # fmt: skip

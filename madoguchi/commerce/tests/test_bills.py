"""Bills, receipts and credit notes: golden values, said once, the same for ever."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import CreditNote, CustomerRecord, Invoice, Receipt
from madoguchi.commerce.tax import RateTotal
from madoguchi.core import api as core

from .billing import TILL, bill_of, given, open_shop, somebody

pytestmark = pytest.mark.django_db
PAID_AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _shop(db: Any) -> None:
    open_shop()


def paid(bill: Invoice, amount: int = 20_340, external_id: str = "P1", method: str = "bank_transfer") -> bool:
    return commerce.record_payment(
        bill_id=bill.pk, method=method, amount=amount, paid_at=PAID_AT, source="test",
        external_id=external_id, actor=TILL,
    )  # fmt: skip


def test_a_bill_says_tax_once_for_each_rate() -> None:
    customer, viewer = somebody()
    bill_of(customer)
    whole = commerce.bill(viewer, "INV-1")
    assert whole.rates == (RateTotal(10, 17_100, 1554), RateTotal(8, 3240, 240))
    assert (whole.bill.total, whole.bill.due, whole.bill.state) == (20_340, 20_340, "open")
    assert [line.amount for line in whole.lines] == [3240, 16_500, 600]
    assert Invoice.objects.get().issuer["registration_number"] == "T7000012050002"
    assert commerce.balance(viewer) == (commerce.Balance("JPY", 20_340, 0, 1, date(2030, 1, 31)),)


def test_the_same_again_writes_nothing_and_a_change_is_kept_until_money_came() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer)
    versions = bill.versions.count()
    assert (
        commerce.keep_invoice(given(customer), source="test", external_id="INV-1", actor=TILL) == "unchanged"
    )
    core.set_option(commerce.Issuer(name="あとで変えた", rounding="up"), actor=TILL)
    assert (
        commerce.keep_invoice(given(customer), source="test", external_id="INV-1", actor=TILL) == "unchanged"
    )
    assert bill.versions.count() == versions
    dearer = given(customer, lines=(commerce.LineGiven("電気ケトル KT-120", 22_000),))
    assert commerce.keep_invoice(dearer, source="test", external_id="INV-1", actor=TILL) == "changed"
    assert commerce.bill(viewer, "INV-1").rates == (RateTotal(10, 22_000, 2000),)
    assert paid(bill, 1000)
    with pytest.raises(commerce.BillRefused, match="fixed"):
        commerce.keep_invoice(given(customer), source="test", external_id="INV-1", actor=TILL)
    assert Invoice.objects.get().total == 22_000


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"lines": ()}, "lines"), ({"form": "free"}, "form"), ({"number": "a/b"}, "number"),
        ({"rates": (RateTotal(10, 1, 0),)}, "rates"), ({"number": ""}, "number"),
        ({"lines": (commerce.LineGiven("値引き", -100),)}, "amount"),
    ],
)  # fmt: skip
def test_what_is_no_bill(changed: dict[str, Any], reason: str) -> None:
    customer, _ = somebody()
    with pytest.raises(commerce.BillRefused, match=reason):
        commerce.keep_invoice(given(customer, **changed), source="t", external_id="x", actor=TILL)
    assert not Invoice.objects.filter(source="t").exists()


def test_totals_of_the_master_are_kept_when_they_add_up() -> None:
    customer, viewer = somebody()
    theirs = (RateTotal(8, 3240, 240), RateTotal(10, 17_100, 1555))
    bill_of(customer, rates=theirs)
    assert commerce.bill(viewer, "INV-1").rates[0].tax == 1555


def test_states_of_a_bill() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer, due_on=date(2026, 11, 10))

    def state() -> tuple[str, int]:
        shown = commerce.bill(viewer, "INV-1").bill
        return shown.state, shown.due

    with core.frozen(datetime(2026, 11, 10, 14, 59, tzinfo=UTC)):
        assert state() == ("open", 20_340)
    with core.frozen(datetime(2026, 11, 10, 15, 1, tzinfo=UTC)):  # a minute past midnight in Tokyo
        assert state() == ("overdue", 20_340)
        assert commerce.balance(viewer)[0].overdue == 20_340
    with core.frozen(datetime(2026, 11, 9, tzinfo=UTC)):
        assert paid(bill, 340)
        assert state() == ("partly_paid", 20_000)
    assert not paid(bill, 340)
    assert paid(bill, 20_000, "P2", "konbini")
    assert state() == ("paid", 0)
    assert commerce.balance(viewer) == ()


def test_a_bill_is_withdrawn_unless_money_came() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer)
    assert commerce.void_invoice(source="test", external_id="INV-1", actor=TILL)
    assert not commerce.void_invoice(source="test", external_id="INV-1", actor=TILL)
    assert commerce.bill(viewer, "INV-1").bill.state == "void"
    with pytest.raises(commerce.PaymentRefused, match="void"):
        paid(bill)
    other = bill_of(customer, "INV-2")
    paid(other)
    with pytest.raises(commerce.BillRefused, match="fixed"):
        commerce.void_invoice(source="test", external_id="INV-2", actor=TILL)


def test_somebody_elses_bill_is_no_bill() -> None:
    customer, viewer = somebody()
    _, stranger = somebody("他人")
    bill_of(customer)
    for number in ("INV-1", "INV-9", "../INV-1"):
        with pytest.raises(commerce.BillUnknown):
            commerce.bill(stranger, number)
    assert commerce.bills(stranger) == commerce.BillList((), ())
    with pytest.raises(commerce.BillUnknown):
        commerce.bill_document(stranger, "INV-1")
    with pytest.raises(commerce.BillUnknown):
        commerce.start_payment(stranger, number="INV-1", method="bank_transfer", client_id="c")
    assert not Invoice.objects.get(number="INV-1").payments.exists()
    assert len(commerce.bills(viewer).to_pay) == 1


def test_settled_bills_come_page_by_page_in_two_queries(django_assert_num_queries: Any) -> None:
    customer, viewer = somebody()
    for n in range(45):
        paid(bill_of(customer, f"INV-{n:02}", issued_on=date(2026, 1 + n % 9, 1)), external_id=f"P{n}")
    seen, mark = [], ""
    for _ in range(3):
        with django_assert_num_queries(3):  # with the viewer's companies
            found = commerce.bills(viewer, before=mark)
        seen += [bill.number for bill in found.settled]
        mark = found.older
    assert mark == ""
    assert len(seen) == len(set(seen)) == 45
    assert commerce.bills(viewer, before="kanaria.x").settled == commerce.bills(viewer).settled


def test_a_receipt_is_made_out_once_and_marked_when_taken_again() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer)
    key = {"number": "INV-1", "actor": core.customer(customer)}
    words = {"addressee": " 株式会社\n髙﨑商店 御中", "purpose": "お品代として"}
    paid(bill)
    payment = commerce.bill(viewer, "INV-1").payments[0].key
    with pytest.raises(commerce.ReceiptRefused, match="unpaid"):
        commerce.receipt_document(viewer, key=payment, client_id="a", **key)
    with pytest.raises(commerce.ReceiptRefused, match="addressee"):
        commerce.issue_receipt(viewer, key=payment, **key, addressee=" ", purpose="x")
    made = commerce.issue_receipt(viewer, key=payment, **key, **words)
    assert (made.addressee, made.purpose, made.amount) == ("株式会社 髙﨑商店 御中", "お品代として", 20_340)
    assert commerce.issue_receipt(viewer, key=payment, **key, **words).number == made.number
    with pytest.raises(commerce.ReceiptRefused, match="named"):
        commerce.issue_receipt(viewer, key=payment, **key, addressee="別の人", purpose="お品代として")
    assert Receipt.objects.get().rates == [
        {"rate": 10, "gross": 17_100, "tax": 1554},
        {"rate": 8, "gross": 3240, "tax": 240},
    ]
    first = commerce.receipt_document(viewer, key=payment, client_id="a", **key)
    assert commerce.receipt_document(viewer, key=payment, client_id="a", **key) == first
    again = commerce.receipt_document(viewer, key=payment, client_id="b", **key)
    assert (first.name, again.name) == (f"{made.number}.pdf", f"{made.number}-2.pdf")
    assert first.content != again.content
    assert first.content.startswith(b"%PDF-1.7")


def test_receipts_of_parts_say_together_what_the_bill_says() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer)
    for n, amount in enumerate((6_780, 6_780, 6_780)):
        paid(bill, amount, f"P{n}")
        key = commerce.bill(viewer, "INV-1").payments[0].key
        commerce.issue_receipt(
            viewer, number="INV-1", key=key, actor=TILL, addressee="髙﨑 花子 様", purpose="お品代として"
        )
    told: dict[int, list[int]] = {10: [0, 0], 8: [0, 0]}
    for kept in Receipt.objects.values_list("rates", flat=True):
        for one in kept:
            told[one["rate"]][0] += one["gross"]
            told[one["rate"]][1] += one["tax"]
    assert told == {10: [17_100, 1554], 8: [3240, 240]}


def test_a_till_receipt_needs_no_name() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer, form="simplified", addressee="", due_on=None)
    paid(bill, method="shop")
    key = commerce.bill(viewer, "INV-1").payments[0].key
    words = {"addressee": "", "purpose": "お品代として"}
    made = commerce.issue_receipt(viewer, number="INV-1", key=key, actor=TILL, **words)
    assert made.addressee == ""
    assert commerce.bill_document(viewer, "INV-1").content.startswith(b"%PDF")


def test_credit_notes_take_the_tax_back_with_the_money() -> None:
    customer, viewer = somebody()
    bill_of(customer)
    first = commerce.credit_bill(number="INV-1", amount=10_170, key="r1", reason="return", actor=TILL)
    again = commerce.credit_bill(number="INV-1", amount=10_170, key="r1", reason="return", actor=TILL)
    assert first == again
    assert commerce.credit_bill(number="INV-1", amount=99_999, key="r2", reason="return", actor=TILL)
    notes = [note.rates for note in CreditNote.objects.order_by("id")]
    assert notes[0] == [{"rate": 10, "gross": 8550, "tax": 777}, {"rate": 8, "gross": 1620, "tax": 120}]
    assert notes[1] == [{"rate": 10, "gross": 8550, "tax": 777}, {"rate": 8, "gross": 1620, "tax": 120}]
    whole = commerce.bill(viewer, "INV-1")
    assert (whole.bill.state, whole.bill.due) == ("paid", 0)
    made = commerce.credit_note_document(viewer, "INV-1", whole.credit_notes[0].number)
    assert made.content.startswith(b"%PDF")


def test_a_planned_debit_becomes_the_payment() -> None:
    customer, viewer = somebody()
    bill = bill_of(customer)
    named = {"source": "bank", "external_id": "D1"}
    debit = {"state": "active", "bank": "みずいろ銀行", "account_end": "567", "day": 27}
    assert commerce.keep_direct_debit(customer_id=customer, source="bank", external_id="M1", **debit)
    assert not commerce.keep_direct_debit(customer_id=customer, source="bank", external_id="M1", **debit)
    planned = {"number": "INV-1", "method": "direct_debit", "expected_on": date(2026, 11, 27), **named}
    assert commerce.announce_payment(**planned)
    assert not commerce.announce_payment(**planned)
    assert commerce.bill(viewer, "INV-1").bill.under_way == "direct_debit"
    came = {"bill_id": bill.pk, "method": "direct_debit", "amount": 20_340, **named}
    assert commerce.record_payment(paid_at=PAID_AT, actor=TILL, **came)
    payments = commerce.bill(viewer, "INV-1").payments
    assert [(one.state, one.received) for one in payments] == [("paid", 20_340)]
    shown = commerce.direct_debit(viewer)
    assert shown is not None
    assert (shown.state, shown.account_end) == ("active", "567")


def test_other_currencies_and_quantities() -> None:
    customer, viewer = somebody("Emily Carter")
    line = commerce.LineGiven("Consulting, hours", 8000, 0, Decimal("1.5"))
    bill_of(customer, currency="USD", lines=(line,), addressee="Emily Carter")
    whole = commerce.bill(viewer, "INV-1")
    assert (whole.bill.total, whole.rates) == (12_000, (RateTotal(0, 12_000, 0),))
    assert "bank_transfer" not in whole.ways


def test_bills_arrive_as_the_shop_says_them_and_twice_writes_nothing() -> None:
    customer, viewer = somebody()
    CustomerRecord.objects.create(source="erp", external_id="C1", customer_id=customer)
    record = {
        "number": "E-1", "customer": "C1", "issued_on": "2026年11月1日", "due_on": "2026/11/30",
        "form": "適格請求書",        "addressee": "髙﨑 花子 様",
        "lines": [{"name": "コーヒー豆", "unit_price": "1,080", "tax_rate": "８%", "quantity": "3"},
                  {"name": "値引き", "unit_price": "-80", "tax_rate": 8}],
        "payments": [{"id": "B-77", "method": "銀行振込", "amount": 1000, "at": "2026-11-10T10:00:00+09:00"}],
    }  # fmt: skip

    def bring(**changed: Any) -> tuple[str, str]:
        bill = {"kind": "invoices", "source": "erp", "records": [{**record, **changed}], "actor": TILL}
        done = commerce.bring_records(**bill)[0]
        return done.state, done.reason

    assert bring() == ("added", "")
    assert bring() == ("same", "")
    whole = commerce.bill(viewer, "E-1")
    assert (whole.bill.total, whole.bill.paid, whole.rates) == (3160, 1000, (RateTotal(8, 3160, 234),))
    second = {"id": "B-78", "method": "コンビニ", "amount": 2160, "at": "2026-11-12T10:00:00+09:00"}
    assert bring(payments=[*record["payments"], second])[0] == "changed"
    assert commerce.bill(viewer, "E-1").bill.state == "paid"
    assert bring(subject="あとから変えた") == ("refused", "bill")
    assert bring(number="E/2", id="E2")[0] == "refused"
    assert bring(customer="C9", id="E3", number="E-3") == ("refused", "no_customer")
    assert bring(id="E4") == ("refused", "taken")
    assert Invoice.objects.filter(source="erp").count() == 1

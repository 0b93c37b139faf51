"""Customers are told of their bills by mail: new, due soon, overdue, paid; each once, as they wish."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce.tests.billing import given, open_shop
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.portal import reminding

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
"""Noon in Tokyo."""


@pytest.fixture
def billed(db):
    """billed("ja", due=3): somebody with a new bill that is due so many days from now; her id."""
    open_shop()

    def make(locale: str = "ja", due: int = 3, number: str = "INV-1") -> int:
        mail = f"{number.lower()}@bills.test"
        customer = people.identify(
            kind="email", value=mail, name="髙﨑 花子", locale=locale, proven_how="code"
        )
        today = date(2026, 11, 20)
        bill = given(customer, number, issued_on=today, due_on=today + timedelta(days=due))
        commerce.keep_invoice(bill, source="test", external_id=number, actor=core.SYSTEM)
        return customer

    return make


def mails(number: str = "INV-1") -> list[tuple[str, str]]:
    sent = [mail for mail in core.outgoing_mail(purpose="alert") if mail.to == f"{number.lower()}@bills.test"]
    return [(mail.subject, mail.text) for mail in reversed(sent)]


def test_a_new_bill_says_its_total_and_its_day(billed):
    with core.frozen(NOON):
        billed()
        work_off()
    [(subject, text)] = mails()
    assert subject == "新しいご請求がございます：INV-1"
    assert "合計：20,340円" in text
    assert "2026年11月23日" in text


def test_due_soon_and_overdue_are_told_once_each_and_by_day(billed):
    with core.frozen(NOON):
        billed()
        assert (reminding.remind(), reminding.remind()) == (1, 0)
    with core.frozen(NOON + timedelta(days=4, hours=10)):
        assert reminding.remind() == 0
    with core.frozen(NOON + timedelta(days=4)):
        assert (reminding.remind(), reminding.remind()) == (1, 0)
    with core.frozen(NOON + timedelta(days=10)):
        assert (reminding.remind(), reminding.remind()) == (1, 0)
    with core.frozen(NOON + timedelta(days=60)):
        assert reminding.remind() == 0
    subjects = [subject for subject, _text in mails()]
    assert subjects == [
        "請求書INV-1のお支払い期限が近づいています",
        "請求書INV-1のお支払いについて",
        "請求書INV-1のお支払いについて",
    ]
    assert "行き違いでお支払い済みの場合は" in mails()[1][1]


def test_in_english_and_drawn_from_an_account(billed):
    with core.frozen(NOON):
        customer = billed("en")
        commerce.keep_direct_debit(
            customer_id=customer, source="bank", external_id="d", state="active", bank="B", account_end="1",
            day=27, applied_on=None, active_from=None, ended_on=None,
        )  # fmt: skip
        assert reminding.remind() == 1
    [(subject, text)] = mails()
    assert subject == "Bill INV-1 is due soon"
    assert "¥20,340 is drawn from your bank account around" in text


def test_who_does_not_want_it_or_is_paying_hears_nothing(billed):
    with core.frozen(NOON):
        customer = billed()
        people.choose_contact(
            customer_id=customer, wanted={("bills", "email"): False}, actor=core.customer(customer)
        )
        reminding.remind()
    assert mails() == []
    with core.frozen(NOON):
        billed(number="INV-2")
        commerce.announce_payment(
            number="INV-2", method="direct_debit", expected_on=date(2026, 11, 27), source="b", external_id="1"
        )
        assert reminding.remind() == 0
    core.set_option(notices.NoticeRules(due_days=0, overdue_days=()), actor=core.SYSTEM)
    with core.frozen(NOON):
        billed(number="INV-3")
        assert reminding.remind() == 0


def test_paid_is_thanked_for_once_with_the_way_to_the_receipt(billed):
    with core.frozen(NOON):
        billed()
        bill = commerce.bills_due(first=date(2026, 11, 23), last=date(2026, 11, 23))[0]
        for amount, name in ((10_000, "1"), (10_340, "2"), (10_340, "2")):
            commerce.record_payment(
                bill_id=bill.id, method="bank_transfer", amount=amount, paid_at=core.now(), source="bank",
                external_id=name, actor=core.SYSTEM,
            )  # fmt: skip
        work_off()
    told = [(subject, text) for subject, text in mails() if "お支払いを確認しました" in subject]
    assert len(told) == 2
    assert any("お支払いの残りは10,340円です" in text for _subject, text in told) or "残り" not in told[0][1]
    assert all("領収書（PDF）" in text and "/my/bills/INV-1/" in text for _subject, text in told)


def test_a_payment_of_the_past_is_no_news(billed):
    with core.frozen(NOON):
        billed()
        bill = commerce.bills_due(first=date(2026, 11, 23), last=date(2026, 11, 23))[0]
        commerce.record_payment(
            bill_id=bill.id, method="shop", amount=20_340, paid_at=NOON - timedelta(days=90), source="till",
            external_id="1", actor=core.SYSTEM,
        )  # fmt: skip
        work_off()
    with override("ja"):
        assert not any("確認しました" in subject for subject, _text in mails())

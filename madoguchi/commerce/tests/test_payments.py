"""Paying on the provider's page: its news come twice, early, late, in any order; the money is there once."""

import itertools
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import BillPayment, CreditNote, Invoice, Order, OrderLine, ProviderEvent
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .billing import HOOK, bill_of, open_shop, somebody
from .fake_stripe import FakeStripe, fake_stripe, signed

pytestmark = pytest.mark.django_db
NUMBER = "INV-1"


@pytest.fixture
def provider(db: Any, settings: Any) -> Iterator[FakeStripe]:
    with fake_stripe() as server:
        settings.MADOGUCHI_STRIPE_ADDRESS = server.url
        open_shop()
        yield server


@pytest.fixture
def viewer(provider: FakeStripe) -> Viewer:
    customer, viewer = somebody()
    bill_of(customer)
    return viewer


def start(viewer: Viewer, method: Any = "hosted", client_id: str = "c1") -> commerce.BillPaymentShape:
    return commerce.start_payment(viewer, number=NUMBER, method=method, client_id=client_id)


def session_of(payment: commerce.BillPaymentShape) -> str:
    return payment.page_url.rpartition("/")[2]


def send(event: dict[str, Any], **how: Any) -> int:
    body, signature = signed(event, **how)
    headers = {"Stripe-Signature": signature}
    return Client(headers=headers).post(HOOK, body, content_type="application/json").status_code


def state(viewer: Viewer) -> tuple[str, int, list[tuple[str, int, int]]]:
    whole = commerce.bill(viewer, NUMBER)
    return whole.bill.state, whole.bill.due, [(p.state, p.received, p.refunded) for p in whole.payments]


def recorded(kind: str) -> int:
    bill = Invoice.objects.get(number=NUMBER)
    return len(core.history(customer_id=bill.customer_id, types=[f"commerce.{kind}"]))


def test_paid_on_the_page_and_told_twice(provider: FakeStripe, viewer: Viewer) -> None:
    payment = start(viewer)
    assert payment.page_url.startswith(provider.url)
    asked = provider.sessions[session_of(payment)]
    assert (asked["amount_total"], asked["currency"], asked["locale"]) == (20_340, "jpy", "ja")
    assert state(viewer) == ("open", 20_340, [("pending", 0, 0)])
    assert provider.pay(session_of(payment))
    event = provider.event(session_of(payment))
    assert [send(event), send(event), send(provider.event(session_of(payment)))] == [200] * 3
    work_off(task="commerce.hear_payment")
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 0)])
    assert recorded("payment_recorded") == 1
    with pytest.raises(commerce.PaymentRefused, match="settled"):
        start(viewer, client_id="c2")


def test_pressing_again_is_the_same_payment(provider: FakeStripe, viewer: Viewer) -> None:
    first = start(viewer)
    assert start(viewer) == first
    assert start(viewer, client_id="another window") == first
    assert len(provider.sessions) == BillPayment.objects.count() == 1


@pytest.mark.parametrize("order", sorted(set(itertools.permutations(("done", "done", "back")))))
def test_news_in_any_order_end_in_the_same_state(
    provider: FakeStripe, viewer: Viewer, order: tuple[str, ...]
) -> None:
    session = session_of(start(viewer))
    provider.pay(session)
    for what in order:
        send(provider.event(session) if what == "done" else provider.refund_event(session, 340))
    send(provider.event(session, "checkout.session.expired"))
    work_off(task="commerce.hear_payment")
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 340)])
    assert [note.amount for note in CreditNote.objects.all()] == [340]
    send(provider.refund_event(session, 20_340))
    work_off(task="commerce.hear_payment")
    assert state(viewer) == ("paid", 0, [("refunded", 20_340, 20_340)])
    assert sorted(CreditNote.objects.values_list("amount", flat=True)) == [340, 20_000]


def test_another_sum_than_asked_for_is_held_for_a_person(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer))
    provider.pay(session)
    send(provider.event(session, amount_total=100))
    work_off(task="commerce.hear_payment")
    assert state(viewer) == ("open", 20_340, [("held", 100, 0)])
    assert recorded("payment_failed") == 1
    held = commerce.held_payments()[0]
    assert commerce.accept_held(key=held.key, actor=core.SYSTEM)
    assert not commerce.accept_held(key=held.key, actor=core.SYSTEM)
    assert state(viewer) == ("partly_paid", 20_240, [("paid", 100, 0)])
    assert start(viewer, client_id="rest").amount == 20_240


def test_in_another_currency_it_is_held_too(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer))
    provider.pay(session)
    send(provider.event(session, currency="usd"))
    work_off(task="commerce.hear_payment")
    assert state(viewer)[0] == "open"
    assert commerce.held_payments()[0].received == 20_340


def test_at_the_convenience_store_the_money_comes_later(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer, "konbini"))
    provider.pay(session)
    send(provider.event(session))
    work_off()
    whole = commerce.bill(viewer, NUMBER)
    assert (whole.bill.state, whole.payments[0].state) == ("open", "authorised")
    assert whole.payments[0].slip_url.startswith(f"{provider.url}/slip/")
    provider.money_came(session)
    send(provider.event(session, "checkout.session.async_payment_succeeded"))
    send(provider.event(session, payment_status="unpaid"))  # the earlier news, late
    work_off()
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 0)])


def test_the_slip_was_not_paid(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer, "konbini"))
    provider.pay(session)
    send(provider.event(session))
    send(provider.event(session, "checkout.session.async_payment_failed"))
    work_off()
    assert state(viewer) == ("open", 20_340, [("failed", 0, 0)])
    assert start(viewer, client_id="c2").page_url


def test_another_way_ends_the_one_before(provider: FakeStripe, viewer: Viewer) -> None:
    first = start(viewer)
    second = start(viewer, "bank_transfer", "c2")
    assert provider.sessions[session_of(first)]["status"] == "expired"
    assert not provider.pay(session_of(first))
    assert (second.state, second.page_url) == ("pending", "")
    assert [p[0] for p in state(viewer)[2]] == ["pending", "expired"]
    third = start(viewer, "konbini", "c3")
    provider.pay(session_of(third))
    provider.money_came(session_of(third))  # paid at the store while she chooses anew, and not told yet
    with pytest.raises(commerce.PaymentRefused, match="settled"):
        start(viewer, "hosted", "c4")
    assert state(viewer)[0] == "paid"


def test_a_page_whose_time_is_over_is_asked_about(provider: FakeStripe, viewer: Viewer) -> None:
    first = start(viewer)
    with core.shift(timedelta(minutes=40)):
        provider.pay(session_of(first))  # she paid, and no callback ever came
        assert commerce.look_after_payments() == 1
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 0)])


def test_a_page_that_ran_out_makes_room_for_a_new_one(provider: FakeStripe, viewer: Viewer) -> None:
    first = start(viewer)
    send(provider.event(session_of(first), "checkout.session.expired"))
    work_off()
    second = start(viewer)
    assert second.key != first.key
    assert second.page_url != first.page_url


@pytest.mark.parametrize(
    ("key", "age", "status"),
    [("whsec_other", 0, 401), ("whsec_fake", 301, 401), ("whsec_fake", 280, 200), ("", 0, 401)],
)
def test_only_the_provider_is_believed_and_only_at_once(
    provider: FakeStripe, viewer: Viewer, key: str, age: int, status: int
) -> None:
    session = session_of(start(viewer))
    provider.pay(session)
    assert send(provider.event(session), key=key, at=int(time.time()) - age) == status
    work_off()
    assert state(viewer)[0] == ("paid" if status == 200 else "open")
    assert ProviderEvent.objects.count() == (status == 200)


@pytest.mark.parametrize("header", ["", "t=1,v1=", "v1=abc", "t=x,v1=y", "t=1795312345"])
def test_a_callback_without_a_good_signature(provider: FakeStripe, viewer: Viewer, header: str) -> None:
    body = json.dumps(provider.event(session_of(start(viewer)))).encode()
    answer = Client(headers={"Stripe-Signature": header}).post(HOOK, body, content_type="application/json")
    assert answer.status_code == 401
    assert not ProviderEvent.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"id": 1}', "\udcff".encode("utf-8", "surrogateescape")]
)
def test_signed_nonsense_is_refused(provider: FakeStripe, text: Any) -> None:
    event = json.loads(text) if isinstance(text, str) and text else None
    body, signature = signed(event) if event is not None else (b"\xff" if text else b"", "t=1,v1=x")
    answer = Client(headers={"Stripe-Signature": signature}).post(HOOK, body, content_type="application/json")
    assert answer.status_code in (400, 401)
    assert not ProviderEvent.objects.exists()


def test_other_events_and_other_shops_are_passed_over(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer))
    provider.pay(session)
    strange = provider.event(session, "customer.created")
    foreign = provider.event(session, metadata={}, client_reference_id=None)
    unknown = provider.event(session, metadata={"madoguchi_payment": "0" * 32})
    assert [send(one) for one in (strange, foreign, unknown)] == [200] * 3
    work_off()
    assert state(viewer) == ("open", 20_340, [("pending", 0, 0)])


def test_the_provider_cannot_be_reached_and_the_next_press_goes_on(
    provider: FakeStripe, viewer: Viewer
) -> None:
    provider.failing = 3
    with pytest.raises(commerce.PaymentRefused, match="busy"):
        start(viewer)
    assert start(viewer).page_url
    assert BillPayment.objects.count() == len(provider.sessions) == 1


def test_refused_by_the_provider_nothing_is_under_way(provider: FakeStripe, viewer: Viewer) -> None:
    people.keep_secret(name=commerce.STRIPE_API_KEY, value="sk_wrong")
    with pytest.raises(commerce.PaymentRefused, match="provider"):
        start(viewer)
    assert state(viewer) == ("open", 20_340, [("failed", 0, 0)])


def test_money_goes_back_by_the_way_it_came_once(provider: FakeStripe, viewer: Viewer) -> None:
    payment = start(viewer)
    provider.pay(session_of(payment))
    send(provider.event(session_of(payment)))
    work_off()
    for _press in range(2):
        commerce.refund(key=payment.key, amount=5000, client_id="r1")
    assert list(provider.refunds.values()) == [5000]
    with pytest.raises(commerce.PaymentRefused, match="amount"):
        commerce.refund(key=payment.key, amount=20_341, client_id="r2")
    send(provider.refund_event(session_of(payment), 5000))
    work_off()
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 5000)])
    assert CreditNote.objects.get().rates[0]["gross"] + CreditNote.objects.get().rates[1]["gross"] == 5000


def test_paid_by_another_way_the_page_is_closed(provider: FakeStripe, viewer: Viewer) -> None:
    session = session_of(start(viewer))
    transfer()
    work_off(task="commerce.end_payments")
    assert not provider.pay(session)
    assert state(viewer) == ("paid", 0, [("paid", 20_340, 0), ("expired", 0, 0)])


def transfer() -> None:
    """The whole sum arrives at the bank."""
    commerce.record_payment(
        bill_id=Invoice.objects.get(number=NUMBER).pk, method="bank_transfer", amount=20_340,
        paid_at=core.now(), source="bank", external_id="B1", actor=core.SYSTEM,
    )  # fmt: skip


def test_paid_twice_is_given_back_without_a_credit_note(provider: FakeStripe, viewer: Viewer) -> None:
    payment = start(viewer)
    transfer()
    provider.pay(session_of(payment))
    send(provider.event(session_of(payment)))
    work_off()
    assert commerce.bill(viewer, NUMBER).bill.overpaid == 20_340
    send(provider.refund_event(session_of(payment), 20_340))
    work_off()
    assert commerce.bill(viewer, NUMBER).bill.overpaid == 0
    assert not CreditNote.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_browsers_at_once_are_one_payment(settings: Any) -> None:
    with fake_stripe() as provider:
        settings.MADOGUCHI_STRIPE_ADDRESS = provider.url
        open_shop()
        customer, viewer = somebody()
        bill_of(customer)

        def press(n: int) -> str:
            try:
                return start(viewer, "hosted", f"window {n}").page_url
            finally:
                connections.close_all()

        with ThreadPoolExecutor(6) as pool:
            pages = set(pool.map(press, range(6)))
        assert len(pages) == len(provider.sessions) == BillPayment.objects.count() == 1

        session = pages.pop().rpartition("/")[2]
        with ThreadPoolExecutor(6) as pool:
            assert sum(pool.map(lambda _: provider.pay(session), range(6))) == 1

        def tell(_: int) -> int:
            try:
                return send(event)
            finally:
                connections.close_all()

        event = provider.event(session)
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(tell, range(6))) == [200] * 6
        assert ProviderEvent.objects.count() == 1
        events = list(ProviderEvent.objects.values_list("pk", flat=True)) * 6

        def hear(event_id: int) -> None:
            try:
                commerce.hear_event(event_id)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(hear, events))
        assert state(viewer) == ("paid", 0, [("paid", 20_340, 0)])
        assert recorded("payment_recorded") == 1


def paid_by_card(provider: FakeStripe, viewer: Viewer) -> tuple[Invoice, str]:
    """A bill of an order that was delivered, paid on the provider's page; and the session."""
    bill = Invoice.objects.get(number=NUMBER)
    order = Order.objects.create(
        source="test", external_id="S-1", number="S-1", customer_id=bill.customer_id, placed_at=core.now(),
        status="delivered", delivered_at=core.now(), total=20_340,
    )  # fmt: skip
    OrderLine.objects.create(order=order, position=1, name="電気ケトル KT-120", unit_price=16_500)
    Invoice.objects.filter(pk=bill.pk).update(order=order)
    session = session_of(start(viewer))
    provider.pay(session)
    send(provider.event(session))
    work_off(task="commerce.hear_payment")
    return bill, session


def test_a_return_is_paid_back_by_the_provider_and_credited_once(
    provider: FakeStripe, viewer: Viewer
) -> None:
    bill, session = paid_by_card(provider, viewer)
    line = OrderLine.objects.get(order__number="S-1")
    number = commerce.request_return(
        viewer=viewer, number="S-1", line_ids=(line.pk,), reason="damaged", client_id=uuid4()
    ).reference
    staff = Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))
    assert commerce.return_case(viewer=staff, number=number).ways[0].by_itself
    commerce.settle_return(viewer=staff, number=number, amount=16_500)
    for _ in range(2):
        work_off(task="commerce.give_back")
    assert list(provider.refunds.values()) == [16_500]
    [waiting] = commerce.waiting(viewer=staff, kinds=("refunds",))
    for _ in range(2):
        send(provider.refund_event(session, 16_500))
        work_off(task="commerce.hear_payment")
    assert commerce.waiting(viewer=staff, kinds=("refunds",)) == ()
    commerce.give_back(int(waiting.key))
    assert list(provider.refunds.values()) == [16_500]
    bill.refresh_from_db()
    credited = [one.amount for one in bill.credit_notes.all()]
    assert (bill.paid, bill.credited, credited) == (3_840, 16_500, [16_500])


def test_what_the_provider_refuses_waits_for_a_person(provider: FakeStripe, viewer: Viewer) -> None:
    paid_by_card(provider, viewer)
    line = OrderLine.objects.get(order__number="S-1")
    number = commerce.request_return(
        viewer=viewer, number="S-1", line_ids=(line.pk,), reason="damaged", client_id=uuid4()
    ).reference
    staff = Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))
    commerce.settle_return(viewer=staff, number=number, amount=16_500)
    people.keep_secret(name=commerce.STRIPE_API_KEY, value="sk_test_wrong")
    work_off(task="commerce.give_back")
    [stuck] = commerce.waiting(viewer=staff, kinds=("refunds",))
    assert stuck.late
    commerce.settle_money(viewer=staff, payment_id=int(stuck.key))
    assert Invoice.objects.get(number=NUMBER).paid == 3_840

"""kill -9 of the worker between the provider's callback and our record: the payment is there, once."""

from collections.abc import Iterator

import psycopg
import pytest

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import BillPayment, Invoice, ProviderEvent
from madoguchi.commerce.tests.billing import HOOK, bill_of, open_shop, somebody
from madoguchi.commerce.tests.fake_stripe import FakeStripe, fake_stripe
from madoguchi.core import api as core

from .chatting import until

SILENT_LONG_ENOUGH = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
"""How long a dead worker's jobs wait is seen in test_killed_worker."""
HOLD = "SELECT id FROM commerce_invoice WHERE number = 'INV-1' FOR UPDATE"


def in_hand() -> bool:
    """The worker waits for the bill's lock, in the middle of hearing."""
    return core.job_figures().running == 1


def state() -> tuple[bool, list[tuple[str, int]]]:
    bill = Invoice.objects.get(number="INV-1")
    return bill.settled_at is not None, list(BillPayment.objects.values_list("state", "received"))


@pytest.fixture
def stripe(monkeypatch, settings) -> Iterator[FakeStripe]:
    """Asked for before `served`: what runs there opens the sealed keys that are kept here."""
    monkeypatch.setenv("MADOGUCHI_SECRET_KEY", settings.SECRET_KEY)
    with fake_stripe() as server:
        settings.MADOGUCHI_STRIPE_ADDRESS = server.url
        yield server


def test_a_killed_workers_payment_is_recorded_once_by_the_next(stripe, served):
    open_shop()
    customer, viewer = somebody()
    bill_of(customer)
    payment = commerce.start_payment(viewer, number="INV-1", method="hosted", client_id="c")
    session = payment.page_url.rpartition("/")[2]
    stripe.callbacks = served.url + HOOK
    stripe.pay(session)

    with psycopg.connect(served.database_url) as holder:
        holder.execute(HOLD)
        event = stripe.event(session)
        assert [stripe.send(event), stripe.send(event)] == [200, 200]
        until(in_hand, 10, "the worker hears it")
        served.kill(served.worker)
        assert state() == (False, [("pending", 0)])
        holder.execute(SILENT_LONG_ENOUGH)

    served.start(served.worker)
    until(lambda: state()[0], 30, "the payment")
    assert stripe.send(stripe.event(session)) == 200
    until(lambda: not ProviderEvent.objects.filter(heard_at=None).exists(), 10, "the last word")
    assert state() == (True, [("paid", 20_340)])
    recorded = core.history(customer_id=customer, types=["commerce.payment_recorded"])
    assert len(recorded) == 1

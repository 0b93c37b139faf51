"""Work that no request does."""

from uuid import UUID

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api, runs


@app.task(name="commerce.hear_payment", queue="payments", retry=core.patiently)
def hear_payment(event_id: int) -> None:
    """Do what a kept callback of the provider says; a slip for the store is asked for then."""
    if key := api.hear_event(event_id):
        api.look_up_payment(key)


@app.task(name="commerce.look_up_payment", queue="payments", retry=core.patiently)
def look_up_payment(key: str) -> None:
    """Ask the provider how a payment stands; tried again later while it cannot be reached."""
    api.look_up_payment(key)


@app.task(name="commerce.give_back", queue="payments", retry=core.patiently)
def give_back(move_id: int) -> None:
    """Have the provider pay a refund back; tried again later while it cannot be reached."""
    api.give_back(move_id)


@app.task(name="commerce.end_payments", queue="payments", retry=core.patiently)
def end_payments(bill_id: int) -> None:
    """Close the payment page of a bill that was paid by another way."""
    api.end_payments(bill_id)


@app.periodic(cron="*/5 * * * *", periodic_id="look_after_payments")
@app.task(name="commerce.look_after_payments", queue="payments", queueing_lock="commerce.look_after_payments")
def look_after_payments(timestamp: int) -> None:
    """Every five minutes: payments whose page has closed without a word from the provider."""
    api.look_after_payments()


@app.task(name="commerce.check_records", queue="commerce", retry=core.patiently)
def check_records(run_id: str) -> None:
    """Look a file of records through."""
    runs.check(UUID(run_id))


@app.task(name="commerce.bring_records", queue="commerce", retry=core.patiently)
def bring_records(run_id: str) -> None:
    """Bring a file of records in."""
    runs.carry_out(UUID(run_id))


@app.task(name="commerce.tell_shop", queue="commerce", retry=core.patiently)
def tell_shop(news_id: int) -> None:
    """Tell the shop what staff settled; tried again later while it cannot be reached."""
    api.tell_shop(news_id)

"""Work that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api


@app.periodic(cron="* * * * *")
@app.task(queue="conversations", queueing_lock="conversations.wake_due", pass_context=False)
def wake_due(timestamp: int) -> None:
    """Every minute: open the snoozed conversations whose time has come."""
    api.wake_due()


@app.task(name="conversations.renew_promises", queue="conversations")
def renew_promises() -> None:
    """Bring all running promises of a first reply in step with the settings."""
    with core.options_once():
        api.renew_promises()


@app.periodic(cron="* * * * * */15", periodic_id="tell_due")
@app.task(name="conversations.tell_due", queue="conversations", queueing_lock="conversations.tell_due")
def tell_due(timestamp: int) -> None:
    """Every 15 seconds: say which promises of a first reply are nearly over, and which are over."""
    api.tell_due()

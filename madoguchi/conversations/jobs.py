"""Work that no request does."""

from procrastinate.contrib.django import app

from . import api


@app.periodic(cron="* * * * *")
@app.task(queue="conversations", queueing_lock="conversations.wake_due", pass_context=False)
def wake_due(timestamp: int) -> None:
    """Every minute: open the snoozed conversations whose time has come."""
    api.wake_due()

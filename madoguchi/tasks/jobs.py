"""Work that no request does."""

from procrastinate.contrib.django import app

from . import api


@app.periodic(cron="23 * * * *")
@app.task(queue="upkeep", queueing_lock="tasks.forget_left", pass_context=False)
def forget_left(timestamp: int) -> None:
    """Every hour: give up runs that nobody goes on with, and what was typed in them."""
    api.forget_left()

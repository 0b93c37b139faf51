"""Work that no request does."""

from procrastinate.contrib.django import app

from . import api


@app.periodic(cron="* * * * * */5", periodic_id="tell_turns")
@app.task(name="knowledge.tell_turns", queue="knowledge", queueing_lock="knowledge.tell_turns")
def tell_turns(timestamp: int) -> None:
    """Every 5 seconds: say which notices have begun or ended, so that open pages follow."""
    api.tell_turns()


@app.periodic(cron="* * * * * */10", periodic_id="tell_hours")
@app.task(name="knowledge.tell_hours", queue="knowledge", queueing_lock="knowledge.tell_hours")
def tell_hours(timestamp: int) -> None:
    """Every ten seconds: say which articles have begun to hold or have ceased to."""
    api.tell_hours()

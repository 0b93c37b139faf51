"""Work that no request does."""

from procrastinate.contrib.django import app

from . import api


@app.periodic(cron="* * * * * */5", periodic_id="tell_turns")
@app.task(name="knowledge.tell_turns", queue="knowledge", queueing_lock="knowledge.tell_turns")
def tell_turns(timestamp: int) -> None:
    """Every 5 seconds: say which notices have begun or ended, so that open pages follow."""
    api.tell_turns()

"""Work of notices that no request does."""

from procrastinate.contrib.django import app

from . import waiting


@app.periodic(cron="* * * * *", periodic_id="notices.send_due")
@app.task(name="notices.send_due", queue="upkeep", queueing_lock="notices.send_due")
def send_due(timestamp: int) -> None:
    """Every minute: what has waited for the end of the night goes out."""
    waiting.send_due()

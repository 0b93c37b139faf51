"""Work of the web form that no request does."""

from procrastinate.contrib.django import app

from . import drafts


@app.periodic(cron="41 3 * * *", periodic_id="forget_left_forms")
@app.task(name="webform.forget_left", queue="mail", queueing_lock="webform.forget_left")
def forget_left(timestamp: int) -> None:
    """Each night: what nobody came back to goes, with its files."""
    drafts.forget_left()

"""Background work of the door for other systems."""

from procrastinate.contrib.django import app

from . import answers


@app.periodic(cron="23 * * * *", periodic_id="forget_answers")
@app.task(name="api.forget_answers", queue="upkeep", queueing_lock="api.forget_answers")
def forget_answers(timestamp: int) -> None:
    """Every hour: remove answers that are older than a day."""
    answers.forget_old()

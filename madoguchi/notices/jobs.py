"""Work of notices that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import answering, waiting


@app.periodic(cron="* * * * *", periodic_id="notices.send_due")
@app.task(name="notices.send_due", queue="upkeep", queueing_lock="notices.send_due")
def send_due(timestamp: int) -> None:
    """Every minute: what has waited for the end of the night goes out."""
    waiting.send_due()


@app.task(name="notices.tell_of_answer", queue="facts", retry=core.patiently)
def tell_of_answer(conversation_id: int) -> None:
    """Somebody answered in a chat that the customer may have left."""
    answering.tell_if_unread(conversation_id=conversation_id)

"""Work of the web form that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import answering, drafts


@app.task(name="webform.mail_answer", queue="mail", retry=core.patiently)
def mail_answer(conversation_id: int, message_id: int) -> None:
    """An answer of ours goes to the address that was given in the form."""
    answering.mail_answer(conversation_id=conversation_id, message_id=message_id)


@app.periodic(cron="41 3 * * *", periodic_id="forget_left_forms")
@app.task(name="webform.forget_left", queue="mail", queueing_lock="webform.forget_left")
def forget_left(timestamp: int) -> None:
    """Each night: what nobody came back to goes, with its files."""
    drafts.forget_left()

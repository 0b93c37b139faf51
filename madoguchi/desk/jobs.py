"""Work of the desk that no request does."""

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import batches, notices


@app.task(name="desk.carry_out", queue="desk", retry=core.patiently)
def carry_out(batch_id: int) -> None:
    """Carry an act out on many conversations."""
    batches.carry_out(batch_id)


@app.task(name="desk.take_back", queue="desk", retry=core.patiently)
def take_back(batch_id: int) -> None:
    """Undo it."""
    batches.take_back(batch_id)


@app.periodic(cron="* * * * * */15", periodic_id="followers")
@app.task(name="desk.tell_followers", queue="desk", queueing_lock="desk.tell_followers", pass_context=False)
def tell_followers(timestamp: int) -> None:
    """Every fifteen seconds: followers hear of new messages."""
    notices.tell_followers()


@app.periodic(cron="23 4 * * *", periodic_id="old_notices")
@app.task(name="desk.forget_old", queue="desk", queueing_lock="desk.forget_old", pass_context=False)
def forget_old(timestamp: int) -> None:
    """Every night: old notifications go."""
    notices.forget_old()

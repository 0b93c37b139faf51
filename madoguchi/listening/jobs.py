"""Work of listening that no request does."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api

ATTEMPTS = 8
"""As `core.patiently` tries."""


@app.periodic(cron="* * * * *", periodic_id="listening")
@app.task(name="listening.look_at_due", queue="upkeep", queueing_lock="listening.look_at_due")
def look_at_due(timestamp: int) -> None:
    """Every minute: have the places asked whose time has come."""
    api.look_at_due()


@app.task(name="listening.look", queue="channels")
def look(source_id: int) -> None:
    """Ask one place. What goes wrong there is on its page; it has its own time to be asked again."""
    with core.options_once():
        api.look(source_id)


@app.task(name="listening.post_answer", queue="channels", retry=core.patiently, pass_context=True)
def post_answer(context: JobContext, answer_id: int) -> None:
    """Post one answer; raises TryLater when its place cannot take it now."""
    with core.options_once():
        api.post_answer(answer_id, last_attempt=context.job.attempts + 1 >= ATTEMPTS)


@app.task(name="listening.sweep", queue="desk", retry=core.patiently)
def sweep(sweep_id: int) -> None:
    """Carry an act out on many mentions."""
    with core.options_once():
        api.sweep(sweep_id)


@app.task(name="listening.sweep_back", queue="desk", retry=core.patiently)
def sweep_back(sweep_id: int) -> None:
    """Undo it."""
    with core.options_once():
        api.sweep_back(sweep_id)


@app.periodic(cron="41 3 * * *", periodic_id="forget_mentions")
@app.task(name="listening.forget", queue="upkeep", queueing_lock="listening.forget")
def forget(timestamp: int = 0) -> None:
    """Every night: mentions go after their time."""
    api.forget_old_mentions()

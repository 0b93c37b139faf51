"""Background work of the plumbing."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from . import allowance, attachments, backups, failures, posting, worker
from .facts import event_shape, fact_of, resolve
from .models import Event
from .options import options_once
from .retry import ATTEMPTS, patiently

KEEP_HOURS = 1
KEEP_FAILED_HOURS = 90 * 24


@app.task(name="core.hear", queue="facts", retry=patiently)
def hear(event_id: int, listener: str) -> None:
    """Let one durable listener hear one event."""
    event = event_shape(Event.objects.get(id=event_id))
    with options_once():
        resolve(listener)(fact_of(event), event)


@app.task(name="core.post_mail", queue="mail", retry=patiently, pass_context=True)
def post_mail(context: JobContext, mail_id: int) -> None:
    """Post one mail; raises posting.TryLater when the server cannot take it now."""
    posting.post(mail_id, last_attempt=context.job.attempts + 1 >= ATTEMPTS)


@app.periodic(cron="* * * * * */10", periodic_id="rescue")
@app.task(name="core.rescue", queue="upkeep", queueing_lock="core.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Every ten seconds: give the jobs of dead workers to living ones."""
    await worker.rescue(context.app.job_manager)


@app.periodic(cron="7 * * * *", periodic_id="clean")
@app.task(name="core.clean", queue="upkeep", queueing_lock="core.clean", pass_context=True)
async def clean(context: JobContext, timestamp: int) -> None:
    """Every hour: remove finished jobs, failed ones after 90 days, and counts whose window has passed."""
    manager = context.app.job_manager
    await manager.prune_stalled_workers(KEEP_HOURS * 3600)
    await manager.delete_old_jobs(nb_hours=KEEP_HOURS, include_cancelled=True, include_aborted=True)
    await manager.delete_old_jobs(nb_hours=KEEP_FAILED_HOURS, include_failed=True)
    await allowance.forget_old()
    await failures.forget_old()


@app.periodic(cron="47 4 * * *", periodic_id="sweep")
@app.task(name="core.sweep", queue="upkeep", queueing_lock="core.sweep")
def sweep(timestamp: int) -> None:
    """Every night: remove files whose transaction was rolled back."""
    attachments.sweep()


@app.periodic(cron="*/10 * * * *", periodic_id="back_up")
@app.task(name="core.back_up", queue="upkeep", queueing_lock="core.back_up", lock="core.back_up")
def back_up(timestamp: int) -> None:
    """Every ten minutes: make tonight's backup when its hour has come and it is not there yet."""
    backups.make_due_backup()


@app.task(name="core.back_up_now", queue="upkeep", queueing_lock="core.back_up_now", lock="core.back_up")
def back_up_now() -> None:
    """Somebody asked for a backup."""
    backups.make_backup()

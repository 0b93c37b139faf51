"""Work that no request does."""

from uuid import UUID

from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import api, renewing, runs, second_vectors, sweeping


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


@app.task(name="knowledge.check_import", queue="knowledge", retry=core.patiently)
def check_import(run_id: str) -> None:
    """Look a file of articles through."""
    runs.check(UUID(run_id))


@app.task(name="knowledge.carry_import_out", queue="knowledge", retry=core.patiently)
def carry_import_out(run_id: str) -> None:
    """Bring a file of articles in."""
    runs.carry_out(UUID(run_id))


@app.periodic(cron="17 4 * * *", periodic_id="forget_unconfirmed")
@app.task(name="knowledge.forget_unconfirmed", queue="knowledge", queueing_lock="knowledge.forget")
def forget_unconfirmed(timestamp: int) -> None:
    """Every night: addresses that nobody confirmed within a week."""
    api.forget_unconfirmed()


@app.periodic(cron="*/5 * * * *", periodic_id="renew_old_entries")
@app.task(name="knowledge.renew_old_entries", queue="knowledge", queueing_lock="knowledge.renew_old_entries")
def renew_old_entries(timestamp: int) -> None:
    """Every five minutes: search entries in an older form, or with vectors of another model."""
    renewing.renew_old_entries()


@app.periodic(cron="* * * * * */10", periodic_id="add_second_vectors")
@app.task(name="knowledge.add_second_vectors", queue="knowledge", lock="add_second_vectors",
          queueing_lock="knowledge.add_second_vectors")  # fmt: skip
def add_second_vectors(timestamp: int) -> None:
    """Every ten seconds: what the second sentence model says of articles that are new or have changed."""
    second_vectors.add_second_vectors()


@app.periodic(cron="37 4 * * *", periodic_id="forget_changes")
@app.task(name="knowledge.forget_changes", queue="knowledge", queueing_lock="knowledge.forget_changes")
def forget_changes(timestamp: int) -> None:
    """Every night: what the search indexes have long taken over."""
    renewing.forget_changes()


@app.periodic(cron="47 4 * * *", periodic_id="sweep_files")
@app.task(name="knowledge.sweep_files", queue="knowledge", queueing_lock="knowledge.sweep_files")
def sweep_files(timestamp: int) -> None:
    """Every night: files that were sent in a month ago and that nothing has ever named."""
    sweeping.sweep_files()

"""Jobs that were given up, in words an administrator understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from madoguchi.core import api as core

TASKS = {
    "core.hear": gettext_noop("Carrying on after something happened"),
    "core.post_mail": gettext_noop("Sending a mail"),
    "core.back_up": gettext_noop("Nightly backup"),
    "core.back_up_now": gettext_noop("Backup on request"),
    "core.clean": gettext_noop("Cleaning up"),
    "core.sweep": gettext_noop("Cleaning up"),
    "core.rescue": gettext_noop("Taking over the jobs of a worker that died"),
    "journeys.carry_on": gettext_noop("Answering a customer's message"),
    "journeys.mail_rating": gettext_noop("Mailing a request for a rating"),
}

REASONS = {
    "WorkerDied": gettext_noop("The worker ended every time while it did this."),
    "madoguchi.core.posting.TryLater": gettext_noop(
        "The mail server could not be reached or did not take it."
    ),
    "OSError": gettext_noop("A file or a connection failed."),
}


@dataclass(frozen=True)
class GivenUp:
    """One line of the list: what it was for, and why it failed."""

    id: int
    what: str
    about: str
    reason: str
    detail: str
    where: str
    attempts: int
    failed_at: datetime | None


def lines(jobs: Iterable[core.FailedJob]) -> list[GivenUp]:
    """The jobs in words."""
    return [_line(job) for job in jobs]


def _line(job: core.FailedJob) -> GivenUp:
    what = _(TASKS[job.task]) if job.task in TASKS else job.task
    reason = _(REASONS[job.kind]) if job.kind in REASONS else _("An error in the program or its data.")
    return GivenUp(
        job.id, what, _about(job), reason if job.kind else _("The reason was not recorded."),
        ": ".join(part for part in (job.kind.rpartition(".")[2], job.text) if part), job.raised_in,
        job.attempts, job.failed_at,
    )  # fmt: skip


def _about(job: core.FailedJob) -> str:
    """Its arguments: ids and names of our own, never anybody's data."""
    given = ((name, str(value).removeprefix("madoguchi.")) for name, value in job.arguments.items())
    return ", ".join(f"{name} {value}" for name, value in given)


def chosen(form: QueryDict) -> list[int] | None:
    """The ids that were ticked; None for all."""
    if form.get("all") == "1":
        return None
    return [id for one in form.getlist("job") if (id := core.whole_number(one)) is not None]

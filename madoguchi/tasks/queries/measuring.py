"""What came of tasks, with n and interval: counted from the runs and from who turned to people."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import pgettext

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import registry
from ..models import TaskRun
from ..shapes import BegunRun, ContactMeasure, Share, Task, TaskMeasure, TaskUnknown

REVERTED_WITHIN = timedelta(days=7)
Contacts = dict[int, list[tuple[datetime, int]]]


def measures(*, since: datetime, until: datetime) -> tuple[TaskMeasure, ...]:
    """Every task that was begun in since ≤ moment < until, the most used first; two statements.

    reverted: she turned to a person within seven days after it ended or she gave up, with another
    conversation than the one that the task itself opened. Runs that still go on do not count there.
    """
    rows = list(TaskRun.objects.filter(started_at__gte=since, started_at__lt=until).defer("values", "said"))
    came = _contacts(since, until + REVERTED_WITHIN)
    by_task: dict[str, list[TaskRun]] = defaultdict(list)
    for row in rows:
        by_task[row.task].append(row)
    found = [_measure(code, mine, came) for code, mine in by_task.items()]
    return tuple(sorted(found, key=lambda one: (-one.started, one.code)))


def begun(
    *, since: datetime, until: datetime, customer_ids: Iterable[int] | None = None
) -> tuple[BegunRun, ...]:
    """The runs that were begun in since ≤ moment < until, of these customers or of all, the oldest first; one
    statement."""
    rows = TaskRun.objects.filter(started_at__gte=since, started_at__lt=until).order_by("started_at", "pk")
    if customer_ids is not None:
        rows = rows.filter(customer_id__in=list(customer_ids))
    fields = (
        "customer_id", "task", "via", "state", "client_id", "started_at", "ended_at", "conversation_id",
    )  # fmt: skip
    return tuple(BegunRun(*row) for row in rows.values_list(*fields))


def contact_measure(*, since: datetime, until: datetime) -> ContactMeasure:
    """Of customers with a proven address by `until`: who turned to people, with and without a task.

    Conversations that tasks opened themselves do not count. It is no proof of an effect: who has a matter
    uses tasks more, and turns to people more.
    """
    begun = TaskRun.objects.filter(started_at__gte=since, started_at__lt=until)
    used = set(begun.values_list("customer_id", flat=True))
    own = set(begun.exclude(conversation=None).values_list("conversation_id", flat=True))
    came = {
        one.customer_id
        for one in conversations.contacts(since=since, until=until)
        if one.conversation_id not in own
    }
    everybody = people.count_proven(before=until)
    known_users = people.count_proven(before=until, among=used)
    return ContactMeasure(
        used=share(people.count_proven(before=until, among=used & came), known_users),
        unused=share(people.count_proven(before=until, among=came - used), everybody - known_users),
    )


def share(count: int, of: int) -> Share:
    """A part with its 95 % interval (Wilson)."""
    if not of:
        return Share(count, of)
    low, high = core.wilson(count, of)
    return Share(count, of, low, high)


def _contacts(since: datetime, until: datetime) -> Contacts:
    found: Contacts = defaultdict(list)
    for one in conversations.contacts(since=since, until=until):
        found[one.customer_id].append((one.at, one.conversation_id))
    return found


def _measure(code: str, rows: list[TaskRun], came: Contacts) -> TaskMeasure:
    task = _task(code, rows[-1].version)
    states = Counter(row.state for row in rows)
    ended = [row for row in rows if row.state != "started"]
    times = [
        (row.ended_at - row.started_at).total_seconds()
        for row in rows
        if row.state in ("completed", "undone") and row.ended_at
    ]
    return TaskMeasure(
        code=code, title=str(task.title) if task else code, started=len(rows),
        completed=share(states["completed"] + states["undone"], len(rows)), refused=states["refused"],
        undone=states["undone"], helped=states["helped"], running=states["started"],
        left=_left(task, (row.step_name for row in rows if row.state == "abandoned")),
        median_seconds=median(times) if times else None,
        reverted=share(sum(_reverted(row, came) for row in ended), len(ended)),
    )  # fmt: skip


def _task(code: str, version: int) -> Task | None:
    try:
        return registry.task_of_run(code, version)
    except TaskUnknown:
        return None


def _left(task: Task | None, names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(names)
    titles = {step.name: str(step.title) for step in task.steps} if task else {}
    titles["confirmation"] = pgettext("task", "Check and confirm")
    places = {name: at for at, name in enumerate(titles)}
    return tuple(
        (titles.get(name, name), many)
        for name, many in sorted(counted.items(), key=lambda one: places.get(one[0], len(places)))
    )


def _reverted(row: TaskRun, came: Contacts) -> bool:
    """Whether she came to a person within the time, with another matter than the task's own."""
    end = row.ended_at or row.moved_at
    visits = came.get(row.customer_id, [])
    for at, conversation_id in visits[bisect_left(visits, (end, 0)) :]:
        if at > end + REVERTED_WITHIN:
            return False
        if conversation_id != row.conversation_id:
            return True
    return False

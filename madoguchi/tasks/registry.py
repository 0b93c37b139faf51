"""Which tasks there are: the built-in ones of the table, and those that the company made."""

from functools import cache

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.module_loading import import_string

from madoguchi.core import api as core

from .composed.building import built
from .composed.definition import Definition
from .models import TaskVersion
from .shapes import Task, TaskRules, TaskUnknown


@cache
def built_in() -> dict[str, Task]:
    """The table that the setting MADOGUCHI_TASKS names, by code."""
    places: tuple[str, ...] = import_string(settings.MADOGUCHI_TASKS)
    tasks: list[Task] = [import_string(place) for place in places]
    return {task.code: task for task in tasks}


def declared() -> tuple[Task, ...]:
    """Everything that is offered now, built-in tasks first; one statement for the company's own."""
    off = core.option(TaskRules).off
    ours = [task for task in built_in().values() if task.code not in off]
    return (*ours, *(_composed(row) for row in _live_versions()))


def task(code: str) -> Task:
    """A task that is offered. Raises TaskUnknown."""
    found = built_in().get(code)
    if found is not None and code not in core.option(TaskRules).off:
        return found
    row = _live_versions(code).first() if found is None else None
    if row is None:
        raise TaskUnknown(code)
    return _composed(row)


def task_of_run(code: str, version: int) -> Task:
    """The task as it was when a run began, also when it is not offered any more. Raises TaskUnknown."""
    found = built_in().get(code)
    if found is not None:
        return found
    row = TaskVersion.objects.select_related("task").filter(task__code=code, number=version).first()
    if row is None:
        raise TaskUnknown(code)
    return _composed(row)


def _live_versions(code: str = "") -> QuerySet[TaskVersion]:
    rows = TaskVersion.objects.select_related("task").filter(number=F("task__live"))
    return (rows.filter(task__code=code) if code else rows).order_by("task_id")


def _composed(row: TaskVersion) -> Task:
    return built(row.task.code, row.number, core.from_plain(Definition, row.definition))

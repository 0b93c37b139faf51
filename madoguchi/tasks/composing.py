"""Tasks that the company makes itself: saved as a draft, published as a version, taken back to one."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from madoguchi.core import api as core

from . import registry
from .composed.building import built
from .composed.definition import CODE, Definition, flaws
from .events import TaskPublished
from .models import ComposedTask, TaskVersion
from .shapes import Task, VersionShape

MOST_TASKS = 200


class CodeRefused(ValueError):
    """A new task cannot be called so; reason is "form", "taken" or "many"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Flawed(ValueError):
    """The draft cannot be published; flaws are (where, which) as codes."""

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        super().__init__(str(found))
        self.flaws = found


@dataclass(frozen=True)
class Composed:
    """A task of the company with its versions, the latest first; `definition` is the one to work on."""

    code: str
    live: int
    definition: Definition
    versions: tuple[VersionShape, ...]

    @property
    def has_draft(self) -> bool:
        """Whether something is saved that customers do not get yet."""
        return any(version.draft for version in self.versions)


def composed() -> tuple[Composed, ...]:
    """All of them, in two statements."""
    rows = list(ComposedTask.objects.order_by("code"))
    versions: dict[int, list[TaskVersion]] = {}
    for version in TaskVersion.objects.order_by("-number"):
        versions.setdefault(version.task_id, []).append(version)
    return tuple(_shape(row, versions.get(row.pk, [])) for row in rows)


def composed_task(code: str) -> Composed | None:
    """One of them, or None."""
    row = ComposedTask.objects.filter(code=code).first()
    return _shape(row, list(TaskVersion.objects.filter(task=row).order_by("-number"))) if row else None


def preview(code: str, definition: Definition) -> Task:
    """The declaration as it would be."""
    return built(code or "preview", 0, definition)


@transaction.atomic
def save_draft(*, code: str, definition: Definition, staff_id: int) -> str:
    """Keep a draft, of a new task or beside what is live; saving what stands changes nothing. The code.

    Raises CodeRefused for a name that a new task cannot have.
    """
    row = ComposedTask.objects.select_for_update().filter(code=code).first() or _new(code)
    value = core.to_plain(definition)
    latest = TaskVersion.objects.filter(task=row).order_by("-number").first()
    if latest is not None and latest.definition == value:
        return row.code
    who: dict[str, Any] = {"definition": value, "saved_at": core.now(), "saved_by_id": staff_id}
    if latest is not None and latest.published_at is None:
        TaskVersion.objects.filter(pk=latest.pk).update(**who)
    else:
        number = latest.number + 1 if latest else 1
        TaskVersion.objects.create(task=row, number=number, **who)
    return row.code


@transaction.atomic
def publish(*, code: str, actor: core.Actor) -> int:
    """The draft is what customers get from now on; its number. Without a draft nothing happens.

    Raises LookupError for an unknown task, Flawed for a draft that cannot be done.
    """
    row = ComposedTask.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise LookupError(code)
    draft = TaskVersion.objects.filter(task=row, published_at=None).first()
    if draft is None:
        return row.live
    found = flaws(core.from_plain(Definition, draft.definition))
    if found:
        raise Flawed(found)
    TaskVersion.objects.filter(pk=draft.pk).update(published_at=core.now())
    _go_live(row, draft.number, actor)
    return draft.number


@transaction.atomic
def put_live(*, code: str, number: int, actor: core.Actor) -> bool:
    """Back to a version that was published before, or with 0 to none. Whether that was a change.

    Runs that have begun end with the version they began with. Raises LookupError.
    """
    row = ComposedTask.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise LookupError(code)
    published = TaskVersion.objects.filter(task=row, number=number, published_at__isnull=False)
    if number and not published.exists():
        raise LookupError(code)
    if row.live == number:
        return False
    _go_live(row, number, actor)
    return True


@transaction.atomic
def drop_draft(*, code: str) -> None:
    """The draft goes; a task that was never published goes with it."""
    row = ComposedTask.objects.select_for_update().filter(code=code).first()
    if row is None:
        return
    TaskVersion.objects.filter(task=row, published_at=None).delete()
    if not TaskVersion.objects.filter(task=row).aggregate(last=Max("number"))["last"]:
        row.delete()


def _new(code: str) -> ComposedTask:
    if not CODE.fullmatch(code):
        raise CodeRefused("form")
    if code in registry.built_in():
        raise CodeRefused("taken")
    if ComposedTask.objects.count() >= MOST_TASKS:
        raise CodeRefused("many")
    ComposedTask.objects.bulk_create([ComposedTask(code=code, created_at=core.now())], ignore_conflicts=True)
    return ComposedTask.objects.select_for_update().get(code=code)


def _go_live(row: ComposedTask, number: int, actor: core.Actor) -> None:
    row.live = number
    row.save(update_fields=["live"])
    core.record(TaskPublished(task=row.code, version=number), actor=actor)


def _shape(row: ComposedTask, versions: list[TaskVersion]) -> Composed:
    latest = versions[0] if versions else None
    return Composed(
        code=row.code, live=row.live,
        definition=core.from_plain(Definition, latest.definition) if latest else Definition(),
        versions=tuple(
            VersionShape(
                number=one.number, draft=one.published_at is None, live=one.number == row.live,
                saved_at=one.saved_at, saved_by=one.saved_by_id, published_at=one.published_at,
            )
            for one in versions
        ),
    )  # fmt: skip

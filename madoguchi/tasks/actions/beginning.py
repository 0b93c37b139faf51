"""A run begins with its first step filled in, so that looking at a page keeps nothing."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import registry
from ..access import about_whom
from ..actor import actor_of
from ..events import TaskStarted
from ..models import TaskRun
from ..runs import shape
from ..shapes import ProofNeeded, Run, Task, TooOften, Via
from .filling import take_in
from .telling import about

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
BEGUN_AN_HOUR = 40


def begin(
    viewer: Viewer, code: str, *, client_id: str, via: Via = "page", given: Mapping[str, Any] | None = None,
    on_behalf_of: int | None = None, language: str = "ja", page_url: str = "", article_id: int | None = None,
    unchecked: bool = False,
) -> Run:  # fmt: skip
    """Begin a task with what is given; the same client_id begins it once.

    unchecked: keep the first values as they are, for somebody who has yet to prove who she is.
    Raises TaskUnknown, ProofNeeded, TooOften, TaskRefused for a representative who may not, and Wrong when
    the first step cannot be taken in.
    """
    task = registry.task(code)
    customer_id = about_whom(viewer, task, on_behalf_of)
    if customer_id is None:
        raise ProofNeeded("known")
    known = _known(customer_id, client_id)
    if known is not None:
        return shape(known)
    who = viewer.customer_id or (viewer.staff.id if viewer.staff else 0)
    if not core.allow(f"tasks:begin:{viewer.kind}:{who}", limit=BEGUN_AN_HOUR, seconds=3600):
        raise TooOften
    try:
        with transaction.atomic():
            row = _row(viewer, task, customer_id, client_id, via, language, page_url, article_id)
            row.save(force_insert=True)
            core.record(TaskStarted(**about(row), article_id=article_id), actor=actor_of(viewer))
            if unchecked:
                row.values = {key: str(value)[:4000] for key, value in (given or {}).items()}
                row.save(update_fields=["values"])
            elif given:
                take_in(viewer, row, task, given, first_only=via in ("page", "article", "desk"))
    except IntegrityError:
        return _same_again(customer_id, client_id)
    return shape(row, task)


def _row(
    viewer: Viewer, task: Task, customer_id: int, client_id: str, via: Via, language: str, page_url: str,
    article_id: int | None,
) -> TaskRun:  # fmt: skip
    now = core.now()
    acted_by = viewer.customer_id if viewer.acting else None
    return TaskRun(
        reference=new_reference(), client_id=client_id, task=task.code, version=task.version,
        customer_id=customer_id, acted_by_id=acted_by, staff_id=viewer.staff.id if viewer.staff else None,
        via=via, language="ja" if language == "ja" else "en", page_url=page_url[:500], article_id=article_id,
        step_name=task.steps[0].name, started_at=now, moved_at=now,
    )  # fmt: skip


def new_reference() -> str:
    """A short name for a run that can be read out: no letters that look like others."""
    return "T" + "".join(secrets.choice(LETTERS) for _ in range(9))


def _known(customer_id: int, client_id: str) -> TaskRun | None:
    return TaskRun.objects.filter(customer_id=customer_id, client_id=client_id).first()


def _same_again(customer_id: int, client_id: str) -> Run:
    row = _known(customer_id, client_id)
    if row is None:
        raise RuntimeError("a run was neither new nor there")
    return shape(row)

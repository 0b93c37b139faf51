"""/api/v1/tasks and /api/v1/task-runs: what customers can do themselves, done through another system."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Header, Path, Router, Status

from madoguchi.tasks import api as tasks

from .. import running
from .. import task_schemas as schemas
from ..shapes import RUN, KeptAnswer
from .entry import Token, idempotent, refusals

router = Router(tags=["Tasks"])


@router.get(
    "/tasks",
    auth=Token(RUN),
    response={200: schemas.Tasks, **refusals()},
    url_name="tasks",
    summary=_("List tasks"),
    description=_("Everything that customers can do themselves, each with a JSON Schema of what is asked."),
)
def all_tasks(request: HttpRequest) -> Any:
    """List tasks."""
    return {"items": [tasks.declaration(task) for task in tasks.declared()]}


@router.get(
    "/tasks/{slug:code}",
    auth=Token(RUN),
    response={200: schemas.Task, **refusals(404)},
    url_name="task",
    summary=_("Read a task"),
)
def one_task(request: HttpRequest, code: Path[schemas.Name]) -> Any:
    """Read a task."""
    return running.declaration(code)


@router.post(
    "/tasks/{slug:code}/runs",
    auth=Token(RUN),
    response={201: schemas.Run, **refusals(404, 409, 413)},
    url_name="task_runs",
    summary=_("Begin a task"),
    description=_(
        "For a customer who has confirmed this address. Nothing is done before the confirmation: the answer"
        " says what is still asked and what would happen."
    ),
)
def new_run(
    request: HttpRequest,
    code: Path[schemas.Name],
    given: schemas.NewRun,
    idempotency_key: str = Header("", alias="Idempotency-Key", max_length=200),
) -> Any:
    """Begin a task."""
    return idempotent(request, lambda: _answer(201, running.begin(code, given)))


@router.get(
    "/task-runs/{slug:reference}",
    auth=Token(RUN),
    response={200: schemas.Run, **refusals(404)},
    url_name="task_run",
    summary=_("Read a run"),
)
def one_run(request: HttpRequest, reference: Path[schemas.Name]) -> Any:
    """Read a run."""
    viewer = running.viewer_of(reference)
    return running.told(viewer, tasks.run(viewer, reference))


@router.patch(
    "/task-runs/{slug:reference}",
    auth=Token(RUN),
    response={200: schemas.Run, **refusals(404, 409, 413)},
    url_name="task_run",
    summary=_("Fill in a run"),
    description=_("As many steps as the values fill; what cannot be used is 422, and nothing is kept."),
)
def filling(request: HttpRequest, reference: Path[schemas.Name], given: schemas.Filling) -> Any:
    """Fill in a run."""
    return running.fill(reference, given)


@router.put(
    "/task-runs/{slug:reference}/confirmation",
    auth=Token(RUN),
    response={200: schemas.Run, **refusals(404, 409)},
    url_name="task_confirmation",
    summary=_("Confirm a run"),
    description=_(
        "The customer's yes, after you have told her the effects. It is done once, however often it is sent;"
        " what may not be done is the state `refused` with the reason."
    ),
)
def yes(request: HttpRequest, reference: Path[schemas.Name]) -> Any:
    """Confirm a run."""
    return running.confirm(reference)


@router.delete(
    "/task-runs/{slug:reference}/confirmation",
    auth=Token(RUN),
    response={200: schemas.Run, **refusals(404, 409)},
    url_name="task_confirmation",
    summary=_("Take a run back"),
    description=_("Until `undo_until`."),
)
def taking_back(request: HttpRequest, reference: Path[schemas.Name]) -> Any:
    """Take a run back."""
    return running.undo(reference)


@router.post(
    "/task-runs/{slug:reference}/codes",
    auth=Token(RUN),
    response={202: schemas.Run, **refusals(404)},
    url_name="task_codes",
    summary=_("Send the customer a code"),
    description=_("Six digits to her confirmed address, for a task that asks for a fresh proof."),
)
def code_sent(request: HttpRequest, reference: Path[schemas.Name]) -> Any:
    """Send the customer a code."""
    return Status(202, running.send_code(reference))


@router.post(
    "/task-runs/{slug:reference}/proofs",
    auth=Token(RUN),
    response={200: schemas.Run, **refusals(404)},
    url_name="task_proofs",
    summary=_("Prove who she is"),
    description=_("The digits that she got. Five wrong ones, and a new code is needed."),
)
def proof(request: HttpRequest, reference: Path[schemas.Name], given: schemas.Proof) -> Any:
    """Prove who she is."""
    return running.prove(reference, given.code)


def _answer(status: int, told: dict[str, Any]) -> KeptAnswer:
    run = schemas.Run(**told)
    headers = {"Location": f"/api/v1/task-runs/{run.reference}"}
    return KeptAnswer(status, json.dumps(run.dict(), ensure_ascii=False, default=str), headers)

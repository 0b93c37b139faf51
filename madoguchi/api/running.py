"""Tasks for other systems: the same runs as on the customer's pages, found by reference."""

from typing import Any
from uuid import uuid4

from madoguchi.journeys import prove_identity
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from . import task_schemas as schemas
from .problems import Problem


def declaration(code: str) -> dict[str, Any]:
    """One task. Raises Problem."""
    try:
        return tasks.declaration(tasks.task(code))
    except tasks.TaskUnknown:
        raise Problem(404, "not_found") from None


def begin(code: str, given: schemas.NewRun) -> dict[str, Any]:
    """Begin a task for a customer who has confirmed this address. Raises Problem."""
    viewer = _customer(given.email)
    try:
        run = tasks.begin(
            viewer, code, client_id=given.client_id or uuid4().hex, via="api", given=given.values,
            language=given.language,
        )  # fmt: skip
    except tasks.TaskUnknown:
        raise Problem(404, "not_found") from None
    except tasks.TooOften:
        raise Problem(429, "too_many") from None
    except tasks.TaskRefused as refused:
        raise Problem(409, "not_possible", refused.words) from None
    except tasks.Wrong as wrong:
        raise _unusable(wrong) from None
    return told(viewer, run)


def fill(reference: str, given: schemas.Filling) -> dict[str, Any]:
    """Fill in more. Raises Problem."""
    viewer = viewer_of(reference)
    try:
        return told(viewer, tasks.fill(viewer, reference, given.values))
    except tasks.TaskRefused as refused:
        raise Problem(409, "not_possible", refused.words) from None
    except tasks.Wrong as wrong:
        raise _unusable(wrong) from None


def confirm(reference: str) -> dict[str, Any]:
    """The yes. Raises Problem while something is missing."""
    viewer = viewer_of(reference)
    try:
        return told(viewer, tasks.confirm(viewer, reference))
    except tasks.ProofNeeded:
        raise Problem(403, "proof_needed") from None
    except tasks.TooOften:
        raise Problem(429, "too_many") from None
    except tasks.Wrong:
        raise Problem(409, "not_filled") from None


def undo(reference: str) -> dict[str, Any]:
    """Take it back. Raises Problem when that is too late."""
    viewer = viewer_of(reference)
    try:
        return told(viewer, tasks.undo(viewer, reference))
    except tasks.TaskRefused as refused:
        raise Problem(409, "not_possible", refused.words) from None


def send_code(reference: str) -> dict[str, Any]:
    """A code to the customer's confirmed address. Raises Problem."""
    viewer = viewer_of(reference)
    customer_id, email = _address(viewer)
    try:
        prove_identity.ask(customer_id=customer_id, email=email, language=people.customer(customer_id).locale)  # type: ignore[union-attr]
    except people.CodeRefused as refused:
        raise Problem(429, "too_many", people.code_refusal(refused)) from None
    return told(viewer, tasks.run(viewer, reference))


def prove(reference: str, code: str) -> dict[str, Any]:
    """The digits that she got. Raises Problem."""
    viewer = viewer_of(reference)
    customer_id, email = _address(viewer)
    try:
        prove_identity.confirm(customer_id=customer_id, email=email, code=code)
    except people.CodeRefused as refused:
        raise Problem(403, "proof_needed", people.code_refusal(refused)) from None
    return told(viewer, tasks.note_proof(viewer, reference))


def viewer_of(reference: str) -> Viewer:
    """Whose run it is, of those that other systems began. Raises Problem."""
    try:
        return Viewer("customer", customer_id=tasks.customer_of(reference, via="api"))
    except tasks.RunUnknown:
        raise Problem(404, "not_found") from None


def told(viewer: Viewer, run: tasks.Run) -> dict[str, Any]:
    """A run as it goes out."""
    going = run.state == "started"
    form = tasks.step_form(viewer, run, run.step, language="ja") if going and not run.filled else None
    effects, refusal = run.said, run.refusal
    if run.filled:
        try:
            effects = tasks.effects(viewer, run.reference)
        except tasks.TaskRefused as refused:
            refusal = refused.words
    return {
        "reference": run.reference, "task": run.code, "state": run.state, "effects": list(effects),
        "asked": [_asked(shown) for shown in form.fields] if form else [], "refusal": refusal,
        "proof_needed": going and run.task.proof == "fresh" and run.proven_at is None,
        "number": run.number, "undo_until": run.undo_until, "leads_to": run.leads_to,
    }  # fmt: skip


def _asked(shown: tasks.Shown) -> dict[str, Any]:
    field = shown.field
    return {
        "name": field.name, "label": str(field.label), "kind": field.kind, "help": str(field.help),
        "required": field.required, "value": shown.value,
        "choices": [
            {"value": one.value, "label": str(one.label), "note": str(one.note), "barred": str(one.barred)}
            for one in shown.choices
        ],
    }  # fmt: skip


def _customer(email: str) -> Viewer:
    try:
        found = people.customer_by_identity(kind="email", value=email)
    except ValueError:
        found = None
    customer = people.customer(found) if found is not None else None
    if customer is None or not customer.proven_email:
        raise Problem(404, "not_found")
    return Viewer("customer", customer_id=customer.id)


def _address(viewer: Viewer) -> tuple[int, str]:
    customer = people.customer(viewer.customer_id or 0)
    if customer is None or not customer.proven_email:
        raise Problem(404, "not_found")
    return customer.id, customer.proven_email


def _unusable(wrong: tasks.Wrong) -> Problem:
    errors = [{"at": f"values.{name}", "reason": words} for name, words in wrong.errors.items()]
    return Problem(422, "invalid", errors=errors)

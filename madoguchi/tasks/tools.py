"""From a declaration to a tool: what the assistant and other programs may call, as JSON Schema."""

from collections.abc import Sequence
from typing import Any

from madoguchi.people.shapes import ANONYMOUS

from . import registry
from .shapes import Field, Situation, Task

TYPES = {"choices": "array", "number": "integer", "agree": "boolean"}
FORMATS = {"email": "email", "date": "date"}
NOBODY = Situation(ANONYMOUS, 0)


def tool_declarations() -> tuple[dict[str, Any], ...]:
    """Every task that is offered, in the reader's language.

    A tool is begun with what is known, filled with what is asked back, and confirmed after its effects were
    repeated; `proof` says how well the customer must have proven who she is, `confirmation` what her yes is
    called, `undo_seconds` how long it can be taken back.
    """
    return tuple(declaration(task) for task in registry.declared())


def declaration(task: Task) -> dict[str, Any]:
    """One task as a tool."""
    fields = [field for step in task.steps for field in _fixed(step.fields)]
    return {
        "name": task.code,
        "title": str(task.title),
        "description": str(task.summary),
        "parameters": {
            "type": "object",
            "properties": {field.name: _property(field) for field in fields},
            "required": [field.name for field in fields if field.required and field.needed_when is None],
            "additionalProperties": False,
        },
        "steps": [{"name": step.name, "title": str(step.title)} for step in task.steps],
        "proof": task.proof,
        "confirmation": str(task.confirmation),
        "undoable": task.undo is not None,
        "undo_seconds": task.undo_seconds,
        "leads_to_payment": task.money,
        "version": task.version,
    }


def _fixed(fields: Any) -> Sequence[Field]:
    """The fields; those that depend on the situation as they are for nobody in particular."""
    return fields(NOBODY) if callable(fields) else fields


def _property(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"type": TYPES.get(field.kind, "string"), "title": str(field.label)}
    if field.help:
        told["description"] = str(field.help)
    if field.kind in FORMATS:
        told["format"] = FORMATS[field.kind]
    if field.kind in ("text", "long_text"):
        told["maxLength"] = field.most
    if field.kind == "number":
        told |= {"minimum": field.least, "maximum": field.most}
    values = [] if callable(field.choices) else [choice.value for choice in field.choices]
    if field.kind == "choices":
        told["items"] = {"type": "string", **({"enum": values} if values else {})}
    elif values:
        told["enum"] = values
    return told

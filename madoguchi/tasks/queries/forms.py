"""A step as a form: what is asked, what can be chosen, what is known or was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from madoguchi.people.shapes import Viewer

from ..access import about_whom
from ..checking import choices_of, fields_of
from ..shapes import Advice, Choice, Field, Run, Situation, Task


@dataclass(frozen=True)
class Shown:
    """One field with its value, its choices and what is wrong with it."""

    field: Field
    value: Any
    choices: tuple[Choice, ...]
    error: str = ""

    @property
    def open_choices(self) -> bool:
        """Whether anything can be chosen."""
        return any(not one.barred for one in self.choices)


@dataclass(frozen=True)
class StepForm:
    """One step as it is drawn. `stuck`: there is nothing that could be chosen."""

    place: int
    name: str
    title: str
    hint: str
    fields: tuple[Shown, ...]
    advice: tuple[Advice, ...] = ()
    stuck: bool = False
    empty: str = ""
    error: str = ""


def first_form(
    viewer: Viewer, task: Task, *, given: Mapping[str, Any], errors: Mapping[str, str], language: str,
    on_behalf_of: int | None = None,
) -> StepForm:  # fmt: skip
    """The first step of a task that has not begun.

    Raises TaskRefused for a representative, or a member of staff, who may not do it.
    """
    about = Situation(viewer, about_whom(viewer, task, on_behalf_of) or 0, given, language)
    return _form(task, 0, about, given, errors)


def step_form(
    viewer: Viewer, run: Run, place: int, *, given: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None, language: str = "ja",
) -> StepForm:  # fmt: skip
    """A step of a run; what was typed wrongly stays as typed."""
    values = {**run.values, **(given or {})}
    about = Situation(viewer, run.customer_id, run.values, language, run.via, f"task:{run.reference}")
    return _form(run.task, place, about, values, errors or {})


def _form(
    task: Task, place: int, about: Situation, values: Mapping[str, Any], errors: Mapping[str, str]
) -> StepForm:
    step = task.steps[place]
    fields = tuple(_shown(field, about, values, errors) for field in fields_of(step, about))
    must = [one for one in fields if one.field.kind in ("choice", "choices") and one.field.required]
    return StepForm(
        place=place, name=step.name, title=step.title, hint=step.hint, fields=fields,
        advice=step.advice(about) if step.advice else (), empty=step.empty,
        stuck=bool(step.empty) and any(not one.open_choices for one in must), error=errors.get("", ""),
    )  # fmt: skip


def _shown(field: Field, about: Situation, values: Mapping[str, Any], errors: Mapping[str, str]) -> Shown:
    given = values.get(field.name)
    if given is None and field.known is not None and about.customer_id:
        given = field.known(about)
    choices = choices_of(field, about) if field.kind in ("choice", "choices") else ()
    if given in (None, "") and field.kind == "choice" and field.required:
        free = [one for one in choices if not one.barred]
        given = free[0].value if len(free) == 1 else ""
    return Shown(field, "" if given is None else given, choices, errors.get(field.name, ""))

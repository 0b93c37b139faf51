"""What was said before is put right: 「違います、青です」「10日じゃなくて12日です」."""

from contextlib import suppress
from typing import Any

from madoguchi.tasks import api as tasks

from .answers import NAMED_BY, chosen, named
from .shapes import Heard


def replaced(reference: str, new: str, heard: Heard) -> bool:
    """Whether a new value took the place of the latest answer that it can be."""
    run = tasks.run(heard.viewer, reference)
    for place in reversed(range(min(run.step, len(run.task.steps)))):
        form = tasks.step_form(heard.viewer, run, place, language=heard.language)
        values = {one.field.name: one.value for one in form.fields}
        for shown in reversed(form.fields):
            value = _value(shown, new)
            if value in (None, shown.value):
                continue
            with suppress(tasks.Wrong):
                tasks.fill(heard.viewer, reference, values | {shown.field.name: value}, step=place)
                return True
    return False


def _value(shown: tasks.Shown, new: str) -> Any:
    """The value that new words are for a field; None where they do not fit it."""
    if shown.field.kind == "choice":
        return chosen(shown.choices, new)
    if shown.field.kind in NAMED_BY:
        found = named(new, NAMED_BY[shown.field.kind])
        return found if found != new.strip() else None
    return new.strip() if shown.field.kind in ("text", "long_text") and shown.value else None

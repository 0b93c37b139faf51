"""What was said before is put right: 「違います、青です」「10日じゃなくて12日です」."""

import re
from contextlib import suppress
from typing import Any

from madoguchi.language import api as language
from madoguchi.tasks import api as tasks

from .addressing import address_in
from .answers import NAMED_BY, chosen, named
from .asking import EMPTY, told_in
from .shapes import Heard, Talk
from .when import day_in, time_in

_DIGITS = re.compile(r"\d")
_TAIL = re.compile(r"\D+$")
_END = re.compile(r"最後|末尾|下\d桁|終わり|\b(?:end(?:s|ing)?|last)\b", re.IGNORECASE)


def replaced(reference: str, said: language.Correction, heard: Heard) -> bool:
    """Whether a new value took the place of the latest answer that it can be."""
    run = tasks.run(heard.viewer, reference)
    for place in reversed(range(min(run.step, len(run.task.steps)))):
        form = tasks.step_form(heard.viewer, run, place, language=heard.language)
        values = _whole(form)
        for shown in reversed(form.fields):
            value = _value(shown, said)
            if value in (None, shown.value):
                continue
            with suppress(tasks.Wrong):
                values |= _when(form, said.new) | {shown.field.name: value}
                tasks.fill(heard.viewer, reference, values, step=place)
                return True
    return False


def told_otherwise(talk: Talk, form: tasks.StepForm, said: language.Correction) -> dict[str, Any]:
    """What was told of the step under way, with the value that her words put right; {} where they do not."""
    asked = next((one for one in form.fields if one.field.name == talk.asked), None)
    if not said.new or (asked is not None and asked.choices and chosen(asked.choices, said.new) is not None):
        return {}
    for shown in reversed([one for one in form.fields if one.field.name in talk.values]):
        value = _value(shown, said)
        if value not in (None, shown.value):
            return {**talk.values, **_when(form, said.new), shown.field.name: value}
    return {}


def _when(form: tasks.StepForm, text: str) -> dict[str, Any]:
    """The day and the time of day that a text names for this step."""
    days = [one for one in form.fields if one.field.kind == "date" or any(c.hours for c in one.choices)]
    found = {one.field.name: told_in(one, text) for one in days}
    return {name: value for name, value in found.items() if value is not None}


def _with_ending(value: str, new: str) -> str | None:
    """A number whose end was wrong: 「最後は5679です」; None where the words say nothing of its end."""
    digits = "".join(_DIGITS.findall(new))
    places = [at for at, sign in enumerate(value) if sign.isdecimal()]
    if not _END.search(new) or not 1 < len(digits) < len(places) - 1:
        return None
    signs = list(value)
    for at, digit in zip(places[-len(digits) :], digits, strict=True):
        signs[at] = digit
    return "".join(signs)


def moved(reference: str, heard: Heard) -> bool:
    """Whether another address, or another day or time of day, took the place of the one that was given."""
    run, asks = tasks.run(heard.viewer, reference), language.asks(heard.text)
    for place in range(min(run.step, len(run.task.steps))):
        form = tasks.step_form(heard.viewer, run, place, language=heard.language)
        address = {name: value for name, value in address_in(form, heard.text).items() if value not in EMPTY}
        new = address or ({} if asks else _when(form, heard.text))
        if new and not new.items() <= _whole(form).items():
            with suppress(tasks.Wrong):
                tasks.fill(heard.viewer, reference, _whole(form) | new, step=place)
                return True
    return False


def _whole(form: tasks.StepForm) -> dict[str, Any]:
    return {one.field.name: one.value for one in form.fields}


def _in_place(value: str, said: language.Correction) -> str | None:
    """A value of which a part was wrong: 「405じゃなくて504号室です」; None where that part is not in it."""
    old, new = said.old.strip(), said.new.strip()
    found = re.search(rf"(?<!\d){re.escape(old)}(?!\d)", value) if old else None
    if found is None:
        return None
    tail = _TAIL.search(new)
    counter = tail.group() if tail else ""
    return f"{value[: found.start()]}{new}{value[found.end() :].removeprefix(counter)}"


def _value(shown: tasks.Shown, said: language.Correction) -> Any:
    """The value that new words are for a field; None where they do not fit it."""
    new = said.new
    if said.old and shown.field.kind in ("text", "long_text"):
        return _in_place(str(shown.value or ""), said)
    if shown.field.kind == "choice":
        return chosen(shown.choices, new) or time_in(shown.choices, new)
    if shown.field.kind == "date":
        return day_in(shown.field, new)
    if shown.field.kind in NAMED_BY:
        found = named(new, NAMED_BY[shown.field.kind])
        return found if found != new.strip() else _with_ending(str(shown.value or ""), new)
    return new.strip() if shown.field.kind in ("text", "long_text") and shown.value else None

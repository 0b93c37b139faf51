"""Which field of a task is asked next, and in which words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.tasks import api as tasks
from madoguchi.tasks.api import Shown, StepForm
from madoguchi.tasks.shapes import Choice
from madoguchi.ui import api as ui

from . import saying
from .addressing import CODE
from .answers import has_number, number_not_among, standing_in
from .shapes import Option, Said
from .when import day_in, takes, time_in

MOST_OPTIONS = 12
ABOUT = "about"
"""The field of a task that says in free words what it is about."""
EMPTY: tuple[Any, ...] = ("", None, [], False)


def next_field(form: StepForm, answered: Mapping[str, Any]) -> Shown | None:
    """The field to ask now; None when the step is complete.

    What we know already is not asked, unless the step would have nothing to ask then: whoever changes her
    address wants to be asked for it.
    """
    asked = [one for one in form.fields if one.field.required]
    open_ones = [one for one in asked if answered.get(one.field.name) in EMPTY]
    unknown = [one for one in open_ones if one.value in EMPTY or one.field.name in answered]
    if unknown:
        return unknown[0]
    if open_ones and all(one.value not in EMPTY for one in asked) and all(_typed(one) for one in asked):
        return open_ones[0]
    return None


def _typed(shown: Shown) -> bool:
    return shown.field.kind not in ("choice", "choices", "agree")


def named_in(form: StepForm, text: str) -> dict[str, Any]:
    """What the words say already: a choice, as in 「注文2048-7731をキャンセルしたい」, and what it is about,
    where they name a number."""
    found = {}
    for shown in form.fields:
        standing = standing_in(shown.choices, text) if shown.field.kind == "choice" else []
        if len(standing) == 1:
            found[shown.field.name] = standing[0].value
        elif (told := told_in(shown, text)) is not None:
            found[shown.field.name] = told
        if shown.field.name == ABOUT and has_number(text):
            found[ABOUT] = text
    return found


def told_in(shown: Shown, text: str) -> str | None:
    """The day that a field can take, the time of day, or the only number or address that a text names."""
    kind = shown.field.kind
    if kind == "date":
        day = day_in(shown.field, text)
        return day if day is not None and takes(shown.field, day) else None
    if kind == "choice":
        return time_in(shown.choices, text)
    told = {one.value for one in language.entities(text, core.now()) if one.kind == kind}
    return told.pop() if kind in ("phone", "email") and len(told) == 1 else None


def misdated(shown: Shown, text: str) -> tasks.Wrong | None:
    """Why a day that a text names is none that this field can take; None where it is, or none is named."""
    day = day_in(shown.field, text) if text and shown.field.kind == "date" else None
    if day is None or takes(shown.field, day):
        return None
    return tasks.Wrong({shown.field.name: _("This date is too early or too late.")})


def noting(form: StepForm, told: Mapping[str, Any], said: tuple[Said, ...]) -> tuple[Said, ...]:
    """The next question, after the days that were told before they were asked for."""
    days = [one.field.name for one in form.fields if one.field.kind == "date"]
    noted = [ui.day(date.fromisoformat(told[name])) for name in days if told.get(name)]
    return saying.led_in(saying.noted(noted), said) if noted and said else said


def misnamed(form: StepForm, text: str) -> tuple[Shown, str] | None:
    """The field whose choices do not have the number that a text names, and that number."""
    for shown in form.fields:
        if shown.field.kind == "choice" and any(has_number(one.value) for one in shown.choices):
            number = number_not_among(shown.choices, text)
            if number:
                return shown, number
    return None


def question(form: StepForm, shown: Shown, *, first: bool, asks: str = "") -> Said:
    """The question for one field. `first`: nothing of this step has been asked yet."""
    alone = len(form.fields) == 1
    text = _ask(shown, str(form.title) if alone and form.title else str(shown.field.label))
    if first and not alone and form.title:
        text = f"{form.title}\n{text}"
    if shown.field.help:
        text += f"\n{shown.field.help}"
    if shown.field.autocomplete == CODE:
        text += "\n" + _("You can also write the whole address in one line.")
    if shown.field.kind == "choices":
        text += "\n" + _("You can name several, by their numbers for example.")
    return Said(text, options=options(shown), asks=asks)


def _ask(shown: Shown, label: str) -> str:
    if label.endswith(("?", "？", "か")):
        return label
    if shown.field.kind in ("choice", "choices"):
        return _("Please choose: %(label)s") % {"label": label}
    if shown.field.kind == "agree":
        return label
    return _("Please tell me: %(label)s") % {"label": label}


def options(shown: Shown) -> tuple[Option, ...]:
    """What can be clicked: the choices, to keep what we know, or yes."""
    if shown.field.kind in ("choice", "choices"):
        return tuple(Option(str(one.label), str(one.note)) for one in free(shown.choices)[:MOST_OPTIONS])
    if shown.field.kind == "agree":
        return (Option(_("Yes")), Option(_("No")))
    if shown.value not in EMPTY:
        return (Option(_("Keep it as it is"), str(shown.value)),)
    return ()


def free(choices: Sequence[Choice]) -> list[Choice]:
    """What can be chosen."""
    return [one for one in choices if not one.barred]

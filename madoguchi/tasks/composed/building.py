"""From what the company typed to a declaration like any other."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..shapes import Choice, Field, Situation, Step, Task
from . import effects
from .definition import UNDOABLE, Asked, Definition, Said


def built(code: str, number: int, definition: Definition) -> Task:
    """The declaration in the reader's language."""
    undone = definition.undo_minutes and definition.effect.kind in UNDOABLE
    return Task(
        code=code,
        version=number,
        own=True,
        title=_read(definition.title),
        summary=_read(definition.summary),
        icon=definition.icon,
        group=definition.group,
        steps=_steps(definition),
        proof=definition.proof,
        confirmation=_read(definition.confirmation) or str(_("Send")),
        done=_read(definition.done),
        effects=partial(effects.said, definition),
        check=partial(effects.check_again, code, definition) if definition.again_days else None,
        act=partial(effects.act, code, definition),
        undo=partial(effects.undo, definition) if undone else None,
        undo_seconds=definition.undo_minutes * 60 if undone else 0,
    )


def _steps(definition: Definition) -> tuple[Step, ...]:
    numbers = sorted({asked.step for asked in definition.fields}) or [1]
    return tuple(
        Step(
            name=f"step-{number}",
            title=_title(definition, number),
            fields=tuple(_field(asked) for asked in definition.fields if asked.step == number),
        )
        for number in numbers
    )


def _title(definition: Definition, number: int) -> str:
    titles = definition.step_titles
    given = _read(titles[number - 1]) if number <= len(titles) else ""
    return given or gettext("Your details")


def _field(asked: Asked) -> Field:
    return Field(
        name=asked.name,
        kind=asked.kind,
        label=_read(asked.label),
        help=_read(asked.help),
        required=asked.required,
        choices=tuple(Choice(option.value, _read(option.words)) for option in asked.options),
        known=KNOWN.get(asked.kind),
        least=asked.least,
        most=asked.most,
    )


def _read(words: Said) -> str:
    return words.to("ja" if get_language() == "ja" else "en")


KNOWN: dict[str, Callable[[Situation], str]] = {
    "email": effects.known_address,
    "phone": effects.known_number,
}
"""What we know already is never asked for again."""

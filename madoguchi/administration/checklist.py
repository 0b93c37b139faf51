"""The first-run checklist of config/checklist.py, as far as it is done."""

import functools
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from madoguchi.core import api as core

from .shapes import Checklist, Step


@dataclass(frozen=True)
class Line:
    """One step on the screen; `now` is the first that is still to do."""

    step: Step
    url: str
    done: bool
    now: bool = False


@dataclass(frozen=True)
class Progress:
    """All steps in order."""

    lines: tuple[Line, ...]

    @property
    def done(self) -> int:
        """How many of the steps that are waited for are done."""
        return sum(line.done for line in self.lines if not line.step.optional)

    @property
    def all(self) -> int:
        """How many steps are waited for."""
        return sum(not line.step.optional for line in self.lines)

    @property
    def complete(self) -> bool:
        return self.done == self.all


def progress() -> Progress | None:
    """How far the new desk is; None when the list was put away. At most one query a step."""
    if core.option(Checklist).put_away:
        return None
    looked = [(step, url, step.done()) for step, url in _steps()]
    first = next((step.code for step, _url, done in looked if not (done or step.optional)), "")
    return Progress(tuple(Line(step, url, done, step.code == first) for step, url, done in looked))


def open_steps() -> bool:
    """Whether something is left to do on a list that was not put away."""
    found = progress()
    return found is not None and not found.complete


@functools.cache
def _steps() -> tuple[tuple[Step, str], ...]:
    """The steps whose pages exist, with their addresses."""
    found = []
    for step in import_module(settings.MADOGUCHI_CHECKLIST).STEPS:
        try:
            found.append((step, reverse(step.url_name)))
        except NoReverseMatch:
            continue
    return tuple(found)

"""Tasks on a customer's pages: what is offered to her, what she sent, where a run goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks


@dataclass(frozen=True)
class Shelf:
    """Tasks of one kind, under what they are called."""

    title: str
    tasks: tuple[tasks.Task, ...]


def shelves() -> tuple[Shelf, ...]:
    """Everything that is offered, by what it is about."""
    offered = tasks.declared()
    found = (
        Shelf(str(title), tuple(one for one in offered if one.group == group))
        for group, title in tasks.GROUP_WORDS.items()
    )
    return tuple(shelf for shelf in found if shelf.tasks)


def spoken() -> str:
    """The reader's language, as runs keep it."""
    return "ja" if get_language() == "ja" else "en"


def sent(post: QueryDict, fields: Iterable[tasks.Field]) -> dict[str, Any]:
    """What a posted form says about these fields; a box without a tick is a No."""
    return {
        field.name: post.getlist(field.name) if field.kind == "choices" else post.get(field.name, "")
        for field in fields
    }


def first_given(request: HttpRequest, fields: Iterable[tasks.Field]) -> dict[str, Any]:
    """What a link fills in beforehand: `?order=…`."""
    names = {field.name: field.kind for field in fields}
    return {
        name: request.GET.getlist(name) if kind == "choices" else request.GET[name][:200]
        for name, kind in names.items()
        if name in request.GET
    }


def url_of(run: tasks.Run) -> str:
    """Where a run goes on."""
    return reverse("portal:task_run", args=[run.code, run.reference])


def resumable(viewer: Viewer, code: str) -> tasks.Run | None:
    """What she began and has not ended, of this task."""
    return next((run for run in tasks.open_runs(viewer) if run.code == code), None)

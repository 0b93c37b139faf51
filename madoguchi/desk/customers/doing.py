"""Self-service tasks that staff do for a customer: which there are, who did them, and how a run stands."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

SHOWN = 10


def shelves(customer_id: int) -> list[dict[str, Any]]:
    """Every task by what it is about; those that only she can do say why."""
    offered = tasks.declared()
    found = [
        {"title": title, "tasks": [_offer(one, customer_id) for one in offered if one.group == group]}
        for group, title in tasks.GROUP_WORDS.items()
    ]
    return [shelf for shelf in found if shelf["tasks"]]


def _offer(task: tasks.Task, customer_id: int) -> dict[str, Any]:
    url = reverse("desk:customer-task", args=[customer_id, task.code])
    return {"task": task, "url": "" if task.customer_only else url, "barred": task.customer_only}


def to_send() -> list[tuple[str, str]]:
    """Every task as a choice for a card."""
    return [(one.code, str(one.title)) for one in tasks.declared()]


def run_lines(viewer: Viewer, customer_id: int) -> list[dict[str, Any]]:
    """Her latest runs, with who of our staff did them for her."""
    held = tasks.runs(viewer, customer_id=customer_id, limit=SHOWN)
    names = people.staff_names([one.staff_id for one in held if one.staff_id])
    lines = []
    for one in held:
        label, tone, _icon = tasks.STATE_WORDS[one.state]
        note = " · ".join(
            filter(None, (ui.day(one.started_at, short=True), names.get(one.staff_id or 0, "")))
        )
        lines.append({"run": one, "label": label, "tone": tone, "url": url_of(one), "note": note})
    return lines


def url_of(run: tasks.Run) -> str:
    """Where a run of hers stands at the desk."""
    return reverse("desk:customer-task-run", args=[run.customer_id, run.reference])


def spoken() -> str:
    """The reader's language, as runs keep it."""
    return "ja" if get_language() == "ja" else "en"


def ways_to_vouch(run: tasks.Run, customer: CustomerShape) -> list[tuple[str, str]]:
    """How one may have made sure who she is, as far as that is enough for this task."""
    ways = tasks.VOUCHED[run.task.proof]
    return [(way, str(tasks.VOUCHED_WORDS[way])) for way in ways if way != "writes" or customer.proven]


def over(run: tasks.Run) -> dict[str, Any]:
    """What came of a run."""
    label, tone, icon = tasks.STATE_WORDS[run.state]
    names = people.staff_names([run.staff_id]) if run.staff_id else {}
    return {
        "label": label, "tone": tone, "icon": icon, "undoable": run.undoable(core.now()),
        "who": names.get(run.staff_id or 0, ""), "vouched": tasks.VOUCHED_WORDS.get(run.vouched, ""),
    }  # fmt: skip

"""Tasks on a customer's pages: what is offered to her, what she sent, where a run goes on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks


@dataclass(frozen=True)
class Shelf:
    """Tasks of one kind, under what they are called."""

    title: str
    tasks: tuple[tasks.Task, ...]


def offered(viewer: Viewer) -> tuple[tasks.Task, ...]:
    """What she may do; while she acts for somebody, what her mandate covers."""
    return tuple(one for one in tasks.declared() if tasks.may_do(viewer, one))


def shelves(viewer: Viewer) -> tuple[Shelf, ...]:
    """Everything that is offered to her, by what it is about."""
    hers = offered(viewer)
    found = (
        Shelf(str(title), tuple(one for one in hers if one.group == group))
        for group, title in tasks.GROUP_WORDS.items()
    )
    return tuple(shelf for shelf in found if shelf.tasks)


def spoken() -> str:
    """The reader's language, as runs keep it."""
    return "ja" if get_language() == "ja" else "en"


def url_of(run: tasks.Run) -> str:
    """Where a run goes on."""
    return reverse("portal:task_run", args=[run.code, run.reference])


def onward(run: tasks.Run) -> dict[str, str] | None:
    """Where what came of it can be followed: its order, its bill, her enquiries or her details."""
    if run.state == "completed" and (order := run.values.get("order")):
        url = reverse("portal:order", args=[order])
        return {"label": _("See this order"), "url": url, "icon": "package"}
    if run.state == "completed" and (bill := run.values.get("bill")):
        url = reverse("portal:bill", args=[bill])
        return {"label": _("See this bill"), "url": url, "icon": "receipt-japanese-yen"}
    if run.conversation_id is not None:
        return {"label": _("Your enquiries"), "url": reverse("portal:enquiries"), "icon": "message-circle"}
    if run.task.group == "profile":
        return {"label": _("To my details"), "url": reverse("portal:profile"), "icon": "circle-user-round"}
    return None


def resumable(viewer: Viewer, code: str) -> tasks.Run | None:
    """What she began and has not ended, of this task."""
    return next((run for run in tasks.open_runs(viewer) if run.code == code), None)

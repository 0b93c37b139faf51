"""The form of a list: read from what was typed, drawn with what it would hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Condition, ConditionRefused, Conditions
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from . import view_fields
from .rows import rows_of
from .saved_views import OwnView, ViewRefused

ORDERS = {
    "latest": gettext_lazy("Newest message first"),
    "priority": gettext_lazy("Highest priority first"),
    "waiting": gettext_lazy("Longest wait first"),
    "due": gettext_lazy("Due next first"),
}
PARTS = ("all", "any")
PREVIEW = 5


@dataclass(frozen=True)
class Typed:
    """The form as it stands."""

    name: str = ""
    shared: bool = False
    order: str = "latest"
    conditions: Conditions = Conditions((Condition("status", "is", "open"),))
    next_fields: Mapping[str, str] = field(default_factory=dict)


def kept(held: OwnView | None) -> Typed:
    """The form of a list that is kept, or of a new one."""
    return Typed(held.name, held.shared, held.order, held.conditions) if held else Typed()


def typed(post: QueryDict) -> Typed:
    """What was typed, with the step that a button asked for: a condition added or dropped."""
    parts = {part: _conditions(post, part) for part in PARTS}
    step, _dash, what = post.get("step", "").partition("-")
    part, _dash, number = what.partition("-")
    if step == "add" and part in PARTS and (added := post.get(f"new_{part}", "")) in view_fields.LABELS:
        parts[part].append(view_fields.fresh(added))
    place = core.whole_number(number)
    if step == "drop" and part in PARTS and place is not None and place < len(parts[part]):
        del parts[part][place]
    return Typed(
        name=post.get("name", "")[:80],
        shared=bool(post.get("shared")),
        order=post.get("order", "latest"),
        conditions=Conditions(tuple(parts["all"]), tuple(parts["any"])),
        next_fields={part: post.get(f"new_{part}", "") for part in PARTS},
    )


def _conditions(post: QueryDict, part: str) -> list[Condition]:
    columns = [post.getlist(f"{part}_{name}") for name in ("field", "op", "value")]
    return [Condition(name[:20], op[:10], value[:80]) for name, op, value in zip(*columns, strict=False)]


def context(
    viewer: Viewer, held: OwnView | None, form: Typed, problem: Exception | None = None
) -> dict[str, Any]:
    """What the page is drawn from."""
    preview, refused = _preview(viewer, form)
    wrong = problem.field if isinstance(problem, ConditionRefused) else ""
    return {
        "held": held,
        "form": form,
        "name_error": _name_error(problem),
        "error": _("Twenty conditions are the most a list can have.") if wrong == "many" else "",
        "order_options": [(key, str(label)) for key, label in ORDERS.items()],
        "parts": [
            _part("all", _("All of these"), form, wrong),
            _part("any", _("And at least one of these"), form, wrong),
        ],
        "may_share": viewer.is_supervisor,
        "names_status": conversations.names_status(form.conditions),
        "preview": preview,
        "preview_refused": refused,
    }  # fmt: skip


def _part(key: str, label: str, form: Typed, wrong: str) -> dict[str, Any]:
    conditions = form.conditions.all_of if key == "all" else form.conditions.any_of
    return {
        "key": key,
        "add": f"add-{key}",
        "label": label,
        "rows": view_fields.condition_rows(key, conditions, wrong),
        "fields": view_fields.field_options(),
        "chosen": form.next_fields.get(key, ""),
    }


def _preview(viewer: Viewer, form: Typed) -> tuple[dict[str, Any], bool]:
    """How many it would hold now, and the first of them; nothing while a condition is unfinished."""
    try:
        page = conversations.matching(viewer, form.conditions, limit=PREVIEW, order=form.order)
        count = conversations.counts(viewer, ["mine"], {"it": form.conditions})["it"]
    except ConditionRefused:
        return {}, True
    return {"count": count, "rows": rows_of(page.rows, core.now())}, False


def _name_error(problem: Exception | None) -> str:
    if not isinstance(problem, ViewRefused):
        return ""
    said = {
        "name": _("Please give the list a name of up to 40 characters."),
        "taken": _("You already have a list of this name."),
        "many": _("Thirty lists are the most one person can keep. Please remove one first."),
    }
    return said[problem.reason]

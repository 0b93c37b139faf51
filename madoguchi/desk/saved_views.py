"""Lists of one's own, and those that supervisors make for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Condition, Conditions
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .models import VIEW_ORDERS, SavedView

MOST_NAME = 40
MOST_VIEWS = 30
ORDERS = tuple(order for order, _ in VIEW_ORDERS)


class ViewRefused(ValueError):
    """A list cannot be kept so; reason is "name", "taken" or "many"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class OwnView:
    """A list that somebody made: its conditions and its order."""

    id: int
    name: str
    shared: bool
    mine: bool
    conditions: Conditions
    order: str


def views_for(viewer: Viewer) -> tuple[OwnView, ...]:
    """Her own lists and those for everybody, by name."""
    assert viewer.staff is not None
    rows = SavedView.objects.filter(Q(staff_id=viewer.staff.id) | Q(shared=True)).order_by("name", "pk")
    return tuple(_shape(row, viewer) for row in rows[:MOST_VIEWS])


def view_open_to(viewer: Viewer, view_id: int) -> OwnView | None:
    """The list, when she may change it: her own, or as a supervisor one for everybody."""
    assert viewer.staff is not None
    row = SavedView.objects.filter(_changeable(viewer), pk=view_id).first()
    return _shape(row, viewer) if row else None


def save_view(
    viewer: Viewer, *, name: str, conditions: Conditions, order: str, shared: bool, view_id: int | None = None
) -> int:
    """Keep a list, new or changed; its id. Only supervisors make lists for everybody.

    Raises ViewRefused, and ConditionRefused for a condition that nothing can be compared with.
    """
    assert viewer.staff is not None
    name = " ".join(name.split())
    if not name or len(name) > MOST_NAME:
        raise ViewRefused("name")
    conversations.matching(viewer, conditions, limit=1)
    values = {
        "name": name, "conditions": _plain(conditions), "shared": shared and viewer.is_supervisor,
        "order": order if order in ORDERS else "latest",
    }  # fmt: skip
    try:
        with transaction.atomic():
            return _write(viewer, view_id, values)
    except IntegrityError:
        raise ViewRefused("taken") from None


def remove_view(viewer: Viewer, view_id: int) -> bool:
    """Throw a list away; whether it was there and hers to remove."""
    removed, _ = SavedView.objects.filter(_changeable(viewer), pk=view_id).delete()
    return bool(removed)


def _write(viewer: Viewer, view_id: int | None, values: dict[str, Any]) -> int:
    assert viewer.staff is not None
    if view_id is not None:
        SavedView.objects.filter(_changeable(viewer), pk=view_id).update(**values)
        return view_id
    if SavedView.objects.filter(staff_id=viewer.staff.id).count() >= MOST_VIEWS:
        raise ViewRefused("many")
    return SavedView.objects.create(staff_id=viewer.staff.id, created_at=core.now(), **values).pk


def _changeable(viewer: Viewer) -> Q:
    assert viewer.staff is not None
    hers = Q(staff_id=viewer.staff.id)
    return hers | Q(shared=True) if viewer.is_supervisor else hers


def _shape(row: SavedView, viewer: Viewer) -> OwnView:
    assert viewer.staff is not None
    mine = row.staff_id == viewer.staff.id
    return OwnView(row.pk, row.name, row.shared, mine, conditions_of(row.conditions), row.order)


def _plain(conditions: Conditions) -> dict[str, list[list[str]]]:
    return {
        "all": [[one.field, one.op, one.value] for one in conditions.all_of],
        "any": [[one.field, one.op, one.value] for one in conditions.any_of],
    }


def conditions_of(plain: Mapping[str, Any]) -> Conditions:
    """The conditions as they were kept."""
    parts = {key: tuple(Condition(*one) for one in plain.get(key, ())) for key in ("all", "any")}
    return Conditions(parts["all"], parts["any"])

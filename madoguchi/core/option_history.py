"""What settings were before: the versions that the audit kept, and the way back to the last one."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .models import Option
from .options import OptionClass, T, set_option
from .plain import from_plain
from .shapes import Actor

LOOK_BACK = 50


class OptionMoved(Exception):
    """Somebody changed the settings in the meantime; nothing was written."""


@dataclass(frozen=True)
class OptionVersion:
    """How the settings of one kind stood from `at` on; `value` in JSON terms."""

    id: int
    value: dict[str, Any]
    at: datetime.datetime
    by: Actor


def option_versions(kind: type[OptionClass], *, limit: int = LOOK_BACK) -> tuple[OptionVersion, ...]:
    """The latest versions, newest first; none where nothing was ever set. One query."""
    rows = Option.pgh_event_model.objects.filter(name=kind.option_name)  # type: ignore[attr-defined]
    return tuple(
        OptionVersion(row.pgh_id, row.value, row.changed_at, Actor(row.changed_by_kind, row.changed_by_id))
        for row in rows.order_by("-pgh_id")[:limit]
    )


def option_at(kind: type[T], at: datetime.datetime) -> T:
    """The settings of `kind` as they stood at `at`; the defaults before anything was set."""
    rows = Option.pgh_event_model.objects.filter(name=kind.option_name, changed_at__lte=at)  # type: ignore[attr-defined]
    value = rows.order_by("-changed_at", "-pgh_id").values_list("value", flat=True).first()
    return from_plain(kind, value or {})


def kept_options() -> frozenset[str]:
    """The names of all options that somebody has ever set; one query."""
    return frozenset(Option.objects.values_list("name", flat=True))


@transaction.atomic
def undo_option(kind: type[OptionClass], *, version: int, actor: Actor) -> None:
    """Go back to what stood before `version`, which must be the latest one; done twice, it is redone.

    Raises OptionMoved when `version` is no longer the latest.
    """
    list(Option.objects.select_for_update().filter(name=kind.option_name))
    versions = option_versions(kind)
    if not versions or versions[0].id != version:
        raise OptionMoved
    now = versions[0].value
    before = next((kept.value for kept in versions[1:] if kept.value != now), {})
    set_option(from_plain(kind, before), actor=actor)

"""What stands in the menu below a chat: what it says, its icon, and what a press does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..shapes import Wish
from .pressing import PERSON, postback

WIDTH, HEIGHT, COLUMNS, ROWS = 2500, 1686, 3, 2


@dataclass(frozen=True)
class Area:
    """One field of the menu; a press says `says`, has `wish` done, or opens `path`."""

    label: str
    icon: str
    says: str = ""
    wish: Wish = ""
    path: str = ""


def areas() -> tuple[Area, ...]:
    """The six fields in their order, in the active language."""
    return (
        Area(_("Check an order"), "package-search", says=_("I would like to check my order")),
        Area(_("Frequent questions"), "circle-question-mark", path=reverse("knowledge:home")),
        Area(_("Talk to staff"), "headset", says=str(PERSON), wish="person"),
        Area(_("Returns, exchanges"), "undo-2", says=_("I would like to return or exchange something")),
        Area(_("Shops and hours"), "store", path=reverse("contact:page")),
        Area(_("All procedures"), "list-checks", path=reverse("portal:tasks")),
    )


def placed(found: tuple[Area, ...]) -> Iterator[dict[str, Any]]:
    """The fields as LINE wants them, with their places on the picture."""
    for number, area in enumerate(found):
        column, row = number % COLUMNS, number // COLUMNS
        left, right = column * WIDTH // COLUMNS, (column + 1) * WIDTH // COLUMNS
        top, bottom = row * HEIGHT // ROWS, (row + 1) * HEIGHT // ROWS
        bounds = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        yield {"bounds": bounds, "action": _action(area)}


def _action(area: Area) -> Mapping[str, Any]:
    if area.path:
        return {"type": "uri", "label": area.label, "uri": settings.MADOGUCHI_ADDRESS.rstrip("/") + area.path}
    if area.wish:
        return {**postback(area.wish, area.says), "label": area.label}
    return {"type": "message", "label": area.label, "text": area.says}

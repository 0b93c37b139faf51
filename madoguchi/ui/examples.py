"""What the gallery's samples of things and their sums show."""

from typing import Any

from django.utils.translation import gettext as _


def things() -> dict[str, Any]:
    """Values that the samples name, in the active language."""
    return {
        "glances": [
            {
                "label": _("Delivery"),
                "icon": "truck",
                "value": _("Sat, 21 November"),
                "note": _("Kettle KT-120"),
                "tone": "accent",
                "href": "#glance",
            },
            {
                "label": _("To pay"),
                "icon": "wallet",
                "value": "¥4,480",
                "note": _("was due on 18 November"),
                "tone": "overdue",
                "href": "#glance",
            },
            {"label": _("Waiting for us"), "icon": "hourglass", "value": _("Nothing"), "tone": "quiet"},
        ],  # fmt: skip
        "goods": [
            {"name": _("Kettle KT-120"), "note": _("white"), "quantity": 1, "amount": "¥7,980"},
            {"name": _("Filter for AP-50"), "note": "", "quantity": 2, "amount": "¥9,960"},
        ],
        "sums": [
            {"label": _("Delivery fee"), "amount": "¥550"},
            {"label": _("Total, including tax"), "amount": "¥18,490", "whole": True},
        ],
    }

"""How mandates, their scopes and their states are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .detail_shapes import RepresentationRefused

MANDATE_SCOPES = {
    "see_orders": gettext_lazy("See orders, parcels and products"),
    "act_orders": gettext_lazy("Change, cancel and return orders"),
    "see_bills": gettext_lazy("See bills and receipts"),
    "pay_bills": gettext_lazy("Pay bills"),
    "change_details": gettext_lazy("Change name, addresses and telephone numbers"),
}
MANDATE_RELATIONS = [
    ("family", pgettext_lazy("relation", "Family")),
    ("guardian", pgettext_lazy("relation", "Legal guardian")),
    ("carer", pgettext_lazy("relation", "Carer")),
    ("agent", pgettext_lazy("relation", "Agent")),
    ("other", pgettext_lazy("relation", "Somebody else")),
]
MANDATE_STATES = {
    "waiting": (pgettext_lazy("mandate", "Waiting to be taken up"), "soon", "mail"),
    "coming": (pgettext_lazy("mandate", "Begins later"), "plain", "calendar"),
    "in_force": (pgettext_lazy("mandate", "In force"), "done", "check"),
    "over": (pgettext_lazy("mandate", "Over"), "plain", "calendar-x"),
    "ended": (pgettext_lazy("mandate", "Ended"), "plain", "ban"),
}


def mandate_refusal(refused: RepresentationRefused) -> str:
    """What to tell her, with the way out."""
    words = {
        "scope": _("Please choose at least one thing that this person may do."),
        "relation": _("Please choose how this person is related to you."),
        "days": _("The last day lies before the first, or in the past. Please check the dates."),
        "address": _("This does not look like an e-mail address. Please check it and try again."),
        "self": _("This is your own address. Please enter the address of the person who acts for you."),
        "taken": _("This person acts for you already. Please end that first if you want to change it."),
        "gone": _("This link is no longer valid. Please ask for a new one."),
        "other": _("This link was sent to another address. Please confirm the address that received it."),
        "many": _("Too many were entrusted today. Please try again tomorrow."),
    }
    return words[refused.reason]

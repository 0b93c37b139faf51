"""Words that several screens of tasks share."""

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

GROUPS = {
    "orders": gettext_lazy("Orders and deliveries"),
    "bills": gettext_lazy("Bills and payments"),
    "devices": gettext_lazy("Devices and warranties"),
    "profile": gettext_lazy("Your details"),
    "contact": gettext_lazy("Asking us"),
}
"""Group → what it is called, in the order shown."""

STATES = {
    "started": (pgettext_lazy("task", "Going on"), "accent", "circle-dot"),
    "completed": (pgettext_lazy("task", "Done"), "done", "circle-check"),
    "refused": (pgettext_lazy("task", "Not possible"), "overdue", "circle-x"),
    "undone": (pgettext_lazy("task", "Taken back"), "plain", "undo-2"),
    "abandoned": (pgettext_lazy("task", "Given up"), "plain", "circle-slash"),
    "helped": (pgettext_lazy("task", "Solved by an article"), "done", "book-open-check"),
}
"""State of a run → label, tone, icon."""


VOUCHED = {
    "writes": gettext_lazy("The customer writes from a confirmed address"),
    "facts": gettext_lazy("The customer named name, address and a recent order correctly"),
    "called_back": gettext_lazy("We called back the number that we have"),
    "paper": gettext_lazy("The customer showed a paper that proves who it is"),
}
"""How staff made sure who a customer is."""


def only_herself(name: str) -> str:
    """What a representative is told who may not do it."""
    return _("Only %(name)s can do this. It is not part of what you may do for them.") % {"name": name}


def spoken() -> str:
    """The reader's language."""
    return "ja" if (get_language() or "ja").startswith("ja") else "en"

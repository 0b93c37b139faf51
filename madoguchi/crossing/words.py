"""Why another channel, and what travels, in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WHY_WORDS = {
    "asked": pgettext_lazy("crossing", "She asked for it"),
    "staff": pgettext_lazy("crossing", "Staff saw fit"),
    "urgent": pgettext_lazy("crossing", "It was urgent"),
    "topic": pgettext_lazy("crossing", "Our rule for the topic"),
    "closed": pgettext_lazy("crossing", "Outside opening hours"),
    "wait": pgettext_lazy("crossing", "A long wait"),
    "files": pgettext_lazy("crossing", "Pictures were needed"),
    "prefers": pgettext_lazy("crossing", "She prefers it"),
    "left": pgettext_lazy("crossing", "She had left the chat"),
}
"""Reason of a crossing → what it is called for those who count."""

WHY_SAID = {
    "asked": "",
    "staff": _("Our staff suggest it for this matter."),
    "urgent": _("This sounds urgent. We settle it quickest this way."),
    "topic": _("Matters like this are settled quickest this way."),
    "closed": _("We are closed at the moment. The answer reaches you there as soon as we open."),
    "wait": _("Many are waiting just now. This way you need not keep this page open."),
    "files": _("You can send pictures of it right there."),
    "prefers": _("This is how you prefer to hear from us."),
    "left": _("The answer reaches you there, although this page is closed."),
}
"""Reason of an offer → what the customer is told."""

PART_WORDS = {
    "identity": pgettext_lazy("packet", "Who she is"),
    "proof": pgettext_lazy("packet", "How that was proven"),
    "intent": pgettext_lazy("packet", "What she wants"),
    "steps": pgettext_lazy("packet", "What was tried"),
    "transcript": pgettext_lazy("packet", "What was said"),
    "articles": pgettext_lazy("packet", "Articles she saw"),
    "forms": pgettext_lazy("packet", "Forms filled in"),
}
"""Part of the packet → its name."""

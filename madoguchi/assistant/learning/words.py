"""What kinds of proposals, reasons and outcomes are called on screens."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS = {
    "example": pgettext_lazy("proposal", "Example"),
    "intent": pgettext_lazy("proposal", "New intent"),
    "article": pgettext_lazy("proposal", "Better article"),
    "faq": pgettext_lazy("proposal", "New article"),
}
ICONS = {"example": "message-square-plus", "intent": "shapes", "article": "replace", "faq": "file-pen-line"}
WHY = {
    "example": _("Customers wrote this and then did the task, or an agent did it for them."),
    "intent": _("Customers asked this in different words, and the assistant did not understand."),
    "article": _("Another article than the one that was shown answered these questions."),
    "faq": _("An agent answered this, no article does. Names and numbers have been taken out."),
}
EFFECTS = {
    "example": _("The next version of the understanding learns from it, once you train and publish one."),
    "intent": _("The intent joins the draft. It answers nothing before you train and publish a version."),
    "article": _(
        "From now on the article is found under these questions, in the chat and in the help centre."
    ),
    "faq": _("A draft article in your name. Customers see it when you publish it."),
}
REASONS = {
    "wrong": pgettext_lazy("proposal", "Not right"),
    "known": pgettext_lazy("proposal", "There is one already"),
    "personal": pgettext_lazy("proposal", "About one customer alone"),
    "rare": pgettext_lazy("proposal", "Too rare"),
    "other": pgettext_lazy("proposal", "Another reason"),
}
STATES = {
    "waiting": pgettext_lazy("proposal", "To decide"),
    "approved": pgettext_lazy("proposal", "Approved"),
    "rejected": pgettext_lazy("proposal", "Rejected"),
}
BY = {
    "agent": _("An agent gave this article after the hand-over."),
    "customer": _("The customer said that this article solved it."),
}
REFUSALS = {
    "gone": _("This proposal is no longer there."),
    "state": _("Somebody has decided about this proposal already."),
    "empty": _("Nothing was left to take over. Please write at least one sentence."),
    "reason": _("Please choose a reason."),
    "target": _("What this leads to is no longer there."),
    "known": _("These sentences belong to another intent already."),
}

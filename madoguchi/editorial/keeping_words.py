"""What gaps, troubles and tasks are called on the editors' screens."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SIGNALS = {
    "nothing_found": _("Nothing found"),
    "unknown": _("Assistant did not know"),
    "reformulated": _("Searched again in other words"),
    "contacted": _("Contacted us within a day"),
    "unhelpful": _("Found unhelpful"),
    "unlinked": _("Settled without an article"),
}
STATES = {
    "open": pgettext_lazy("gap", "Open"),
    "closed": pgettext_lazy("gap", "Answered"),
    "dismissed": pgettext_lazy("gap", "Put aside"),
}
DISMISSALS = {
    "not_ours": _("Not our business"),
    "answered": _("Answered elsewhere"),
    "unclear": _("Cannot be understood"),
    "once": _("A single case"),
}
SORTS = {
    "value": pgettext_lazy("sort", "Most valuable first"),
    "asked": pgettext_lazy("sort", "Most asked first"),
    "latest": pgettext_lazy("sort", "Latest first"),
}
TROUBLES = {
    "flagged": _("Flagged by a colleague"),
    "broken_link": _("Broken link"),
    "unhelpful": _("Surely not helpful"),
    "product_changed": _("Product changed since"),
    "stale": _("Translation behind its source"),
    "review_due": _("Review due"),
    "duplicate": _("Seems to be said twice"),
    "unused": _("Not used for 28 days"),
}
TROUBLE_TONES = {
    "flagged": "overdue", "broken_link": "overdue", "unhelpful": "overdue", "product_changed": "soon",
    "stale": "soon", "review_due": "soon",
}  # fmt: skip
FARE_SORTS = {
    "weight": pgettext_lazy("sort", "Most urgent first"),
    "readings": pgettext_lazy("sort", "Most read first"),
    "helpful": pgettext_lazy("sort", "Least helpful first"),
    "age": pgettext_lazy("sort", "Longest unchecked first"),
    "linked": pgettext_lazy("sort", "Most used by agents first"),
}
FLAGS = {
    "wrong": pgettext_lazy("flag", "Wrong"),
    "outdated": pgettext_lazy("flag", "Outdated"),
    "unclear": pgettext_lazy("flag", "Unclear"),
}
OUTCOMES = {
    "still_right": pgettext_lazy("review", "Still right"),
    "changed": pgettext_lazy("review", "Changed"),
    "retired": pgettext_lazy("review", "Retired"),
}
REFUSALS = {
    "gone": _("That is no longer there."),
    "state": _("That is no longer possible: somebody has settled it meanwhile."),
    "self": _("Choose another gap to put it with."),
    "article": _("Choose an article that is published."),
    "reason": _("Choose a reason."),
    "staff": _("Choose somebody who writes articles."),
    "title": _("Write a few words."),
    "signals": _("Choose some of the questions, not all."),
    "moved": _("The shelves have changed meanwhile. This is the proposal as it is now."),
}
REGROUPING = {
    "self": _("Choose another one."),
    "apart": _("They stand in different collections or languages and cannot be put together."),
    "part": _("There is no such section."),
}

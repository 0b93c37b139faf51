"""The form for a new token."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.core import api as core

from .shapes import ORDERS, PUBLISH, READ, RECORDS, RUN, SEARCH, TALK, WRITE

SCOPE_WORDS = {
    READ: (_("Read articles"), _("Lists and single articles, with their Markdown")),
    SEARCH: (_("Search articles"), _("The same ranking as in the help centre")),
    WRITE: (_("Write drafts"), _("New articles and changes that nobody outside can read yet")),
    RUN: (_("Do tasks for customers"), _("Begin, fill in and confirm what customers can do themselves")),
    TALK: (_("Speak for callers"), _("Let the assistant answer what callers of your telephone system say")),
    PUBLISH: (_("Publish articles"), _("Publish, withdraw, and change what customers are reading")),
    ORDERS: (_("Read orders"), _("Every customer's orders, with parcels and addresses")),
    RECORDS: (_("Bring records in"), _("Customers, products, orders and the rest, from your shop or ERP")),
}
"""Scope → what it is called, and what it opens."""

AUDIENCES = (
    ("public", _("What everybody may read")),
    ("customers", _("Also what only customers may read")),
    ("staff", _("Everything, internal articles and drafts too")),
)
LIFETIMES = (
    ("30", pgettext_lazy("token", "30 days")),
    ("90", pgettext_lazy("token", "90 days")),
    ("365", pgettext_lazy("token", "One year")),
    ("", pgettext_lazy("token", "Until it is revoked")),
)


class TokenForm(forms.Form):
    """What another system is called, and what it may do."""

    name = forms.CharField(
        label=_("Which system is it for?"), max_length=80,
        help_text=_("So that everybody knows later what would stop working without it"),
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        choices=[(scope, words[0]) for scope, words in SCOPE_WORDS.items()],
        error_messages={"required": _("Please choose at least one.")},
    )
    audience = forms.ChoiceField(label=_("Which articles may it see?"), choices=AUDIENCES, initial="public")
    lifetime = forms.ChoiceField(label=_("Valid for"), choices=LIFETIMES, required=False, initial="365")
    per_minute = forms.IntegerField(
        label=_("Requests per minute, at most"), min_value=1, max_value=10_000, initial=300
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def given(self) -> dict[str, Any]:
        """The fields as `tokens.issue` takes them."""
        data = dict(self.cleaned_data)
        days = data.pop("lifetime")
        return {**data, "expires_at": _after(int(days)) if days else None}


def _after(days: int) -> datetime:
    return core.now() + timedelta(days=days)

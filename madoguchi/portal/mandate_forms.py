"""The form by which a customer lets somebody act for her."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.core import api as core
from madoguchi.people import api as people

from .profile_forms import ToldForm


def _day(label: Any, *, required: bool) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class MandateForm(ToldForm):
    """Who, in what, from when until when."""

    email = forms.CharField(
        label=_("E-mail address of the person"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "inputmode": "email"}),
    )
    relation = forms.ChoiceField(
        label=_("Who this person is"), choices=people.MANDATE_RELATIONS, initial="family"
    )
    scopes = forms.MultipleChoiceField(
        label=_("What this person may do"), choices=list(people.MANDATE_SCOPES.items())
    )
    from_day = _day(pgettext_lazy("mandate", "From"), required=False)
    until_day = _day(_("Until and including"), required=False)

    def mandate(self) -> people.Mandate:
        """What was typed; without a first day it begins today."""
        given = self.cleaned_data
        return people.Mandate(
            email=given["email"],
            relation=given["relation"],
            scopes=frozenset(given["scopes"]),
            from_day=given["from_day"] or localdate(core.now()),
            until_day=given["until_day"],
        )

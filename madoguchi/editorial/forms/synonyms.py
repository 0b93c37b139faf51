"""Expressions that mean the same, as an editor types them."""

from django import forms
from django.utils.translation import gettext_lazy

LONGEST = 800


class SynonymForm(forms.Form):
    """One line of the table; expressions stand between commas."""

    ja = forms.CharField(label=gettext_lazy("In Japanese"), required=False, max_length=LONGEST)
    en = forms.CharField(label=gettext_lazy("In English"), required=False, max_length=LONGEST)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)

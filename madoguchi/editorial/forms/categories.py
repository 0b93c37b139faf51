"""The names of a shelf."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CategoryForm(forms.Form):
    """Japanese and English name; without an English one, the Japanese stands for both."""

    title_ja = forms.CharField(label=_("Name in Japanese"), max_length=120)
    title_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)

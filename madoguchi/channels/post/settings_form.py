"""The head of our letters as an administrator types it."""

import dataclasses

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .shapes import LetterHead


class HeadForm(forms.Form):
    """Becomes `LetterHead`."""

    sender_ja = forms.CharField(
        label=_("Sender in Japanese"), required=False, max_length=400,
        help_text=_("Name, address and telephone, line by line. Left empty, it is the issuer of the bills."),
    )  # fmt: skip
    sender_en = forms.CharField(label=_("Sender in English"), required=False, max_length=400)
    formal = forms.BooleanField(label=_("Letters open with 拝啓 and close with 敬具"), required=False)

    def __init__(self, data: QueryDict | None = None, *, held: LetterHead) -> None:
        super().__init__(data, initial=dataclasses.asdict(held), label_suffix="")

    def head(self) -> LetterHead:
        """What was typed."""
        return LetterHead(**self.cleaned_data)

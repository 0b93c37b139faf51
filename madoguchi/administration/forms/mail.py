"""As whom mails are sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core


class SenderForm(forms.Form):
    """Becomes a `MailSender`."""

    name_ja = forms.CharField(label=_("Sender's name in Japanese"), required=False, max_length=120)
    name_en = forms.CharField(label=_("Sender's name in English"), required=False, max_length=120)
    address = forms.EmailField(
        label=_("Sender's address"), required=False,
        help_text=_("Your mail server must be allowed to send for this address (SPF, DKIM)."),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label=_("Answers go to"), required=False, help_text=_("Left empty, they go to the sender's address.")
    )

    def __init__(self, *args: Any, held: core.MailSender, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(held, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def sender(self) -> core.MailSender | None:
        """The checked sender; None, with the reason at its field, where it cannot stand in a mail."""
        try:
            return core.MailSender(**self.cleaned_data)
        except core.SenderRefused as refused:
            self.add_error(refused.field, _("This cannot stand at the head of a mail."))
            return None

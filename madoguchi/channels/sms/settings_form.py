"""What the service has to be told by us, and we by the service."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ..shapes import Field
from .client import HOME
from .send import SERVICE
from .webhook import number


def _wrong_sender(value: str) -> Any:
    """In words what is wrong with a sender; "" for nothing."""
    if number(value) or value.startswith(SERVICE):
        return ""
    return _("Enter a telephone number, or the ID of a messaging service (MG…).")


def _wrong_server(value: str) -> Any:
    fine = value.startswith(("https://", "http://127.0.0.1:"))
    return "" if fine else _("The address begins with https://.")


FIELDS = (
    Field("account_sid", _("Account SID"), _("On the first page of the service's console."), example="AC…"),
    Field("auth_token", _("Auth token"), _("Beside the account SID. It also proves what comes in."),
          secret=True),
    Field("number", _("Sender's number"),
          _("Customers see it and write to it; or the ID of a messaging service."),
          example="050-1234-5678", wrong=_wrong_sender),
    Field("server", _("Server"), _("Of another provider whose API is the same as Twilio's."), required=False,
          default=HOME, seldom=True, wrong=_wrong_server),
)  # fmt: skip
STEPS = (
    _("At the text message service, get a number that can send and receive text messages."),
    _("Copy the account SID, the auth token and the number into the fields below, and save."),
    _("At the number, under “A message comes in”, choose Webhook and POST, and enter {address}"),
    _("Switch the service's own answers to STOP off where its language is not your customers': we confirm."),
    _("Test the connection below, then send a text message to the number."),
)
REASONS = {
    "closed": _("The account is closed or suspended there. The service's console says why."),
    "webhook": _(
        "The keys are right, but the number sends what customers write to another address. On the channel's "
        "page “Have the number send here” enters ours, after asking you."
    ),
    "number": _("The sender's number is not one of this account. Compare it with the service's console."),
}

"""What the other system has to be told by us, and we by it; and a call to copy and try."""

from django.utils.translation import gettext_lazy as _

from ..queries.accounts import webhook_address
from ..shapes import Account, Field
from .signing import KEY, SIGNATURE, TIME

FIELDS = (
    Field("address", _("Where we send our messages"),
          _("Your system's address; we POST one JSON object to it."), kind="url",
          example="https://app.example.jp/madoguchi"),
    Field(KEY, _("Signing key"), _("Both sides sign with it. Copy it to your system."), secret=True,
          made=True),
    Field("inside", _("The address lies in our own network"),
          _("Otherwise addresses of inner networks are refused."), kind="switch", required=False,
          default="no", seldom=True),
)  # fmt: skip
STEPS = (
    _("Enter where your system takes our messages, and save. A signing key is made; copy it to your system."),
    _("Have your system POST what customers write to {address}, signed as the example below."),
    _("Have it check our signature in the same way, and answer 2xx within ten seconds; 409 for a repeat."),
    _("Test the connection below: we send a signed message of the type “ping”."),
)
REASONS = {
    "door": _("Nothing takes our messages at this address, or it leads elsewhere. Check the address."),
    "inside": _("The address lies in an inner network. If it is your own, switch that on under “More”."),
}
_EXAMPLE = """\
KEY='…'
BODY='{"id":"1","type":"message","from":{"id":"u-1","name":"高崎 容子"},"text":"電源が入りません"}'
TIME=$(date +%%s)
SIGN=$(printf '%%s.%%s' "$TIME" "$BODY" | openssl dgst -sha256 -hmac "$KEY" | sed 's/^.* //')
curl -sS -X POST '%(address)s' -H 'Content-Type: application/json' \\
  -H "%(time)s: $TIME" -H "%(signature)s: $SIGN" --data-binary "$BODY"
"""


def example(account: Account) -> str:
    """A call for a shell that brings a first message; only the key has to be put in."""
    return _EXAMPLE % {"address": webhook_address(account), "time": TIME, "signature": SIGNATURE}

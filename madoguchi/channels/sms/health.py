"""Does the service know us, is the number ours, and does it know where to send what customers write?"""

from django.utils.translation import gettext_lazy as _
from twilio.rest import Client

from ..queries.accounts import webhook_address
from ..shapes import Account, Health, Permanent
from .client import texting
from .send import SERVICE
from .webhook import number


def check(account: Account) -> Health:
    """Who we are there, whether the number is ours, and whether its webhook is our address."""
    with texting(account) as client:
        known = client.api.v2010.accounts(str(account.settings.get("account_sid", ""))).fetch()
    name, sender = str(known.friendly_name or ""), str(account.settings.get("number", ""))
    if str(known.status or "active") != "active":
        return Health(ok=False, name=name, reason="closed")
    details = ((_("Sender's number"), sender),)
    if sender.startswith(SERVICE):
        return Health(ok=True, name=name, details=details)
    try:
        with texting(account) as client:
            found = _hook(client, number(sender))
    except Permanent:  # a compatible service that keeps no list of numbers
        return Health(ok=True, name=name, details=details)
    if found is None:
        return Health(ok=False, name=name, reason="number", details=details)
    if found != webhook_address(account):
        more = (_("Webhook address there"), found or _("none, or switched off"))
        return Health(ok=False, name=name, reason="webhook", details=(*details, more))
    return Health(ok=True, name=name, details=details)


def _hook(client: Client, sender: str) -> str | None:
    """Where the service sends what comes to this number; None where the number is not ours."""
    rows = client.incoming_phone_numbers.list(phone_number=sender, limit=1)
    return str(rows[0].sms_url or "") if rows else None

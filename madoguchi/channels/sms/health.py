"""Does the service know us, is the number ours, and does it know where to send what customers write?"""

from django.utils.translation import gettext_lazy as _

from ..queries.accounts import webhook_address
from ..shapes import Account, Health, Permanent
from .client import texting
from .pointing import address_there
from .send import SERVICE


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
        found = address_there(account)
    except Permanent:  # a compatible service that keeps no list of numbers
        return Health(ok=True, name=name, details=details)
    if found is None:
        return Health(ok=False, name=name, reason="number", details=details)
    if found != webhook_address(account):
        more = (_("Webhook address there"), found or _("none, or switched off"))
        return Health(ok=False, name=name, reason="webhook", details=(*details, more))
    return Health(ok=True, name=name, details=details)

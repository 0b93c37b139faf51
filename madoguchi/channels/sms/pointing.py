"""Where the service sends what customers write to our number; had changed to our address with one press."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from twilio.rest import Client

from ..queries.accounts import webhook_address
from ..shapes import Account, Act, Health, Permanent
from .client import texting
from .webhook import number


def address_there(account: Account) -> str | None:
    """Where the number sends now, "" for nowhere; None where the number is not ours.

    Raises Permanent where a compatible service keeps no list of numbers.
    """
    with texting(account) as client:
        found = _own(client, account)
        return str(found.sms_url or "") if found else None


def point_here(account: Account) -> Health:
    """Have the number send to our webhook. Raises Permanent, Temporary, Broken."""
    with texting(account) as client:
        found = _own(client, account)
        if found is None:
            raise Permanent("number")
        client.incoming_phone_numbers(found.sid).update(sms_url=webhook_address(account), sms_method="POST")
    return Health(ok=True)


def what_changes(account: Account) -> str:
    """What the number stops doing; "" where it sends here already, or nowhere. Raises as `texting` does."""
    there = address_there(account)
    if not there or there == webhook_address(account):
        return ""
    said = _(
        "The number sends what customers write to %(there)s today. From now on it comes here, and no more "
        "there."
    )
    return said % {"there": there}


def _own(client: Client, account: Account) -> Any:
    """The number as the service keeps it; None where it is not one of ours."""
    sender = number(str(account.settings.get("number", "")))
    rows = client.incoming_phone_numbers.list(phone_number=sender, limit=1) if sender else []
    return rows[0] if rows else None


ACTS = (
    Act(
        "webhook", gettext_lazy("Have the number send here"),
        gettext_lazy("Enters our webhook address at the service, for the number of this account."),
        icon="webhook", run=point_here, asks=what_changes,
    ),
)  # fmt: skip

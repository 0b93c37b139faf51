"""Does WhatsApp know us, which number is ours, and does it know where to send what customers write?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..meta.graph import get, needed
from ..queries.accounts import webhook_address
from ..shapes import Account, Health

FIELDS = "display_phone_number,verified_name,quality_rating,status,webhook_configuration"


def check(account: Account) -> Health:
    """The number, its name and quality, and whether its webhook is ours. Raises what `graph.get` raises."""
    number = get(account, needed(account, "phone_number_id"), fields=FIELDS)
    shown, name = str(number.get("display_phone_number") or ""), str(number.get("verified_name") or "")
    details = [(_("Telephone number"), shown)]
    if quality := _quality(str(number.get("quality_rating") or "")):
        details.append((_("Quality seen by WhatsApp"), quality))
    found = {"number": "".join(one for one in shown if one.isdigit())}
    webhooks = [str(one) for one in (number.get("webhook_configuration") or {}).values() if one]
    if webhook_address(account) not in webhooks:
        details.append((_("Webhook address at WhatsApp"), ", ".join(webhooks) or _("none, or switched off")))
        return Health(ok=False, name=name, reason="webhook", details=tuple(details), found=found)
    return Health(ok=True, name=name, details=tuple(details), found=found)


def _quality(code: str) -> str:
    return {
        "GREEN": pgettext("quality", "high"),
        "YELLOW": pgettext("quality", "medium"),
        "RED": pgettext("quality", "low"),
    }.get(code, "")

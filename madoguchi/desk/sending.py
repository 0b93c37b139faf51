"""How the sending of our messages fares, in words: what failed says why, and is never called sent."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import DELIVERY_STATES, DeliveryShape

STATES = {
    "waiting": pgettext_lazy("delivery", "Waits to be sent"),
    "sending": pgettext_lazy("delivery", "Being sent"),
    "unknown": pgettext_lazy("delivery", "May not have arrived"),
    "sent": pgettext_lazy("delivery", "Sent"),
    "failed": pgettext_lazy("delivery", "Could not be sent"),
    "delivered": pgettext_lazy("delivery", "Delivered"),
    "read": pgettext_lazy("delivery", "Read"),
}
REASONS = {
    "address": _("the address does not exist"),
    "blocked": _("the customer does not take messages there"),
    "busy": _("the service is busy"),
    "door": _("nothing takes our messages at the address of the other system"),
    "file": _("the service does not take this file"),
    "filtered": _("the telephone company held it back"),
    "garbage": _("the service answered something odd"),
    "held": _("the service does not answer just now"),
    "inside": _("the address of the other system lies in an inner network"),
    "interrupted": _("sending was cut off"),
    "keys": _("the service refuses our keys"),
    "locked": _("the service has locked our account or number"),
    "no_answer": _("the service did not answer"),
    "no_route": _("it is not known where to reach the customer"),
    "paused": _("the account is paused"),
    "payment": _("the payment for our account does not go through"),
    "quota": _("the messages of this month are used up"),
    "refused": _("the service refused it"),
    "region": _("the account may not send to that country"),
    "sender": _("our sender's number is not allowed to send it"),
    "switched_off": _("the telephone is switched off or out of reach"),
    "template": _("the template does not fit or is no longer approved"),
    "too_long": _("the text is too long"),
    "undeliverable": _("the message cannot be delivered to the customer there"),
    "unreachable": _("the service could not be reached"),
    "window": _("the time for free replies is over"),
}
WORST_FIRST = ("failed", "unknown", *(one for one in DELIVERY_STATES if one not in ("failed", "unknown")))


def words_of(deliveries: Iterable[DeliveryShape | None]) -> str:
    """What the worst of these says; "" where no channel carries them."""
    known = [one for one in deliveries if one is not None]
    if not known:
        return ""
    worst = min(known, key=lambda one: WORST_FIRST.index(one.state))
    state, reason = str(STATES[worst.state]), str(REASONS.get(worst.reason, ""))
    if worst.state in ("sent", "delivered", "read") and (how := _how(known)):
        return pgettext("delivery", "%(state)s (%(how)s)") % {"state": state, "how": how}
    return (
        pgettext("delivery", "%(state)s: %(reason)s") % {"state": state, "reason": reason}
        if reason
        else state
    )


def _how(known: Iterable[DeliveryShape]) -> str:
    """By which ways they went, where these differ in cost, and as how many messages they count; "" else."""
    ways = dict.fromkeys((one.channel, one.how) for one in known if one.how)
    said = [str(conversations.channel(channel).hows.get(how, "")) for channel, how in ways]
    units = sum(one.units for one in known)
    if units > 1:
        said.append(ngettext("%(count)s message", "%(count)s messages", units) % {"count": units})
    return pgettext("delivery", ", ").join(filter(None, said))

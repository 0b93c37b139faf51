"""How the accounts of the channels fare and what a channel can do, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from madoguchi.conversations.shapes import Capabilities
from madoguchi.ui import api as ui

from .queries.faring import Faring
from .shapes import Adapter

STATES = {
    "works": (pgettext_lazy("account", "Works"), "done", "circle-check"),
    "setup": (pgettext_lazy("account", "Being set up"), "soon", "wrench"),
    "paused": (pgettext_lazy("account", "Paused"), "soon", "circle-pause"),
    "closed": (pgettext_lazy("account", "Closed"), "plain", "archive"),
    "keys": (pgettext_lazy("account", "Keys are refused"), "overdue", "key-round"),
    "quota": (pgettext_lazy("account", "Messages are used up"), "overdue", "circle-alert"),
    "rests": (pgettext_lazy("account", "Rests"), "overdue", "clock"),
    "fails": (pgettext_lazy("account", "The test failed"), "overdue", "circle-alert"),
}
"""State of an account → word, tone, icon."""

REASONS = {
    "busy": gettext_lazy("The service is busy and asks us to wait. Test again in a minute."),
    "garbage": gettext_lazy("The service's answer made no sense. Check that the addresses are right."),
    "incomplete": gettext_lazy("Some fields that are needed are still empty. Fill them in and test again."),
    "inside": gettext_lazy(
        "No service stands at this address: it belongs to a machine itself. Enter the one that the service"
        " names."
    ),
    "keys": gettext_lazy("The service refuses the keys. Copy them there once more, or make new ones."),
    "no_answer": gettext_lazy("The service did not answer in time. Test again in a minute."),
    "quota": gettext_lazy("The messages of this month are used up. Take a larger plan at the service."),
    "refused": gettext_lazy("The service refused the request. Check there what this account may do."),
    "unknown": gettext_lazy("This kind of channel is not part of this installation any more."),
    "unreachable": gettext_lazy("The service could not be reached. Check its address and our network."),
    "webhook": gettext_lazy(
        "The keys are right, but the service sends messages elsewhere. Enter our webhook address there"
        " and switch it on."
    ),
}
"""Code of a failed test, or of a failed sending → what to do."""

PROBLEMS = {
    "NotUnderstood": gettext_lazy("We do not know this kind of event: %(what)s"),
    "NotPossible": gettext_lazy("It does not fit the conversation's state: %(what)s"),
    "KeyError": gettext_lazy("Something that belongs to it was missing: %(what)s"),
}
FORMATTING = {
    "none": pgettext_lazy("formatting", "Plain text"),
    "markdown": pgettext_lazy("formatting", "Bold, lists and links"),
    "html": pgettext_lazy("formatting", "Everything that mail can show"),
}
UNITS = {
    "characters": gettext_lazy("%(many)s characters"),
    "utf16": gettext_lazy("%(many)s characters (an emoji counts as two)"),
    "bytes": gettext_lazy("%(many)s bytes"),
}
RECEIPTS = {
    "sent": pgettext_lazy("receipt", "sent"),
    "delivered": pgettext_lazy("receipt", "delivered"),
    "read": pgettext_lazy("receipt", "read"),
    "failed": pgettext_lazy("receipt", "failed"),
}
MANY_KINDS = {
    "image/*": pgettext_lazy("files", "pictures"),
    "video/*": pgettext_lazy("files", "films"),
    "audio/*": pgettext_lazy("files", "sound"),
    "*/*": pgettext_lazy("files", "all kinds"),
}


def reason(adapter: Adapter | None, code: str) -> str:
    """What a code means and what to do about it; "" for no code."""
    if not code:
        return ""
    own: Mapping[str, Any] = adapter.reasons if adapter else {}
    words = own.get(code) or REASONS.get(code)
    return str(words) if words else _("The service said: %(reason)s") % {"reason": code}


def state(one: Faring) -> dict[str, Any]:
    """The state of an account as a badge: label, tone, icon."""
    label, tone, icon = STATES[one.state]
    if one.state == "rests" and one.until:
        label = pgettext("account", "Rests until %(time)s") % {"time": ui.clock(one.until)}
    return {"label": label, "tone": tone, "icon": icon}


def problem(adapter: Adapter | None, noted: str) -> str:
    """Why an event was not understood, as people read it."""
    kind, colon, what = noted.partition(": ")
    if not colon:
        return reason(adapter, noted)
    return str(PROBLEMS.get(kind, gettext_lazy("It could not be read: %(what)s"))) % {"what": what}


def capabilities(adapter: Adapter) -> tuple[tuple[str, str], ...]:
    """What the channel can do, as pairs of label and words."""
    return tuple(_capabilities(adapter.capabilities))


def _capabilities(can: Capabilities) -> Iterator[tuple[str, str]]:
    unit = UNITS.get(can.length_unit, UNITS["characters"])
    yield _("Longest message"), str(unit) % {"many": f"{can.max_length:,}"}
    yield _("Formatting"), str(FORMATTING.get(can.formatting, can.formatting))
    yield _("Files"), _files(can)
    receipts = " · ".join(str(RECEIPTS[one]) for one in can.receipts if one in RECEIPTS)
    yield _("The service reports"), receipts or _("nothing about our messages")
    yield _("Free replies"), _window(can)
    yield _("Approved templates"), _yes(can.templates)
    yield _("Choices to press"), _choices(can)
    yield (
        _("Writing first"),
        (_("Yes, once the address is known") if can.can_write_first else _("Only after the customer wrote")),
    )
    if can.cost:
        yield _("Cost"), str(can.cost)


def _files(can: Capabilities) -> str:
    if can.files is None:
        return _("None; customers get a link")
    words = _("at most %(many)s of %(size)s each") % {
        "many": can.files.most, "size": filesizeformat(can.files.max_bytes),
    }  # fmt: skip
    named = [one.rpartition("/")[2].upper() for one in can.files.kinds if not one.endswith("*")]
    wide = [str(MANY_KINDS[one]) for one in can.files.kinds if one in MANY_KINDS]
    return f"{', '.join((*wide, *named))} · {words}" if wide or named else words


def _window(can: Capabilities) -> str:
    if can.reply_window is None:
        return _("Without limit of time")
    return _("Within %(time)s of the customer's last message") % {"time": ui.duration(can.reply_window)}


def _choices(can: Capabilities) -> str:
    if not can.quick_replies:
        return _("None; choices stand in the text")
    most = {"many": can.quick_replies, "letters": can.quick_reply_length}
    return _("Up to %(many)s, of at most %(letters)s characters each") % most


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")

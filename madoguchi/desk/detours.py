"""A customer who is not reached where her conversation is held: said before anything is sent."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, Detour


def detour_of(here: ConversationShape) -> Detour | None:
    """The way around; None while she is reached where her conversation is held."""
    if not conversations.capabilities(here.channel).delivers:
        return None
    return conversations.reach().detour(here.id, here.customer_id, here.channel)


def around(here: ConversationShape, found: Detour | None) -> ConversationShape:
    """The conversation as its next reply will find it: on the channel that reaches her."""
    return replace(here, channel=found.channel) if found and found.channel else here


def composing(here: ConversationShape, found: Detour | None) -> dict[str, Any]:
    """What the composer says of it, and the channel that its writer has before her eyes."""
    return {"by": around(here, found).channel, "detour": words_of(here, found) if found else ""}


def words_of(here: ConversationShape, found: Detour) -> str:
    """Why she is not reached there, and how this reply reaches her."""
    names = {"channel": conversations.channel(here.channel).label}
    if found.why == "parted":
        why = _("The customer has parted %(channel)s from her page.") % names
    else:
        why = _("The customer takes no messages by %(channel)s any more.") % names
    if not found.channel:
        return f"{why} " + _("No other way to reach her is known; she can read the reply on her page.")
    return f"{why} " + _("This reply goes by %(way)s.") % {"way": conversations.channel(found.channel).label}


def shown_by(here: ConversationShape) -> dict[str, str]:
    """For the composer's script: the channel that a reply goes by now, where it is another one."""
    found = detour_of(here)
    return {"by": around(here, found).channel} if found else {}


def refusal(here: ConversationShape, found: Detour | None, seen: str) -> str:
    """That her way has changed since the composer was drawn, to be read before anything goes; "" if not."""
    if found is None or not found.channel or seen == found.channel:
        return ""
    return words_of(here, found) + " " + _("Nothing has been sent. Please send it again if that is right.")

"""After the reply window: a text that the service approved beforehand, chosen and filled by staff."""

from collections.abc import Mapping

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import Received

from ..queries.accounts import account, adapter, route_of_conversation, route_of_customer
from ..shapes import Template

LONGEST_VALUE = 300


class TemplateRefused(ValueError):
    """It cannot be sent so. `reason`: "gone" (no longer approved); "empty" or "too_long", of this `hole`."""

    def __init__(self, reason: str, hole: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hole = reason, hole


def has_templates(channel: str) -> bool:
    """Whether there are any on this channel."""
    return adapter(channel) is not None and conversations.capabilities(channel).templates


def templates_of(*, conversation_id: int) -> tuple[Template, ...]:
    """What may be sent there; the service is asked. Raises SendingTrouble when it does not answer."""
    here = conversations.brief(conversation_id)
    how = adapter(here.channel)
    place = {"channel": here.channel}
    route = route_of_conversation(conversation_id=here.id, **place)
    route = route or route_of_customer(customer_id=here.customer_id, **place)
    whose = account(route.account_id) if route else None
    return how.templates(whose) if how and whose else ()


def send_template(
    *, conversation_id: int, staff_id: int, name: str, language: str, values: Mapping[str, str],
    client_id: str,
) -> Received:  # fmt: skip
    """Say a template with its holes filled, as a reply of this person; the same client_id counts once.

    Raises TemplateRefused, SendingTrouble, and what conversations.reply raises.
    """
    found = templates_of(conversation_id=conversation_id)
    chosen = next((one for one in found if (one.name, one.language) == (name, language)), None)
    if chosen is None:
        raise TemplateRefused("gone")
    filled = {hole: " ".join(values.get(hole, "").split()) for hole in chosen.holes}
    for hole, value in filled.items():
        if not value or len(value) > LONGEST_VALUE:
            raise TemplateRefused("too_long" if value else "empty", hole)
    told = {"name": name, "language": language, "holes": list(chosen.holes), "values": filled}
    return conversations.reply(
        conversation_id=conversation_id, staff_id=staff_id, text=chosen.words(filled), client_id=client_id,
        template=told,
    )  # fmt: skip
